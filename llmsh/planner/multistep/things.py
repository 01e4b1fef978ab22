"""Things: the files or folders that "every invoice in office/invoices that says OPEN" means, and loops over them."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.entities import kinds
from llmsh.planner.multistep import thing_tests
from llmsh.planner.slots import quote_glob, quote_path
from llmsh.planner.verify import is_directory
from llmsh.planner.words import tokenize
from llmsh.syntax.quote import quote

FOLDER_WORD = r"(?:sub)?-?(?:folders?|director(?:y|ies)|dirs?)"
PATH = r"(?:'[^']+'|\"[^\"]+\"|[^\s,;:\"']+)"
# Where a noun ends and what is said of it begins.
_SAID = re.compile(
    r"\s*,?\s+(?=(?:(?:that|which|who|whose|where|in\s+which)\b|(?:with|without|having|containing|holding|lacking|"
    r"mentioning|saying|listed|named|called|beginning|starting|ending|older|newer|bigger|larger|smaller|longer|shorter|"
    r"over|under|above|below\s+\d|modified|changed|not)\b))",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\s+(?:(?:directly\s+)?(?:in|of|inside|inside\s+of|under|below|beneath|within|from)|(?P<deep>anywhere\s+(?:in|"
    rf"under|below)))\s+"
    rf"(?:the\s+|my\s+)?(?:folder\s+|directory\s+)?(?P<root>{PATH})(?:\s+(?:folder|directory))?(?=$|[\s,])",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\s*,?\s+(?:except|excluding|but\s+not|other\s+than|apart\s+from|besides|"
    r"not)\s+(?:for\s+)?(?:the\s+(?:file|folder)\s+)?(?P<names>(?:'[^']+'|[\w-]*\*?\.\w+|"
    r"(?<=except\s)(?!(?:the|an?|those|these|for|newest|oldest|latest|largest|smallest|biggest|last|first|\d+)\b)[\w-]+)(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+)(?:'[^']+'|"
    r"[\w-]*\*?\.\w+))*)",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"^(?:(?P<count>\d+|one|two|three|four|five|ten)\s+)?(?P<which>biggest|largest|smallest|newest|latest|oldest|"
    r"most\s+recent|longest|shortest)\s+",
    re.IGNORECASE,
)
_STATES = {"empty": "is empty", "executable": "is executable", "non-empty": "is not empty", "zero-byte": "is empty"}
_TOO_MANY, _SAMPLES = 2000, 20


@dataclass(frozen=True, slots=True)
class Things:
    """Files or folders below `root` ("" for here).

    globs: patterns of their names, none for all; deep: also in folders below; test: what must hold, in bash, of "$f"
    (a file) or "$d" (a folder); noun: what one is called; samples: paths of some that are there; said: in words.
    """

    is_folders: bool
    root: str
    globs: tuple[str, ...] = ()
    deep: bool = False
    test: str = ""
    noun: str = ""
    samples: tuple[str, ...] = ()
    said: str = ""

    @property
    def variable(self) -> str:
        return "d" if self.is_folders else "f"

    @property
    def whole(self) -> str:
        """Words for all of them, whatever is said of them."""
        what = "folders" if self.is_folders else f"{self.globs[0][2:]} files" if self.globs else "files"
        return f"{what} in '{self.root}'" if self.root else what

    def loop(self, body: str, *, other: str = "", sink: str = "") -> str:
        """A loop of bash that does `body` for each, and `other` for those of which the test does not hold.

        sink: the file that the loop writes, which is none of the things itself.
        """
        place = f"{quote_path(self.root)}/" if self.root else ""
        guards, done = [], "done"
        if self.is_folders:
            head = f"for d in {place}*/; do d=${{d%/}};"
        elif self.deep:
            named = _named(self.globs)
            head = "while IFS= read -r -d '' f; do"
            done = f"done < <(find {quote_path(self.root or '.')} -type f{named} -print0)"
        else:
            head = f"for f in {' '.join(place + quote_glob(glob) for glob in self.globs or ('*',))}; do"
            if not self.globs:
                guards.append('[ -f "$f" ]')
        if sink and not self.is_folders:
            guards.append(f'[ "$f" != {quote_path(sink)} ]')
        if self.test and other:
            body = f"if {self.test}; then {body}; else {other}; fi"
            body = f"if {' && '.join(guards)}; then {body}; fi" if guards else body
        else:
            guards += [self.test] if self.test else []
            body = f"if {' && '.join(guards)}; then {body}; fi" if guards else body
        if re.search(r"\$\{?n\b", body):
            head += f" n=${{{self.variable}##*/}};"
        return f"{head} {body}; {done}"


def parse(phrase: str, context: Context, place: str = "") -> Things | None:
    """The things that `phrase`, without "each" or "every", means; None where that is not known.

    place: a folder that was spoken of before, for phrases that name none.
    """
    if context.elsewhere:
        return None
    text, root, deep = phrase.strip(" ,"), "", False
    for match in _PLACE.finditer(text):
        path = match["root"].strip("'\"").rstrip("/") or "/"
        if is_directory(path, context) and path not in ("/", "~"):
            root, deep = path, bool(match["deep"]) or match[0].split()[0] in ("below", "beneath", "under")
            text = text[: match.start()] + text[match.end() :]
            break
    spared: list[str] = []
    if but := _EXCEPT.search(text):
        spared = [name.strip("'\"") for name in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+", but["names"])]
        text = text[: but.start()] + text[but.end() :]
        if not all(re.search(r"\w\.\w|\*|^[\w-]+$", name) for name in spared):
            return None
    head, _, condition = _cut(text)
    adjective = head.split(" ", 1)[0].lower()
    conditions = [condition.strip(" ,")] if condition.strip(" ,") else []
    if adjective in _STATES and " " in head:
        conditions.append(_STATES[adjective])
        head = head.split(" ", 1)[1]
    if not head or _EXTREME.match(head):
        return None
    found = _noun(head.strip(), root, context, place)
    if found is None:
        return None
    found = replace(found, said=phrase.strip(), deep=found.deep or (deep and not found.is_folders))
    tests = [f'[[ "$n" != {quote_glob(name)} ]]' if "*" in name else f'[ "$n" != {quote(name)} ]' for name in spared]
    for item in conditions:
        test = thing_tests.test(item, context, is_folders=found.is_folders)
        if test is None:
            return None
        tests.append(test)
    return replace(found, test=" && ".join(tests))


def _cut(text: str) -> tuple[str, str, str]:
    match = _SAID.search(text)
    return (text[: match.start()], "", text[match.end() :]) if match else (text, "", "")


def _noun(noun: str, root: str, context: Context, place: str) -> Things | None:
    """What `noun` means in `root`: a kind of file, folders, or what the folder is named for."""
    low = noun.lower()
    words = low.split()
    if len(words) > 3 or re.search(r"[^\w .*'/-]", noun):
        return None
    if re.fullmatch(rf"(?:\w+\s+){{0,2}}{FOLDER_WORD}", low):
        base = root or _called(words[0], context) or place
        names = _entries(base, context, folders=True)
        if len(words) > 1 and not root and not base:
            return None
        return _things(base, names, is_folders=True, noun="folder") if names else None
    if not root and len(words) == 2 and words[0].startswith(".") and (named := _called(words[1], context)):
        root, noun, words = named, f"{words[0]} files", [words[0], "file"]
    folder = root or (_called(words[-1], context) if len(words) == 1 else "") or place
    files = _entries(folder, context, folders=False)
    globs = _globs(noun, context) or _ending_here(words, files)
    if globs or low in ("file", "files"):
        fit = [name for name in files if not globs or any(Path(name).match(glob) for glob in globs)]
        if fit:
            return _things(folder, fit, globs=globs, noun=words[-1].rstrip("s"))
        if deep := _below(folder, globs, context):
            return replace(_things(folder, [], globs=globs, noun=words[-1].rstrip("s")), deep=True, samples=(deep,))
        return None
    if not root and not _called(words[-1], context):
        return None
    stem, own = _stem(words[-1]), _stem(folder.rpartition("/")[2])
    folders = _entries(folder, context, folders=True)
    if folders and not files and stem == own:
        return _things(folder, folders, is_folders=True, noun=_one(words[-1]))
    if files and (stem == own or not folders):
        return _things(folder, files, noun=_one(words[-1]))
    return None


def _things(
    root: str, names: list[str], *, is_folders: bool = False, globs: tuple[str, ...] = (), noun: str = ""
) -> Things:
    root = "" if root == "." else root
    plain = [name for name in names if re.fullmatch(r"[\w.+-]{2,}", name)][:_SAMPLES]
    return Things(
        is_folders, root, globs, noun=noun, samples=tuple(f"{root}/{name}" if root else name for name in plain)
    )


def _entries(folder: str, context: Context, *, folders: bool) -> list[str]:
    """Names in `folder` that are not hidden, in order."""
    try:
        paths = sorted((context.cwd / Path(folder).expanduser() if folder else context.cwd).iterdir())
    except OSError:
        return []
    if len(paths) > _TOO_MANY:
        paths = paths[:_TOO_MANY]
    return [path.name for path in paths if path.is_dir() == folders and not path.name.startswith(".")]


def _below(folder: str, globs: tuple[str, ...], context: Context) -> str:
    """The path of one such file in a folder below."""
    for name in _entries(folder, context, folders=True):
        inner = f"{folder}/{name}" if folder else name
        for file in _entries(inner, context, folders=False):
            if not globs or any(Path(file).match(glob) for glob in globs):
                return f"{inner}/{file}"
    return ""


def _globs(noun: str, context: Context) -> tuple[str, ...]:
    if re.fullmatch(r"(?:[\w-]*\*[\w*.-]*)", noun):
        return (noun,)
    if dotted := re.fullmatch(r"\.(\w+)(?:\s+files?|s)?", noun):
        return (f"*.{dotted[1]}",)
    tokens = tokenize(f"every {noun}")
    entity = next((entity for entity in kinds.find(tokens, context) if entity.kind == "kind"), None)
    if entity is None or entity.end < len(tokens):
        return ()
    return tuple(entity.value.parts or (entity.value.text,))


def _ending_here(words: list[str], files: list[str]) -> tuple[str, ...]:
    """ "each log", "the rafs": files that are there and end so."""
    if len(words) > 2 or (len(words) == 2 and not re.fullmatch(r"files?", words[1])):
        return ()
    for ending in (words[0], words[0].removesuffix("s")):
        if 1 < len(ending) < 6 and any(name.endswith(f".{ending}") for name in files):
            return (f"*.{ending}",)
    return ()


def _named(globs: tuple[str, ...]) -> str:
    tests = " -o ".join(f"-name {quote(glob)}" for glob in globs)
    return f" \\( {tests} \\)" if len(globs) > 1 else f" {tests}" if globs else ""


def _called(word: str, context: Context) -> str:
    """The folder that is here and called like `word`, or its plural."""
    names = (f"{word}s", word, f"{word}es", f"{word[:-1]}ies", word.removesuffix("s"))
    return next((name for name in names if len(name) > 2 and is_directory(name, context)), "")


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|y|es|s)$", "", word.lower())


def _one(noun: str) -> str:
    return re.sub(r"(?<!s)s$", "", noun)
