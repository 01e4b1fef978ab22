"""The frame for files: a cover becomes a Selection, what find is to select, and an act on it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from llmsh.core.context import Context
from llmsh.planner.compose import holding, plausible
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import Job, Selection, Term, is_of_depth, looks_like_file
from llmsh.planner.entities.endings import EVERYDAY
from llmsh.planner.entities.paths import any_number
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value, quote_glob, quote_path
from llmsh.planner.template import fill, fill_sentence
from llmsh.planner.verify import exists

# "with its file and line": which one is meant.
_PLACED = re.compile(
    r"\bfile(?:\s?names?)?\s*(?:,|and|&)\s*(?:the\s+)?line\b(?!s)|\bline\s*(?:,|and|&)\s*(?:the\s+)?file\b(?!s)",
    re.IGNORECASE,
)
_NUMBERED = frozenset({"number", "numbers", "numbered", "where", "location", "position", "spot", "spots", "places"})
_BELOW = frozenset("under below beneath throughout anywhere somewhere across recursively tree hierarchy".split())
# Folders of the system that people name without the slash.
_TOP_LEVEL = frozenset("bin boot dev etc lib opt proc sbin srv sys tmp usr var".split())


def allowed(before: Sequence[Match], match: Match) -> bool:
    """Whether `match` may follow `before`: one act, one noun unless joined, one order, one sink."""
    fragment, last = match.fragment, before[-1].fragment if before else None
    parts = [item.fragment for item in before if item.half != 2]
    joined = last is not None and last.part in ("or", "negate")
    if match.half == 2:
        return True
    if "holds" in fragment.fuse:
        return any(item.fuse.get("type") == "d" for item in parts)  # only folders hold files
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
    says_place = bool(_PLACED.search(reading.request))
    job = Job(Selection(), has_numbers=says_place or not _NUMBERED.isdisjoint(token.low for token in reading.tokens))
    job.is_deep = plausible.is_tree(reading)
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
            if "dest" in match.values and plausible.is_left_behind(match, reading):
                return None
            whole = Match(first.start, match.end, fragment, {**first.values, **match.values})
            job.act, job.sink = (job.act, whole) if part == "sink" else (whole, job.sink)
            continue
        if part == "act":
            if negated:
                return None  # "lines that do not contain": what is not to be done is no act
            if plausible.deletes_text(match, reading):
                return None
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
        elif negated and plausible.names_a_folder(match, reading):
            return None  # "excluding the directory x": what is in it
        elif plausible.is_general(match, reading) or plausible.names_a_kind(match, reading):
            return None
        elif part in ("noun", "filter"):
            if plausible.is_no_text(match, reading):
                return None
            terms = _terms(match, is_negated=negated)
            if terms is None or (negated and any(map(is_of_depth, terms))):
                return None
            if fragment.id == "files.file_given" and joined and "*" in last_form:
                # "ending in .a or .b": the second is a part of a name like the first
                name = match.values["name"].text
                terms = [Term("name", re.sub(r"\{\w+\}", lambda _, name=name: name, last_form))]  # type: ignore[misc]
            if part == "noun" and joined and last_group and all(term.is_negated for term in last_group):
                for term in terms:
                    term.is_negated = True  # "do not end in a and b": neither
            last_form = fuse.get("name", "")
            if part == "noun" and plausible.is_second(matches, number, reading):
                return None
            if joined and fragment.id == "files.file_given" and matches[number - 2].fragment.part == "prune":
                return None  # "excluding the folders a and b": both are left out
            if negated and fragment.id == "files.noun_hidden":
                terms = [Term("find", "! -path '*/.*'")]  # nor what hidden folders hold
            if negated and fragment.id == "files.noun_hidden_dir" and selection.type == "f":
                terms = [Term("find", "! -path '*/.*/*'")]  # what they hold
            if negated and not terms and plausible.is_last_of_its_kind(matches, number) and fuse.get("type"):
                terms = [Term("find", f"-type {fuse['type']}", is_negated=True)]  # "everything except folders"
            if part == "noun" and negated and plausible.is_sub(match, reading):
                return None  # "excluding subdirectories": what is in them
            if part == "noun" and fuse.get("type") == "d" and not negated and plausible.is_sub(match, reading):
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
            names = match.values["files"].parts or (match.values["files"].text,)
            if any("/" in name for name in names):
                return None
            selection.groups += [[Term("name", name, is_negated=True)] for name in names]
            selection.words.append("except " + " and ".join(names))
        elif part in ("root", "depth"):
            if "find" in fuse:
                selection.groups.append([Term("find", fuse["find"])])
            if fuse.get("bare") and "dir" in match.values and selection.type is not None and joined:
                return None
            if fuse.get("bare") and (
                plausible.is_aim(matches, number, reading) or plausible.is_no_place(matches, number, reading)
            ):
                return None
            if plausible.is_no_folder(match, reading):
                return None
            if part == "depth":
                selection.depth = _written(fuse["depth"], match)
            if "files" in match.values and not _add_listed(selection, match.values["files"], context):
                return None
            for value in (value for name, value in match.values.items() if name.startswith("dir")):
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
                if plausible.is_elsewhere(value.text, selection, context):
                    return None  # what one folder has and another has not
                if plausible.is_no_name(value.text, match, reading):
                    return None
                if looks_like_file(value.text, context) and "/" not in value.text:
                    selection.groups.append([Term("name", value.text, is_negated=True)])
                    selection.words.append(f"except {value.text}")
                else:
                    if plausible.is_name_or_folder(match, value.text, selection.type, reading):
                        selection.groups.append([Term("name", value.text, is_negated=True)])
                    selection.prunes.append(value.text)
                    selection.words.append(f"not in {value.text}")
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
            if selection.take or not plausible.counts_what_follows(match, matches[number + 1 :]):
                return None
            selection.take = match.values["count"].text
            selection.is_last = fuse.get("end") == "last"
        elif part == "with":
            if "group" in fuse:
                job.group = fuse["group"]
            else:
                job.shows.append(match)
        elif part == "sink":
            if plausible.leads_there(match, reading):
                return None
            job.sink = match
        elif part == "case":
            selection.ignore_case = True
        elif part == "filler":
            job.has_ask = job.has_ask or fragment.id == "files.ask"
        is_bare_noun = part == "noun" and not fuse.keys() - {"type"} and not match.values  # "except files named x"
        negated = (
            part == "negate"
            or plausible.excepts(matches, number, reading)
            or (negated and (part == "take" or is_bare_noun))
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
    if selection.type == "d":
        if not any("holds" in match.fragment.fuse for match in matches) and plausible.speaks_of_inside(reading):
            return None  # what folders hold, and no part of their names
        for term in selection.terms:
            if term.kind == "grep":
                term.kind, term.text = "name", f"*{term.text}*"  # what folders hold is no text
    if plausible.is_impossible(selection):
        return None
    if (
        job.act is not None
        and "dest" in job.act.values
        and any(plausible.is_second_aim(match, reading) for match in matches)
    ):
        return None
    if not plausible.is_whole(job, [match for match in matches if match not in excepted], reading):
        return None
    _spare_repository(job, context)
    return job


def _spare_repository(job: Job, context: Context) -> None:
    """Leave out what git keeps for itself where the selection would go down into it and nobody named it."""
    selection = job.selection
    named = [*selection.roots, *selection.prunes, *(term.text for group in selection.groups for term in group)]
    if selection.operands or job.act_name == "archive" or selection.depth or any(".git" in text for text in named):
        return
    places = [root.strip("'") for root in selection.roots or ["."]]
    if any("$" not in place and exists(f"{place}/.git", context) for place in places):
        selection.prunes.append(".git")


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
            if match.fragment.id == "files.all_of_name" and re.fullmatch(r"\.\w+\.\w+", glob):
                glob = f"*{glob}"  # "all .tar.gz files"
            if glob.lower() == "readme" and match.fragment.id == "files.all_of_name":
                terms.append(Term("iname", "readme*", is_negated))
                continue
            terms.append(Term("name", any_number(glob), is_negated))
    if "holds" in fuse:
        held = holding.held(match)
        if held is None or plausible.is_no_held(held.text):
            return None
        return [Term("find", holding.test(held, match), is_negated != (fuse["holds"] == "not"))]
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
