"""Setting: what a request says in passing, put where it belongs: asides, examples, "in the same folder"."""

import re
from pathlib import Path

from llmsh.core.context import Context
from llmsh.planner.quoted import hidden
from llmsh.planner.verify import is_directory

_PATH = r"[\w.~+-]*/[\w./~+-]*\w"
# "(they are in weddings)" after a noun.
_WHERE_ASIDE = re.compile(
    (
        r"\s*\(\s*(?:they|these|those|it|all)(?:'re|\s+are|\s+is|"
        r"'s)\s+(?:all\s+)?(?P<prep>in|under|inside|"
        r"below)\s+(?P<path>[^\s()]+)\s*\)"
    ),
    re.IGNORECASE,
)
# "the tests of app (the files that begin with test_)"
_MEANT_ASIDE = re.compile(
    r"\bthe\s+[a-z]+(?P<place>\s+(?:of|in|from)\s+[\w./-]+)?\s*\(\s*(?:i\.?e\.?,?\s+)?(?:t"
    r"he|all|those)\s+(?P<what>files|folders|ones)\s+(?P<that>(?:that|which|with|"
    r"whose)\s[^()]+)\)",
    re.IGNORECASE,
)
_HAVING_ASIDE = re.compile(
    (
        r"(?P<noun>\b[a-z]{3,}s)\s*\(\s*(?:they|these|those|which|that)\s+(?P<has>(?:have|"
        r"contain|say|mention|are|were)\s[^()]+)\)(?P<place>\s+(?:in|from|of|"
        r"under)\s+[\w./-]+)?"
    ),
    re.IGNORECASE,
)
_ASIDE = re.compile(
    (
        r"\s*\(\s*(?:it|this|that|which|they|e\.g\.|i\.e\.|like|"
        r"for\s+example|such\s+as|so|the\s+old\s+one)\b[^()]*\)"
    ),
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\s*,?\s+(?:so(?:\s+that)?|e\.g\.|i\.e\.|for\s+example|for\s+instance|"
    r"meaning)\s*,?\s+[\w./-]+\s+(?:becomes?|turns?\s+into|is\s+then|will\s+be|gets|"
    r"should\s+become)\s+[\w./-]*\w(?:\s*,?\s+(?:and\s+so\s+on|etc\.?|and\s+so\s+forth))?",
    re.IGNORECASE,
)
_LIKE = re.compile(
    (
        r"(?P<name>\bnames?\b[^,;]*),?\s+(?:like|"
        r"such\s+as|e\.g\.)\s+[\w-]+(?:[.-]\w+)+(?=$|"
        r"[\s,;.])"
    ),
    re.IGNORECASE,
)
_SAME_PLACE = re.compile(
    r"(?P<name>(?<![\w/])[\w+-][\w.+-]*\.\w+)\s*,?\s+(?:and\s+)?(?:(?:in|into|to|inside)\s+(?:the\s+same|its|"
    r"that\s+same)\s+(?:folder|directory|place)|(?:right\s+)?(?:next\s+to|beside|alongside)\s+(?:it|the\s+original))\b",
    re.IGNORECASE,
)
_BOTH_THERE = re.compile(r"\s*,?\s+(?:both|all)\s+in\s+the\s+same\s+(?:folder|directory|place)\b", re.IGNORECASE)
_TELL_LATE = re.compile(
    (
        r"\b(?P<tell>tell\s+me|show\s+me|print|list)\s+(?P<late>afterwards|"
        r"after\s+that|then|at\s+the\s+end|in\s+the\s+end)\s+(?=what|how|which|the|"
        r"that|them|all)"
    ),
    re.IGNORECASE,
)
# What leaves the plan as it is: "the original should stay as it is".
_UNCHANGED = re.compile(
    r"\s*[,;.]?\s+(?:but\s+|and\s+)?(?:(?:(?:the\s+|my\s+)?originals?(?:\s+files?)?|"
    r"(?:the\s+)?source(?:\s+files?)?)\s+(?:should|must|has\s+to|have\s+to|can|"
    r"may)\s+(?:stay|remain|be\s+kept|be\s+left)(?:\s+(?:as\s+(?:it\s+is|they\s+are)|"
    r"untouched|unchanged|alone|there|where\s+(?:it\s+is|they\s+are)))?|"
    r"(?:but\s+)?ask\s+(?:me\s+)?nothing|(?:and\s+)?no\s+questions(?:\s+asked)?|"
    r"without\s+asking(?:\s+me)?|do\s*n[o']t\s+ask(?:\s+me)?|"
    r"do\s+not\s+ask(?:\s+me)?)(?=$|[\s,;.])",
    re.IGNORECASE,
)
_WANTED = re.compile(
    (
        r"^(?:(?:i|we)\s+(?:need|want|(?:would|'d)\s+like)(?:\s+to\s+have)?\s+|"
        r"(?:to\s+)?have\s+)?(?P<what>(?:an?\s+|some\s+|the\s+)?(?:new\s+|empty\s+|"
        r"text\s+)*(?:files?|folders?|director(?:y|ies)|report|list)\b.*)$"
    ),
    re.IGNORECASE | re.DOTALL,
)
_AFTER_NOUN = re.compile(
    (
        r"(?P<start>^|[,;.]\s*|\band\s+|\bthen\s+)after\s+(?:the|that|this)\s+(?:merge|commit|"
        r"copy|backup|move|rename|sort|merging|step|change|conversion)\s*,?\s+(?=[a-z]+\s)"
    ),
    re.IGNORECASE,
)
_NAMED_LIKE = re.compile(
    (
        r"\b(?P<noun>[a-z]{4,})(?P<joint>\s+(?:in|from|"
        r"of)\s+(?:the\s+)?)(?P<path>[\w.-]*/[\w./-]+\w)"
    ),
    re.IGNORECASE,
)
_FOLDERS_FILES = re.compile(r"\bthe\s+(?P<word>[a-z]{3,})\s+files\b(?P<place>\s+(?:in|of|from|under)\b)?")
_BRANCH = re.compile(
    r"\b(?:create|make|start|open)\s+(?:an?\s+|the\s+)?(?:new\s+)?branch\s+(?:called\s+|named\s+)?(?P<name>[\w./-]*\w)",
    re.IGNORECASE,
)


def told(request: str, context: Context) -> str:
    """`request` without asides and examples, each place where the thing is that it belongs to."""
    text, shown = hidden(request)
    text = _WHERE_ASIDE.sub(lambda match: f" {match['prep']} {match['path']}", text)
    text = _MEANT_ASIDE.sub(
        lambda match: (
            f"the {'files' if match['what'] == 'ones' else match['what']}{match['place'] or ''} {match['that'].strip()}"
        ),
        text,
    )
    text = _HAVING_ASIDE.sub(lambda match: f"{match['noun']}{match['place'] or ''} that {match['has'].strip()}", text)
    text = _ASIDE.sub("", text)
    text = _LIKE.sub(r"\g<name>", _EXAMPLE.sub("", text))
    text = _in_same_place(text, context)
    text = _TELL_LATE.sub(r"\g<late> \g<tell> ", text)
    text = _AFTER_NOUN.sub(r"\g<start>", _UNCHANGED.sub("", text))
    if (match := _WANTED.match(text)) and not re.match(r"(?:the|a)\s+(?:list|report)\s+of\b", match["what"]):
        text = f"create {match['what']}"
    text = _FOLDERS_FILES.sub(lambda match: _files_in(match, context), text)
    text = _NAMED_LIKE.sub(lambda match: _like_folder(match, context), text)
    text = _on_branch(text, context)
    return _quoted_paths(shown(text), context)


def _like_folder(match: re.Match[str], context: Context) -> str:
    """ "the biggest letter in office/letters" as a file there: what the folder is called for."""
    path = match["path"].rstrip("/")
    own, noun = path.rpartition("/")[2].lower(), match["noun"].lower()
    stems = {re.sub(r"(?:ies|y|es|s)$", "", word) for word in (own, noun)}
    if len(stems) > 1 or not is_directory(path, context):
        return match[0]
    folder = context.cwd / Path(path).expanduser()
    try:
        kinds = {item.is_dir() for item in folder.iterdir() if not item.name.startswith(".")}
    except OSError:
        return match[0]
    if len(kinds) != 1:
        return match[0]
    word = "folder" if True in kinds else "file"
    return f"{word}{'s' if noun.endswith('s') or noun == own else ''}{match['joint']}{match['path']}"


def _files_in(match: re.Match[str], context: Context) -> str:
    """ "the cache files" as the files in the folder that is called so, where nothing ends so."""
    word = match["word"]
    if not is_directory(word, context) or match["place"]:
        return match[0]
    folder = context.cwd / word
    try:
        names = [item.name for item in (*context.cwd.iterdir(), *folder.iterdir())]
    except OSError:
        return match[0]
    return match[0] if any(name.endswith(f".{word}") for name in names) else f"the files in {word}"


def _on_branch(text: str, context: Context) -> str:
    """A branch that is made for a commit is gone to."""
    match = _BRANCH.search(text)
    if match is None or re.search(r"\b(?:switch|go|change|move|check\s*out)\s+(?:in)?to\s+it\b", text):
        return text
    if re.search(r"\bcommit\b", text[match.end() :]):
        rest = text[match.end() :].lstrip(" ,;").removeprefix("and ").removeprefix("then ")
        return f"{text[: match.start()]}begin a branch {match['name']}; {rest}"
    return text


def _quoted_paths(text: str, context: Context) -> str:
    """Names with blanks, of files that are here or in a folder that is named, in quotes."""
    folders = ["", *(path for path in re.findall(r"[\w./-]+", text) if is_directory(path, context))]
    names: set[str] = set()
    for folder in dict.fromkeys(path.rstrip("/") for path in folders[:8]):
        try:
            found = [item.name for item in (context.cwd / folder).iterdir() if " " in item.name]
        except OSError:
            continue
        names.update(f"{folder}/{name}" if folder else name for name in found[:500])
    for name in sorted(names, key=len, reverse=True):
        if name in text and "'" not in name:
            text = re.sub(rf"(?<![\w'\"/]){re.escape(name)}(?![\w'\"/])", f"'{name}'", text)
    return text


def _in_same_place(text: str, context: Context) -> str:
    """ "customers-backup.csv in the same folder" with the folder of the file that was named before."""

    def placed(match: re.Match[str]) -> str:
        named = [path for path in re.findall(_PATH, text[: match.start()]) if not is_directory(path, context)]
        return f"{named[-1].rpartition('/')[0]}/{match['name']}" if named else match[0]

    return _BOTH_THERE.sub("", _SAME_PLACE.sub(placed, text))
