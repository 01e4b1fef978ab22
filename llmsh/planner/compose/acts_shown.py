"""How a selection is shown: as a list in an order, with what is asked about each, or in columns."""

from llmsh.core.context import Context, Userland
from llmsh.planner.compose import find
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import Job, Term, below, within
from llmsh.syntax.quote import quote

# More columns than fit on a line are no columns.
_MOST_COLUMNS = 20
# How many are shown when somebody asks for "the largest files" without a number.
_SOME = "10"


def show(job: Job, context: Context) -> str | None:
    """The command that shows what is selected; None where it cannot be shown as it was asked."""
    selection = job.selection
    absolute = any(match.fragment.fuse.get("absolute") for match in job.shows)
    shows = [match for match in job.shows if not match.fragment.fuse.get("absolute")]
    if len(shows) > 1:
        return None
    if selection.operands:
        return None
    if selection.is_superlative and not selection.take:
        selection.take = "1" if selection.is_singular else _SOME
    if selection.is_complement and shows:
        return None
    if shows:
        return _show_with(job, shows[0], context, absolute=absolute)
    greps = [term for term in selection.terms if term.kind == "grep"]
    if greps and (command := find.grep_instead(job, "l")):
        return command
    if selection.key == "size" and context.userland is Userland.GNU:
        head = find.taken(selection)
        reverse = "r" if selection.is_descending else ""
        if selection.type == "d":
            selection.groups.insert(0, [Term("find", "-mindepth 1")])
            return f"{find.find(selection, '-exec du -sb {} +', absolute=absolute)} | sort -{reverse}n{head}"
        listed = find.find(selection, r"-printf '%s\t%p\n'", absolute=absolute)
        return f"{listed} | sort -{reverse}n{head}"
    if selection.key or selection.take:
        if selection.is_superlative and selection.type == "d":
            below(selection)  # the place itself is none of its newest folders
        return find.ordered(selection, nul=False, absolute=absolute, userland=context.userland)
    return find.find(within(selection), absolute=absolute)


def _show_with(job: Job, show: Match, context: Context, *, absolute: bool) -> str | None:
    fuse, selection = show.fragment.fuse, job.selection
    if "print" in fuse and context.userland is Userland.GNU:
        form = find.written(fuse["print"], show)
        if "then" in fuse:
            if selection.key or selection.take:
                return None
            return f"{find.find(selection, f'-printf {_form(form)}', absolute=absolute)} | {fuse['then']}"
        if not selection.key and not selection.take:
            return find.find(selection, f"-printf {_form(form)}", absolute=absolute)
        head = f" | head -n {selection.take}" if selection.take else ""
        if not selection.key:
            return find.find(selection, f"-printf {_form(form)}", absolute=absolute) + head
        key = {**find.GNU_FORMS, "name": "%p", "version": "%p"}[selection.key]
        flags = {"name": "", "version": "V"}.get(selection.key, "n") + ("r" if selection.is_descending else "")
        listed = find.find(selection, f"-printf {_form(key, form)}", absolute=absolute)
        return f"{listed} | sort{' -' + flags if flags else ''}{head} | cut -f2-"
    if "action" in fuse:
        return find.find(selection, fuse["action"], absolute=absolute)
    if "columns" in fuse:
        many = int(find.written(fuse["columns"], show))
        if not 1 < many <= _MOST_COLUMNS:
            return None
        listed = find.ordered(selection, nul=False, absolute=absolute, userland=context.userland)
        return f"{listed} | paste -d ' '{' -' * many}"
    if fuse.get("with") == "size" and selection.key == "size":
        head = f" | head -n {selection.take}" if selection.take else ""
        reverse = "r" if selection.is_descending else ""
        if selection.type != "d" and context.userland is Userland.GNU:
            listed = find.find(selection, r"-printf '%s\t%p\n'", absolute=absolute)
            return f"{listed} | sort -{reverse}n{head} | numfmt --to=iec"
        summed = "s" if selection.type == "d" else ""
        if summed:
            selection.groups.insert(0, [Term("find", "-mindepth 1")])
        listed = find.find(selection, f"-exec du -{summed}h {{}} +", absolute=absolute)
        return f"{listed} | sort -{reverse}h{head}"
    if fuse.get("with") == "details" and selection.key in ("size", "time") and not selection.take:
        flags = ("S" if selection.key == "size" else "t") + ("" if selection.is_descending else "r")
        return find.find(selection, f"-exec ls -ld{flags} {{}} +", absolute=absolute)
    template = fuse.get("batch") or fuse.get("each")
    if template is None:
        return None
    if selection.type is None and job.is_bare and not selection.groups and template.startswith("du -h"):
        return f"du -sh {find.roots(selection)}"
    if template.startswith("du -h") and selection.type in ("d", "") and not (selection.key or selection.take):
        # One du tells no folder twice, so that each folder needs one of its own unless all are shown.
        is_all = not [group for group in selection.groups if group[0].text != "-mindepth 1"] and not selection.prunes
        if is_all and context.userland is Userland.GNU:
            levels = selection.depth or ("1" if job.is_here and selection.type == "" else "")
            depth = f" --max-depth={levels}" if levels else ""
            return f"du -{'a' if selection.type == '' else ''}h{depth} {find.roots(selection, absolute=absolute)}"
        return find.find(selection, r"-exec du -sh {} \;", absolute=absolute)
    if selection.type == "d" and template.startswith("du -h"):
        template = template.replace("du -h", "du -sh", 1)
    return find.applied(template, selection, show, context, batch=True)


def _form(*forms: str) -> str:
    """`forms`, with tabs between them and a line end, as the operand of -printf."""
    return quote("\\t".join(forms) + "\\n")
