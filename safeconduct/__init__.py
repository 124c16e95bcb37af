"""Plan, prove and explain safe-passage operations.

Importing does nothing but name the public verbs; each is loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safeconduct.brief.write import write_brief as write_brief
    from safeconduct.flows.earliest_arrival import earliest_arrival as earliest_arrival
    from safeconduct.network.build import build_network as build_network
    from safeconduct.notices.print import print_notices as print_notices
    from safeconduct.notices.sheet.write import write_sheet as write_sheet
    from safeconduct.operation.read import read_operation as read_operation
    from safeconduct.planning.plan import plan as plan
    from safeconduct.proof.certify import certify as certify
    from safeconduct.proof.certify_flow import certify_flow as certify_flow
    from safeconduct.safeguards.check import check_safeguards as check_safeguards
    from safeconduct.terms.decide import decide as decide
    from safeconduct.terms.read_instrument import read_instrument as read_instrument

__version__ = "0.1.0"

_HOME = {
    "build_network": "safeconduct.network.build",
    "certify": "safeconduct.proof.certify",
    "certify_flow": "safeconduct.proof.certify_flow",
    "check_safeguards": "safeconduct.safeguards.check",
    "decide": "safeconduct.terms.decide",
    "earliest_arrival": "safeconduct.flows.earliest_arrival",
    "plan": "safeconduct.planning.plan",
    "print_notices": "safeconduct.notices.print",
    "read_instrument": "safeconduct.terms.read_instrument",
    "read_operation": "safeconduct.operation.read",
    "write_brief": "safeconduct.brief.write",
    "write_sheet": "safeconduct.notices.sheet.write",
}

__all__ = [
    "__version__",
    "build_network",
    "certify",
    "certify_flow",
    "check_safeguards",
    "decide",
    "earliest_arrival",
    "plan",
    "print_notices",
    "read_instrument",
    "read_operation",
    "write_brief",
    "write_sheet",
]


def __getattr__(name: str) -> object:
    """Load a public verb from the module that has it."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
