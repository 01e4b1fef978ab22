"""vim could not write, or a swap file says that the file is open elsewhere."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.where import describe_rights

SIGNATURES = ("e212:", "e37:", "e325:", "e45:", "e138:", "e303:", "swap file", "e166:", "e505:")
MATCHES = (
    Case(
        "vim /etc/hosts",
        '"/etc/hosts" E212: Can\'t open file for writing',
        1,
        says="/etc/hosts",
        fix="sudoedit /etc/hosts",
    ),
    Case(
        "vim notes.txt",
        'E325: ATTENTION\nFound a swap file by the name ".notes.txt.swp"\n          owned by: ada   dated: Mon',
        None,
        (("notes.txt", "x"),),
        says="notes.txt",
        fix="vim -r notes.txt",
    ),
    Case("vim a", "E37: No write since last change (add ! to override)", None, says="not saved"),
)
IGNORES = (Case("vim", "bash: vim: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("vim", "vi", "nvim", "view")
    file = next((word for word in argv[1:] if word[:1] not in "-+"), "")
    if "E325" in text or "swap file by the name" in text:
        swap = re.search(r'swap file by the name "(?P<name>[^"]+)"', text)
        return Finding(
            f"{file or 'The file'} is open in another editor, or an editor crashed while it was open.",
            0.97,
            "vim notes what is typed in a swap file. If no other vim has the file open, what was not saved can "
            "be brought back from it.",
            (swap[0] if swap else "E325",),
            (Fix(f"vim -r {quote_path(file)}", "brings back what was not saved"),) if file else (),
            ("if nothing is missing, delete the swap file afterwards",),
        )
    if "E37" in text:
        return Finding(
            "There are changes that are not saved.",
            0.97,
            "vim does not leave a file with changes.",
            ("E37",),
            (),
            ("save and leave with :wq, or throw the changes away with :q!",),
        )
    match = re.search(r'"?(?P<path>/[^"\s]+)"? E212|E45|E505', text)
    if not match and "E212" not in text:
        return None
    path = (match["path"] if match else "") or file
    edit = "sudoedit" if facts.has("sudo") else ""
    return Finding(
        f"vim may not write to {path or 'that file'}.",
        0.965,
        "The file or its folder belongs to somebody else, or the folder does not exist.",
        (describe_rights(facts, path) if path else "E212",),
        (Fix(f"{edit} {quote_path(path)}", "opens it with root's rights and your own editor"),)
        if edit and path and not facts.is_root
        else (),
        ("or save a copy elsewhere: :w ~/copy",),
    )
