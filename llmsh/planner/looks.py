"""Looks: what a command is to be changed into so that its output is what a trimming asked for (trimmings.py)."""

import re

_TABS = re.compile(r"-printf '%[skT][^']*?(?P<sep>\\t| )[^']*'.*\| head -n \d+\Z")
_NUMBERED = re.compile(r"\{ ?print(?:f [^,}]*,| \(?)\s*NR\b|\bcat -\w*n|\bnl\b|\bgrep -\w*n\b|\Awc -\w ")
_PIPES_LINES = re.compile(r"\A(?:grep|cut|awk|sort|tr|sed|find|cat|comm|getent|git|who|ps|ls|jq)\b")


def _once(command: str) -> str | None:
    if _NUMBERED.search(command):
        return None  # with their numbers no two lines are the same, and a count is one line
    if re.search(r"\bsort -\w*u|\buniq\b|!seen\[|\bunique", command):
        return (
            re.sub(r" \| uniq -c(?: \| sort -rn)?\Z", " -u", command)
            if command.count(" | sort | uniq -c") == 1
            else command
        )
    if re.match(r"sort (?!-)[^|;&<>]+\Z", command):
        return f"sort -u{command[4:]}"
    return re.sub(r" \| sort\Z", "", command) + " | sort -u"


def _sorted(command: str) -> str | None:
    if re.search(r"\| sort(?: -u)?\Z|^sort (?!-\w*[nrhgk])|^ls\b(?! -\w*[tSUf])|^git branch|^git tag", command):
        return command
    if re.search(r"\bsort -\w*[nrhk]|\bhead\b|\btail\b|\bwc -l\Z", command):
        return None
    return f"{command} | sort"


def _sorted_numbers(command: str) -> str | None:
    if re.search(r"\bsort -\w*[nhg]", command):
        return command
    return re.sub(r" \| sort(?: -u)?\Z", "", command) + (" | sort -nu" if command.endswith("sort -u") else " | sort -n")


def _by_size(command: str, *, largest: bool) -> str | None:
    """A listing of numbers, the largest or the smallest first."""
    if command.endswith("done"):
        return None  # what a loop prints has its numbers anywhere
    reverse = "r" if largest else ""
    if re.search(r"\b(?:sort -\w*[nhgk]|ls -\w*S|--sort=)", command):
        has = bool(re.search(r"sort -\w*r|,\d*\w*r|ls -(?!\w*r)\w*S|--sort=-", command))
        return command if has == largest else None
    if re.search(r"^du\b[^|]*-\w*h|^du -h", command):
        return f"{command} | sort -{reverse}h"
    if re.search(r"\bwc -\w+\b[^|]*\Z|\buniq -c\Z|^du\b[^|]*\Z|-printf '%s|grep -\w*c", command):
        if re.search(r"grep -\w*c", command):
            return f"{command} | sort -t : -k 2{reverse}n"
        return f"{command} | sort -{reverse}n"
    return None


def _by_time(command: str, *, newest: bool) -> str | None:
    if command.startswith("git log"):
        if newest or "--reverse" in command:
            return command if newest != ("--reverse" in command) else None
        return command.replace("git log", "git log --reverse", 1) if "|" not in command else None
    if re.search(r"^ls -\w*t", command):
        return command if bool(re.search(r"^ls -\w*r|^ls -\w+ -r", command)) != newest else None
    if re.search(r"%T[@+].*\| sort", command):
        return command if bool(re.search(r"sort -\w*r", command)) == newest else None
    plain = re.fullmatch(r"(?P<find>find\b[^|;&]*?)(?: -print)?", command)
    if plain is not None and not re.search(r"-(?:exec|printf|delete|print0|ls)\b", command):
        return f"{plain['find']} -printf '%T@\\t%p\\n' | sort -{'r' if newest else ''}n | cut -f 2-"
    return None


def _plain(command: str) -> str | None:
    """A listing of names without what else it says of them."""
    if (tabbed := _TABS.search(command)) is not None:
        return f"{command} | cut -f 2-" if tabbed["sep"] == "\\t" else f"{command} | cut -d ' ' -f 2-"
    command = re.sub(r" -exec ls -l?d?l? \{\} \+(?= 2>|\Z)", "", command)
    command = (
        re.sub(r"^(grep -\w*)n(\w* )", r"\1l\2", command)
        if re.match(r"grep -\w*r\w*n|grep -\w*n\w*r", command)
        else command
    )
    if re.match(r"du\b", command):
        return f"{command} | cut -f 2-"
    if (listing := re.match(r"ls -(?P<letters>\w*l\w*)\b", command)) is not None:
        letters = re.sub(r"[lh]", "", listing["letters"])
        return re.sub(r"^ls -\w+", f"ls -{letters}" if letters else "ls", command)
    return command


def _unnamed(command: str) -> str | None:
    if re.match(r"grep -\w*[lL]", command):
        return None
    match = re.match(r"grep(?P<options> -\w+)?", command)
    if match is None:
        return command
    if match["options"]:
        return command if "h" in match["options"] else command.replace(match["options"], f"{match['options']}h", 1)
    return command.replace("grep", "grep -h", 1)


def _number(command: str) -> str | None:
    return re.sub(r"\Awc (-[lwcm]) ([^\s|*?\[{~-][^\s|*?\[{]*)\Z", r"wc \1 < \2", command)


def _counted(command: str) -> str | None:
    if re.search(r"\bwc -\w|\bgrep -\w*c|\buniq -c\Z|END\s*\{[^}]*print (?:n|NR|length|count)", command):
        return command
    command = re.sub(r" \| sort \| uniq -c(?: \| sort -\w+)?\Z", " | sort -u", command)
    if not _PIPES_LINES.match(command) or re.search(r"\bhead\b|\btail\b|\buniq -c", command):
        return None
    return f"{command} | wc -l"


def _joined(command: str, separator: str) -> str | None:
    """A listing on one line."""
    if not _PIPES_LINES.match(command) or re.search(r"\bwc -|\bpaste -s", command):
        return None
    command = re.sub(r"\Als -m\b", "ls", command)
    return f"{command} | paste -sd {separator} -"


LOOKS = {
    "joined_comma": lambda command: _joined(command, ","),
    "joined_colon": lambda command: _joined(command, ":"),
    "joined_semicolon": lambda command: _joined(command, "';'"),
    "joined_space": lambda command: _joined(command, "' '"),
    "counted": _counted,
    "once": _once,
    "sorted": _sorted,
    "sorted_numbers": _sorted_numbers,
    "largest_first": lambda command: _by_size(command, largest=True),
    "smallest_first": lambda command: _by_size(command, largest=False),
    "newest_first": lambda command: _by_time(command, newest=True),
    "oldest_first": lambda command: _by_time(command, newest=False),
    "unnamed": _unnamed,
    "plain": _plain,
    "number": _number,
}
