"""A mount point or device that somebody still uses."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = ("target is busy", "device is busy", "device or resource busy")
MATCHES = (
    Case("umount /mnt", "umount: /mnt: target is busy.", 32, says="/mnt", fix="lsof +f -- /mnt"),
    Case("rm -r d", "rm: cannot remove 'd': Device or resource busy", says="`d`"),
)
IGNORES = (Case("cp new tool", "cp: cannot create regular file 'tool': Text file busy"),)
NAMED = late_pattern(r"[‘'\"]?(?P<path>[^\s‘’'\":]+)[’'\"]?: (?:target is busy|device is busy|Device or resource busy)")


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    path = match["path"]
    point, _ = facts.mount(path)
    if problem.argv[:1] == ("mv",) and len(problem.argv) > 2:
        # mv names both ends; the one that holds still is the mount.
        path = next((word for word in problem.argv[1:] if facts.mount(word)[0] == str(facts.resolve(word))), path)
        point, _ = facts.mount(path)
    mounted = point == str(facts.resolve(path))
    return Finding(
        f"`{path}` is in use"
        + (": something is mounted there." if mounted and "umount" not in problem.command else "."),
        0.92,
        "A program has a file open there or works in that folder, perhaps a shell that went into it with cd. It "
        "has to leave first.",
        (f"{path} is a mount point",) if mounted else (match[0],),
        (Fix(f"lsof +f -- {quote_path(path)}", "shows which programs use it"),) if "umount" in problem.command else (),
        ("end the programs that use it, or cd out of it, then try again",),
    )
