"""The page of the facts, made from the vocabulary."""

from __future__ import annotations

from pathlib import Path

from safeconduct.terms.vocabulary import Fact, Kind, vocabulary

PROSE = Path(__file__).with_suffix(".md")
TITLES = {
    "person": "Who is asked about",
    "role": "What the person did or was",
    "situation": "Where the person stands",
    "offence": "The offence asked about, one at a time",
    "bar": "What texts leave out",
    "act": "What is done",
}
ANSWERS: dict[Kind, str] = {
    "yes-no": "yes or no",
    "day": "a day",
    "list": "one of a list",
    "years": "whole years",
}


def facts_page() -> str:
    """Give docs/reference/facts.md."""
    facts = vocabulary().values()
    tables = [_table(title, [f for f in facts if f.part == part]) for part, title in TITLES.items()]
    tables += [_options(fact) for fact in facts if fact.options]
    prose = PROSE.read_text("utf-8")
    return prose.replace("\nTABLES\n", "\n" + "\n".join(tables)).replace("COUNT", str(len(facts)))


def _table(title: str, facts: list[Fact]) -> str:
    lines = [
        f"## {title}\n",
        "| fact | answer | as a statement | as a question | السؤال |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{fact.id}` | {ANSWERS[fact.kind]} | {fact.that.en} | {fact.ask.en} | {fact.ask.ar} |"
        for fact in facts
    ]
    return "\n".join(lines) + "\n"


def _options(fact: Fact) -> str:
    lines = [f"## The answers of `{fact.id}`\n", "| answer | meaning | المعنى |", "|---|---|---|"]
    lines += [f"| `{id_}` | {text.en} | {text.ar} |" for id_, text in fact.options.items()]
    return "\n".join(lines) + "\n"
