"""What an announcement says of terms, in the grammar of instruments."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from safeconduct.operation.document_parts import Document, NameText
from safeconduct.operation.document_text import Id, fail, shown
from safeconduct.operation.model import ClauseStanding
from safeconduct.terms.days import Count, MonthEnd
from safeconduct.terms.document import ExclusionDocument, OffenceDocument
from safeconduct.terms.document_conditions import Condition
from safeconduct.terms.document_parts import DayOrEvent, EffectKind, PeriodText, Rival, Sourced


def _reference(stated: object) -> object:
    if not isinstance(stated, str) or re.fullmatch(r"[\w-]+/[\w-]+", stated) is None:
        what = f"{shown(stated)} names no offer of an instrument"
        raise fail("SC908", what)
    return stated


Reference = Annotated[
    str,
    BeforeValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": r"^[\w-]+/[\w-]+$"}),
]
"""``INSTRUMENT/OFFER``, or ``INSTRUMENT/NUMBER`` of an appeal."""


class SaidWindowDocument(Sourced):
    """Until when, as it was said."""

    starts: Rival[DayOrEvent] | None = Field(
        None, description="what the time is counted from; left out: the day it was said"
    )
    opens: Rival[DayOrEvent] | None = Field(
        None, description="first day on which the act counts; left out: that day"
    )
    lasts: Rival[PeriodText] | None = Field(None, description="how long")
    count: Rival[Count] = Field("exclusive", description="as in an instrument")
    month_end: Rival[MonthEnd] = Field("last-day", description="as in an instrument")
    through: Rival[DayOrEvent] | None = Field(None, description="last day, in place of lasts")
    before: Rival[DayOrEvent] | None = Field(None, description="first day that is too late")


class SaidEffectDocument(Sourced):
    """What is given, as it was said."""

    kind: EffectKind = Field(description="what is given, as in an instrument")
    of: NameText | None = Field(None, description="statute whose penalty it is, where only one")
    limits: NameText | None = Field(None, description="where it said that the effect ends")


class SaidTermsDocument(Document):
    """Terms: who gets what for which act, until when, as it was said."""

    offer: Reference | None = Field(
        None, description="offer it speaks of, as `sy-2016-15/1`; or appeal; or neither"
    )
    appeal: Reference | None = Field(
        None, description="appeal it speaks of: instrument and number, as `sy-2016-15/1`"
    )
    standing: ClauseStanding = Field(
        "enacted", description="as what it was put: as something that holds, or only asked for"
    )
    who: Condition | None = Field(None, description="whom it said; left out: it did not say")
    offence: OffenceDocument | None = Field(
        None, description="when the offence was committed, as it said"
    )
    exclusions: dict[Id, ExclusionDocument] = Field({}, description="whom it said are left out")
    act: Condition | None = Field(None, description="what it said must be done")
    window: (
        Annotated[
            Annotated[SaidWindowDocument, Tag("[window]")]
            | Annotated[Literal["none"], Tag("[none]")],
            Discriminator(lambda stated: "[none]" if isinstance(stated, str) else "[window]"),
        ]
        | None
    ) = Field(None, description="until when; `none`: it said that there is no last day")
    effect: SaidEffectDocument | None = Field(None, description="what it said is given")
    claims: Literal["kept", "extinguished", "conditional"] | None = Field(
        None, description="what it said becomes of civil claims"
    )
