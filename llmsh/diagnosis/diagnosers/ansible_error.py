"""Ansible: a host it does not reach, a module or inventory it does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "unreachable!",
    "couldn't resolve module/action",
    "no inventory was parsed",
    "missing sudo password",
    "the playbook:",
    "provided hosts list is empty",
    "specified hosts and/or --limit",
    "could not match supplied host pattern",
    "failed!",
    "gathering facts",
)
PROGRAMS = frozenset({"ansible", "ansible-playbook", "ansible-galaxy"})
MATCHES = (
    Case(
        "ansible-playbook site.yml",
        'fatal: [web1]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: ssh: '
        'connect to host web1 port 22: Connection refused", "unreachable": true}',
        4,
        says="web1",
        fix="ssh web1",
    ),
    Case(
        "ansible-playbook site.yml",
        "ERROR! couldn't resolve module/action 'comunity.general.ufw'. This often indicates a misspelling, "
        "missing collection, or incorrect module path.",
        4,
        says="comunity.general.ufw",
    ),
    Case(
        "ansible-playbook site.yml",
        'fatal: [db]: FAILED! => {"msg": "Missing sudo password"}',
        2,
        says="sudo",
        fix="ansible-playbook -K site.yml",
    ),
    Case(
        "ansible all -m ping",
        "[WARNING]: No inventory was parsed, only implicit localhost is available\n[WARNING]: provided hosts "
        "list is empty",
        1,
        (("hosts.ini", "x"),),
        says="hosts",
        fix="ansible -i hosts.ini all -m ping",
    ),
    Case(
        "ansible-playbook sit.yml",
        "ERROR! the playbook: sit.yml could not be found",
        1,
        (("site.yml", "x"),),
        fix="ansible-playbook site.yml",
    ),
    Case(
        "ansible web -m ping",
        'db1 | UNREACHABLE! => {\n    "changed": false,\n    "msg": "Failed to connect to the host via ssh: ssh: '
        'connect to host db1 port 22: Connection refused",\n    "unreachable": true\n}',
        4,
        says="db1",
        fix="ssh db1",
    ),
)
IGNORES = (Case("ssh web1", "ssh: connect to host web1 port 22: Connection refused", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    program = problem.argv[0] if problem.argv else "ansible-playbook"
    if match := re.search(r"\[(?P<host>[^\]]+)\]: UNREACHABLE! => .*?via ssh: (?P<why>[^\"\n]+)", text):
        return Finding(
            f"Ansible does not reach {match['host']}: {match['why'].strip()[:110].rstrip('.')}.",
            0.975,
            "It works over ssh, so what ssh says is the cause.",
            (match[0][:160],),
            (Fix(f"ssh {quote(match['host'].split(' ')[0])}", "tries the same by hand"),),
        )
    if match := re.search(
        r"(?P<host>\S+) \| UNREACHABLE! => \{[^}]*?\"msg\": \""
        r"(?:Failed to connect to the host via ssh: )?(?P<why>[^\"\n]+)",
        text,
    ):
        return Finding(
            f"Ansible does not reach {match['host']}: {match['why'].strip()[:110].rstrip('.')}.",
            0.975,
            "It works over ssh, so what ssh says is the cause.",
            (" ".join(match[0].split())[:160],),
            (Fix(f"ssh {quote(match['host'])}", "tries the same by hand"),),
        )
    if "Missing sudo password" in text:
        return Finding(
            "sudo on the other machine wants a password, and Ansible has none.",
            0.975,
            "-K makes Ansible ask for it once.",
            ("Missing sudo password",),
            (Fix(problem.insert_after(program, "-K"), "asks for the password"),),
        )
    if match := re.search(r"couldn't resolve module/action '(?P<name>[\w.]+)'", text):
        collection = ".".join(match["name"].split(".")[:2])
        return Finding(
            f"Ansible knows no module {match['name']}.",
            0.97,
            "It is misspelt, or its collection is not installed.",
            (match[0],),
            (Fix(f"ansible-galaxy collection install {collection}", "installs the collection, if its name is right"),)
            if match["name"].count(".") == 2
            else (),
            ("check the spelling of the module",),
        )
    if match := re.search(r"the playbook: (?P<name>\S+) could not be found", text):
        near = meant_paths(facts, match["name"])
        return Finding(
            f"There is no playbook {match['name']} here.",
            0.975,
            "The path is taken from the folder you are in.",
            (match[0],),
            tuple(Fix(problem.replace_word(match["name"], each), f"{each} is there") for each in near),
            () if near else ("see what is here: ls",),
        )
    if not re.search(r"No inventory was parsed|hosts list is empty|match supplied host pattern", text):
        return None
    file = next(
        (
            name
            for name in ("inventory", "hosts", "hosts.ini", "inventory.ini", "inventory.yml", "hosts.yml")
            if facts.exists(name)
        ),
        "",
    )
    return Finding(
        "Ansible has no list of hosts that fits.",
        0.96,
        "The hosts stand in an inventory file, named with -i or in ansible.cfg.",
        (next((line.strip() for line in problem.lines if re.search(r"inventory|host", line)), "")[:150],),
        (Fix(problem.insert_after(program, f"-i {file}"), f"{file} is there"),) if file else (),
        () if file else ("name the inventory with -i",),
    )
