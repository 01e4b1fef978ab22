"""A private key file that ssh does not use: rights too open, missing, not a key, no agent."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "unprotected private key file",
    "bad permissions",
    "are too open",
    "not accessible: no such file",
    "invalid format",
    "error in libcrypto",
    "could not open a connection to your authentication agent",
    "bad owner or permissions",
)
MATCHES = (
    Case(
        "ssh -i key h",
        "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\nPermissions 0644 for 'key' are too open.\nIt "
        "is required that your private key files are NOT accessible by others.\nThis private key will be "
        'ignored.\nLoad key "key": bad permissions\nada@h: Permission denied (publickey).',
        255,
        says="`key`",
        fix="chmod 600 key && ssh -i key h",
    ),
    Case(
        "ssh h",
        "Bad owner or permissions on /home/ada/.ssh/config",
        255,
        says="/home/ada/.ssh/config",
        fix="chmod 600 /home/ada/.ssh/config && ssh h",
    ),
    Case(
        "ssh-add",
        "Could not open a connection to your authentication agent.",
        2,
        says="agent",
        fix='eval "$(ssh-agent -s)" && ssh-add',
    ),
    Case(
        "ssh -i none h",
        "Warning: Identity file none not accessible: No such file or directory.\nada@h: Permission denied (publickey).",
        255,
        says="`none`",
    ),
    Case(
        "ssh -i key.ppk h",
        'Load key "key.ppk": invalid format\nada@h: Permission denied (publickey).',
        255,
        says="`key.ppk`",
    ),
)
IGNORES = (Case("ssh h", "ada@h: Permission denied (publickey).", 255),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    open_ = re.search(r"for '(?P<a>[^']+)' are too open|[Bb]ad owner or permissions on (?P<b>\S+)", text)
    retry = f" && {problem.command}" if problem.command else ""
    if open_:
        path = open_["a"] or open_["b"]
        return Finding(
            f"Others may read `{path}`, so ssh does not use it.",
            0.97,
            "A private key is a secret, and only its owner may be able to read it.",
            (open_[0],),
            (Fix(f"chmod 600 {quote_path(path)}{retry}", "only you may read it"),),
        )
    if "authentication agent" in text:
        return Finding(
            "No ssh agent is running for this shell.",
            0.97,
            "The agent keeps unlocked keys in memory, so that the passphrase is asked only once. It has to be "
            "started first.",
            ("no connection to an agent",),
            (Fix(f'eval "$(ssh-agent -s)"{retry}', "starts an agent for this shell"),),
        )
    missing = re.search(r"Identity file (?P<path>\S+) not accessible", text)
    if missing:
        near = meant_paths(facts, missing["path"])
        return Finding(
            f"The key `{missing['path']}` does not exist.",
            0.95,
            "-i is followed by the path of a private key, usually in ~/.ssh.",
            (missing[0],),
            tuple(Fix(problem.replace_word(missing["path"], each), f"{each} is there") for each in near),
            () if near else ("see your keys: ls ~/.ssh",),
        )
    bad = re.search(r'Load key "(?P<path>[^"]+)": (?:invalid format|error in libcrypto)', text)
    if bad:
        return Finding(
            f"`{bad['path']}` is no private key that ssh can read.",
            0.94,
            "It may be the public half (.pub), a key of PuTTY (.ppk), or a text that was copied without its last line.",
            (bad[0],),
            (
                Fix(
                    f"head -1 {quote_path(bad['path'])}",
                    "shows what it is: it should say BEGIN PRIVATE KEY, or of which kind",
                ),
            ),
            ("give the private key, or convert a .ppk with puttygen",),
        )
    return None
