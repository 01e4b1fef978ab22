"""Predicates: what a condition says in words, as a test of bash: "a.txt exists", "it has more than 3 lines"."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.entities import sizes
from llmsh.planner.proposal import Proposal
from llmsh.planner.slots import quote_path
from llmsh.planner.verify import is_directory, is_file
from llmsh.planner.words import tokenize
from llmsh.syntax.quote import quote

PlanOne = Callable[[str, Context], Proposal | None]


@dataclass(frozen=True, slots=True)
class Test:
    """A condition. command: true in bash when it holds; path: the file it is about; text: what it contains.

    subject: words for the files that it counts; whole: for all of them, of which "the oldest" may be one.
    """

    command: str
    path: str = ""
    text: str = ""
    subject: str = ""
    whole: str = ""

    @property
    def negated(self) -> "Test":
        """The opposite."""
        command = self.command
        if " && " in command:
            command = f"! {{ {command}; }}"
        elif command.startswith("! "):
            command = command.removeprefix("! ")
        elif command.startswith("[ ! "):
            command = command.replace("[ ! ", "[ ", 1)
        else:
            command = command.replace("[ ", "[ ! ", 1) if command.startswith("[ -") else f"! {command}"
        return replace(self, command=command)


_QUOTES = "\"'"
_ONE = r"(?!(?:called|named|no|any|more|the|an?)(?:\s|$))(?:\"[^\"]+\"|'[^']+'|[^\s\"',]+)"
_KIND = r"(?:(?P<kind>file|directory|folder|dir|subfolder|subdirectory|link)\s+)?(?:named\s+|called\s+)?"
_NAME = rf"(?:the\s+|a\s+|an\s+|any\s+|my\s+)?{_KIND}(?P<path>{_ONE})(?:\s+(?P<late>file|directory|folder|dir))?"
_PAIR = rf"(?:the\s+)?(?:files?\s+)?(?P<path>{_ONE})\s+(?:and|with)\s+(?:the\s+)?(?:file\s+)?(?P<other>{_ONE})"
_TO = rf"(?P<path>{_ONE})\s+(?P<not>is\s+not\s+|isn't\s+)?(?:is\s+)?(?:{{words}})\s+(?:file\s+)?(?P<other>{_ONE})"
_NOT = r"\s+(?:does\s*n[o']t|do\s+not|isn't|is\s+not|not)\s*"
_EXISTS = (
    r"(?:already\s+|currently\s+)?(?:exists?|is\s+(?:already\s+)?(?:there|here|present)|is\s+(?:a|"
    r"an)\s+existing\s+\w+)(?:\s+(?:here|already|there|yet))?"
)
_HERE = r"(?:\s+(?:here|yet|already|there|in\s+(?:this|the\s+current)\s+(?:folder|directory)))?"
_SAME = r"(?:the\s+same|equal|identical|alike|no\s+different)"
_TEXT = r"(?:(?:the|an?|any)\s+)?(?:word|text|string|line|phrase)?\s*(?P<text>\"[^\"]+\"|'[^']+'|\S+(?:\s+\S+){0,2})"
UNIT = {"line": "l", "row": "l", "word": "w", "character": "m", "char": "m", "byte": "c"}
COMPARED = {
    "more than": "-gt", "over": "-gt", "greater than": "-gt", "fewer than": "-lt", "less than": "-lt",
    "under": "-lt", "at least": "-ge", "at most": "-le", "exactly": "-eq", "": "-eq",
}  # fmt: skip
_COUNT_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10"}
# "README exists in invoices", "a.txt is missing from b": a name in a folder.
_LOCATED = re.compile(
    rf"^(?:there\s+is\s+)?(?P<no>no\s+)?{_NAME}\s*(?P<does>{_EXISTS}|(?:does\s*n[o']t|do\s+not)\s+exist|"
    rf"is\s+missing|is\s+not\s+there|is\s*n[o']t\s+there|)"
    rf"\s+(?:in|inside|under|from|below)\s+(?:the\s+)?(?:folder\s+|"
    rf"directory\s+)?(?P<folder>{_ONE})(?:\s+(?:folder|directory))?$",
    re.IGNORECASE,
)
# "check.sh fails", "./build.sh succeeds": a program that is run for its status.
_RUNS = re.compile(
    rf"^(?:running\s+|the\s+(?:script|command|program)\s+)?(?P<path>{_ONE})\s+(?P<how>fails|failed|"
    rf"does\s*n[o']t\s+work|goes\s+wrong|breaks|"
    r"succeeds|succeeded|works|worked|passes|passed|runs\s+fine|is\s+successful)$",
    re.IGNORECASE,
)
_LENGTHS = re.compile(
    rf"^(?:the\s+file\s+)?(?P<path>{_ONE})\s+(?:has|contains|holds|is)\s+(?P<word>more|fewer|"
    rf"less)\s+(?P<unit>line|row|word|character|byte)s\s+"
    rf"than\s+(?:the\s+file\s+)?(?P<other>{_ONE})$",
    re.IGNORECASE,
)
_BIGGER = re.compile(
    rf"^(?:the\s+file\s+)?(?P<path>{_ONE})\s+is\s+(?P<word>bigger|larger|smaller|longer|"
    rf"shorter)\s+than\s+(?:the\s+file\s+)?(?P<other>{_ONE})$",
    re.IGNORECASE,
)
_TESTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"^{pattern}$", re.IGNORECASE), test)
    for pattern, test in (
        (rf"there\s+(?:is\s+no|isn't\s+(?:a|an|any))\s+{_NAME}{_HERE}", "! {e}"),
        (rf"there\s+is\s+(?:already\s+)?{_NAME}{_HERE}", "{e}"),
        (rf"no\s+{_NAME}\s+{_EXISTS}", "! {e}"),
        (rf"{_NAME}{_NOT}(?:exist|there|present)s?(?:\s+yet|\s+already)?{_HERE}", "! {e}"),
        (rf"{_NAME}\s+(?:is\s+missing|is\s+absent)", "! {e}"),
        (rf"{_NAME}\s+{_EXISTS}", "{e}"),
        (rf"{_NAME}{_NOT}empty", "-s"),
        (rf"{_NAME}\s+(?:is\s+empty|has\s+no\s+content|contains\s+nothing|has\s+nothing\s+in\s+it)", "! -s"),
        (rf"(?:there\s+is|there's)\s+nothing\s+(?:in|inside)\s+{_NAME}", "! -s"),
        (rf"nothing\s+is\s+(?:in|inside)\s+{_NAME}", "! -s"),
        (rf"(?:there\s+is|there's)\s+(?:something|anything)\s+(?:in|inside)\s+{_NAME}", "-s"),
        (rf"{_NAME}\s+is\s+(?:a\s+)?(?:directory|folder)", "-d"),
        (rf"{_NAME}\s+is\s+(?:a\s+)?(?:regular\s+|plain\s+)?file", "-f"),
        (rf"{_NAME}\s+is\s+a\s+(?:symbolic\s+link|symlink|link)", "-L"),
        (rf"{_NAME}\s+is\s+(?:an\s+)?executable", "-x"),
        (rf"{_NAME}{_NOT}(?:an\s+)?executable", "! -x"),
        (rf"{_NAME}\s+is\s+readable", "-r"),
        (rf"{_NAME}\s+is\s+writable", "-w"),
        (rf"{_NAME}{_NOT}writable", "! -w"),
    )
)
_LACKS = re.compile(rf"^{_NAME}{_NOT}(?:contain|mention|include|have)\s+{_TEXT}(?:\s+in\s+it)?$", re.IGNORECASE)
_CONTAINS = re.compile(
    rf"^{_NAME}\s+(?:contains|mentions|includes|has)\s+(?:a\s+line\s+(?:with|containing)\s+)?{_TEXT}(?:\s+in\s+it)?$",
    re.IGNORECASE,
)
_IS_IN = re.compile(
    rf"^{_TEXT}\s+(?:is|appears|occurs|is\s+found)\s+in\s+(?:the\s+)?(?:file\s+)?(?P<path>{_ONE})$", re.IGNORECASE
)
_SAME_PAIR = re.compile(rf"^{_PAIR}\s+(?:are|have|is)\s+(?P<not>not\s+)?{_SAME}(?:\s+content)?$", re.IGNORECASE)
_DIFFER = re.compile(rf"^{_PAIR}\s+(?:differ|are\s+different)$", re.IGNORECASE)
_SAME_TO = re.compile(
    _TO.format(words=r"identical\s+(?:to|with)|equal\s+to|the\s+same\s+as|same\s+as|equals|matches").join(("^", "$")),
    re.IGNORECASE,
)
_DIFFERS_FROM = re.compile(
    _TO.format(words=r"differs?\s+from|different\s+from|different\s+than").join(("^", "$")), re.IGNORECASE
)
_AGE = re.compile(_TO.format(words=r"(?P<word>newer|older|more\s+recent)\s+than").join(("^", "$")), re.IGNORECASE)
_COUNTED = re.compile(
    rf"^{_NAME}\s+(?:has|contains|holds|is)\s+(?P<word>{'|'.join(filter(None, COMPARED))}|)\s*(?P<count>\d+|"
    rf"{'|'.join(_COUNT_WORDS)})\s+"
    rf"(?P<unit>line|row|word|character|char|byte)s?(?:\s+long)?$",
    re.IGNORECASE,
)
_SIZED = re.compile(
    rf"^{_NAME}\s+is\s+(?P<word>bigger|larger|greater|smaller|less|more|over|under)(?:\s+than)?\s+(?P<size>.+)$",
    re.IGNORECASE,
)
_INSTALLED = re.compile(
    r"^(?:the\s+)?(?:program\s+|command\s+|tool\s+)?(?P<name>[\w.+-]+)\s+is\s+(?P<not>not\s+)?(?:installed|"
    r"available)(?:\s+here)?$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"^(?:the\s+)?(?:process\s+|program\s+)?(?P<name>[\w.+-]+)\s+is\s+(?P<not>not\s+)?(?:already\s+)?running$",
    re.IGNORECASE,
)
_A_PROCESS = re.compile(
    r"^(?:there\s+(?:is|are)\s+)?(?P<no>no\s+|not\s+any\s+)?(?:an?\s+|any\s+|the\s+|some\s+)?process(?:es)?\s+"
    r"(?:named|called|with\s+the\s+name)\s+(?P<name>\"[^\"]+\"|'[^']+'|[\w.+-]+)(?:\s+(?:is|"
    r"are)\s+(?P<not>not\s+)?running|\s+running)?$",
    re.IGNORECASE,
)
_UNCOMMITTED = re.compile(
    r"^(?:there\s+are|(?:i|we)\s+have|the\s+repo(?:sitory)?\s+has|git\s+has|the\s+working\s+(?:tree|copy|"
    r"directory)\s+has)\s+"
    r"(?P<no>no\s+|not\s+any\s+)?(?:any\s+|some\s+)?(?P<kind>uncommitted|unsaved|local|pending|staged|untracked|"
    r"unstaged)"
    r"\s+(?:changes|edits|modifications|files)$",
    re.IGNORECASE,
)
_CLEAN = re.compile(
    r"^(?:the\s+)?(?:working\s+(?:tree|copy|directory)|repo(?:sitory)?|checkout|"
    r"worktree)\s+is\s+(?P<not>not\s+)?(?P<how>clean|dirty)$",
    re.IGNORECASE,
)
_OF_GIT = {
    "staged": "! git diff --cached --quiet",
    "unstaged": "! git diff --quiet",
    "untracked": '[ -n "$(git ls-files --others --exclude-standard)" ]',
}
_DIRTY = '[ -n "$(git status --porcelain)" ]'
_USER = re.compile(
    r"^(?:there\s+is\s+a\s+|the\s+|a\s+)?(?:user|account)\s+(?:called\s+|named\s+)?(?P<name>[\w.-]+)(?:\s+exists)?$",
    re.IGNORECASE,
)
_REACHABLE = re.compile(
    r"^(?P<name>[\w.-]+)\s+(?:is\s+(?P<not>not\s+)?(?:reachable|up|online|down)|responds|answers)(?:\s+to\s+ping)?$",
    re.IGNORECASE,
)
_ROOT = re.compile(r"^(?:i\s+am|i'm|user\s+is|running\s+as)\s+(?P<not>not\s+)?root$", re.IGNORECASE)
_ANY = re.compile(
    r"^(?:there\s+(?:is|are)|we\s+have|i\s+have)\s+(?P<no>no\s+|not\s+any\s+)?(?:any\s+|some\s+)?(?P<what>.+)$",
    re.IGNORECASE,
)
# "logs has more than 10 files": as "there are more than 10 files in logs".
_HOLDS = re.compile(
    rf"^(?:the\s+)?(?:folder\s+|directory\s+)?(?P<folder>{_ONE})(?:\s+(?:folder|directory))?\s+(?:has|holds|"
    rf"contains)\s+"
    rf"(?P<count>(?:{'|'.join(filter(None, COMPARED))})\s+(?:\d+|{'|'.join(_COUNT_WORDS)}|any|no|some)|any|no|"
    rf"some)\s+"
    r"(?P<what>(?:\w+\s+)?(?:files?|folders?|directories|subfolders|logs?|images?|photos?|entries|items|"
    r"documents?|\w+s))(?:\s+in\s+it)?$",
    re.IGNORECASE,
)
# "downloads has exe files"
_HAS_SOME = re.compile(
    rf"^(?:the\s+)?(?:folder\s+|directory\s+)?(?P<folder>{_ONE})"
    r"(?:\s+(?:folder|directory))?\s+(?:has|holds|contains)\s+"
    r"(?P<what>(?:empty\s+|hidden\s+)?[a-z0-9]+\s+(?:files|folders)|[a-z0-9]{2,5}s)(?:\s+in\s+it)?$",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"^there\s+(?:is|are)\s+(?P<word>{'|'.join(filter(None, COMPARED))})\s+"
    rf"(?P<count>\d+|{'|'.join(_COUNT_WORDS)})\s+(?P<what>.+)$",
    re.IGNORECASE,
)


def predicate(text: str, context: Context, plan_one: PlanOne | None = None) -> Test | None:
    """The test of bash that `text` says; None when it says none that is known."""
    if (found := _single(text, context, plan_one)) is not None:
        return found
    for border in re.finditer(r"\s+(?:and|but)\s+(?:(?:it|that)\s+)?(?=(?:is|has|contains?|does|exists?)\b)", text):
        first = _single(text[: border.start()], context, plan_one)
        if first is not None and first.path and not first.command.startswith("!"):
            second = _single(f"{quote(first.path)} {text[border.end() :]}", context, plan_one)
            if second is not None:
                return replace(second, command=f"{first.command} && {second.command}")
    return None


def _single(text: str, context: Context, plan_one: PlanOne | None) -> Test | None:
    """The test for one statement."""
    said = re.sub(r"^(?:the\s+)?(?:file\s+)?(?=they\b|both\b)", "", text.strip().rstrip(".,"))
    said = re.sub(r"\b(there|it|that)['’]s\b", r"\1 is", said)
    said = re.sub(r"\b(?:still|really|actually)\s+(?=\w)", "", said)
    said = re.sub(
        r"\b(exist|contain)(?=\s|$)(?<!not exist)(?<!n't exist)(?<!not contain)(?<!n't contain)", r"\1s", said
    )
    return (
        _run(said, context)
        or _located(said, context)
        or _named(said)
        or _compared(said)
        or _of_system(said)
        or _of_file(said, context)
        or _of_many(said, context, plan_one)
    )


def _named(text: str) -> Test | None:
    if match := _COUNTED.match(text):
        return _counted(match)
    for pattern, is_negated in ((_LACKS, True), (_CONTAINS, False), (_IS_IN, False)):
        if (match := pattern.match(text)) and not re.match(
            r"(?:no|any|files?|more|at)\b", match["text"], re.IGNORECASE
        ):
            path = match["path"].strip(_QUOTES)
            flag = "F" if re.search(r"[.*\[\]^$\\]", match["text"]) else ""
            searched = match["text"].strip(_QUOTES)
            dash = "-e " if searched.startswith("-") else ""
            command = f"grep -q{flag} {dash}{quote(searched)} {quote_path(path)}"
            return Test(f"! {command}" if is_negated else command, path, searched)
    return None


def _of_file(text: str, context: Context) -> Test | None:
    for pattern, test in _TESTS:
        if not (match := pattern.match(text)):
            continue
        path = match["path"].strip(_QUOTES)
        if path.lower() in ("no", "any", "a", "more", "at", "fewer", "less", "file", "folder", "files", "only"):
            return None
        kind = (match["kind"] or match["late"] or "").lower()
        is_folder = kind in ("directory", "folder", "dir", "subfolder", "subdirectory") or path.endswith("/")
        is_folder = is_folder or (context.cwd / path).is_dir()
        if "-s" in test and is_folder:
            listed = f'"$(ls -A {quote_path(path)})"'
            return Test(f"[ {'-z' if '!' in test else '-n'} {listed} ]", path)
        flag = test.replace("{e}", "-d" if is_folder and kind else "-f" if kind == "file" else "-e")
        return Test(f"[ {flag} {quote_path(path)} ]", path)
    if match := _SIZED.match(text):
        entity = next(iter(sizes.find(tokenize(match["size"]))), None)
        if entity is None:
            return None
        path = match["path"].strip(_QUOTES)
        sign = "-gt" if match["word"].lower() in ("bigger", "larger", "greater", "more", "over") else "-lt"
        return Test(f'[ "$(wc -c < {quote_path(path)})" {sign} {entity.value.amount} ]', path)
    return None


def _run(text: str, context: Context) -> Test | None:
    """The status of a script or program that is named by its path."""
    match = _RUNS.match(text)
    if match is None:
        return None
    path = match["path"].strip(_QUOTES)
    if not is_file(path, context) and not path.startswith("./"):
        return None
    test = Test(program_of(path, context), path)
    is_failure = re.match(r"fail|does|goes|breaks", match["how"], re.IGNORECASE)
    return test.negated if is_failure else test


def program_of(path: str, context: Context) -> str:
    """How the script at `path` is run: by itself where it is executable, else by the shell it is written for."""
    if os.access(context.cwd / path, os.X_OK) or not is_file(path, context):
        written = quote_path(path)
        return written if "/" in path else f"./{written}"
    runner = "python3" if path.endswith(".py") else "bash" if not path.endswith(".sh") else "sh"
    return f"{runner} {quote_path(path)}"


def _located(text: str, context: Context) -> Test | None:
    match = _LOCATED.match(text)
    if match is None or not is_directory(match["folder"].strip(_QUOTES), context):
        return None
    folder, name = match["folder"].strip(_QUOTES).rstrip("/"), match["path"].strip(_QUOTES)
    if not match["does"] and not text.lower().startswith("there"):
        return None
    is_folder = (match["kind"] or match["late"] or "").lower() in ("directory", "folder", "dir", "subfolder")
    is_missing = bool(match["no"]) or bool(re.search(r"n[o']t\b|missing", match["does"] or "", re.IGNORECASE))
    path = f"{folder}/{name}"
    return Test(f"[ {'! ' if is_missing else ''}{'-d' if is_folder else '-e'} {quote_path(path)} ]", path)


def _counted(match: re.Match[str]) -> Test:
    path = match["path"].strip(_QUOTES)
    count = _COUNT_WORDS.get(match["count"].lower(), match["count"])
    sign = COMPARED[re.sub(r"\s+", " ", match["word"].lower())]
    return Test(f'[ "$(wc -{UNIT[match["unit"].lower()]} < {quote_path(path)})" {sign} {count} ]', path)


def _compared(text: str) -> Test | None:
    for pattern, is_same in ((_SAME_PAIR, True), (_DIFFER, False), (_SAME_TO, True), (_DIFFERS_FROM, False)):
        if match := pattern.match(text):
            path, other = (match[name].strip(_QUOTES) for name in ("path", "other"))
            test = Test(f"cmp -s {quote_path(path)} {quote_path(other)}", path)
            is_negated = bool(match.groupdict().get("not")) == is_same
            return test.negated if is_negated else test
    if match := _LENGTHS.match(text) or _BIGGER.match(text):
        path, other = (match[name].strip(_QUOTES) for name in ("path", "other"))
        unit = UNIT[(match.groupdict().get("unit") or "byte").lower()]
        sign = "-gt" if match["word"].lower() in ("more", "bigger", "larger", "longer") else "-lt"
        one, two = (f'"$(wc -{unit} < {quote_path(item)})"' for item in (path, other))
        if re.search(r"[./]", other):
            return Test(f"[ {one} {sign} {two} ]", path)
    if match := _AGE.match(text):
        path, other = (match[name].strip(_QUOTES) for name in ("path", "other"))
        if not re.fullmatch(r"\d+|[a-z]+", other):
            return Test(
                f"[ {quote_path(path)} {'-ot' if match['word'].lower() == 'older' else '-nt'} {quote_path(other)} ]",
                path,
            )
    return None


def _of_system(text: str) -> Test | None:
    if match := _INSTALLED.match(text):
        test = Test(f"command -v {quote(match['name'])} > /dev/null")
    elif match := _RUNNING.match(text):
        test = Test(f"pgrep -x {quote(match['name'])} > /dev/null")
    elif match := _USER.match(text):
        return Test(f"id {quote(match['name'])} > /dev/null 2>&1")
    elif match := _A_PROCESS.match(text):
        test = Test(f"pgrep -x {quote(match['name'].strip(_QUOTES))} > /dev/null")
        return test.negated if bool(match["no"]) != bool(match["not"]) else test
    elif match := _UNCOMMITTED.match(text):
        test = Test(_OF_GIT.get(match["kind"].lower(), _DIRTY))
        return test.negated if match["no"] else test
    elif match := _CLEAN.match(text):
        test = Test(_DIRTY)
        return test.negated if (match["how"].lower() == "clean") != bool(match["not"]) else test
    elif match := _ROOT.match(text):
        return Test(f'[ "$(id -u)" {"-ne" if match["not"] else "-eq"} 0 ]')
    elif match := _REACHABLE.match(text):
        test = Test(f"ping -c 1 -W 2 {quote(match['name'])} > /dev/null 2>&1")
        if re.search(r"\bdown\b", text):
            return test.negated
    else:
        return None
    return test.negated if match.groupdict().get("not") else test


def _of_many(text: str, context: Context, plan_one: PlanOne | None) -> Test | None:
    """ "there are no log files older than a week", "there are more than 10 files in tmp"."""
    if plan_one is None:
        return None
    if (match := _HAS_SOME.match(text)) and is_directory(match["folder"].strip(_QUOTES).rstrip("/"), context):
        text = f"there are {match['what']} in {match['folder'].strip(_QUOTES).rstrip('/')}"
    if (match := _HOLDS.match(text)) and is_directory(match["folder"].strip(_QUOTES).rstrip("/"), context):
        folder = match["folder"].strip(_QUOTES).rstrip("/")
        text = f"there are {match['count']} {match['what']} in {folder}"
    if match := _MANY.match(text):
        found = plan_one(f"count {match['what']}", context)
        count = _COUNT_WORDS.get(match["count"].lower(), match["count"])
        if found is not None and _reads(found):
            command = f'[ "$({found.steps[0].command})" {COMPARED[match["word"].lower()]} {count} ]'
            return Test(command, subject=found.subject, whole=found.subject)
        return None
    if match := _ANY.match(text):
        found = plan_one(f"list {match['what']}", context)
        if _reads(found) and found is not None and found.origin == "composition":
            command = f'[ {"-z" if match["no"] else "-n"} "$({found.steps[0].command})" ]'
            return Test(command, subject="" if match["no"] else found.subject, whole=found.subject)
    return None


def _reads(proposal: Proposal | None) -> bool:
    return (
        proposal is not None
        and len(proposal.steps) == 1
        and proposal.steps[0].effect is Effect.READS
        and proposal.score > 0.5
        and "\n" not in proposal.steps[0].command
    )
