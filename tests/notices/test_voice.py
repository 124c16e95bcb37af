"""What is said in our own voice fits what people would leave and what it is read on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safeconduct.notices.channels import as_message, short_text, spoken_text
from safeconduct.notices.model import Contact
from safeconduct.notices.own_language import untranslated
from safeconduct.notices.promise import check_notice
from safeconduct.notices.speak import Speaker
from safeconduct.notices.voice import VOICE, voice_key
from safeconduct.operation.model import Consent, Text
from tests.notices.small import find, issue, languages, notice, operation

ENGLISH, ARABIC = languages()


def said(**other: object) -> str:
    told = notice(of=issue(**other))  # type: ignore[arg-type] # of an issue
    return " ".join(Speaker(ENGLISH).sentence(each) for each in told.sentences())


def test_in_a_disaster_nothing_is_said_of_war() -> None:
    assert "law of war" in said()
    assert "pause in the fighting" in said()
    words = said(situation="disaster")
    assert "war" not in words
    assert "fighting" not in words
    assert "orders nobody to leave" in words


@pytest.mark.parametrize("situation", ["armed-conflict", "disaster"])
@pytest.mark.parametrize("language", languages(), ids=lambda each: each.code)
def test_no_message_calls_itself_a_paper(situation: str, language: object) -> None:
    told = notice(of=issue(situation=situation))
    speaker = Speaker(language)  # type: ignore[arg-type] # one of both
    for words in (short_text(told, speaker), " ".join(spoken_text(told, speaker))):
        assert speaker.say(voice_key(situation, "message"), {}) in words  # type: ignore[arg-type] # of both
        assert "paper" not in words
        assert "الورقة" not in words
    assert find(as_message(told), VOICE).key == voice_key(situation, "message")  # type: ignore[arg-type] # of both


def test_a_short_message_says_what_it_is_about_and_whom_to_ask() -> None:
    crescent = Contact(Text("Crescent", "الهلال"), Text("telephone 140", "هاتف 140"), True, None)
    words = short_text(notice(of=issue(contacts=(crescent,))), Speaker(ENGLISH))
    assert words.startswith("Ways out: Town. Announced, not agreed by all.")
    assert "Crescent (independent of the parties): telephone 140" in words
    assert "Nobody independent" not in short_text(notice(), Speaker(ENGLISH))


def test_a_number_that_is_dialled_keeps_its_order_in_arabic() -> None:
    crescent = Contact(
        Text("Crescent", "الهلال"), Text("021-140 200", "هاتف 021-140 200"), True, None
    )
    told = notice(of=issue(contacts=(crescent,)))
    contact = find(told, "contact.1")
    assert "\u2066021-140 200\u2069" in Speaker(ARABIC).sentence(contact)
    assert "\u2066" not in Speaker(ENGLISH).sentence(contact)


def test_two_ways_are_dual_in_arabic() -> None:
    told = notice(operation())
    ways = [Speaker(ARABIC).sentence(each) for each in told.sentences()]
    assert not any("الطرق 1 و2" in each for each in ways)
    whole = operation()
    third = replace(whole.corridors["west"], id="third")
    three = notice(replace(whole, corridors={**whole.corridors, "third": third}))
    said = " ".join(Speaker(ARABIC).sentence(each) for each in three.sentences())
    assert "الطريقان 1 و3" in said


def test_a_consent_that_no_source_states_is_nobodys() -> None:
    whole = operation()
    west = whole.corridors["west"]
    assumed = replace(west, consent={**west.consent, "front": Consent("front", "given")})
    told = notice(replace(whole, corridors={"west": assumed}))
    assert find(told, "standing").key == "standing.ANNOUNCED"
    keys = {each.key for each in told.sentences()}
    assert "agreement.no-source" in keys
    assert "corridors.west.consent.front" in {bond.key for bond in told.untold}
    (agreed,) = [each for each in told.sentences() if each.key == "agreement.agreed"]
    assert "front" not in Speaker(ENGLISH).sentence(agreed).lower()
    assert check_notice(told, replace(whole, corridors={"west": assumed}), [], languages()) == []


def test_a_way_that_rests_on_unsourced_consent_alone_is_not_told() -> None:
    whole = operation()
    west = whole.corridors["west"]
    silent = {party: Consent(party, "given") for party in west.consent}
    alone = replace(west, consent=silent, announced=None)
    told = notice(replace(whole, corridors={**whole.corridors, "west": alone}))
    assert told.corridors == ("east",)


def test_where_people_are_taken_needs_a_source() -> None:
    whole = operation()
    sites = {id_: replace(site, source=None) for id_, site in whole.sites.items()}
    assumed = replace(whole, sites=sites)
    told = notice(assumed)
    assert "leads.to" not in {each.key for each in told.sentences()}
    assert "corridors.west.leads_to" in {bond.key for bond in told.untold}
    stated = replace(whole.corridors["west"], source="radio")
    again = notice(replace(assumed, corridors={**whole.corridors, "west": stated}))
    assert "leads.to" in {each.key for each in again.sentences()}


@pytest.mark.parametrize(("how", "refused"), [("112", 0), ("+963 21-140 200", 0), ("radio", 1)])
def test_a_number_to_dial_needs_no_translation(how: str, refused: int) -> None:
    crescent = Contact(Text("Crescent", "الهلال"), Text(how), True, None)
    told = notice(of=issue(contacts=(crescent,)))
    found = [f.code for f in untranslated(ARABIC, [told], operation()) if how in f.what]
    assert found == ["SC954"] * refused
