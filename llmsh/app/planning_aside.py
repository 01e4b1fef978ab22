"""Plans a request in a process of its own, where no kernel answers.

The shell's memory stays small, and what would end a planner (a model's file, say) does not end the shell. It costs
the planner's start at each request, about a second, until a kernel is up again.
"""

import json
import subprocess
import sys
from typing import cast

from llmsh.core.context import Context
from llmsh.core.errors import ProtocolError
from llmsh.core.plan import Plan
from llmsh.ipc import protocol

# The first start of all compiles the recipes, on a busy machine for a minute; Ctrl-C ends it sooner.
TIMEOUT_S = 120.0


def plan_aside(request: str, context: Context, *, with_model: bool = True, timeout_s: float = TIMEOUT_S) -> Plan:
    """The plan of a planner that lives for this request; one without steps, with a note, where it cannot.

    with_model: ask the user's model as well, where one is set.
    """
    command = [sys.executable, "-E", "-P", "-m", __name__, *([] if with_model else ["--built-in"])]
    asked = json.dumps({"request": request, "context": protocol.context_to_json(context)})
    try:
        done = subprocess.run(
            command,
            input=asked.encode("utf-8", "surrogatepass"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            timeout=timeout_s,
            check=True,
        )
        return protocol.plan_from_json(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        why = f"the planner took longer than {timeout_s:.0f} s"
    except subprocess.CalledProcessError as error:
        why = f"the planner ended with status {error.returncode}"
    except OSError as error:
        why = f"no planner could be started: {error.strerror}"
    except (ValueError, ProtocolError):
        why = "the planner said nothing that is a plan"
    return Plan(request, (), 0.0, notes=(f"no kernel answers, and {why}; see: llmsh kernel log",))


def main(arguments: list[str]) -> int:
    from llmsh.app import wiring

    asked = json.load(sys.stdin)
    here = protocol.context_from_json(asked["context"])
    plan = wiring.plan_here(cast(str, asked["request"]), here, with_model="--built-in" not in arguments)
    json.dump(protocol.plan_to_json(plan), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
