"""What the terms say, in plain words: of offers that are open, and never more than is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from safeconduct.announcements.finding import Days
from safeconduct.announcements.model import SaidTerms
from safeconduct.notices.model import Bond, Issue, Section, Sentence, Value
from safeconduct.operation.model import HandingIn, Operation
from safeconduct.safeguards.names import corridor_names
from safeconduct.terms.model import (
    Basis,
    Condition,
    DayRange,
    FactCondition,
    Instrument,
    Joined,
    Offer,
    RivalCondition,
    Spans,
    TimeRule,
)
from safeconduct.terms.readings import Fixed, values_of
from safeconduct.terms.windows import settled_questions, sure_and_perhaps, window_of

_SHARED = ("terms.claims", "terms.not-nobody", "terms.open")
_STATES = frozenset({"who", "act", "offence", "exclusions", "window", "effect", "claims"})


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer that can be taken up on the day of issue or later: surely, or in some readings."""

    instrument: Instrument
    offer: Offer
    sure: Spans
    perhaps: Spans

    @property
    def name(self) -> str:
        """As a file writes it."""
        return f"{self.instrument.id}/{self.offer.id}"

    @property
    def promise(self) -> Offer:
        """The offer as it is told: with the first of its days that are sure."""
        first, last = self.sure[0]
        window = self.offer.window
        told = TimeRule(Fixed(first), Fixed(last), window.basis, None)
        who, act = (_asked(surely(each)) for each in (self.offer.who, self.offer.act))
        return replace(self.offer, window=told, who=who, act=act)

    @property
    def told(self) -> bool:
        """Whether it can surely be taken up: on some day, by somebody, in every reading."""
        return bool(self.sure) and False not in (surely(self.offer.who), surely(self.offer.act))


def open_offers(instruments: Sequence[Instrument], issue: Issue) -> tuple[OpenOffer, ...]:
    """Give the offers that the public is told of: enacted, known by then, and not over.

    Parameters
    ----------
    instruments
        The texts of the operation.
    issue
        Whose day of issue counts.
    """
    day = issue.issued
    found = []
    for text in instruments:
        if text.standing != "enacted" or text.known_since > day:
            continue
        for offer in text.offers.values():
            if offer.standing != "enacted":
                continue
            windows = values_of(window_of(text, offer, day))
            ahead = [
                tuple(
                    (max(first, day), last) for first, last in spans if last is None or last >= day
                )
                for spans in windows
            ]
            sure, perhaps = sure_and_perhaps(ahead)
            if sure or perhaps:
                found.append(OpenOffer(text, offer, sure, perhaps))
    return tuple(found)


def terms_section(
    operation: Operation, instruments: Sequence[Instrument], issue: Issue
) -> tuple[Section, ...]:
    """Give a section for each offer that can be taken up, and one for what was only asked for.

    Parameters
    ----------
    operation
        With where the terms can be taken up.
    instruments
        The texts of the operation.
    issue
        Whose day of issue counts.
    """
    offers = open_offers(instruments, issue)
    sections = list(_shared([(each, _of_offer(each, operation, issue)) for each in offers]))
    asked = tuple(_appeals(instruments, issue))
    if offers:
        first = offers[0]
        bond = (Bond(first.name, first.offer.where),)
        general = [
            Sentence("terms.children", "terms.children"),
            Sentence("terms.text", "terms.text", {}, bond),
        ]
        if any(each.instrument.reviewed is None for each in offers):
            general.append(Sentence("terms.not-reviewed", "terms.not-reviewed", {}, bond))
        sections.append(Section("limits", (*asked, *general)))
    elif asked:
        sections.append(Section("limits", asked))
    return tuple(sections)


def _shared(told: Sequence[tuple[OpenOffer, Section]]) -> Iterator[Section]:
    """Say once, after the offers of a text, what holds for all of them that are told."""
    for text in dict.fromkeys(offer.instrument.id for offer, _ in told):
        sections = [section for offer, section in told if offer.instrument.id == text]
        title = next(offer.instrument.title for offer, _ in told if offer.instrument.id == text)
        common = [
            sentence
            for sentence in sections[0].sentences
            if sentence.key in _SHARED
            and len(sections) > 1
            and all(any(_same(sentence, each) for each in s.sentences) for s in sections)
        ]
        for section in sections:
            own = tuple(s for s in section.sentences if not any(_same(s, c) for c in common))
            yield replace(section, sentences=own)
        if common:
            yield Section(f"terms.{text}", tuple(common), title)


def _same(one: Sentence, other: Sentence) -> bool:
    return one.key == other.key and one.values == other.values


def _of_offer(each: OpenOffer, operation: Operation, issue: Issue) -> Section:
    offer, instrument = each.offer, each.instrument
    if not each.told:
        bond = (Bond(f"{each.name}.window", offer.where, offer.window.basis.sources),)
        days = Days((), each.perhaps or each.sure)
        unclear = Sentence(f"terms.{each.name}.unclear", "terms.unclear", {"days": days}, bond)
        return Section(f"terms.{each.name}", (unclear,), offer.title)
    said = SaidTerms("enacted", issue.issued, each.promise, _STATES, instrument, offer)
    sentences = [
        Sentence(f"terms.{each.name}.{id_}", key, values, (_bond(each, part),), said)
        for id_, key, values, part in _parts(each)
    ]
    sentences += _handing_in(each, operation)
    sentences += _questions(each, issue)
    return Section(f"terms.{each.name}", tuple(sentences), offer.title)


Part = tuple[str, str, dict[str, Value], str]


def _parts(each: OpenOffer) -> Iterator[Part]:
    """Give id, key and values of every sentence of an offer, and the part of it that it tells."""
    promise = each.promise
    yield "text", "terms.of-text", {"title": each.instrument.title}, "title"
    for limb, condition in (("who", promise.who), ("act", promise.act)):
        if condition is not None:
            yield limb, f"terms.{limb}", {}, limb
        for place, part in enumerate(conjuncts(condition), 1):
            yield f"{limb}.{place}", "terms.item", {"condition": part}, limb
    if promise.offence is not None:
        yield "offence", *_offence(promise.offence), "offence"
    first = values_of(promise.window.opens)[0]
    last = values_of(promise.window.last)[0]
    yield "when", "terms.when", {"days": Days(((first, last),))}, "window"
    yield "gives", "terms.gives", {"says": promise.effect.says}, "effect"
    if promise.effect.limits is not None:
        yield "limits", "terms.limits", {"says": promise.effect.limits}, "effect"
    for exclusion in promise.exclusions:
        yield f"not.{exclusion.id}", "terms.not", {"says": exclusion.says}, "exclusions"
    if not promise.exclusions:
        yield "not", "terms.not-nobody", {}, "exclusions"
    if promise.claims is not None:
        yield "claims", "terms.claims", {"says": promise.claims.says}, "claims"


def _asked(condition: Condition | bool | None) -> Condition | None:
    return None if isinstance(condition, bool) else condition


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """Give what must all hold, each for itself."""
    if condition is None:
        return ()
    if isinstance(condition, Joined) and condition.how == "all":
        return tuple(part for each in condition.parts for part in conjuncts(each))
    return (condition,)


def surely(condition: Condition | None) -> Condition | bool | None:
    """Give a condition that meets this one in every reading of what the text leaves open.

    Parameters
    ----------
    condition
        Of an offer; ``None`` asks nothing.

    Returns
    -------
    Condition, bool or None
        Where readings differ, all of them are asked for; of lists, what stands on each. ``True``
        asks nothing, ``False`` is met by nobody in some reading.
    """
    return None if condition is None else _settled(condition, sure=True)


def _settled(condition: Condition | bool, *, sure: bool) -> Condition | bool:
    """Replace open questions by what meets all of their readings, or inside a *not* any."""
    if isinstance(condition, RivalCondition):
        parts = [_settled(branch, sure=sure) for _, branch in condition.branches]
        return (_shared_list(parts) if sure else None) or _together("all" if sure else "any", parts)
    if isinstance(condition, Joined):
        inverts = condition.how == "not"
        inner = [_settled(part, sure=sure != inverts) for part in condition.parts]
        if not inverts:
            return _together(condition.how, inner, condition)
        (part,) = inner
        return not part if isinstance(part, bool) else replace(condition, parts=(part,))
    return condition


def _together(
    how: Literal["all", "any", "not"], parts: Sequence[Condition | bool], of: Joined | None = None
) -> Condition | bool:
    """Join parts; one that decides the whole decides it, one that changes nothing is left out."""
    decides = how == "any"
    if any(part is decides for part in parts):
        return decides
    asked = _without_what_follows(how, [part for part in parts if not isinstance(part, bool)])
    if not asked:
        return not decides
    if len(asked) == 1:
        return asked[0]
    return replace(of, parts=asked) if of is not None else Joined(how, asked)


def _without_what_follows(how: str, parts: Sequence[Condition]) -> tuple[Condition, ...]:
    """Leave out what another part says already: *A or B* beside *A*; of alternatives, *A and B*."""
    plain = {_plain(part): part for part in parts}
    inner = "any" if how == "all" else "all"
    return tuple(
        part
        for alone, part in plain.items()
        if not (
            isinstance(alone, Joined)
            and alone.how == inner
            and any(each in plain for each in alone.parts)
        )
    )


def _plain(condition: Condition) -> Condition:
    """Give a condition without what it rests on, so that equal ones are equal."""
    if isinstance(condition, Joined):
        parts = tuple(_plain(part) for part in condition.parts)
        return Joined(condition.how, parts)
    return replace(condition, basis=Basis())


def _shared_list(parts: Sequence[Condition | bool]) -> FactCondition | None:
    lists = [each for each in parts if isinstance(each, FactCondition) and each.one_of]
    if not lists or len(lists) != len(parts) or len({each.fact for each in lists}) > 1:
        return None
    in_all = tuple(each for each in lists[0].one_of if all(each in other.one_of for other in lists))
    return replace(lists[0], one_of=in_all) if in_all else None


def _offence(days: DayRange) -> tuple[str, dict[str, Value]]:
    """Say the days that count in every reading."""
    begins = [each for each in values_of(days.begins) if each is not None]
    ends = [each for each in values_of(days.through) if each is not None]
    values: dict[str, Value] = {}
    if begins:
        values["begin"] = max(begins)
    if ends:
        values["end"] = min(ends)
    keys = {("begin", "end"): "between", ("begin",): "from", ("end",): "through"}
    return f"terms.offence-{keys[tuple(values)]}", values


def _handing_in(each: OpenOffer, operation: Operation) -> Iterator[Sentence]:
    office = next((o for o in operation.handing_in if o.offer == each.name), None)
    if office is None:
        bond = (Bond("handing_in", each.offer.where),)
        yield Sentence(f"terms.{each.name}.where", "terms.where-unsaid", {}, bond)
        return
    key, values = _office(office, operation)
    bond = (Bond("handing_in", office.where),)
    yield Sentence(f"terms.{each.name}.where", key, values, bond)


def _office(office: HandingIn, operation: Operation) -> tuple[str, dict[str, Value]]:
    values: dict[str, Value] = {"recipient": office.recipient}
    if office.place is not None:
        values["place"] = office.place
        key = "terms.where"
    else:
        key = "terms.where-no-place"
    if office.reached_by:
        values["ways"] = corridor_names(operation, office.reached_by)
        return f"{key}-by", values
    return key, values


def _questions(each: OpenOffer, issue: Issue) -> Iterator[Sentence]:
    """Name what the text leaves open and nobody has settled, where this offer hangs on it."""
    settled = settled_questions(each.instrument, each.offer, issue.issued)
    for question in asked_in(each.offer):
        if question in settled:
            continue
        known = each.instrument.ambiguities[question]
        bond = (Bond(f"{each.instrument.id}.ambiguities.{question}", each.offer.where),)
        values: dict[str, Value] = {"question": known.question}
        yield Sentence(f"terms.{each.name}.open.{question}", "terms.open", values, bond)


def asked_in(offer: Offer) -> tuple[str, ...]:
    """Give the open questions that whom, what or the days of an offer hang on."""
    found: dict[str, None] = {}
    for condition in (offer.who, offer.act, *(each.when for each in offer.exclusions)):
        for part in _everything(condition):
            question = getattr(part, "question", None)
            if question is not None:
                found[str(question)] = None
    return tuple(found)


def _everything(condition: Condition | bool | None) -> Iterator[Condition]:
    if condition is None or isinstance(condition, bool):
        return
    yield condition
    inner = [*getattr(condition, "parts", ()), *(b for _, b in getattr(condition, "branches", ()))]
    for part in inner:
        yield from _everything(part)


def _appeals(instruments: Sequence[Instrument], issue: Issue) -> Iterator[Sentence]:
    """Tell what was only asked for, so that nobody takes it for given."""
    for text in instruments:
        for place, appeal in enumerate(text.appeals, 1):
            day = issue.issued.isoformat()
            if appeal.when[: len(day)] > day or not text.offers:
                continue
            promise = next(iter(text.offers.values()))
            about = SaidTerms(
                appeal.standing, issue.issued, promise, frozenset(), text, None, appeal
            )
            values: dict[str, Value] = {"by": appeal.by, "says": appeal.says}
            bond = (Bond(f"{text.id}.appeals.{place}", None, appeal.basis.sources),)
            yield Sentence(f"terms.{text.id}.appeal.{place}", "terms.appeal", values, bond, about)


def _bond(each: OpenOffer, part: str) -> Bond:
    return Bond(f"{each.name}.{part}", each.offer.where)
