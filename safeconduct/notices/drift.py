"""What of a notice is not, or no longer, what the folder gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeconduct.errors import Fault
from safeconduct.notices.build import build_notice, district_of
from safeconduct.notices.content.ways import advertised
from safeconduct.notices.model import Notice, Sentence
from safeconduct.notices.sentence_fault import sentence_fault
from safeconduct.operation.model import Operation
from safeconduct.terms.model import Instrument


def drifted(
    notice: Notice, operation: Operation, instruments: Sequence[Instrument]
) -> Iterator[Fault]:
    """Find sentences that are not, or no longer, what the folder gives, where it gives them."""
    given = _given(notice, operation, instruments)
    if given is None:
        yield sentence_fault("SC962", None, f"Nothing may be told in the district {notice.id!r}.")
        return
    if _head(notice) != _head(given):
        what = "The name, areas, ways or headings of the notice are not what the folder gives."
        yield sentence_fault("SC962", None, what)
    wanted, said = dict(_placed(given)), list(_placed(notice))
    changed = [each for id_, each in said if wanted.get(id_) != each]
    for _, sentence in changed:
        yield sentence_fault(
            "SC962", sentence, f"The sentence {sentence.id!r} is not what the folder gives."
        )
    told = [id_ for id_, _ in said]
    for id_, (_, sentence) in wanted.items():
        if id_ not in told:
            yield sentence_fault("SC962", sentence, f"The sentence {id_!r} was left out.")
    if not changed and set(told) == set(wanted) and told != list(wanted):
        yield sentence_fault("SC962", None, "A sentence is said twice, or not in its place.")


def _given(
    notice: Notice, operation: Operation, instruments: Sequence[Instrument]
) -> Notice | None:
    """Build the notice anew; ``None`` where its district is gone or no way of it is left."""
    district = district_of(notice.issue, notice.id, operation)
    if district is None or not advertised(operation, district.corridors):
        return None
    return build_notice(operation, instruments, notice.issue, district)


def _head(notice: Notice) -> tuple[object, ...]:
    """Give what a notice says beside its sentences."""
    headings = tuple((each.id, each.title) for each in notice.sections)
    return notice.district, notice.areas, notice.corridors, headings


def _placed(notice: Notice) -> Iterator[tuple[str, tuple[str, Sentence]]]:
    """Give every sentence by its id, with the section it stands in."""
    for section in notice.sections:
        for sentence in section.sentences:
            yield sentence.id, (section.id, sentence)
