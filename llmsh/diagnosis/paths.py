"""What a path that does not exist was meant to be: near names, another case, another ending, another folder."""

import os

from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.similar import closest

MAX_MEANT = 3


def missing_part(facts: Facts, path: str) -> tuple[str, str]:
    """The deepest existing folder of `path` as typed ("" for the current one), and the first part missing in it."""
    head = "/" if path.startswith("/") else ""
    for part in [each for each in path.split("/") if each]:
        tried = os.path.join(head, part)
        if not facts.exists(tried):
            return head, part
        head = tried
    return head, ""


def meant_paths(facts: Facts, path: str) -> tuple[str, ...]:
    """Existing paths that `path` may have been meant to be, best first, written as it was typed."""
    found = [*_near(facts, path), *_elsewhere(facts, path)]
    return tuple(dict.fromkeys(found))[:MAX_MEANT]


def near_names(facts: Facts, folder: str, name: str) -> tuple[str, ...]:
    """Names in `folder` like `name`: another case, another ending, a slip of the finger."""
    names = [each for each in facts.listing(folder or ".") if name[:1] == "." or each[:1] != "."]
    same = [each for each in names if each.lower() == name.lower()]
    # A name that is hidden here (.venv, .env) and was typed without its dot.
    same += [each for each in (f".{name}",) if name[:1] != "." and facts.exists(os.path.join(folder, each))]
    stem = os.path.splitext(name)[0].lower()
    ending = [each for each in names if os.path.splitext(each)[0].lower() == stem and each not in same]
    # Several with other endings: none of them is more likely than another.
    if len(ending) > 2:
        ending = []
    return tuple(dict.fromkeys([*same, *closest(name, names), *sorted(ending)]))


def _near(facts: Facts, path: str) -> list[str]:
    """Each missing part replaced by its nearest neighbour, as long as that leads to something that exists."""
    head, part = missing_part(facts, path)
    if not part:
        return []
    parts = [each for each in path.split("/") if each]
    done = len([each for each in head.split("/") if each])
    rest = parts[done + 1 :]
    found = []
    for name in near_names(facts, head, part):
        tried = os.path.join(head, name, *rest)
        if facts.exists(tried):
            found.append(tried)
        elif rest and facts.left_s > 0:
            found += _near(facts, tried)[:1]
    if path.startswith("./"):
        return [each if each.startswith("./") else f"./{each}" for each in found]
    return found


def _elsewhere(facts: Facts, path: str) -> list[str]:
    """The same name in a folder below, above, or at the root of what was typed relative."""
    name = os.path.basename(path.rstrip("/"))
    if path.startswith("/") and facts.exists(path[1:]):
        return [path[1:]]
    if not name or path.startswith(("/", "~")):
        return []
    above = [each for each in (f"../{path}", f"../{name}") if facts.exists(each)]
    rooted = [f"/{path}"] if "/" in path and not path.startswith(".") and facts.exists(f"/{path}") else []
    below = [each for each in facts.named(name) if each != os.path.normpath(path)]
    return [*sorted(below, key=lambda each: (each.count("/"), each)), *above, *rooted]
