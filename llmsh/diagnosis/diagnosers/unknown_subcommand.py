"""A subcommand that a program does not have: npm, pip, docker, cargo, kubectl, apt, systemctl and others."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "unknown command",
    "invalid operation",
    "unknown command verb",
    "no such command",
    "no such subcommand",
    "is not a docker command",
    "unrecognized subcommand",
    "invalid choice",
    "has no command named",
    "unknown lifecycle phase",
    "invalid command",
    "unknown subcommand",
    "not a command",
    "is unknown, try",
)
MATCHES = (
    Case(
        "pip instal x",
        'ERROR: unknown command "instal" - maybe you meant "install"',
        1,
        says="`instal`",
        fix="pip install x",
    ),
    Case(
        "npm foo",
        'Unknown command: "foo"\n\nTo see a list of supported npm commands, run:\n  npm help',
        1,
        says="`foo`",
    ),
    Case(
        "npm unistall x",
        'Unknown command: "unistall"\n\nDid you mean this?\n  npm uninstall # Remove a package',
        1,
        fix="npm uninstall x",
    ),
    Case(
        "docker psx",
        "docker: unknown command: docker psx\n\nRun 'docker --help' for more information",
        1,
        fix="docker ps",
    ),
    Case(
        "kubectl gte pods",
        'Error: unknown command "gte" for "kubectl"\n\nDid you mean this?\n\tget',
        1,
        fix="kubectl get pods",
    ),
    Case("systemctl strat ssh", "Unknown command verb strat.", 1, fix="systemctl start ssh"),
    Case("apt isntall vim", "E: Invalid operation isntall", 100, fix="apt install vim"),
    Case("cargo biuld", "error: no such command: `biuld`\n\n\tDid you mean `build`?", 101, fix="cargo build"),
    Case("terraform plam", 'Terraform has no command named "plam". Did you mean "plan"?', 1, fix="terraform plan"),
    Case(
        "mvn pakage",
        '[ERROR] Unknown lifecycle phase "pakage". You must specify a valid lifecycle phase',
        1,
        fix="mvn package",
    ),
    Case(
        "docker compose up",
        "docker: unknown command: docker compose\n\nRun 'docker --help' for more information",
        1,
        says="Compose",
    ),
    Case("pyenv instal 3", "pyenv: no such command `instal'", 1, fix="pyenv install 3"),
    Case("ip adress", 'Object "adress" is unknown, try "ip help".', 1, fix="ip address"),
    Case("go biuld", "go biuld: unknown command\nRun 'go help' for usage.", 2, fix="go build"),
)
IGNORES = (Case("gti", "fish: Unknown command: gti", 127), Case("git stauts", "git: 'stauts' is not a git command."))
NAMED = late_pattern(
    r"(?i)unknown command verb (?P<c>[\w-]+)|unknown command:? \"?(?:docker )?(?P<a>[\w-]+)\"?|Invalid operation "
    r"(?P<b>[\w-]+)"
    r"|no such (?:sub)?command:? `?'?(?P<d>[\w-]+)|'(?P<e>[\w-]+)' is not a docker command"
    r"|unrecognized subcommand '(?P<f>[\w-]+)|no command named \"(?P<g>[\w-]+)|lifecycle phase \"(?P<h>[\w:-]+)"
    r"|(?:Object|Command) \"(?P<k>[\w-]+)\" is unknown|Invalid command '(?P<i>[\w-]+)"
    r"|^\w+ (?P<j>[\w-]+): unknown command|\(\w+(?:\.\w+)*\) invalid choice: '(?P<l>[\w-]+)'",
    re.MULTILINE,
)
OFFERED = late_pattern(
    r"(?i)(?:did you mean|maybe you meant|similar (?:name|subcommand|command) exists:?)(?: this\?)?:?\s+[`'\"]?"
    r"(?:npm |docker )?(?P<name>[a-z][\w-]+)"
)
_COMMANDS = {
    "pip": "install uninstall download freeze list show check config search cache index wheel hash completion "
    "debug help",
    "npm": "install uninstall update run test start stop publish init ci audit ls outdated link exec version view "
    "cache config login logout prune rebuild",
    "docker": "ps run exec build pull push images image container compose logs stop start restart rm rmi inspect "
    "network volume login logout tag cp stats top kill system info version search save load create attach",
    "kubectl": "get describe create apply delete edit logs exec port-forward scale rollout config expose top label "
    "annotate cp drain cordon uncordon explain patch wait run version",
    "systemctl": "start stop restart reload status enable disable is-active is-enabled mask unmask daemon-reload "
    "list-units list-unit-files cat edit show kill reboot poweroff suspend isolate",
    "apt": "install remove purge update upgrade full-upgrade autoremove search show list edit-sources depends "
    "policy reinstall clean",
    "cargo": "build check run test new init add remove update publish install uninstall clean doc bench fmt clippy "
    "fix search tree",
    "terraform": "init plan apply destroy validate fmt output show state import workspace refresh graph console "
    "version",
    "mvn": "clean validate compile test package verify install deploy site",
    "go": "build run test get mod install fmt vet doc env generate list work version clean tool",
    "yarn": "add install remove run test build start upgrade init",
    "gem": "install uninstall list update search build push",
    "brew": "install uninstall update upgrade list search info services doctor cleanup tap",
    "openssl": "x509 req genrsa rsa s_client s_server dgst enc rand passwd pkcs12 verify version ca genpkey pkey ec",
    "ip": "address link route neigh rule netns tunnel maddress monitor show add delete set flush",
    "pyenv": "install uninstall versions version local global shell which rehash virtualenv init",
    "tmux": "attach new-session kill-session list-sessions detach kill-server split-window new-window rename-session",
}
OTHER_NAMES = {
    ("apt", "uninstall"): "remove",
    ("apt", "delete"): "remove",
    ("npm", "remove"): "uninstall",
    ("pip", "remove"): "uninstall",
    ("pip", "update"): "install --upgrade",
    ("pip", "upgrade"): "install --upgrade",
    ("docker", "list"): "ps",
    ("docker", "delete"): "rm",
    ("docker", "remove"): "rm",
    ("kubectl", "list"): "get",
    ("systemctl", "list"): "list-units",
    ("cargo", "compile"): "build",
    ("apt-get", "search"): "",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = NAMED.search(problem.text)
    if not match:
        return None
    word = next(group for group in match.groups() if group)
    program = next((segment[0].rpartition("/")[2] for segment in problem.segments if word in segment[1:]), "")
    if not program:
        return None
    if (program, word) == ("docker", "compose"):
        install = facts.install("docker-compose-plugin" if facts.manager == "dnf" else "docker-compose")
        return Finding(
            "docker comes here without Compose, which is a package of its own.",
            0.93,
            "docker compose is a plug-in of docker; older systems have it as the program docker-compose.",
            (match[0],),
            (Fix(install, "installs Compose"),) if install else (),
            ("install the Compose plug-in",),
        )
    table = {"apt-get": "apt", "pip3": "pip", "aptitude": "apt"}.get(program, program)
    offered = OFFERED.search(problem.text)
    known = _COMMANDS.get(table, "").split()
    meant = [offered["name"]] if offered else []
    if other := OTHER_NAMES.get((table, word)):
        meant = [other]
    meant += [each for each in closest(word, known, limit=2) if each not in meant]
    meant = [each for each in meant if re.fullmatch(r"[a-z][\w-]*(?: --[a-z-]+)?", each)]
    script = (
        f" For a script of this project: npm run {word}."
        if program == "npm" and f'"{word}"' in facts.read("package.json")
        else ""
    )
    fixes = [Fix(problem.replace_text(word, each), f"{program} {each} exists") for each in meant[:3]]
    if script:
        fixes.insert(0, Fix(problem.replace_text(word, f"run {word}"), "a script of package.json"))
    return Finding(
        f"{program} has no command `{word}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
        0.96 if fixes else 0.85,
        f"The word after {program} says what it is to do, and this one is not among its commands.",
        (match[0],),
        tuple(fixes),
        () if fixes else (f"see its commands: {program} --help",),
    )
