"""Reads the texts that can be translated out of the sources, and renews the catalogues with them.

`python -m llmsh.diagnosis.messages` adds new texts to locale/*.po, without a translation yet; texts that are gone are
dropped. A text is a template: what a source puts together (`f"{name} is a folder"`) has numbered places, and a choice
becomes a text for each way.
"""

import ast
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from llmsh.diagnosis.catalogue import LOCALE, Entry, read, written

ROOT = Path(__file__).resolve().parents[1]
OTHERS = ("diagnosis/fallback.py", "diagnosis/status.py", "diagnosis/harmless.py", "diagnosis/memory.py",
          "diagnosis/diagnose.py", "diagnosis/packages.py", "diagnosis/where.py", "diagnosis/place.py",
          "diagnosis/projects.py", "views/failure.py")  # fmt: skip
# Assignments that hold no texts for the reader.
NO_TEXTS = re.compile(r"^(?:MATCHES|IGNORES|SIGNATURES|PROGRAMS|STATUSES|__all__)$")
# What is called with words that a program reads.
_NO_READER = """
    compile late_pattern search match fullmatch findall finditer sub split startswith endswith removeprefix strip
    removesuffix partition rpartition replace_word replace_text insert_after ask git exists is_file is_dir has
    install as_root run_as_root getenv read stat edit_line edit_word then argv_of start_service frozenset join
    count find
"""
NO_READER = frozenset(_NO_READER.split())
WORD = re.compile(r"[A-Za-z][a-z']+")
# A sentence has one of these; a long list of commands has none.
COMMON = frozenset("a an the is are it its of to in not and has have this that there no be was with for on by".split())
MAX_WAYS = 24
HOLE = "\0"


def sources() -> list[Path]:
    return [*sorted((ROOT / "diagnosis" / "diagnosers").glob("*.py")), *(ROOT / name for name in OTHERS)]


def texts_of(path: Path) -> list[str]:
    """The templates in a source, in order, each once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: dict[str, None] = {}
    for node in tree.body:
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Assign) and _is_named(node, NO_TEXTS)):
            continue
        for text in _walk(node):
            found.setdefault(text)
    return list(found)


def _is_named(node: ast.Assign, pattern: re.Pattern[str]) -> bool:
    return any(isinstance(target, ast.Name) and pattern.match(target.id) for target in node.targets)


def _walk(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp):
        for way in _ways(node):
            if _is_prose(way):
                yield _numbered(way)
        for inner in ast.walk(node):
            if isinstance(inner, ast.FormattedValue):
                yield from _walk(inner.value)
            elif isinstance(inner, ast.Call | ast.Tuple | ast.Dict):
                yield from _walk(inner)
        return
    if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
        children: Iterator[ast.AST] = iter(node.body[1:])
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        yield from _shown(node, name)
        # The first word of a fix is the command.
        skipped = len(node.args) if name in NO_READER else 1 if name == "Fix" else 0
        children = iter([*node.args[skipped:], *(keyword.value for keyword in node.keywords)])
        if isinstance(node.func, ast.Attribute):
            yield from _walk(node.func.value)
    elif isinstance(node, ast.Compare | ast.Subscript | ast.ClassDef):
        return
    else:
        children = ast.iter_child_nodes(node)
    for child in children:
        yield from _walk(child)


# Places of the arguments that are shown to the reader, whatever they look like.
SHOWN = {"Fix": (1,), "Finding": (0, 2, 5)}


def _shown(call: ast.Call, name: str) -> Iterator[str]:
    """The texts in those arguments of a call that are shown as they are."""
    for at in SHOWN.get(name, ()):
        argument = call.args[at] if at < len(call.args) else None
        for each in argument.elts if isinstance(argument, ast.Tuple) else [argument]:
            for way in _ways(each) if isinstance(each, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp) else ():
                if re.search(r"[a-z]{2}", way) and "\n" not in way:
                    yield _numbered(way)


def _ways(node: ast.AST) -> list[str]:
    """Every text that an expression can become, holes for what is put in."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else [HOLE]
    if isinstance(node, ast.JoinedStr):
        return _joined([_ways(part) for part in node.values])
    if isinstance(node, ast.FormattedValue):
        chosen = node.value
        is_choice = isinstance(chosen, ast.IfExp) and all(
            isinstance(each, ast.Constant | ast.JoinedStr) for each in (chosen.body, chosen.orelse)
        )
        return _ways(chosen) if is_choice else [HOLE]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _joined([_ways(node.left), _ways(node.right)])
    if isinstance(node, ast.IfExp):
        return [*_ways(node.body), *_ways(node.orelse)][:MAX_WAYS]
    return [HOLE]


def _joined(parts: list[list[str]]) -> list[str]:
    return ["".join(way) for way, _ in zip(product(*parts), range(MAX_WAYS), strict=False)]


def _is_prose(text: str) -> bool:
    """Claims that a person reads it: several words, and none of the signs of code."""
    plain = re.sub(r"`[^`]*`", "", text)
    words = WORD.findall(plain)
    if HOLE in text and re.search(rf"{HOLE} line {HOLE}: ", text):
        return True
    # What to do, and after a colon the command that does it.
    told, colon, _ = plain.partition(": ")
    if colon and len(told.split()) >= 2 and re.fullmatch(r"[a-z][A-Za-z ,;']+", told) and "\n" not in plain:
        return True
    if HOLE in text and re.fullmatch(rf"(?:`?{HOLE}`? )+(?:exists|is SQL)|then: .*{HOLE}.*", text):
        return True
    # A sentence may speak of signs that are those of code.
    if text[-1:] in (".", "?") and len(words) >= 5 and "(?" not in plain:
        return "\n" not in plain and "&&" not in plain
    if len(words) < 2 or re.search(
        r"^bold |\{\}|^[\w-]+ --\w+$|\\|\(\?|[\[{(<]\^|\n|\t|&&|\.\*|%[sd]|^\W*$|\$\(|;$", plain
    ):
        return False
    if len(words) < 6 and re.search(r"^--?\w|[a-z]_[a-z]", plain):
        return False
    if re.fullmatch(r"\S+|[^.?]*,\S.*", plain) or (len(words) > 6 and not COMMON.intersection(plain.lower().split())):
        return False
    return sum(map(len, words)) > 0.5 * len(plain.replace(" ", "").replace(HOLE, ""))


def _numbered(text: str) -> str:
    parts = text.replace("{", "{{").replace("}", "}}").split(HOLE)
    return parts[0] + "".join(f"{{{number}}}{part}" for number, part in enumerate(parts[1:]))


def all_texts() -> dict[str, list[str]]:
    """Template → names of the sources that have it."""
    found: dict[str, list[str]] = {}
    for path in sources():
        for text in texts_of(path):
            found.setdefault(text, []).append(path.stem)
    return found


def renewed(catalogue: Path) -> str:
    """The catalogue with every text of the sources; what was translated and is still there stays."""
    known = {entry.text: entry.translation for entry in read(catalogue)}
    entries = [Entry(text, known.get(text, ""), tuple(names)) for text, names in all_texts().items()]
    return written(catalogue.stem, entries)


def main() -> None:
    for catalogue in sorted(LOCALE.glob("*.po")):
        catalogue.write_text(renewed(catalogue), encoding="utf-8")
        entries = read(catalogue)
        done = sum(bool(entry.translation) for entry in entries)
        sys.stdout.write(f"{catalogue.stem}: {done} of {len(entries)} texts\n")


if __name__ == "__main__":
    main()
