"""Acts on files: each writes a whole command for a job, by the name that the fragment's fuse gives it."""

import re
from collections.abc import Callable

from llmsh.core.context import Context, Userland
from llmsh.core.plan import Effect, Step
from llmsh.planner.compose import acts_content, acts_shown, find
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import (
    Job,
    Selection,
    below,
    describe,
    is_of_depth,
    looks_like_file,
    unpacker_of,
    within,
)
from llmsh.planner.free_text import is_no_program
from llmsh.planner.slots import quote_path
from llmsh.planner.template import fill_sentence
from llmsh.planner.verify import is_directory
from llmsh.syntax.quote import quote

_ARCHIVE = re.compile(r"\.(zip|7z|tar|tgz|tbz2?|txz|tar\.\w+)\Z")
# What changes whose a file is, or who may do what with it.
_OF_METADATA = re.compile(r"(?:chmod|chown|chgrp)(?= (?!-R))")
# Words before "folder" that no folder is called by.
_NO_FOLDER = frozenset("current this same another other new one its their".split())


def step_for(job: Job, context: Context) -> Step | None:
    """The job as one step; None when its parts cannot be joined."""
    act = job.act
    if act is not None and not _suits(job):
        return None
    quiet = [match for match in job.shows if "quiet" in match.fragment.fuse]
    asks = [match for match in job.shows if "ask" in match.fragment.fuse]
    job.shows = [match for match in job.shows if not {"quiet", "ask"} & match.fragment.fuse.keys()]
    command = _write(job, context)
    if command is None:
        return None
    if asks:
        if act is None or act.fragment.effect is not Effect.DELETES or not command.endswith((" -delete", " {} +")):
            return None
        command = re.sub(r" -delete$", r" -ok rm {} \\;", re.sub(r" -exec (rm[^;]*) \+$", r" -ok \1 \\;", command))
    if quiet:
        first, bar, rest = command.partition(" | ")
        command = f"{first} 2> /dev/null{bar}{rest}"
    effect = act.fragment.effect if act else Effect.READS
    if job.sink is not None:
        is_told = job.act_name == "delete" and command.endswith(" -print -delete")
        if (effect is not Effect.READS and not is_told) or "path" not in job.sink.values:
            return None
        path = job.sink.values["path"].text
        if is_directory(path, context) or not (looks_like_file(path, context) or re.fullmatch(r"\w[\w-]*", path)):
            return None
        if is_told:  # the list itself is there before find looks
            kept = quote(path.rpartition("/")[2])
            command = command.replace(" -print -delete", f" ! -name {kept} -print -delete")
        command = f"{command} {find.written(job.sink.fragment.fuse['redirect'], job.sink)}"
        effect = effect if is_told else job.sink.fragment.effect
    return Step(command, _sentence(job), effect, recipes=_ids(job))


def _ids(job: Job) -> tuple[str, ...]:
    matches = (job.act, *job.shows, job.sink)
    return tuple(match.fragment.id for match in matches if match is not None) or ("files.find",)


def _sentence(job: Job) -> str:
    what = describe(job)
    if job.act is not None:
        explain = fill_sentence(job.act.fragment.explain, job.act.fragment.slots, job.act.values)
    else:
        explain = "Lists {}"
    if job.group:
        explain += {"dir": " for each directory", "ext": " for each extension", "user": " for each owner"}[job.group]
    said = explain.replace("{}", what) + "".join(f" {match.fragment.explain}" for match in job.shows)
    if job.selection.key and not job.selection.take:
        down = job.selection.is_descending
        said += (
            ", "
            + {
                "size": ("largest", "smallest"),
                "time": ("newest", "oldest"),
                "read": ("last read", "longest unread"),
                "status": ("last changed", "longest unchanged"),
                "name": ("last", "first"),
                "version": ("highest numbers", "lowest numbers"),
                "depth": ("deepest", "shallowest"),
            }[job.selection.key][not down]
            + " first"
        )
    if job.sink is not None:
        said += " " + fill_sentence(job.sink.fragment.explain, job.sink.fragment.slots, job.sink.values)
    return re.sub(r"\s+", " ", said).strip() + "."


def _suits(job: Job) -> bool:
    """Whether the act fits what is selected: contents belong to files, and a delete needs a bound."""
    name, selection = job.act_name, job.selection
    contents = ("replace", "total_lines", "total_words", "total_chars", "grep", "count_matches", "count_lines_with")
    if selection.type in ("d", "l") and name in contents:
        return False
    return not (
        name == "delete"
        and not selection.groups
        and selection.type != "d"
        and not selection.roots
        and selection.operands == []
        and selection.type is None
    )


def _write(job: Job, context: Context) -> str | None:
    if job.group:
        return acts_content.grouped(job)
    act = job.act
    if act is None:
        return acts_shown.show(job, context)
    if not _is_counted(job):
        return None
    name = act.fragment.fuse.get("act", "")
    if name:
        return _ACTS[name](job, act, context)
    backup = acts_content.backup_of(job)
    if job.shows:
        return None
    if act.fragment.id == "files.run_in_each" and job.selection.type != "d":
        return None
    if act.fragment.id == "files.run_on_each":
        said = act.values["command"].text
        if not said.strip() or is_no_program(said.split(maxsplit=1)[0]):
            return None
        if re.search(r"[;|&<>]", said):
            script = f"sh -c {quote(said)} sh {{}}"
            return find.applied(script, job.selection, act, context, batch=False)
    command = _run(job, act, context)
    if not backup or command is None:
        return command
    return command.replace("sed -i ", f"sed -i{backup} ", 1) if "sed -i " in command else None


def _is_counted(job: Job) -> bool:
    """Whether it is said how many of the largest, newest … an act is to change; one when they are one."""
    selection = job.selection
    if selection.is_superlative and not selection.take:
        if not selection.is_singular:
            return False
        selection.take = "1"
    return True


def _run(job: Job, act: Match, context: Context) -> str | None:
    """An act that is one program run on the files."""
    fuse, selection = act.fragment.fuse, job.selection
    is_gnu = context.userland is Userland.GNU
    names = [*selection.operands, *(term.text for term in selection.terms if term.kind == "name")]
    if act.fragment.id == "files.unzip" and (unpacker := unpacker_of(names)):
        return find.applied(f"{unpacker} {{}}", selection, act, context, batch=True)
    batch = "batch" in fuse and (is_gnu or " -t " not in fuse["batch"])
    template = find.written(fuse["batch"] if batch else fuse["each"], act)
    if not is_gnu and template.startswith("sed -i "):
        template = template.replace(
            "sed -i ", "sed -i '' " if context.userland is not Userland.BUSYBOX else "sed -i ", 1
        )
    dest = act.values.get("dest")
    prefix = ""
    if dest is not None:
        if looks_like_file(dest.text, context):
            return _to_one_name(job, dest.text, context)
        if selection.type == "d" and template.startswith("cp "):
            template = template.replace("cp ", "cp -r ", 1)
        if selection.type in ("d", "", None) and template.startswith("cp ") and selection.type != "f":
            template = template if template.startswith("cp -r") else template.replace("cp ", "cp -r ", 1)
        if dest.text.lower() in _NO_FOLDER and not is_directory(dest.text, context):
            return None  # "in the current folder"
        if dest.text == "." and selection.roots in ([], ["."]) and not any(map(is_of_depth, selection.terms)):
            return None  # what is here does not go here
        prefix = _making(dest.text, context)
        is_itself = job.is_bare and selection.type is None  # "move docs", and not "move the contents of docs"
        is_all = not selection.groups and selection.roots not in ([], ["."]) and not is_itself
        is_some = bool(selection.groups) and not _is_named(selection)
        if selection.type == "" and not selection.operands and job.is_here:
            below(selection)
        if selection.type in ("", None) and not selection.operands and (is_all or is_some):
            selection.depth = selection.depth or "1"  # a folder goes with all that is in it
            below(selection)
        if job.is_here and not selection.depth:
            selection.depth = "1"  # what lies in folders here is sorted already
        root = dest.text.removeprefix("./").rstrip("/")
        if (
            not selection.operands
            and not dest.text.startswith(("/", "~", "..", "$"))
            and selection.roots in ([], ["."])
        ):
            selection.prunes.append(f"./{root}" if "/" in root else root)
    if act.fragment.id in ("files.add_prefix", "files.add_suffix") and selection.type == "" and job.is_here:
        below(selection)
        selection.depth = selection.depth or "1"  # a folder that is renamed is not gone into
    if job.is_deep and "/" in selection.operands and _OF_METADATA.match(template):
        return None  # the whole system
    if job.is_deep and selection.operands and (match := _OF_METADATA.match(template)) is not None:
        template = f"{match[0]} -R{template[match.end() :]}"
    if fuse.get("absolute"):
        selection.roots = find.roots(selection, absolute=True).split(" ")
    if (
        selection.type is None
        and not selection.operands
        and template.startswith(("sed", "gzip", "xz", "wc", "head", "cat", "md5", "sha"))
    ):
        selection.type = "f"
    if (
        template.startswith(("cat ", "sha", "md5"))
        and is_gnu
        and not selection.key
        and not selection.take
        and job.sink is not None
    ):
        selection.key, selection.is_descending = "name", False  # the order of find is any
    return prefix + find.applied(template, selection, act, context, batch=batch)


def _to_one_name(job: Job, target: str, context: Context) -> str | None:
    """The one newest, largest … file copied or moved to a name of its own; None where several could be meant."""
    selection, program = job.selection, {"files.copy": "cp", "files.move": "mv -n"}.get(job.act_name, "")
    if not program or selection.take != "1" or not selection.key or selection.is_complement or selection.operands:
        return None
    listed = find.ordered(selection, nul=True, userland=context.userland)
    return f"{listed} | xargs -0rI{{}} {program} {{}} {quote_path(target)}"


def _making(folder: str, context: Context) -> str:
    """A mkdir that is needed before files can go to `folder`, or nothing when it is there."""
    expanded = str(context.home) + folder[1:] if folder.startswith("~") else folder
    if folder in (".", "..", "~", "/", "/tmp") or (not context.elsewhere and (context.cwd / expanded).is_dir()):
        return ""
    return f"mkdir -p {quote_path(folder)} && "


def _count(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if job.shows or selection.take or selection.operands:
        return None
    greps = [term for term in selection.terms if term.kind == "grep"]
    if greps and (command := find.grep_instead(job, "l")):
        return f"{command} | wc -l"
    return f"{find.find(within(selection))} | wc -l"


def _delete(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if selection.take and not selection.key:
        return None  # any two of them, whichever find meets first, are nobody's wish
    if any(match.fragment.id == "files.told" for match in job.shows):
        if selection.type != "f" or selection.operands or selection.key or selection.take:
            return None
        return find.find(selection, "-print -delete")
    if job.shows:
        return None
    if selection.is_complement and job.is_here and not selection.depth:
        selection.depth = "1"  # what lies in folders here has its own newest
    if selection.operands:
        return f"rm {' '.join(selection.operands)}"
    if selection.key or selection.take:
        return find.applied("rm -r -- {}" if selection.type != "f" else "rm -- {}", selection, act, context, batch=True)
    is_empty = any(term.text == "-empty" and not term.is_negated for term in selection.terms)
    if selection.type in ("f", "l", "p", "s") or is_empty or any("-xtype" in term.text for term in selection.terms):
        return find.find(selection, "-delete")
    if selection.type == "d" and not selection.groups and selection.is_singular and selection.roots:
        return f"rm -r {find.roots(selection)}"
    if selection.type == "d":
        return find.find(below(selection) if not selection.groups else selection, "-prune -exec rm -r {} +")
    if not selection.groups and len(selection.roots) == 1:
        return find.find(selection, "-mindepth 1 -delete")
    if not selection.groups:
        return None
    if not _is_named(selection):
        # Folders only when nothing is left in them: they may hold what is to be kept, and the root is never meant.
        return find.find(below(selection), r"\( ! -type d -o -empty \)", "-delete")
    return find.find(below(selection), "-prune -exec rm -rf {} +")


def _is_named(selection: Selection) -> bool:
    """Whether a name says which files and folders are meant."""
    return any(term.kind in ("name", "iname") and not term.is_negated for term in selection.terms)


def _duplicates(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if selection.type != "f" or not selection.groups or selection.key or selection.take or job.shows:
        return None
    if context.userland is not Userland.GNU:
        return None
    return f"{find.find(selection, '-exec md5sum {} +')} | sort | uniq -w32 -D"


def _total(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if selection.operands:
        return f"du -ch {' '.join(selection.operands)} | tail -n 1"
    if job.shows:
        return None
    if selection.type in ("d", "") and not selection.groups:
        return f"du -sh {find.roots(selection)}"
    if selection.key or selection.take:
        return f"{find.ordered(selection, nul=True, userland=context.userland)} | du -ch --files0-from=- | tail -n 1"
    if context.userland is not Userland.GNU:
        return find.find(selection, "-exec du -ch {} +") + " | tail -n 1"
    return f"{find.find(selection, '-print0')} | du -ch --files0-from=- | tail -n 1"


def _nonblank_lines(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if job.shows or selection.key or selection.take:
        return None
    if selection.operands:
        source = f"cat {' '.join(selection.operands)}"
    else:
        selection.type = selection.type or "f"
        source = find.find(selection, "-exec cat {} +")
    return f"{source} | grep -c '[^[:space:]]'"


def _total_bytes(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    if job.shows or selection.key or selection.take or context.userland is not Userland.GNU:
        return None
    if selection.operands:
        return f"cat {' '.join(selection.operands)} | wc -c"
    sizes = find.find(selection, "-printf '%s\\n'")
    return f"{sizes} | awk '{{ s += $1 }} END {{ print s + 0 }}'"


def _archive(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    name = act.values["archive"].text if "archive" in act.values else act.fragment.fuse["archive"]
    if "archive" not in act.values and any(
        _ARCHIVE.search(term.text) for term in selection.terms if term.kind == "name"
    ):
        return None  # a name that was said for the archive, and not for what is in it
    if job.place:
        name = f"{job.place.rstrip('/')}/{name}"
    archive = quote_path(name)
    if job.shows or not _ARCHIVE.search(name):
        return None
    is_zip = name.endswith(".zip")
    tar = f"tar -c{'a' if re.search(r'[.](tar[.][^.]+|tgz|tbz2?|txz)$', name) else ''}f {archive}"
    if selection.operands:
        files = " ".join(selection.operands)
        return f"zip -r {archive} {files}" if is_zip else f"{tar} {files}"
    is_whole = selection.type in ("", "d", None) and not (selection.key or selection.take or selection.depth)
    left_out = [term for term in selection.terms if term.kind in ("name", "iname") and term.is_negated]
    if is_whole and len(left_out) == len(selection.terms) and (selection.roots or not left_out):
        patterns = [term.text for term in left_out] + [path.removeprefix("./").rstrip("/") for path in selection.prunes]
        folders = find.roots(selection)
        if is_zip:
            outside = "".join(f" {quote(text if '.' in text else f'*/{text}/*')}" for text in patterns)
            return f"zip -r {archive} {folders}{f' -x{outside}' if outside else ''}"
        return f"{tar}{''.join(f' --exclude={quote(text)}' for text in patterns)} {folders}"
    if is_zip:
        is_ordered = selection.key or selection.take
        listed = find.ordered(selection, nul=False, userland=context.userland) if is_ordered else find.find(selection)
        return f"{listed} | zip {archive} -@"
    listed = (
        find.ordered(selection, nul=True, userland=context.userland)
        if selection.key or selection.take
        else find.find(selection, "-print0")
    )
    return f"{listed} | {tar} --null -T -"


_ACTS: dict[str, Callable[[Job, Match, Context], str | None]] = {
    "count": _count,
    "delete": _delete,
    "duplicates": _duplicates,
    "total": _total,
    "total_bytes": _total_bytes,
    "nonblank_lines": _nonblank_lines,
    "archive": _archive,
    "replace": acts_content.replace,
    "grep": acts_content.grep,
    "count_matches": acts_content.count_matches,
    "count_lines_with": acts_content.count_lines_with,
    "total_lines": acts_content.summed("l"),
    "total_words": acts_content.summed("w"),
    "total_chars": acts_content.summed("m"),
}
