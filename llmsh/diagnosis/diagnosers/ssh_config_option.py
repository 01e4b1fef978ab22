"""An option in the ssh configuration that ssh does not know."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = ("bad configuration option", "terminating, ")
PROGRAMS = frozenset({"ssh", "scp", "sftp", "sshd", "git", "rsync"})
MATCHES = (
    Case(
        "ssh h",
        "/home/ada/.ssh/config: line 7: Bad configuration option: hostnmae\n/home/ada/.ssh/config: terminating, 1 "
        "bad configuration options",
        255,
        says="hostnmae",
        fix="sed -n 7p /home/ada/.ssh/config",
    ),
    Case("ssh -o Foo=bar localhost", "command-line: line 0: Bad configuration option: foo", 255, says="foo"),
)
IGNORES = (Case("ssh h", "ada@h: Permission denied (publickey).", 255),)
_OPTIONS = (
    "host hostname user port identityfile identitiesonly proxyjump proxycommand forwardagent "
    "serveraliveinterval stricthostkeychecking userknownhostsfile localforward remoteforward dynamicforward "
    "addkeystoagent controlmaster controlpath controlpersist compression loglevel sendenv setenv requesttty "
    "batchmode connecttimeout preferredauthentications pubkeyauthentication"
)
OPTIONS = frozenset(_OPTIONS.split())


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<file>\S+): line (?P<line>\d+): Bad configuration option: (?P<name>\S+)", problem.text)
    if not match:
        return None
    near = closest(match["name"], OPTIONS, limit=1)
    where = "on the command line" if match["file"] == "command-line" else f"in {match['file']} line {match['line']}"
    fixes = (
        (Fix(f"sed -n {match['line']}p {quote_path(match['file'])}", "shows the line"),)
        if match["file"] != "command-line"
        else ()
    )
    return Finding(
        f"ssh does not know the option `{match['name']}` {where}." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.96,
        "Each line of its configuration is the name of an option and a value. With one it does not know, ssh stops.",
        (match[0],),
        fixes,
        ("correct or remove the line",),
    )
