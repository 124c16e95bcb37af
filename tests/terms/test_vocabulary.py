"""The closed list of facts, the sentences in both languages, and the limits beside the text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

import safeconduct.terms
from safeconduct.operation.model import Text
from safeconduct.terms.decide import decide
from safeconduct.terms.library import library_instrument
from safeconduct.terms.limits import Limit, limits, limits_beside
from safeconduct.terms.tongue import sentences
from safeconduct.terms.vocabulary import AGE, Fact, vocabulary
from tests.gate.test_words import NEVER

HOME = Path(safeconduct.terms.__file__).parent
FORBIDDEN = re.compile(
    r"\b(names?|named|surnames?|nicknames?|ethnic\w*|race|racial|nation|religio\w*|sect\w*|faiths?|"
    r"belie\w*|confession\w*|trib\w*|clans?|units?|battalions?|brigades?|regiments?|command\w*|"
    r"ideolog\w*|origins?|birth\w*|born|villages?|hometown\w*|politic\w*|opinions?|views?|party|"
    r"parties|votes?|voted|biometr\w*|finger\w*|iris|faces?|photos?|dna|scores?|ranks?|risks?|"
    r"lists?|listed|address\w*|phones?|passports?|identit\w*|informants?)\b",
    re.IGNORECASE,
)
FORBIDDEN_AR = re.compile(
    r"\b\w{0,4}(اسم|أسماء|عرقي|طائف|قبيل|عشير|كتيبة|لواء|قائد|عقيدة|مسقط|سياسي|حزب|بصم|قائمة|هوية)"
)
OF_THE_TEXT = re.compile(
    r"\b(the text names|those the text names|the time it names|in named place|of named group|"
    r"grave crime named|under named law)\b"
)
"""Here the text names a crime, a body, a place, a law or a time, and nobody names a person."""
ALLOWED = {
    "named-by-order": "only whether such an order exists; nobody's name is asked",
    "political-purpose": "of the offence, where a text makes it a condition, never a view that is held",
    "handed-to": "to whom one goes: units and religious leaders as those who receive",
}


def phrases(fact: Fact) -> Iterator[Text]:
    """Give every phrase of a fact, in both languages."""
    yield from (fact.that, fact.ask)
    if fact.do is not None:
        yield fact.do
    yield from fact.options.values()


def plain(words: str) -> str:
    """Give words without hyphens and without what a text, not a person, names."""
    return OF_THE_TEXT.sub("", words.replace("-", " "))


@pytest.mark.parametrize("id_", vocabulary())
def test_no_fact_asks_who_somebody_is_or_what_somebody_thinks(id_: str) -> None:
    fact = vocabulary()[id_]
    words = [id_, *fact.options, *(text.en for text in phrases(fact))]
    found = [each for each in words if FORBIDDEN.search(plain(each))]
    in_arabic = [text.ar for text in phrases(fact) if FORBIDDEN_AR.search(text.ar or "")]
    if id_ in ALLOWED:
        assert found, "no exception is needed any more"
    else:
        assert found == []
        assert in_arabic == []


def test_the_rule_finds_what_it_is_for() -> None:
    for words in ("name-of-person", "Which tribe?", "unit", "the commander", "fingerprint", "a score",
                  "religion", "place of origin", "political views", "on a list", "ethnic group"):  # fmt: skip
        assert FORBIDDEN.search(plain(words)), words
    assert not FORBIDDEN.search(plain("the offence is of a kind the text names"))
    assert FORBIDDEN_AR.search("ما اسم الشخص؟")


@pytest.mark.parametrize("id_", vocabulary())
def test_every_fact_can_be_stated_asked_and_done_in_both_languages(id_: str) -> None:
    fact = vocabulary()[id_]
    for text in phrases(fact):
        assert text.en.strip()
        assert re.search(r"[\u0600-\u06ff]", text.ar or ""), text
        assert not re.search(r"[A-Za-z]", text.ar or ""), text
    assert fact.ask.en.endswith("?")
    assert (fact.ask.ar or "").endswith("؟")
    assert not fact.that.en.endswith((".", "?"))
    assert fact.kind in ("yes-no", "day", "list", "years")
    assert fact.part in ("person", "role", "situation", "offence", "bar", "act")
    assert (fact.kind == "list") == bool(fact.options)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    if fact.part == "act" and fact.kind in ("yes-no", "list"):
        assert fact.do is not None, "what is left to do must be said"
    if fact.part != "act":
        assert fact.do is None


def test_the_age_is_asked_first_and_is_the_only_number() -> None:
    assert next(iter(vocabulary())) == AGE
    assert [id_ for id_, fact in vocabulary().items() if fact.kind == "years"] == [AGE]


def test_no_two_facts_ask_the_same() -> None:
    asked = [fact.ask.en for fact in vocabulary().values()]
    assert len(asked) == len(set(asked))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    english, arabic = sentences("en"), sentences("ar")
    assert list(english) == list(arabic)
    for key, sentence in english.items():
        assert placeholders(sentence) == placeholders(arabic[key]), key
        assert "" not in placeholders(sentence), key
        assert sentence.strip(), key
        assert arabic[key].strip(), key


def said_in_code() -> Iterator[tuple[str, str, set[str] | None]]:
    """Give each key that code says, where, and the values it gives, None where they are unpacked."""
    for file in sorted(HOME.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "say" or not node.args:
                continue
            first = node.args[0]
            keys = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            unpacked = any(word.arg is None for word in node.keywords)
            values = None if unpacked else {str(word.arg) for word in node.keywords}
            for key in keys:
                if isinstance(key, ast.Constant):
                    yield f"{file.name}:{node.lineno}", str(key.value), values


def test_every_sentence_that_code_says_is_there_with_its_values() -> None:
    said = list(said_in_code())
    assert len(said) > 30
    for place, key, values in said:
        assert key in sentences("en"), (place, key)
        if values is not None:
            assert placeholders(sentences("en")[key]) <= values, (place, key)


def texts(value: Any) -> Iterator[str]:
    """Give every text below a value; a quotation is somebody else's."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("quote", "where"):
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield re.sub(r"“[^”]*”|«[^»]*»", "", value)


@pytest.mark.parametrize("name", ["vocabulary.yaml", "messages/en.yaml", "limits.yaml"])
def test_what_is_told_keeps_to_the_words_of_the_project(name: str) -> None:
    told = list(texts(yaml.safe_load((HOME / name).read_text("utf-8"))))
    assert len(told) > 20
    assert [text for text in told if NEVER.search(text)] == []


@pytest.mark.parametrize("limit", limits(), ids=lambda limit: limit.id)
def test_every_limit_has_a_source_a_day_and_both_languages(limit: Limit) -> None:
    assert limit.where.strip()
    assert date(1945, 1, 1) <= limit.known_since <= date(2026, 1, 1)
    for text in (limit.title, limit.says):
        assert text.en.strip()
        assert re.search(r"[\u0600-\u06ff]", text.ar or "")
    assert limit.kind in ("treaty", "custom", "policy", "dissent")
    for fact in limit.facts:
        assert vocabulary()[fact].kind == "yes-no"


def test_custom_treaty_policy_and_dissent_always_stand_beside_each_other() -> None:
    always = limits_beside({}, None)
    assert {limit.kind for limit in always} == {"treaty", "custom", "policy", "dissent"}
    assert [limit.id for limit in always] == [limit.id for limit in limits() if not limit.facts]


@pytest.mark.parametrize(
    "limit", [limit for limit in limits() if limit.facts], ids=lambda each: each.id
)
def test_a_limit_comes_in_with_its_facts_and_once_it_was_known(limit: Limit) -> None:
    for fact in limit.facts:
        assert limit in limits_beside({fact: True}, None)
        assert limit in limits_beside({fact: True}, limit.known_since)
        assert limit not in limits_beside({fact: True}, limit.known_since - timedelta(days=1))
        assert limit not in limits_beside({fact: False}, None)
    assert limit not in limits_beside({}, None)


def test_limits_change_no_answer() -> None:
    instrument = library_instrument("sy-2016-15")
    facts = {
        "age-years": 30,
        "carried-arms": True,
        "in-hiding": True,
        "own-initiative": True,
        "handed-over-self": True,
        "handed-over-weapon": True,
        "handed-to": "court",
    }
    for on in (date(2016, 7, 1), date(2016, 8, 1), date(2017, 2, 1), date(2018, 1, 1)):
        without = decide(instrument, facts, on=on)
        for fact in {fact for limit in limits() for fact in limit.facts}:
            assert decide(instrument, facts | {fact: True}, on=on).answers == without.answers


def test_nothing_that_decides_knows_of_limits() -> None:
    deciding = ("decide", "conclude", "follow", "reasons", "windows", "trace", "truth", "readings")
    for name in deciding:
        text = (HOME / f"{name}.py").read_text("utf-8")
        assert "terms.limits" not in text, name
