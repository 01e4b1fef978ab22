"""The frame for commits: one git log, or shortlog and rev-list where authors or numbers are asked for."""

from collections.abc import Sequence

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.cover import Cover
from llmsh.planner.compose.find import written
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import looks_like_file
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value, spoken_duration
from llmsh.planner.template import fill_sentence


def allowed(cover: Cover, match: Match) -> bool:
    """Each part once, but for filters, of which each may be there once."""
    fragment = match.fragment
    if fragment.part == "filter":
        return all(item.fragment.id != fragment.id for item in cover.matches)
    return fragment.part == "filler" or all(
        item.fragment.part != fragment.part or item.half == 2 for item in cover.matches
    )


def step_for(matches: Sequence[Match], reading: Reading) -> Step | None:
    """The commits that a cover asks for; None when it names none, or says nothing about them."""
    if not any(match.fragment.part == "noun" for match in matches):
        return None
    flags: list[str] = []
    words: list[str] = []
    paths: list[str] = []
    branch, form, group, is_count, redirect = "", "--oneline", "", False, ""
    effect = Effect.READS
    for match in matches:
        fuse = match.fragment.fuse
        dated = _dated(match)
        if "log" in fuse:
            flags.append(written(fuse["log"], dated))
        elif "path" in fuse:
            paths.append(written(fuse["path"], match))
        elif "branch" in fuse:
            branch = written(fuse["branch"], match)
        elif "one" in fuse:
            flags.append("-n 1")
        elif "redirect" in fuse:
            if "path" not in match.values:
                continue
            if not looks_like_file(match.values["path"].text, reading.context):
                return None
            redirect, effect = " " + written(fuse["redirect"], match), match.fragment.effect
        form, group = fuse.get("form", form), fuse.get("group", group)
        is_count = is_count or fuse.get("act") == "count"
        if match.fragment.part in ("filter", "take", "order", "with", "sink"):
            words.append(fill_sentence(match.fragment.explain, match.fragment.slots, dated.values))
    if not (flags or paths or branch or group or is_count or form != "--oneline"):
        return None
    tail = f" -- {' '.join(paths)}" if paths else ""
    chosen = "".join(f" {flag}" for flag in flags)
    if group:
        where = "" if "--all" in flags else f" {branch or 'HEAD'}"
        command, said = f"git shortlog -sn{chosen}{where}{tail}", "Counts the commits"
    elif is_count:
        where = "" if "--all" in flags else f" {branch or 'HEAD'}"
        command, said = f"git rev-list --count{chosen}{where}{tail}", "Counts the commits"
    else:
        command, said = f"git log {form}{chosen}{f' {branch}' if branch else ''}{tail}", "Lists the commits"
    ids = tuple(dict.fromkeys(match.fragment.id for match in matches if match.fragment.part != "filler"))
    sentence = " ".join([said, ", ".join(word for word in words if word.strip())]).strip() + "."
    return Step(command + redirect, " ".join(sentence.split()), effect, recipes=ids)


def _dated(match: Match) -> Match:
    """`match` with a duration written as the date it means: "2 weeks ago"."""
    age = match.values.get("age")
    if age is None:
        return match
    date = Value(f"{spoken_duration(age.amount)} ago")
    return Match(match.start, match.end, match.fragment, {"date": date}, match.lost, match.half, match.words)
