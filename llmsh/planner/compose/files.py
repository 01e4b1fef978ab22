"""The frame for files: a cover becomes a Selection, what find is to select, and an act on it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.planner.compose.matcher import SKIPPED, Match
from llmsh.planner.compose.selection import Job, Selection, Term, looks_like_file
from llmsh.planner.entities.endings import EVERYDAY
from llmsh.planner.entities.paths import any_number
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value, quote_glob, quote_path
from llmsh.planner.template import fill, fill_sentence
from llmsh.planner.verify import exists, is_directory

# Only what is to be found by its name is looked for in the tree; a file that is asked about is the one that is here.
_NUMBERED = frozenset({"number", "numbers", "numbered", "where", "location", "position"})
_BELOW = frozenset("under below beneath throughout anywhere somewhere across recursively tree hierarchy".split())
# Words before the place where something is to go.
_ENDING = re.compile(r"\*\.\w+")
_AIMING = frozenset({"into", "to", "onto"})
_SEEKING = frozenset("find where locate search seek look finds anywhere somewhere named called".split())


# Folders of the system that people name without the slash.
_TOP_LEVEL = frozenset("bin boot dev etc lib opt proc sbin srv sys tmp usr var".split())
# What files are called in general, which no file is named by unless that is said.
_GENERAL = frozenset(". file files directory directories folder folders dir dirs path paths also".split())


def allowed(before: Sequence[Match], match: Match) -> bool:
    """Whether `match` may follow `before`: one act, one noun unless joined, one order, one sink."""
    fragment, last = match.fragment, before[-1].fragment if before else None
    parts = [item.fragment for item in before if item.half != 2]
    joined = last is not None and last.part in ("or", "negate")
    if match.half == 2:
        return True
    if fragment.part in ("act", "sink", "order", "depth", "case"):
        return all(item.part != fragment.part for item in parts)
    if fragment.id == "files.file_given" and any(item.part == "act" for item in parts):
        return False
    if fragment.fuse.get("bare"):
        if fragment.part == "noun" and any(item.part == "noun" for item in parts) and not joined:
            return False
        return not any(item.part == "root" for item in parts) or joined
    if fragment.part == "noun":
        return joined or all(item.part != "noun" for item in parts)
    if fragment.part == "take":
        return all(not item.fuse.get("take") or "take" not in _taken(before) for item in parts)
    if fragment.part in ("or", "negate"):
        return (last is not None and last.part != fragment.part) or fragment.part == "negate"
    if fragment.part == "root":
        return sum(item.part == "root" for item in parts) < 2
    return True


def _taken(before: Sequence[Match]) -> set[str]:
    return {"take" for match in before if "count" in match.values and match.fragment.part in ("take", "order")}


def read(matches: Sequence[Match], reading: Reading) -> Job | None:
    """The job that a cover describes; None when its parts do not make one."""
    context = reading.context
    job = Job(Selection(), has_numbers=not _NUMBERED.isdisjoint(token.low for token in reading.tokens))
    selection = job.selection
    negated, joined = False, ""
    excepted: list[Match] = []
    last_group: list[Term] | None = None
    last_form = ""
    for number, match in enumerate(matches):
        fragment, fuse = match.fragment, match.fragment.fuse
        part = fragment.part
        if match.half == 2:
            first = job.sink if part == "sink" else job.act
            if first is None or first.fragment.id != fragment.id:
                return None
            if negated and part == "act":
                return None
            if "dest" in match.values and _is_left_behind(match, reading):
                return None
            whole = Match(first.start, match.end, fragment, {**first.values, **match.values})
            job.act, job.sink = (job.act, whole) if part == "sink" else (whole, job.sink)
            continue
        if part == "act":
            if negated:
                return None  # "lines that do not contain": what is not to be done is no act
            job.act = match
            if fragment.id == "files.change_extension" and (old := match.values.get("old")):
                selection.groups.append([Term("name", f"*.{old.text.lstrip('.')}")])
            if language := match.values.get("language"):
                globs = language.parts or (language.text,)
                selection.type, selection.noun = "f", f"{language.text} files"
                selection.groups.append([Term("name", glob) for glob in globs])
        elif fragment.id == "files.noun_dir_named" and negated:
            selection.prunes.append(match.values["folder"].text)  # "ignoring .vendor folders": what is in them
            selection.words.append(f"not in {match.values['folder'].text}")
        elif _is_general(match, reading) or _names_a_kind(match, reading):
            return None
        elif part in ("noun", "filter"):
            terms = _terms(match, is_negated=negated)
            if terms is None or (negated and any("depth" in term.text for term in terms)):
                return None
            if fragment.id == "files.file_given" and joined and "*" in last_form:
                # "ending in .a or .b": the second is a part of a name like the first
                name = match.values["name"].text
                terms = [Term("name", re.sub(r"\{\w+\}", lambda _, name=name: name, last_form))]  # type: ignore[misc]
            if part == "noun" and joined and last_group and all(term.is_negated for term in last_group):
                for term in terms:
                    term.is_negated = True  # "do not end in a and b": neither
            last_form = fuse.get("name", "")
            if part == "noun" and _is_second(matches, number, reading):
                return None
            if negated and fragment.id == "files.noun_hidden":
                terms = [Term("find", "! -path '*/.*'")]  # nor what hidden folders hold
            if negated and not terms and _is_last_of_its_kind(matches, number) and fuse.get("type"):
                terms = [Term("find", f"-type {fuse['type']}", is_negated=True)]  # "everything except folders"
            if part == "noun" and fuse.get("type") == "d" and not negated and _is_sub(match, reading):
                selection.groups.append([Term("find", "-mindepth 1")])
            if part == "noun" and not negated and "type" in fuse:
                if selection.type is not None and selection.type != fuse["type"]:
                    selection.type = "" if joined else selection.type or fuse["type"]
                else:
                    selection.type = fuse["type"]
            if (
                terms
                and joined
                and last_group is not None
                and not negated
                and _are_alternatives(
                    last_group, terms, joined, is_noun=part == "noun" or fragment.id == "files.name_is"
                )
            ):
                last_group.extend(terms)
            elif terms:
                if negated or all(term.is_negated for term in terms):
                    selection.groups += [[term] for term in terms]
                else:
                    selection.groups.append(terms)
                last_group = selection.groups[-1]
            if (
                (folder := match.values.get("contents"))
                and folder.text != "."
                and not _add_root(selection, folder, context)
            ):
                return None
            said = fill_sentence(fragment.explain, fragment.slots, match.values)
            if part == "noun" and not selection.noun and not negated:
                selection.noun = said
                selection.is_singular = not reading.tokens[match.end - 1].low.endswith("s")
            else:
                selection.words.append(f"not {said}" if negated else said)
            if negated:
                excepted.append(match)
        elif negated and "files" in match.values:
            names = match.values["files"].parts
            if any("/" in name for name in names):
                return None
            selection.groups += [[Term("name", name, is_negated=True)] for name in names]
            selection.words.append("except " + " and ".join(names))
        elif part in ("root", "depth"):
            if "find" in fuse:
                selection.groups.append([Term("find", fuse["find"])])
            if fuse.get("bare") and "dir" in match.values and selection.type is not None and joined:
                return None
            if fuse.get("bare") and (_is_aim(matches, number, reading) or _is_no_place(matches, number, reading)):
                return None
            if part == "depth":
                selection.depth = _written(fuse["depth"], match)
            if "files" in match.values and not _add_listed(selection, match.values["files"], context):
                return None
            for value in (match.values.get("dir"), match.values.get("dir2")):
                if value is None:
                    continue
                if negated:
                    selection.prunes.append(value.text)
                elif job.act_name == "archive" and "archive" in (job.act.values if job.act else {}) and selection.reads:
                    job.place = value.text  # "a zip of a called b.zip in c"
                elif not _add_root(selection, value, context):
                    return None
                job.is_bare = bool(fuse.get("bare"))
                said_words = {token.low for token in reading.tokens[match.start : match.end]}
                job.is_here = value.text == "." and said_words.isdisjoint(_BELOW) and part == "root"
        elif part == "prune":
            for value in match.values.values():
                if _is_elsewhere(value.text, selection, context):
                    return None  # what one folder has and another has not
                if looks_like_file(value.text, context) and "/" not in value.text:
                    selection.groups.append([Term("name", value.text, is_negated=True)])
                else:
                    selection.prunes.append(value.text)
            selection.words.append(fill_sentence(fragment.explain, fragment.slots, match.values))
        elif part == "order":
            if selection.key:
                return None
            selection.key, selection.is_descending = fuse["key"], fuse["order"] == "down"
            if "count" in match.values:
                selection.take = match.values["count"].text
            selection.is_superlative = "take" in fuse
            selection.is_complement = negated
            if negated:
                selection.take = selection.take or "1"
        elif part == "take":
            if selection.take or not _counts_what_follows(match, matches[number + 1 :]):
                return None
            selection.take = match.values["count"].text
            selection.is_last = fuse.get("end") == "last"
        elif part == "with":
            if "group" in fuse:
                job.group = fuse["group"]
            else:
                job.shows.append(match)
        elif part == "sink":
            job.sink = match
        elif part == "case":
            selection.ignore_case = True
        elif part == "filler":
            job.has_ask = job.has_ask or fragment.id == "files.ask"
        is_bare_noun = part == "noun" and not fuse.keys() - {"type"} and not match.values  # "except files named x"
        negated = (
            part == "negate" or _excepts(matches, number, reading) or (negated and (part == "take" or is_bare_noun))
        )
        joined = fuse.get("join", "") if part == "or" else ""
        if part not in ("noun", "filter", "or", "negate"):
            last_group = None
    if selection.is_complement and not selection.key:
        return None
    if (
        job.act is not None
        and "grep" not in job.act.fragment.fuse
        and any(match.fragment.id == "files.grep_shown" for match in matches)
    ):
        return None  # names and line numbers are told of lines that are found
    if _is_impossible(selection):
        return None
    if job.act is not None and "dest" in job.act.values and any(_is_second_aim(match, reading) for match in matches):
        return None
    if not _is_whole(job, [match for match in matches if match not in excepted], reading):
        return None
    _spare_repository(job, context)
    return job


def _excepts(matches: Sequence[Match], number: int, reading: Reading) -> bool:
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


def _spare_repository(job: Job, context: Context) -> None:
    """Leave out what git keeps for itself where the selection would go down into it and nobody named it."""
    selection = job.selection
    named = [*selection.roots, *selection.prunes, *(term.text for group in selection.groups for term in group)]
    if selection.operands or job.act_name == "archive" or selection.depth or any(".git" in text for text in named):
        return
    places = [root.strip("'") for root in selection.roots or ["."]]
    if any(exists(f"{place}/.git", context) for place in places):
        selection.prunes.append(".git")


def _is_impossible(selection: Selection) -> bool:
    """Whether a name would have to end in two ways at once: what was read twice over was meant as "or"."""
    endings = [
        {term.text.lower() for term in group}
        for group in selection.groups
        if all(
            term.kind in ("name", "iname") and not term.is_negated and _ENDING.fullmatch(term.text) for term in group
        )
    ]
    return any(one.isdisjoint(other) for at, one in enumerate(endings) for other in endings[at + 1 :])


def _is_left_behind(match: Match, reading: Reading) -> bool:
    """Whether "in a" says where things are, since "to b" comes after it."""
    after = reading.tokens[match.start + 1 :]
    return reading.tokens[match.start].low in ("in", "inside", "under") and any(
        token.low in _AIMING and not token.quoted for token in after
    )


def _is_second_aim(match: Match, reading: Reading) -> bool:
    """Whether a place after "to" is taken for one to look in: "move … in a to b" moves to b."""
    words = reading.tokens[max(match.start - 1, 0) : match.start + 1]
    return match.fragment.part == "root" and any(token.low in _AIMING and not token.quoted for token in words)


def _is_aim(matches: Sequence[Match], number: int, reading: Reading) -> bool:
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


def _is_last_of_its_kind(matches: Sequence[Match], number: int) -> bool:
    """Whether no condition follows that says which of what a noun names are meant."""
    return number + 1 == len(matches) or matches[number + 1].fragment.part != "filter"


def _is_elsewhere(folder: str, selection: Selection, context: Context) -> bool:
    """Whether `folder` is here and lies outside the only place that is looked at."""
    if len(selection.roots) != 1 or selection.roots[0] in (".", "~", "/") or context.elsewhere:
        return False
    root = selection.roots[0].rstrip("/")
    inner = (context.cwd / root / folder).exists() if root[:1] not in "~$'\"" else True
    return not inner and not folder.startswith(f"{root}/") and is_directory(folder, context)


def _is_sub(match: Match, reading: Reading) -> bool:
    """Whether subdirectories are spoken of, none of which is the folder itself."""
    return any(re.match(r"sub-?(?:dir|fold)", token.low) for token in reading.tokens[match.start : match.end])


def _is_general(match: Match, reading: Reading) -> bool:
    """Whether a word for any file was taken for the name of one."""
    if match.fragment.id not in {"files.file_given", "files.all_of_name"}:
        return False
    tokens = reading.tokens[match.start : match.end]
    return match.values["name"].text.lower() in _GENERAL and not any(token.quoted for token in tokens)


def _names_a_kind(match: Match, reading: Reading) -> bool:
    """Whether "image files" says the kind, though a folder here is called images."""
    if "contents" not in match.values:
        return False
    first, last = reading.tokens[match.start], reading.tokens[match.end - 1]
    return last.low in ("file", "files") and first.text != match.values["contents"].text


def _names_kind(match: Match, reading: Reading) -> bool:
    """Whether a word that stands for a folder here says what kind of files is meant: "image files"."""
    after = reading.tokens[match.end].low if match.end < len(reading.tokens) else ""
    said = reading.tokens[match.end - 1].text
    return after in ("file", "files") and said != match.values["dir"].text


def _is_no_place(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether a word that names nothing here would be a place beside one that was said to be it."""
    value = matches[number].values.get("dir")
    if value is None:
        return False
    if _names_kind(matches[number], reading):
        return True
    if re.search(r"[/~$.*]", value.text) or exists(value.text, reading.context):
        return False
    if value.text.lower() in _GENERAL:
        return True
    return any(match.fragment.part == "root" for at, match in enumerate(matches) if at != number)


def _is_second(matches: Sequence[Match], number: int, reading: Reading) -> bool:
    """Whether a noun names a second thing beside a folder: "the build folder and all logs"."""
    before = [match for match in matches[:number] if match.fragment.part not in ("or", "filler")]
    if not before or before[-1].fragment.part != "root" or not before[-1].fragment.fuse.get("bare"):
        return False
    between = reading.tokens[before[-1].end : matches[number].start]
    return any(token.low in ("and", "&") for token in between)


def _counts_what_follows(match: Match, rest: Sequence[Match]) -> bool:
    """Whether a number that stands alone belongs to a noun: "5 python files"."""
    if match.words:
        return True
    return bool(rest) and rest[0].start == match.end and rest[0].fragment.part in ("noun", "filter", "order")


def _is_whole(job: Job, matches: Sequence[Match], reading: Reading) -> bool:
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


def _written(template: str, match: Match) -> str:
    return fill(template, match.fragment.slots, match.values)


def _terms(match: Match, *, is_negated: bool) -> list[Term] | None:
    """The conditions that one noun or filter adds."""
    fuse, values = match.fragment.fuse, match.values
    terms: list[Term] = []
    for name in ("most", "more", "kind"):
        if name in values:
            value = values[name]
            globs = value.parts or (value.text,)
            terms += [Term("iname" if value.unit == "i" else "name", glob, is_negated) for glob in globs]
    if "ext" in values and match.fragment.part in ("noun", "filter") and "kind" not in values:
        terms += [
            Term("name", glob, is_negated) for glob in values["ext"].parts or (f"*.{values['ext'].text.lstrip('.')}",)
        ]
    if "name" in fuse:
        for value in values.values():
            glob = re.sub(r"\{\w+\}", lambda _, text=value.text: text, fuse["name"])  # type: ignore[misc]
            if "/" in glob:
                return None
            if match.fragment.id == "files.all_of_name" and (ending := glob.lower().removesuffix("s")) in EVERYDAY:
                glob = f"*.{ending}"  # "every tar", "all logs": a kind, and no name
            terms.append(Term("name", any_number(glob), is_negated))
    if "find" in fuse:
        predicate = _written(fuse["find"], match)
        terms.append(Term("find", predicate, is_negated))
    if "grep" in fuse:
        searched = fuse["grep"].replace("{text}", values["text"].text) if "text" in values else fuse["grep"]
        if re.fullmatch(r"\*?\.\w{1,6}", searched):
            return None  # an extension, and no text to look for
        terms.append(Term("grep", searched, is_negated != bool(fuse.get("not"))))
    return terms


def _are_alternatives(group: Sequence[Term], terms: Sequence[Term], joined: str, *, is_noun: bool) -> bool:
    """Whether "A or B" and, for nouns, "A and B" mean either."""
    if all(term.is_negated for term in (*group, *terms)):
        return False  # "not a or b" is neither of them
    if joined == "or":
        return True
    if not is_noun:
        return False
    names = ("name", "iname")
    return all(term.kind in names for term in (*group, *terms)) and not any(term.is_negated for term in group)


def _add_listed(selection: Selection, value: Value, context: Context) -> bool:
    """Take several files named one by one; one alone is a root or a recipe's affair."""
    if len(value.parts) < 2 or not all(
        looks_like_file(text, context) or re.search(r"[*?\[]", text) for text in value.parts
    ):
        return False
    for text in value.parts:
        selection.reads.append(text)
        selection.operands.append(quote_glob(text) if re.search(r"[*?\[]", text) else quote_path(text))
    return True


def _add_root(selection: Selection, value: Value, context: Context) -> bool:
    """Take `value` as where to look; a file becomes an operand. False when it can be neither."""
    if not value.text:
        return False
    if value.text in _TOP_LEVEL and not exists(value.text, context) and exists(f"/{value.text}", context):
        value = replace(value, text=f"/{value.text}")
    selection.reads.append(value.text)
    if value.is_glob or looks_like_file(value.text, context):
        selection.operands.append(quote_glob(value.text) if value.is_glob else quote_path(value.text))
    elif quote_path(value.text) not in selection.roots:
        selection.roots.append(quote_path(value.text))  # "logs in logs" is one place
    return True
