"""Whether a plan is of this operation, these roads and this time."""

from __future__ import annotations

from datetime import UTC, datetime

from safeconduct.network.model import Network
from safeconduct.operation.model import Operation
from safeconduct.plans.model import Plan
from safeconduct.proof.verdict import Findings

_SAME = "Give the folder, --roads and --set that it was made with; nothing else was checked."


def check_identity(operation: Operation, network: Network, plan: Plan, findings: Findings) -> bool:
    """Compare the digests, then the time frame; say the first that differs.

    Where one differs, whatever else would be found tells of two different things compared.

    Parameters
    ----------
    operation, network
        What the plan should be of.
    plan
        The plan.
    findings
        Where failures are noted: SC501 to SC503.

    Returns
    -------
    bool
        Whether the plan is of this operation, on these roads and this clock.
    """
    if plan.operation_sha256 != operation.digest_sha256:
        findings.fail("SC501", f"This plan was made with another folder or other settings. {_SAME}")
    elif plan.roads_sha256 != network.digest_sha256:
        findings.fail("SC502", f"This plan was made with other roads. {_SAME}")
    else:
        return _same_clock(operation, plan, findings)
    return False


def _same_clock(operation: Operation, plan: Plan, findings: Findings) -> bool:
    """Compare the time frame, which only a changed plan states otherwise."""
    same = True
    for what, stated, here in (
        ("step", plan.step_s, operation.step_s),
        ("horizon", plan.horizon_s, operation.horizon_s),
        ("time zone", plan.timezone, str(operation.timezone)),
        ("start", _moment(plan, operation), operation.start.astimezone(UTC)),
    ):
        if stated != here:
            same = False
            findings.fail(
                "SC503", f"The {what} of the plan is {stated}, the operation's is {here}."
            )
    findings.count("identity", 6)
    return same


def _moment(plan: Plan, operation: Operation) -> datetime | str:
    try:
        moment = datetime.fromisoformat(plan.start)
    except ValueError:
        return plan.start
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=operation.timezone)
    return moment.astimezone(UTC)
