"""What a sentence says it rests on is there, in the file and under the key it names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from safeconduct.notices.model import Bond, Notice, Sentence
from safeconduct.notices.promise import check_notice
from safeconduct.notices.voice import VOICE
from safeconduct.operation.model import Text
from tests.notices.built_in import BOTH, built_in
from tests.notices.offers import Case, cases
from tests.notices.small import changed, find, issue, languages, notice, operation

LIBRARY = files("safeconduct.terms") / "library"
SAYS_NOTHING = ("unsaid", "not-nobody", "contact.nobody")
"""Ends of keys of sentences that say that something is not there; they name where it would be."""


def holds(document: Any, path: list[str]) -> bool:
    for step in path:
        if isinstance(document, list):
            if not step.isdigit() or int(step) >= len(document):
                return False
            document = document[int(step)]
        else:
            found = {str(key): value for key, value in (document or {}).items()}
            if step not in found:
                return False
            document = found[step]
    return True


@cache
def clauses(instrument: str) -> Any:
    text = (LIBRARY / f"{instrument}.yaml").read_text("utf-8")
    return yaml.load(text, yaml.CSafeLoader)


def in_text(key: str) -> bool:
    """Tell whether a text of the library has a clause: ``ID/OFFER.PART`` or ``ID.PART``."""
    id_, _, clause = key.partition("/")
    path = ["offers", *clause.split(".")] if clause else id_.split(".")[1:]
    return holds(clauses(id_.split(".")[0]), path)


def rested_on(told: Notice) -> list[tuple[Sentence, Bond]]:
    return [
        (sentence, bond)
        for sentence in told.sentences()
        if not sentence.key.endswith(SAYS_NOTHING)
        for bond in sentence.bonds
    ]


@pytest.mark.parametrize("name", BOTH)
def test_every_field_that_a_sentence_rests_on_is_in_the_folder(name: str) -> None:
    found = built_in(name)
    whole = yaml.safe_load((found.folder / "operation.yaml").read_text("utf-8"))
    settings = found.folder / "notices.yaml"
    # A version that no file gives is the first.
    told = yaml.safe_load(settings.read_text("utf-8")) if settings.exists() else {"version": 1}
    texts = {each.id for each in found.texts}
    kinds = set()
    for sentence, bond in rested_on(found.notice):
        head, *rest = bond.key.split(".")
        if head.startswith("law: "):
            assert sentence.id == VOICE
        elif head.partition("/")[0] in texts:
            assert in_text(bond.key), (sentence.id, bond.key)
        elif head == "notices":
            assert holds(told, rest), (sentence.id, bond.key)
        else:
            assert holds(whole, [head, *rest]), (sentence.id, bond.key)
        kinds.add(head.partition("/")[0])
    assert {"corridors", "notices", "sy-2016-15"} <= kinds


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.offer.name)
def test_every_clause_that_a_sentence_rests_on_is_in_the_text(case: Case) -> None:
    named = [
        (sentence, bond)
        for sentence, bond in rested_on(case.notice)
        if sentence.key.startswith("terms.")
    ]
    assert named
    for sentence, bond in named:
        assert in_text(bond.key), (sentence.id, bond.key)


@pytest.mark.parametrize("name", BOTH)
def test_every_source_that_a_sentence_names_is_known(name: str) -> None:
    found = built_in(name)
    known = {*found.operation.sources, *(s for text in found.texts for s in text.sources)}
    for sentence, bond in rested_on(found.notice):
        assert set(bond.sources) <= known, sentence.id


def test_a_field_that_does_not_exist_is_caught() -> None:
    first = find(notice(), "hours.every-day.west")
    nowhere = replace(first.bonds[0], key="corridors.west.hours")
    told = changed(notice(), first.id, bonds=(nowhere,))
    assert {f.code for f in check_notice(told, operation(), [], languages())} == {"SC962"}


def test_a_place_that_is_not_published_is_not_named_by_its_id_either() -> None:
    whole = operation()
    (quarter,) = find(notice(), "leads.to.west").bonds
    assert quarter.key == "corridors.west.leads_to"
    (named,) = find(notice(whole, of=issue(published=frozenset({"school"}))), "leads.to.west").bonds
    assert named.key == "sites.school.name"
    assert whole.sites["school"].neighbourhood == Text("the north", "الشمال")
