"""What practice asks of a safe-passage operation, and what a folder answers."""

from __future__ import annotations

from collections.abc import Sequence

from safeconduct.operation.model import Operation
from safeconduct.safeguards.care import answer_care
from safeconduct.safeguards.consent import answer_consent
from safeconduct.safeguards.information import answer_information
from safeconduct.safeguards.legs import answer_legs
from safeconduct.safeguards.model import Safeguard
from safeconduct.safeguards.movement import answer_movement
from safeconduct.safeguards.offers import answer_offers
from safeconduct.safeguards.pause import answer_pause
from safeconduct.terms.model import Instrument


def check_safeguards(
    operation: Operation, instruments: Sequence[Instrument] = ()
) -> tuple[Safeguard, ...]:
    """Answer every safeguard from named keys of the folder.

    The list follows what the ICRC asked of evacuations in Syria (news release 18/15, 14 March
    2018) and UNHCR's note on humanitarian evacuations in violence and armed conflict (2016).
    A key that is missing or ``unknown`` is never taken as good.

    Parameters
    ----------
    operation
        As read; roads are not needed.
    instruments
        The instruments of its terms folder, where they were read.

    Returns
    -------
    tuple of Safeguard
        Always the same safeguards in the same order.
    """
    return (
        *answer_consent(operation),
        *answer_pause(operation),
        *answer_information(operation),
        *answer_movement(operation),
        *answer_offers(operation, instruments),
        *answer_legs(operation),
        *answer_care(operation),
    )
