"""A file or folder that rsync or scp could not find, or rsync missing on the other side."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "rsync error",
    "change_dir",
    "link_stat",
    "remote command not found",
    "not a regular file",
    "scp:",
    "usage: scp",
    "failed to set times",
)
PROGRAMS = frozenset({"rsync", "scp", "sftp"})
MATCHES = (
    Case(
        "rsync -a nots/ dst/",
        'rsync: [sender] change_dir "{cwd}/nots" failed: No such file or directory (2)\nrsync error: some '
        "files/attrs were not transferred (see previous errors) (code 23) at main.c(1394) [sender=3.2.7]",
        23,
        (("notes/a", ""),),
        says="`nots/`",
        fix="rsync -a notes/ dst/",
    ),
    Case(
        "rsync -a src h:dst",
        "bash: line 1: rsync: command not found\nrsync: connection unexpectedly closed (0 bytes received so far) "
        "[sender]\nrsync error: error in rsync protocol data stream (code 12) at io.c(231) [sender=3.2.7]",
        12,
        says="other machine",
    ),
    Case("scp src h:", "src: not a regular file", 1, (("src/a", ""),), says="folder", fix="scp -r src h:"),
    Case("scp h:nope .", "scp: nope: No such file or directory", 1, says="h"),
    Case("scp a.txt", "usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config]", says="two"),
)
IGNORES = (
    Case(
        "scp a nosuch.invalid:",
        "ssh: Could not resolve hostname nosuch.invalid: Name or service not known\nscp: Connection closed",
        255,
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "rsync: command not found" in text or "remote command not found" in text:
        return Finding(
            "rsync is not installed on the other machine.",
            0.96,
            "rsync works in two halves, one here and one there; both machines need it.",
            ("rsync: command not found, said by the other side",),
            (),
            ("install rsync there, or copy with scp -r",),
        )
    given = [word for word in problem.argv_of("scp")[1:] if not word.startswith("-")]
    if len(given) == 1 and re.match(r"usage: scp", text):
        return Finding(
            f"scp was given one place, `{given[0]}`, and needs two: from where and to where.",
            0.95,
            "A place on another machine is written HOST:PATH; HOST: alone is your home folder there.",
            (problem.lines[0][:80],),
            (),
            ("write the target behind it, for example user@host:",),
        )
    regular = re.search(r"^(?:scp: )?(?P<path>\S+): not a regular file", text, re.MULTILINE)
    if regular:
        return Finding(
            f"`{regular['path']}` is a folder, and scp copies folders only with -r.",
            0.96,
            "-r (recursive) means: the folder and everything in it.",
            (regular[0],),
            (Fix(problem.insert_after("scp", "-r"), "copies the folder with what is in it"),),
        )
    missing = re.search(r'(?:change_dir|link_stat) "(?P<path>[^"]+)" failed: No such file', text)
    words = [
        word for segment in problem.segments for word in segment[1:] if not word.startswith("-") and ":" not in word
    ]
    if missing:
        for word in words:
            if str(facts.resolve(word)).rstrip("/") == missing["path"].rstrip("/"):
                near = meant_paths(facts, word)
                fixes = tuple(
                    Fix(
                        problem.replace_word(
                            word, each + ("/" if word.endswith("/") and not each.endswith("/") else "")
                        ),
                        f"{each} is there",
                    )
                    for each in near
                )
                return Finding(
                    f"`{word}` does not exist here." + (f" Did you mean `{near[0]}`?" if near else ""),
                    0.95,
                    "rsync found nothing to send at that path. A / at its end means: what is inside.",
                    (missing[0],),
                    fixes,
                    () if fixes else ("see what is there: ls",),
                )
    remote = re.search(r"scp: (?P<path>\S+): No such file or directory", text)
    source = next(
        (
            word
            for segment in problem.segments
            for word in segment[1:]
            if remote and word.endswith(":" + remote["path"])
        ),
        "",
    )
    if remote and source:
        host = source.partition(":")[0]
        return Finding(
            f"`{remote['path']}` does not exist on {host}.",
            0.94,
            "The path after the : belongs to the other machine and begins in your home folder there.",
            (remote[0],),
            (Fix(f"ssh {quote(host)} ls", "shows what is there"),),
        )
    return None
