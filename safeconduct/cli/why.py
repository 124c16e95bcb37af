"""Why a plan cannot be better, in the terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safeconduct.operation.model import Operation
    from safeconduct.plans.model import Plan

_WIDTH = 96


def why_lines(plan: Plan, operation: Operation) -> list[str]:
    """Say the proof of an exact plan in words, what rounded times allow, and what queueing or an assembly point would change.

    Parameters
    ----------
    plan, operation
        The plan and what it is of.

    Returns
    -------
    list of str
        No lines for plans of which there is nothing of this to say.
    """
    from safeconduct.brief.cut import cut_sentence  # noqa: PLC0415 - keeps --help quick
    from safeconduct.brief.language import languages  # noqa: PLC0415 - the same
    from safeconduct.brief.rounded import rounded_sentence  # noqa: PLC0415 - the same
    from safeconduct.brief.waiting import waiting_sentences  # noqa: PLC0415 - the same

    english = languages(operation)[0]
    said = [
        cut_sentence(operation, plan, english),
        rounded_sentence(plan, english),
        *waiting_sentences(operation, plan, english),
    ]
    return [
        line
        for sentence in said
        if sentence
        for line in textwrap.wrap(sentence, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    ]
