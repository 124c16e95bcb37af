"""``safeconduct certify``: check a plan and its proof."""

from __future__ import annotations

from safeconduct.cli.console import Console
from safeconduct.cli.exits import DONE, FAILED
from safeconduct.cli.operations import choices_of, expect_plan, read_and_build
from safeconduct.cli.parameters import Json, Operation, PlanFolder, Quiet, Roads, Settings


def certify(
    op: Operation,
    plan_folder: PlanFolder,
    *,
    roads: Roads = None,
    settings: Settings = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Check that a plan keeps every limit and that its proof holds. Ends with 1 if not.

    Give the same --roads and --set the plan was made with.
    """
    from safeconduct.cli.interruptible import interruptible  # noqa: PLC0415 - keeps --help quick
    from safeconduct.plans.read import read_plan  # noqa: PLC0415 - the same
    from safeconduct.proof.certify import certify as check_proof  # noqa: PLC0415 - the same

    console = Console(json=as_json, quiet=quiet)
    with console.progress() as progress:
        progress("reading the plan", None)
        plan = read_plan(expect_plan(plan_folder, op))
        operation, network = read_and_build(
            op, choices_of(roads, settings), console, progress, plan.population
        )
        progress("checking the plan and its proof", None)
        verdict = interruptible(lambda: check_proof(operation, network, plan))
    code = DONE if verdict.ok else FAILED
    if verdict.ok:
        console.say(
            "The plan keeps every limit and its proof holds: "
            f"nothing is more than {plan.gap:.2%} from the best there is.",
            "This is arithmetic under the stated inputs. It says nothing of lawfulness, safety "
            "or free choice.",
        )
    else:
        other = {"SC501", "SC502"} & {failure.code for failure in verdict.failures}
        head = (
            "The plan is not of this operation:"
            if other
            else "The plan or its proof does not hold:"
        )
        console.say(head, *(f"  {f}" for f in verdict.failures))
    console.document(
        {"holds": verdict.ok, "gap": plan.gap, "failures": [str(f) for f in verdict.failures]},
        exit_code=code,
    )
    return code
