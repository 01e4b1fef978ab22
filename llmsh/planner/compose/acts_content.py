"""Acts on what files hold: searches, replacements, counts, and numbers by directory, extension or owner."""

import re
from collections.abc import Callable
from dataclasses import replace as changed

from llmsh.core.context import Context, Userland
from llmsh.planner.compose import find
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import Job, Selection, Term, reader_of
from llmsh.planner.slots import bre
from llmsh.syntax.quote import quote


def backup_of(job: Job) -> str:
    """The suffix under which the old files are to be kept, or nothing; what says so is taken from the job."""
    kept = [item for item in job.shows if "backup" in item.fragment.fuse]
    job.shows = [item for item in job.shows if "backup" not in item.fragment.fuse]
    return find.written(kept[0].fragment.fuse["backup"], kept[0]) if kept else ""


# What "change the … of the files to" is about, and is no text in them.
_ATTRIBUTES = frozenset(
    """permission permissions mode modes owner ownership owners group groups extension extensions encoding name names
    rights access timestamp timestamps date dates time times""".split()
)


def replace(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    backup = backup_of(job)
    if job.shows or act.values["old"].text.lower() in _ATTRIBUTES:
        return None
    script = find.sed_substitution(act.values["old"].text, act.values["new"].text, ignore_case=selection.ignore_case)
    selection.ignore_case = False
    if selection.type is None:
        selection.type = "f"
    in_place = "sed -i ''" if context.userland in (Userland.BSD, Userland.MACOS) and not backup else f"sed -i{backup}"
    return find.applied(f"{in_place} {script} {{}}", selection, act, context, batch=True)


def _literal_flags(selection: Selection, text: str) -> str:
    return ("i" if selection.ignore_case else "") + ("F" if re.search(r"[.*\[\]^$\\]", text) else "")


def grep(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    text = act.values["text"].text
    flags = _literal_flags(selection, text)
    number = "n" if job.has_numbers else ""
    pattern = f"-e {quote(text)}" if text.startswith("-") else quote(text)
    if "anchor" in act.fragment.fuse:
        flags, pattern = flags.replace("F", ""), quote(f"^{bre(text)}")
        if selection.type is None:
            selection.type = "f"
        if not selection.operands:
            return (
                None
                if job.shows
                else find.applied(f"grep -H{number}{flags} {pattern} {{}}", selection, act, context, batch=True)
            )
    if selection.operands:
        letters = ("n" if job.has_numbers else "") + flags
        return f"grep {f'-{letters} ' if letters else ''}{pattern} {' '.join(selection.operands)}"
    if job.shows:
        return None
    wanted = _with_grep(selection, text)
    wanted.sink = job.sink
    if (command := find.grep_instead(wanted, number)) is not None:
        return command
    if selection.type is None:
        selection.type = "f"
    return find.applied(f"grep -H{number}{flags} {pattern} {{}}", selection, act, context, batch=True)


def _with_grep(selection: Selection, text: str) -> Job:
    return Job(changed(selection, groups=[*selection.groups, [Term("grep", text)]]))


def count_matches(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    text = act.values["text"].text
    flags = _literal_flags(selection, text)
    if selection.operands:
        return f"grep -o{flags} {quote(text)} {' '.join(selection.operands)} | wc -l"
    command = find.grep_instead(_with_grep(selection, text), "oh")
    return None if command is None else f"{command} | wc -l"


def count_lines_with(job: Job, act: Match, context: Context) -> str | None:
    selection = job.selection
    text = act.values["text"].text
    flags = _literal_flags(selection, text)
    if selection.operands:
        return f"grep -c{flags} {quote(text)} {' '.join(selection.operands)}"
    command = find.grep_instead(_with_grep(selection, text), "h")
    return None if command is None else f"{command} | wc -l"


def summed(flag: str) -> Callable[[Job, Match, Context], str | None]:
    def write(job: Job, act: Match, context: Context) -> str | None:
        selection = job.selection
        if job.shows:
            return None
        if selection.operands:
            if reader := reader_of(selection.operands):
                return f"{reader} {' '.join(selection.operands)} | wc -{flag}"
            if len(selection.operands) == 1 and not re.search(r"[*?\[{]", selection.operands[0]):
                return f"wc -{flag} < {selection.operands[0]}"
            return f"cat {' '.join(selection.operands)} | wc -{flag}"
        if selection.type is None:
            selection.type = "f"
        return f"{find.applied('cat {}', selection, act, context, batch=True)} | wc -{flag}"

    return write


def grouped(job: Job) -> str | None:
    """Counts, sizes or lines by directory, extension or owner."""
    selection, name = job.selection, job.act_name
    if selection.operands or (selection.take and not selection.key):
        return None
    if selection.type is None:
        selection.type = "f"
    by = {"dir": "%h", "user": "%u", "ext": "%f"}[job.group]
    head = f" | head -n {selection.take}" if selection.take else ""
    selection.key = selection.take = ""
    to_ext = r" | sed -n 's/..*\.//p'" if job.group == "ext" else ""
    if name in ("count", "") and (job.act is not None or job.group != "dir"):
        return find.find(selection, f"-printf '{by}\\n'") + f"{to_ext} | sort | uniq -c | sort -rn{head}"
    if name == "total" or any(match.fragment.fuse.get("with") == "size" for match in job.shows):
        key = r'{ if (sub(/.*\./, "", $2) == 0) $2 = "none"; n[$2] += $1 }' if job.group == "ext" else "{ n[$2] += $1 }"
        listed = find.find(selection, f"-printf '%s\\t{by}\\n'")
        return f"{listed} | awk -F'\\t' '{key} END {{ for (k in n) print n[k] \"\\t\" k }}' | sort -rn{head}"
    if name == "total_lines" or "wc -l" in (job.act.fragment.fuse.get("each", "") if job.act else ""):
        cut = r'sub(/\/[^\/]*$/, "", k)' if job.group == "dir" else r'sub(/.*\./, "", k)'
        if job.group == "user":
            return None
        script = f'{{ k = FILENAME; {cut}; n[k]++ }} END {{ for (k in n) print n[k] "\\t" k }}'
        return find.find(selection, f"-exec awk '{script}' {{}} +") + f" | sort -rn{head}"
    return None
