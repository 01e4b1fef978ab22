"""What the parts of a request about files can mean beside each other, and what they cannot."""

import re
from collections.abc import Sequence

from llmsh.core.context import Context
from llmsh.planner.compose.matcher import SKIPPED, Match
from llmsh.planner.compose.selection import Job, Selection
from llmsh.planner.quoted import hidden
from llmsh.planner.reading import Reading
from llmsh.planner.verify import exists, is_directory

_ENDING = re.compile(r"\*\.\w+")
# Words before the place where something is to go.
_AIMING = frozenset({"into", "to", "onto"})
# Only what is to be found by its name is looked for in the tree; a file that is asked about is the one that is here.
_SEEKING = frozenset("find where locate search seek look finds anywhere somewhere named called".split())
_DOCUMENTS = frozenset("file files document documents".split())
_FOLDER_WORDS = frozenset("directory directories folder folders dir tree subdirectory in inside under within".split())
# What files hold.
_IN_FILES = frozenset(
    """text line lines word words string strings content contents occurrence occurrences character characters space
    spaces blank blanks whitespace comment comments""".split()
)
# What files are called in general, which no file is named by unless that is said.
_GENERAL = frozenset(
    """. file files directory directories folder folders dir dirs path paths also under in of below from with and
    or name names output result results screen each them it bytes kilobytes megabytes format form order""".split()
)


# A folder with all that is in it.
_TREE = re.compile(
    r"\brecursiv|\b(?:tree|hierarchy|(?:all\s+(?:of\s+)?(?:its|the)|with\s+(?:its|all))\s+contents?)\b|"
    r"\b(?:and|with|plus|including)\s+(?:(?:everything|anything)\b|all\s+(?:(?:of\s+)?(?:its|the)\s+)?(?:files|sub\w*|folders|directories))",
    re.IGNORECASE,
)


def is_tree(reading: Reading) -> bool:
    """Whether the request speaks of a folder with all that is in it."""
    return _TREE.search(hidden(reading.request)[0]) is not None


def excepts(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether an "and", "or" or "but" after things goes on with, or begins, what is left out.

    "all files but the pdfs" leaves out, "older than a week but smaller than 1 MB" does not; "except a and b" goes on.
    """
    match, following = matches[number], matches[number + 1] if number + 1 < len(matches) else None
    if match.fragment.part != "or" or following is None:
        return False
    is_named = following.fragment.part in ("noun", "order") or "files" in following.values
    if reading.tokens[match.start].low == "but":
        return is_named
    before = matches[number - 1] if number else None
    goes_on = number > 1 and before is not None and matches[number - 2].fragment.part == "negate"
    return goes_on and before is not None and is_named and before.fragment.part == following.fragment.part == "noun"


def is_impossible(selection: Selection) -> bool:
    """Whether something would have to hold and not to hold, or a name to end in two ways at once.

    What was read twice over was meant as "or".
    """
    wanted = {
        (term.kind, term.text) for group in selection.groups if len(group) == 1 for term in group if not term.is_negated
    }
    wanted |= {("find", f"-type {selection.type}")} if selection.type else set()
    if any((term.kind, term.text) in wanted for group in selection.groups for term in group if term.is_negated):
        return True
    endings = [
        {term.text.lower() for term in group}
        for group in selection.groups
        if all(
            term.kind in ("name", "iname") and not term.is_negated and _ENDING.fullmatch(term.text) for term in group
        )
    ]
    return any(one.isdisjoint(other) for at, one in enumerate(endings) for other in endings[at + 1 :])


def is_left_behind(match: Match, reading: Reading) -> bool:
    """Whether "in a" says where things are, since "to b" comes after it."""
    after = reading.tokens[match.start + 1 :]
    return reading.tokens[match.start].low in ("in", "inside", "under") and any(
        token.low in _AIMING and not token.quoted for token in after
    )


def leads_there(match: Match, reading: Reading) -> bool:
    """Whether "to" after "paths" says what they lead to: "print the paths to all text files" writes nothing."""
    first = reading.tokens[match.start].low
    words = reading.tokens[max(match.start - 1, 0) : match.end]
    own = [token.low for token in words if token.low in ("path", "paths", "link", "links", "symlink", "symlinks")]
    is_plain = first == "to" and match.start > 0 and words[0].low in own
    aims = any(token.low in ("file", "target", "it", "them") and not token.quoted for token in words[-1:])
    return is_plain or (aims and bool(own))


def is_second_aim(match: Match, reading: Reading) -> bool:
    """Whether a place after "to" is taken for one to look in: "move … in a to b" moves to b."""
    words = reading.tokens[max(match.start - 1, 0) : match.start + 1]
    return match.fragment.part == "root" and any(token.low in _AIMING and not token.quoted for token in words)


def is_aim(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether a place by itself follows an "into" or "to" that no part explains: things go there and are not sought."""
    begins = matches[number].start
    before = [at for at in range(begins) if reading.tokens[at].low not in SKIPPED - _AIMING]
    if not before or reading.tokens[before[-1]].quoted or reading.tokens[before[-1]].low not in _AIMING:
        return False
    # A part that has its place already has only passed over the word at its end: "copy … in data to | x".
    return not any(
        match.start <= before[-1] < match.end
        and not (match.end == before[-1] + 1 and {"dest", "dir"} & match.values.keys())
        for match in matches
    )


def is_last_of_its_kind(matches: Sequence[Match], number: int) -> bool:
    """Whether no condition follows that says which of what a noun names are meant."""
    return number + 1 == len(matches) or matches[number + 1].fragment.part != "filter"


def is_elsewhere(folder: str, selection: Selection, context: Context) -> bool:
    """Whether `folder` is here and lies outside the only place that is looked at."""
    if len(selection.roots) != 1 or selection.roots[0] in (".", "~", "/") or context.elsewhere:
        return False
    root = selection.roots[0].rstrip("/")
    inner = (context.cwd / root / folder).exists() if root[:1] not in "~$'\"" else True
    return not inner and not folder.startswith(f"{root}/") and is_directory(folder, context)


def is_sub(match: Match, reading: Reading) -> bool:
    """Whether subdirectories are spoken of, none of which is the folder itself."""
    return any(re.match(r"sub-?(?:dir|fold)", token.low) for token in reading.tokens[match.start : match.end])


def deletes_text(match: Match, reading: Reading) -> bool:
    """Whether what is to be deleted is something in files: "delete the lines that …"."""
    if match.fragment.id != "files.delete":
        return False
    rest = [token.low for token in reading.tokens[match.end :] if token.low not in SKIPPED | {"all", "any", "every"}]
    return (
        bool(rest) and rest[0] in _IN_FILES and (len(rest) < 2 or rest[1] not in _DOCUMENTS)
    )  # "text files" are files


def is_general(match: Match, reading: Reading) -> bool:
    """Whether a word for any file was taken for the name of one."""
    if match.fragment.id not in {"files.file_given", "files.all_of_name"}:
        return False
    return is_no_name(match.values["name"].text, match, reading)


def is_no_name(text: str, match: Match, reading: Reading) -> bool:
    """Whether `text` is a word for any file, or a preposition, that was not quoted as a name."""
    tokens = reading.tokens[match.start : match.end]
    return text.lower() in _GENERAL and not any(token.quoted for token in tokens)


# What folders are said to hold, or not to hold.
_HELD = re.compile(
    r"\b(?:contain(?:s|ing)?|ha(?:s|ve|ving)|hold(?:s|ing)?|lack(?:s|ing)?|with(?:out)?)\s+"
    r"(?:(?:no|an?|any)\s+(?:(?:file|folder|directory|sub\w+)\s+(?:called\s+|named\s+)?)?[\w.*-]+\s+(?:files?|folders?|director(?:y|ies))\b|"
    r"(?:no\s+|an?\s+|any\s+)?(?:(?:file|folder|directory|sub\w+)\s+(?:called\s+|named\s+)?)?(?!\w*thing\b)[\w.*-]+\s+(?:in|inside)\s+(?:it|them)\b|"
    r"(?:no|an?|any)\s+(?:file|folder|directory|sub\w+)\s+(?:called|named)\s)",
    re.IGNORECASE,
)


def speaks_of_inside(reading: Reading) -> bool:
    """Whether folders are told apart by what they hold: "folders with a README in them", "that have no bin folder"."""
    return _HELD.search(reading.request) is not None


_NO_HELD = frozenset("no any only more many nothing something anything everything none space spaces size".split())


def is_no_held(text: str) -> bool:
    """Whether a word for any file or number was taken for the name of what a folder holds."""
    return text.lower() in _GENERAL | _NO_HELD


def is_no_text(match: Match, reading: Reading) -> bool:
    """Whether "no" without quotes was taken for a text or a name: it says that there is none."""
    value = next((value for name, value in match.values.items() if name in {"text", "name"}), None)
    if value is None or value.text.lower().split(" ")[0] not in {"no", "none"}:
        return False
    return not any(token.quoted for token in reading.tokens[match.start : match.end])


def is_name_or_folder(match: Match, text: str, kind: str | None, reading: Reading) -> bool:
    """Whether what files are to be left out by may be their own name as well: "all files except 'CONFIG'"."""
    said = {token.low for token in reading.tokens[match.start : match.end + 1]}
    is_bare = "/" not in text and not exists(text, reading.context)
    is_quoted = any(token.quoted and token.text == text for token in reading.tokens[match.start : match.end])
    return kind == "f" and is_bare and is_quoted and said.isdisjoint(_FOLDER_WORDS)


def names_a_folder(match: Match, reading: Reading) -> bool:
    """Whether what was taken for the name of a file follows the word for a folder: "the directory 'tests'"."""
    if match.fragment.id not in {"files.file_given", "files.all_of_name", "files.listed"}:
        return False
    words = {token.low for token in reading.tokens[max(match.start - 1, 0) : match.end] if not token.quoted}
    return not words.isdisjoint({"directory", "directories", "folder", "folders"})


def names_a_kind(match: Match, reading: Reading) -> bool:
    """Whether "image files" says the kind, though a folder here is called images."""
    if "contents" not in match.values:
        return False
    first, last = reading.tokens[match.start], reading.tokens[match.end - 1]
    return last.low in ("file", "files") and first.text != match.values["contents"].text


def names_kind(match: Match, reading: Reading) -> bool:
    """Whether a word that stands for a folder here says what kind of files is meant: "image files"."""
    after = reading.tokens[match.end].low if match.end < len(reading.tokens) else ""
    said = reading.tokens[match.end - 1].text
    return after in ("file", "files") and said != match.values["dir"].text


def is_no_place(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether a word that names nothing here would be a place beside one that was said to be it."""
    value = matches[number].values.get("dir")
    if value is None:
        return False
    if names_kind(matches[number], reading):
        return True
    if re.search(r"[/~$.*]", value.text) or exists(value.text, reading.context):
        return False
    if value.text.lower() in _GENERAL:
        return True
    return any(match.fragment.part == "root" for at, match in enumerate(matches) if at != number)


def is_no_folder(match: Match, reading: Reading) -> bool:
    """Whether a number, or a word after "and", was taken for a folder: "in a 3 column format"."""
    for slot, value in match.values.items():
        if slot not in {"dir", "dir2"} or re.search(r"[/~$.*]", value.text) or exists(value.text, reading.context):
            continue
        is_quoted = any(token.quoted and token.text == value.text for token in reading.tokens)
        if is_quoted:
            continue
        if value.text.isdigit() or value.text.lower() in _GENERAL:
            return True
        first = match.values.get("dir")
        if slot == "dir2" and first is not None and exists(first.text, reading.context):
            return True
    return False


def is_second(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether a noun names a second thing beside a folder: "the build folder and all logs"."""
    before = [match for match in matches[:number] if match.fragment.part not in ("or", "filler")]
    if not before or before[-1].fragment.part != "root" or not before[-1].fragment.fuse.get("bare"):
        return False
    between = reading.tokens[before[-1].end : matches[number].start]
    return any(token.low in ("and", "&") for token in between)


def counts_what_follows(match: Match, rest: Sequence[Match]) -> bool:
    """Whether a number that stands alone belongs to a noun: "5 python files"."""
    if match.words:
        return True
    return bool(rest) and rest[0].start == match.end and rest[0].fragment.part in ("noun", "filter", "order")


def is_whole(job: Job, matches: Sequence[Match], reading: Reading) -> bool:
    selection = job.selection
    has_noun = any(match.fragment.part == "noun" for match in matches)
    if selection.operands and selection.roots:
        return False
    if selection.operands:
        return job.act is not None and not has_noun and not selection.groups and not selection.key
    batch = job.act.fragment.fuse.get("batch", "") if job.act is not None else ""
    if not has_noun and job.is_bare and batch.startswith(("chmod", "chown", "chgrp", "touch")) and not selection.groups:
        selection.operands, selection.roots = selection.roots, []
        return not selection.depth and not selection.prunes
    if not has_noun and job.act_name == "archive" and selection.roots:
        selection.type = ""
        return True
    if not has_noun and job.act is not None and "language" not in job.act.values:
        # "show the largest in src" lacks its noun; "delete everything older …" has one; greps need none.
        if job.act_name in ("grep", "count_matches", "replace", "count_lines_with"):
            if any(term.kind == "grep" for term in selection.terms):
                return False
            text = job.act.values["text"].text if "text" in job.act.values else ""
            is_said = any(token.quoted and token.text == text for token in reading.tokens)
            if not selection.roots and not is_said and text.count(" ") > 1:
                return False  # a sentence, and nowhere to look
            return bool(selection.roots) or job.act_name != "replace"
        return False
    if not has_noun and job.act is None:
        return False
    if job.act is None and not (job.has_ask or selection.type or selection.groups or selection.roots or job.shows):
        return False
    given = [match for match in matches if match.fragment.id == "files.file_given"]
    if not given:
        return True
    is_sought = not _SEEKING.isdisjoint(token.low for token in reading.tokens)
    return is_sought and job.act is None and not job.shows and not selection.key and not selection.take
