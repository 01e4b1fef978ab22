"""Subversion or Mercurial outside of a working copy, or asked for what is not there."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "is not a working copy",
    "unable to connect to a repository",
    "no repository found in",
    "unknown revision",
    "nothing changed",
    "no username supplied",
    "e155015",
    "e155004",
    "e170001",
    "push creates new remote head",
    "uncommitted changes",
    "is out of date",
    "get log message",
)
PROGRAMS = frozenset({"svn", "hg"})
MATCHES = (
    Case(
        "svn commit -m 3",
        "svn: E155011: Commit failed (details follow):\nsvn: E155011: File '/w/notes.txt' is out of date",
        1,
        says="newer",
        fix="svn update && svn commit -m 3",
    ),
    Case(
        "svn commit",
        "svn: E205001: Commit failed (details follow):\nsvn: E205001: Cannot invoke editor to get log message when "
        "non-interactive",
        1,
        says="message",
    ),
    Case("svn log", "svn: E155007: '/w/x' is not a working copy", 1, says="working copy"),
    Case("svn checkout http://h.example/x", "svn: E170013: Unable to connect to a repository at URL "
         "'http://h.example/x'\nsvn: E670002: Name or service not known", 1, says="http://h.example/x"),
    Case("hg status", "abort: no repository found in '/w' (.hg not found)", 255, says="Mercurial", fix="hg init"),
    Case("hg update zzz", "abort: unknown revision 'zzz'", 255, says="`zzz`", fix="hg branches"),
    Case("hg commit -m x", "nothing changed", 1, says="no changes", fix="hg status"),
    Case("hg commit -m x", "abort: no username supplied\n(use 'hg config --edit' to set your username)", 255,
         says="who you are", fix="hg config --edit"),
    Case("svn commit -m x", "svn: E155015: Commit failed\nsvn: E155015: '/w/a' remains in conflict", 1,
         says="conflict"),
    Case("hg push", "abort: push creates new remote head 3c43a50 on branch 'default'", 255, says="new head",
         fix="hg pull && hg merge"),
)  # fmt: skip
IGNORES = (Case("git log nope", "fatal: ambiguous argument 'nope': unknown revision or path", 128),)
TOLD = (
    (
        late_pattern(r"'(?P<path>[^'\n]+)' is out of date"),
        lambda match, problem: Finding(
            f"The repository has a newer version of `{match['path'].rpartition('/')[2]}` than this copy.",
            0.96,
            "Somebody has committed in the meantime. An update brings their changes into your copy, then yours "
            "can go in.",
            seen(match),
            (Fix(f"svn update && {problem.command}", "brings the newer version, then tries again"),),
        ),
    ),
    (
        late_pattern(r"[^\n]*get log message[^\n]*"),
        lambda match, problem: Finding(
            "svn has no message for this commit and could not open an editor to ask for one.",
            0.96,
            "Each commit says in a few words what it changes. -m gives them on the line.",
            seen(match),
            (),
            ("give the message on the line: svn commit -m, then the words in quotes",),
        ),
    ),
    (
        late_pattern(r"svn: E155007: '(?P<path>[^']+)' is not a working copy"),
        lambda m, p: Finding(
            "This folder is no working copy of Subversion.",
            0.97,
            "A working copy is made with svn checkout; the commands work in it and below.",
            seen(m),
            (),
            ("go to the working copy, or make one with svn checkout and its address",),
        ),
    ),
    (
        late_pattern(r"Unable to connect to a repository at URL '(?P<url>[^']+)'(?:\nsvn: E\d+: (?P<why>.+))?"),
        lambda m, p: Finding(
            f"Subversion cannot reach {m['url'][:90]}.",
            0.96,
            "The address is misspelt, the server does not answer, or there is no network now.",
            (f"the reason given is: {m['why'] or 'none'}",),
            (),
            ("check the address and the network",),
        ),
    ),
    (
        late_pattern(r"abort: no repository found in"),
        lambda m, p: Finding(
            "This folder is no repository of Mercurial, nor is one above it.",
            0.97,
            "A repository is made with hg clone or hg init; it has a folder .hg.",
            seen(m),
            (Fix("hg init", "makes one here"),),
            ("go to the repository",),
        ),
    ),
    (
        late_pattern(r"abort: unknown revision '(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"Mercurial knows no revision, branch or tag `{m['name']}` here.",
            0.97,
            "It is misspelt, or was not pulled yet.",
            seen(m),
            (Fix("hg branches", "lists the branches"), Fix("hg pull", "gets what is new")),
        ),
    ),
    (
        late_pattern(r"(?m)^nothing changed"),
        lambda m, p: Finding(
            "There are no changes that Mercurial could commit.",
            0.96,
            "New files have to be added first with hg add.",
            seen(m),
            (Fix("hg status", "shows the state; ? stands before files that are not added"),),
        ),
    ),
    (
        late_pattern(r"abort: no username supplied"),
        lambda m, p: Finding(
            "Mercurial does not know who you are, and every commit carries a name.",
            0.97,
            "The name stands in the settings under [ui] as username.",
            seen(m),
            (Fix("hg config --edit", "opens the settings"),),
        ),
    ),
    (
        late_pattern(r"svn: E155015: '(?P<path>[^']+)' remains in conflict"),
        lambda m, p: Finding(
            f"`{m['path']}` still has a conflict, so it cannot be committed.",
            0.97,
            "Both sides changed the same lines. Edit the file, then tell Subversion that it is settled.",
            seen(m),
            (Fix("svn status", "shows the files with C"),),
            ("after editing: svn resolve --accept working, and the file",),
        ),
    ),
    (
        late_pattern(r"push creates new remote head"),
        lambda m, p: Finding(
            "The server has commits that you do not have, and your push would make a new head beside them.",
            0.96,
            "First get what is there and join it with yours.",
            seen(m),
            (Fix("hg pull && hg merge", "joins both sides; then commit and push"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
