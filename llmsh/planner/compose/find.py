"""Writes jobs about files as commands: one find where it can do all, a pipeline where order or counting needs it."""

import re

from llmsh.core.context import Context, Userland
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import Job, Selection, Term, is_of_depth
from llmsh.planner.slots import Value, quote_variable, sed
from llmsh.planner.template import fill
from llmsh.syntax.quote import quote

# What is sorted by, as find and stat print it.
GNU_FORMS = {"size": "%s", "time": "%T@", "read": "%A@", "status": "%C@", "depth": "%d"}
_BUSYBOX_FORMS = {"size": "%s", "time": "%Y", "read": "%X", "status": "%Z", "depth": "%n"}
_BSD_FORMS = {"size": "%z", "time": "%m", "read": "%a", "status": "%c", "depth": "%l"}
_GLOBAL = ("-mindepth", "-xdev")
# What stands before the roots: whether links are followed.
_FOLLOWING = "-L"
_BEFORE_TESTS = (*_GLOBAL, _FOLLOWING)
# "draft.txt", but not "conf.d" and ".git".
_LIKE_FILE = re.compile(r"\w\.(?!d\Z)[A-Za-z]\w{0,5}\Z")
_REGEX_MEANING = re.compile(r"[.*\[\]^$\\]")


def predicates(selection: Selection, *, with_grep: bool = True) -> list[str]:
    """The predicates of find in the order from cheap to dear."""
    words: list[str] = []
    if selection.depth and selection.type == "d" and not any(map(is_of_depth, selection.terms)):
        words.append("-mindepth 1")  # the folder that is looked at is none of those in it
    if selection.depth:
        words.append(f"-maxdepth {selection.depth}")
    if any("-daystart" in term.text for term in selection.terms):
        words.append("-daystart")
    if selection.type is None and any(term.kind == "grep" for term in selection.terms):
        words.append("-type f")
    elif selection.type:
        words.append(f"-type {selection.type}")
    groups = sorted(selection.groups, key=lambda group: _cost(group[0]))
    # find wants its global options before the tests
    words = [*(group[0].text for group in groups if group[0].text.startswith(_GLOBAL)), *words]
    groups = [group for group in groups if not group[0].text.startswith(_BEFORE_TESTS)]
    for group in groups:
        if group[0].kind == "grep" and not with_grep:
            continue
        written = [_predicate(term, selection) for term in group]
        word = written[0] if len(written) == 1 else r"\( " + " -o ".join(written) + r" \)"
        if word not in words:
            words.append(word)
    greps = sum(group[0].kind == "grep" for group in groups) if with_grep else 0
    words[len(words) - greps : len(words) - greps] = [_pruned(path, selection) for path in selection.prunes]
    return words


def _cost(term: Term) -> int:
    return {"name": 0, "iname": 0, "find": 1, "grep": 2}[term.kind]


def _is_target(term: Term, selection: Selection) -> bool:
    """Whether symbolic links to a file are meant: by itself a link is never the same file as what it points to."""
    return selection.type == "l" and term.kind == "find" and term.text.startswith("-samefile ")


def _predicate(term: Term, selection: Selection) -> str:
    if _is_target(term, selection):
        written = rf"-exec test {{}} -ef {term.text.removeprefix('-samefile ')} \;"
    elif term.kind == "grep":
        written = f"-exec grep -q{grep_flags(term, selection)} {grep_pattern(term)} {{}} \\;"
    elif term.kind == "find":
        written = term.text.replace("-daystart ", "")
        parts = re.findall(r"(?:! )?-(?:perm \S+|[a-z]+)(?: (?!-[a-z])(?:'[^']*'|\"[^\"]*\"|[^\s'\"]+))*", written)
        if len(parts) > 1 and term.is_negated and not re.fullmatch(r"-exec sh -c '[^']*' sh \{\} \\;", written):
            written = rf"\( {written} \)"
    else:
        ignores = term.kind == "iname" or selection.ignore_case
        if "/" in term.text:  # a name has no slash, a path has
            inner = term.text.removeprefix("./")
            written = f"-{'i' if ignores else ''}path {quote_variable(inner if inner[0] in '/*' else f'*/{inner}')}"
        else:
            written = f"-{'i' if ignores else ''}name {quote_variable(term.text)}"
    if term.is_negated:
        return written.removeprefix("! ") if written.startswith("! ") else f"! {written}"
    return written


def _pruned(path: str, selection: Selection) -> str:
    name = path.removeprefix("./").rstrip("/")
    inside = f"*/{name}/*" if not name.startswith(("/", "~", "*")) else f"{name}/*"
    written = f"! -path {quote(inside)}"
    if selection.type != "f" or _LIKE_FILE.search(name):  # what is left out may be a file itself
        written += f" ! -path {quote(inside.removesuffix('/*'))}"
    return written


def grep_flags(term: Term, selection: Selection) -> str:
    """The letters that a grep for `term` needs after its own: F for text that a pattern would misread, i for case."""
    flags = "i" if selection.ignore_case else ""
    return flags + ("F" if _REGEX_MEANING.search(term.text) else "")


def grep_pattern(term: Term) -> str:
    return f"-e {quote(term.text)}" if term.text.startswith("-") else quote(term.text)


def roots(selection: Selection, *, absolute: bool = False) -> str:
    """Where find starts."""
    found = list(dict.fromkeys(selection.roots)) or ["."]
    if absolute:
        found = [_absolute(root) for root in found]
    return " ".join(found)


def _absolute(root: str) -> str:
    if root == ".":
        return '"$PWD"'
    relative = root.removeprefix("./")
    return root if root[0] in '/~"' else f'"$PWD"/{relative}'


def find(selection: Selection, *actions: str, absolute: bool = False, with_grep: bool = True) -> str:
    """A find command over the selection that ends in `actions`."""
    if not actions and any(
        ((term.kind == "grep" or "-exec" in term.text) and with_grep) or _is_target(term, selection)
        for term in selection.terms
    ):
        actions = ("-print",)  # an -exec before it means that nothing is printed by itself
    following = [_FOLLOWING] if any(term.text == _FOLLOWING for term in selection.terms) else []
    words = ["find", *following, roots(selection, absolute=absolute)]
    return " ".join([*words, *predicates(selection, with_grep=with_grep), *actions])


def grep_instead(job: Job, letter: str) -> str | None:
    """`grep -r` where the selection is nothing but names and one text; None where find is needed.

    letter: `l` lists files, `n` shows lines with their number, `c` counts.
    """
    selection = job.selection
    greps = [term for term in selection.terms if term.kind == "grep"]
    others = [group for group in selection.groups if not any(term.kind == "grep" for term in group)]
    if selection.depth or selection.key or selection.take or len(greps) != 1 or selection.type not in ("f", None):
        return None
    names = [term for group in others for term in group]
    if len(others) > 1 or any(term.kind != "name" or term.is_negated for term in names):
        return None
    if any("/" in path.strip("./") for path in selection.prunes):
        return None
    term = greps[0]
    own_output = job.sink.values["path"].text if job.sink is not None and "path" in job.sink.values else ""
    if "/" in own_output:
        own_output = ""
    if term.is_negated and letter == "l":
        letter = "L"
    elif term.is_negated:
        return None
    flags = grep_flags(term, selection)
    includes = "".join(f" --include={quote(item.text)}" for item in names)
    excludes = f" --exclude={quote(own_output)}" if own_output else ""
    excludes += "".join(f" --exclude-dir={quote(path.removeprefix('./').rstrip('/'))}" for path in selection.prunes)
    return f"grep -r{letter}{flags}{includes}{excludes} {grep_pattern(term)} {roots(selection)}"


def ordered(selection: Selection, *, nul: bool, absolute: bool = False, userland: Userland = Userland.GNU) -> str:
    """A pipeline that prints the selected paths in order, cut to those taken; `nul`: each ended by a null byte."""
    zero = "z" if nul and userland is Userland.GNU else ""
    head = taken(selection, zero)
    reverse = "r" if selection.is_descending else ""
    if selection.key in ("", "name", "version"):
        listed = find(selection, *(["-print0"] if zero else []), absolute=absolute)
        if not selection.key:
            return listed + head
        letters = f"{zero}{'V' if selection.key == 'version' else ''}{reverse}"
        flags = f" -{letters}" if letters else ""
        return f"{listed} | sort{flags}{head}"
    if userland is Userland.GNU:
        form = GNU_FORMS[selection.key]
        end = r"\0" if zero else r"\n"
        listed = find(selection, f"-printf '{form}\\t%p{end}'", absolute=absolute)
    elif userland is Userland.BUSYBOX:
        form = _BUSYBOX_FORMS[selection.key]
        listed = find(selection, f"-exec stat -c '{form}\t%n' {{}} +", absolute=absolute)
    else:
        form = _BSD_FORMS[selection.key]
        listed = find(selection, f"-exec stat -f '{form}%t%N' {{}} +", absolute=absolute)
    return f"{listed} | sort -{zero}{reverse}n{head} | cut -{zero}f2-"


def taken(selection: Selection, zero: str = "") -> str:
    """The stage that keeps the first of an order, or all but them. zero: `z` where names end in a null byte."""
    if not selection.take:
        return ""
    if selection.is_complement:
        return f" | tail -{zero}n +{int(selection.take) + 1}"
    return f" | {'tail' if selection.is_last else 'head'} -{zero}n {selection.take}"


def applied(command: str, selection: Selection, match: Match, context: Context, *, batch: bool) -> str:
    """`command`, in which `{}` stands for the files, run on the selection: each file apart, or many at once."""
    if selection.operands:
        if batch or (len(selection.operands) == 1 and not re.search(r"[*?\[{]", selection.operands[0])):
            return command.replace(" -- {}", " {}").replace("{}", " ".join(selection.operands))
        body = command.replace("{}", '"$f"')
        return f"for f in {' '.join(selection.operands)}; do {body}; done"
    command = command.replace(" -- {}", " {}")  # paths from find begin with a directory, never with a dash
    is_last = command.endswith(" {}") and command.count("{}") == 1
    if selection.key or selection.take:
        listed = ordered(selection, nul=True, userland=context.userland)
        if is_last and batch:
            return f"{listed} | xargs -0r {command.removesuffix(' {}')}"
        return f"{listed} | xargs -0rI{{}} {command}"
    if batch and is_last:
        return find(selection, f"-exec {command} +")
    return find(selection, f"-exec {command} \\;")


def written(template: str, match: Match) -> str:
    """A fuse template with the slots of `match`, or their defaults, in it; `{}` stays."""
    slots = match.fragment.slots
    defaults = {slot.name: Value(slot.default) for slot in slots.values() if slot.default is not None}
    return fill(template, slots, {**defaults, **match.values})


def sed_substitution(old: str, new: str, *, ignore_case: bool) -> str:
    """A quoted s/…/…/g for literal texts."""
    # "\n" and "\t", as people write them, are what sed takes them for.
    replacement = re.sub(r"(\\(?![nt])|[/&])", r"\\\1", new).replace("\n", "\\n")
    flags = "gI" if ignore_case else "g"
    return quote(f"s/{sed(old)}/{replacement}/{flags}")
