"""Where the text of a step comes from."""

from pathlib import Path

from llmsh.app.wiring import AssessedPlanner
from llmsh.core.context import Context, LastCommand
from llmsh.core.plan import Effect, Plan, Step, Tier
from llmsh.policy.provenance import provenance_of

LAST = LastCommand("ls", 0, "notes.txt\nrm-everything.sh\nreport final.txt\n")
CONTEXT = Context(Path("/here"), Path("/home/u"), last=LAST, last_paths=("notes.txt", "report final.txt"))


def source(command: str, request: str, tier: Tier = Tier.BUILT_IN, context: Context = CONTEXT) -> str:
    return provenance_of(Step(command, "", Effect.READS), tier, request, context)


def test_paths_that_an_output_brought_in_are_told() -> None:
    assert source("cat notes.txt", "show the first of them") == "paths in the output of `ls`"
    assert source("cat ./notes.txt", "show it") == "paths in the output of `ls`"
    assert source("sh -c 'cat notes.txt'", "show it") == "paths in the output of `ls`"
    assert source("cat 'report final.txt'", "show those") == "paths in the output of `ls`"


def test_what_the_user_said_is_the_users() -> None:
    assert source("cat notes.txt", "show notes.txt") == ""
    assert source("ls -la", "list all files") == ""


def test_a_model_that_repeats_an_output_is_told() -> None:
    assert source("bash rm-everything.sh", "tidy up", Tier.MODEL) == "the output of `ls`"
    assert source("ls -la", "tidy up", Tier.MODEL) == ""
    assert source("bash rm-everything.sh", "run rm-everything.sh", Tier.MODEL) == ""


def test_what_was_known_already_stays() -> None:
    known = Step("cat notes.txt", "", Effect.READS, provenance="local model x")
    assert provenance_of(known, Tier.MODEL, "show it", CONTEXT) == "local model x; paths in the output of `ls`"


def test_a_plan_that_is_wired_carries_it() -> None:
    class Fixed:
        def plan(self, request: str, context: Context) -> Plan:
            return Plan(request, (Step("cat notes.txt", "", Effect.READS),), 0.9)

    plan = AssessedPlanner(Fixed()).plan("show the first of them", CONTEXT)
    assert plan.steps[0].provenance == "paths in the output of `ls`"
    assert plan.steps[0].risk is not None
