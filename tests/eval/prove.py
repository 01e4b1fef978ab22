"""Prove cases: their checks take the reference and every other right command (`proofs`), and no idle one."""

import argparse
import shutil
import sys

from tests.eval import sandbox
from tests.eval.case import PARTS, Case, load_cases
from tests.eval.judge import Judge

# What never answers a request of the set.
IDLE = ("true", "ls", "ls -la", "pwd", "echo done")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.prove", description=__doc__)
    parser.add_argument("--draw", type=int, choices=tuple(PARTS), default=max(PARTS), help="the round to prove")
    parser.add_argument("--user", default="", help="only the cases of this file")
    parser.add_argument("--show", action="store_true", help="print what each reference prints")
    options = parser.parse_args()
    cases = [case for case in load_cases() if case.draw == options.draw and not case.is_refusal]
    cases = [case for case in cases if options.user in ("", case.id.partition("/")[0])]
    faults = 0
    with sandbox.Worlds() as worlds:
        judge = Judge(worlds)
        for case in cases:
            if not all(shutil.which(program, path=sandbox.PATH) for program in case.needs):
                sys.stdout.write(f"{case.id}: left out for a missing program\n")
                continue
            found = find_faults(case, judge)
            faults += len(found)
            sys.stdout.writelines(f"{case.id}: {fault}\n" for fault in found)
            if options.show:
                result = judge.trace(case, case.reference).result
                sys.stdout.write(f"{case.id}: {case.request}\n{result.output[:700]}\n")
    sys.stdout.write(f"{len(cases)} cases, {faults} faults\n")
    return 1 if faults else 0


def find_faults(case: Case, judge: Judge) -> list[str]:
    """What speaks against `case`: a right command that its check does not take, an idle one that it takes."""
    faults = []
    result = judge.trace(case, case.reference).result
    if result.errors.strip():
        faults.append(f"the reference complains: {result.errors.strip()[:200]}")
    if case.compare != "effects" and not result.output.strip():
        faults.append("the reference prints nothing")
    for command in (case.reference, *case.proofs):
        verdict = judge.judge(case, command)
        if not verdict.right:
            faults.append(f"not taken: {command!r}: {verdict.why}")
    faults += [f"takes {command!r}" for command in IDLE if judge.judge(case, command).right]
    return faults


if __name__ == "__main__":
    sys.exit(main())
