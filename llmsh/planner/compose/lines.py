"""The frame for lines: stages of a pipeline over named files, put into the order in which they make sense."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from llmsh.core.plan import Effect, Step
from llmsh.planner.compose.cover import Cover
from llmsh.planner.compose.find import written
from llmsh.planner.compose.matcher import Match
from llmsh.planner.compose.selection import looks_like_file, reader_of
from llmsh.planner.named_files import contents_of
from llmsh.planner.reading import Reading
from llmsh.planner.slots import Value, quote_glob, quote_path
from llmsh.planner.template import fill_sentence
from llmsh.syntax.quote import quote

_COUNTED = frozenset({"lines.most_common", "lines.most_lines", "lines.most_matching"})
# A condition of awk, whose lines are printed as they are.
_TEST_ALONE = re.compile(r"awk(?: -F\S+)? '[^{}']*'\Z")
_FREQUENCIES = ("lines.frequency", "lines.word_frequency", "lines.most_common")
_MEANS_PATTERN = re.compile(r"[.*\[\]^$\\]")


@dataclass(slots=True)
class Pipe:
    """Stages by rank, each a command that reads its standard input or the files."""

    files: list[str] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    stages: list[tuple[int, str]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    form: str = ""
    separator: str = ""
    sort_flags: str | None = None
    sort_key: str = ""
    alone: str = ""
    orders: int = 0
    is_unique: bool = False
    ignore_case: bool = False
    is_numbered: bool = False
    grep_flags: str = ""
    context: str = ""
    redirect: str = ""
    has_noun: bool = False
    words: list[str] = field(default_factory=list)
    verb: str = "Shows"
    effect: Effect = Effect.READS


def allowed(cover: Cover, match: Match) -> bool:
    """One source, one act, one sink; parts of other kinds may repeat."""
    part = match.fragment.part
    if match.fragment.id == "lines.frequency" and any(item.fragment.id in _COUNTED for item in cover.matches):
        return True  # "the most frequent word with its count"
    if match.half == 2 or part not in ("source", "act", "unique", "sink", "column", "take", "noun"):
        return True
    return all(item.fragment.part != part or item.half == 2 for item in cover.matches)


def step_for(matches: Sequence[Match], reading: Reading) -> tuple[Step, tuple[str, ...]] | None:
    """The pipeline that a cover describes, with the files it reads; None when its parts do not make one."""
    if _goes_on(matches, reading) or _misses_words(matches, reading):
        return None
    pipe = Pipe()
    for match in matches:
        if not _take(pipe, match, reading):
            return None
    is_something = (
        pipe.stages
        or pipe.columns
        or pipe.ranges
        or pipe.tests
        or pipe.is_unique
        or pipe.is_numbered
        or pipe.sort_flags is not None
    )
    if not pipe.files or not is_something:
        return None
    if pipe.grep_flags and not any(text.startswith("grep ") for _, text in pipe.stages):
        return None  # "whole words" of what is not searched for
    command = _write(pipe)
    if command is None:
        return None
    sentence = (
        f"{pipe.verb} the lines of {' and '.join(pipe.reads)} {', '.join(filter(None, pipe.words))}".strip() + "."
    )
    ids = tuple(dict.fromkeys(match.fragment.id for match in matches if match.fragment.part != "filler"))
    return Step(command, sentence.replace(" ,", ","), pipe.effect, recipes=ids), tuple(pipe.reads)


def _goes_on(matches: Sequence[Match], reading: Reading) -> bool:
    """Whether something is asked after what became of the output: "… into out.txt and print how many there are"."""
    ends = [match.end for match in matches if match.fragment.part == "sink"]
    return any(
        match.start >= ends[0]
        and any(token.low in ("and", "then") for token in reading.tokens[ends[0] : match.start + 1])
        for match in matches
        if ends and match.fragment.part not in ("sink", "filler", "or")
    )


def _misses_words(matches: Sequence[Match], reading: Reading) -> bool:
    """Whether words are read that say something else here, or not read that say what is counted.

    "Whole words" are not taken apart, the most frequent words are no lines, "by count" needs counts.
    """
    if any(match.fragment.id == "lines.by_frequency" for match in matches):
        return not any(match.fragment.id in _FREQUENCIES for match in matches)
    has_words = any("words" in match.fragment.fuse for match in matches)
    parts = {match.fragment.part for match in matches if "words" not in match.fragment.fuse}
    if has_words and parts <= {"act", "source", "noun", "filler"} and "act" in parts:
        return True  # wc counts words by itself
    for match in matches:
        before = reading.tokens[match.start - 1].low if match.start else ""
        after = reading.tokens[match.end].low if match.end < len(reading.tokens) else ""
        if "words" in match.fragment.fuse and before in ("whole", "entire", "complete", "full"):
            return True
        says_words = any(token.low in ("word", "words") for token in reading.tokens[match.start : match.end])
        if match.fragment.id == "lines.noun" and says_words and not has_words and _has_blanks(reading):
            return True
        if match.fragment.id == "lines.most_common" and after in ("word", "words") and not has_words:
            return True
    return False


def _has_blanks(reading: Reading) -> bool:
    """Whether lines of a named file have several words: a list of words has one on each."""
    return any(
        " " in line.strip() for text in contents_of(reading.entities, reading.context) for line in text.splitlines()
    )


def _take(pipe: Pipe, match: Match, reading: Reading) -> bool:
    """Add one match to the pipeline; False when it cannot be part of one."""
    fragment, fuse, values = match.fragment, match.fragment.fuse, match.values
    if "noun" in fuse or fragment.part == "noun":
        pipe.has_noun = True
    if fragment.part == "source":
        if not _add_files(pipe, values["file"], reading):
            return False
        if "first" in fuse:
            pipe.stages.append((0, written(fuse["first"], match)))
    elif "columns" in fuse:
        columns = written(fuse["columns"], match) if "after" not in values else f"{int(values['after'].text) - 1}+"
        if not re.fullmatch(r"\d+(-\d+|\+)", columns):
            return False
        pipe.ranges.append(columns)
    elif "same" in fuse:
        pipe.tests.append(f"${values['number'].text} == ${values['other'].text}")
    elif "differs" in fuse:
        pipe.tests.append(_comparison("", match).replace(" == ", " != ", 1))
    elif "compare" in fuse:
        pipe.tests.append(
            _comparison(written(fuse["compare"], match) if fuse["compare"][-6:] != "{text}" else "", match)
        )
    elif "extract" in fuse:
        pipe.stages.append((3, f"grep -oE '{fuse['extract']}'".replace("\"'<", "\"'\\''<")))
    elif "skip" in fuse:
        skipped = int(written(fuse["skip"], match)) if written(fuse["skip"], match).isdigit() else 1
        pipe.stages.append((1, f"tail -n +{skipped + 1}" if "from_start" in fuse else f"head -n -{skipped}"))
    elif "grep_flags" in fuse:
        pipe.grep_flags += fuse["grep_flags"]
    elif "test" in fuse:
        pipe.tests.append(written(fuse["test"], match))
    elif "words" in fuse:
        of_lines = any(token.low in ("line", "lines") for token in reading.tokens)
        pipe.stages.append((3 if of_lines else 1, "< tr -cs '[:alnum:]' '\\n'"))
        if "stage" in fuse:
            _add_stage(pipe, match, reading)
    elif "form" in fuse:
        pipe.form = written(fuse["form"], match)
    elif "column" in fuse:
        pipe.columns += [written(fuse[name], match) for name in ("column", "column2") if name in fuse]
    elif "separator" in fuse:
        pipe.separator = fragment.slots["separator"].values[values["separator"].text]
    elif "context" in fuse:
        number = values["count"].text if "count" in values else fragment.slots["count"].default
        pipe.context += f" -{fuse['context']} {number}"
    elif "unique" in fuse:
        pipe.is_unique = True
    elif "numbered" in fuse:
        pipe.is_numbered = True
    elif "sort" in fuse:
        pipe.orders += 1
        pipe.alone = fuse.get("alone", "") if pipe.alone or pipe.orders == 1 else ""
        pipe.sort_flags = "".join(sorted({*(pipe.sort_flags or ""), *fuse["sort"]}, reverse=True))
        if "key" in fuse:
            pipe.sort_key = written(fuse["key"], match)
        if "count" in values or "first" in fuse:
            pipe.stages.append((7, f"head -n {values['count'].text if 'count' in values else 1}"))
    elif "redirect" in fuse:
        if "path" not in values:
            return True  # the first half of "save … to FILE"
        if not looks_like_file(values["path"].text, reading.context):
            return False
        pipe.redirect, pipe.effect = written(fuse["redirect"], match), fragment.effect
    elif "stage" in fuse:
        _add_stage(pipe, match, reading)
    elif fragment.part == "case":
        pipe.ignore_case = True
    if fragment.part == "act":
        pipe.verb = fragment.explain
    elif fragment.part not in ("source", "filler", "noun"):
        defaults = {slot.name: Value(slot.default) for slot in fragment.slots.values() if slot.default is not None}
        pipe.words.append(fill_sentence(fragment.explain, fragment.slots, {**defaults, **values}))
    return True


def _add_files(pipe: Pipe, value: Value, reading: Reading) -> bool:
    for text in value.parts or (value.text,):
        is_glob = bool(re.search(r"[*?\[{]", text))
        if not is_glob and not looks_like_file(text, reading.context):
            return False
        pipe.reads.append(text)
        pipe.files.append(quote_glob(text) if is_glob else quote_path(text))
    return True


def _add_stage(pipe: Pipe, match: Match, reading: Reading) -> None:
    fuse, values = match.fragment.fuse, match.values
    if "grep" in fuse or "lacks" in fuse:
        text = values["text"].text
        flags = ("v" if "lacks" in fuse else "") + ("F" if _MEANS_PATTERN.search(text) else "")
        is_quoted = any(token.quoted and token.text == text for token in reading.tokens)
        either = [] if is_quoted else re.split(r"\s+(?:or|nor)\s+", re.sub(r"^(?:either|neither)\s+", "", text))
        if len(either) > 1:
            stage = f"grep @{flags} {' '.join(f'-e {quote(word)}' for word in either)}"
        else:
            stage = f"grep @{flags} {'-e ' if text.startswith('-') else ''}{quote(text)}"
    else:
        stage = written(fuse["stage"], match)
    if "stdin" in fuse:
        stage = f"< {stage}"
    if (int(fuse["rank"]), stage) in pipe.stages:
        return
    pipe.stages.append((int(fuse["rank"]), stage + (f" | {fuse['then']}" if "then" in fuse else "")))
    if "prefilter" in fuse:
        flags = "i" if values["text"].text.islower() else ""
        pipe.stages.append((2, f"grep @{flags} {quote(values['text'].text)}"))
    if "take" in fuse:
        taken = written(fuse["take"], match)
        following = reading.tokens[match.end].low if match.end < len(reading.tokens) else "s"
        if match.fragment.id == "lines.most_common" and "count" not in values and not following.endswith("s"):
            taken = "1"
        pipe.stages.append((7, f"head -n {taken}"))


def _write(pipe: Pipe) -> str | None:
    """The pipeline as a command."""
    separator = pipe.separator or (
        "," if pipe.reads[0].endswith(".csv") else "\t" if pipe.reads[0].endswith(".tsv") else ""
    )
    stages = sorted(pipe.stages, key=lambda stage: stage[0])
    if pipe.columns:
        stages.append((3, _cut(pipe.columns, separator)))
    stages += [(3, _cut_range(columns, separator)) for columns in pipe.ranges]
    if pipe.tests:
        own = f" -F{quote(separator)}" if separator else ""
        stages.append((2, f"awk{own} '{' && '.join(pipe.tests)}'"))
    if pipe.alone and not pipe.is_unique:
        stages.append((5, pipe.alone))
    elif pipe.sort_flags is not None:
        stages.append((5, _sort(pipe, separator)))
    elif pipe.is_unique:
        stages.append((5, "sort -u"))
    is_picked = bool(stages) and all(rank in (1, 7) for rank, _ in stages) and pipe.sort_flags is None
    if pipe.is_numbered and len(stages) == 1 and _TEST_ALONE.match(stages[0][1]):
        stages = [(2, f'{stages[0][1][:-1]} {{ print NR ": " $0 }}\'')]
    elif pipe.is_numbered and not any(text.startswith("grep ") for _, text in stages):
        stages.append((0 if is_picked and not pipe.is_unique else 4, "cat -n"))
    stages.sort(key=lambda stage: stage[0])
    texts = [_finished(text, pipe) for _, text in stages]
    if pipe.form:
        texts = [text.replace("print s / NR", f'printf "{pipe.form}\\n", s / NR') for text in texts]
    greps = [text for text in texts if text.startswith("grep ")]
    if len(texts) > 1 and texts[-1] == "wc -l" and greps and texts[-2] == greps[-1] and not pipe.is_numbered:
        texts[-2:] = [re.sub(r"^grep (-)?(?=\S)", lambda match: "grep -c" if match[1] else "grep -c ", texts[-2])]
    first, rest = texts[0], texts[1:]
    names = " ".join(pipe.files)
    is_one = len(pipe.files) == 1 and not re.search(r"[*?\[{]", pipe.files[0])
    reader = reader_of(pipe.reads)
    if reader and " -i" not in first:
        return (
            " | ".join([f"{reader} {names}", *(text.removeprefix("< ") for text in texts)])
            + f" {pipe.redirect}".rstrip()
        )
    if first.startswith("< ") or first == "wc -l":
        own = first.removeprefix("< ")
        first = f"{own} < {names}" if is_one else f"cat {names} | {own}"
    else:
        head, bar, tail = first.partition(" | ")
        head = re.sub(r"^grep (?!-h)", "grep -h ", head) if not is_one and head.startswith("grep") else head
        if not is_one and head.split()[0] in ("head", "tail", "shuf", "tac", "sed"):
            first = f"cat {names} | {head}{bar}{tail}"
        else:
            first = f"{head} {names}{bar}{tail}"
    command = " | ".join([first, *(text.removeprefix("< ") for text in rest)])
    return f"{command} {pipe.redirect}".strip()


def _sort(pipe: Pipe, separator: str) -> str:
    """sort with the flags that were asked for; with a key, the flags belong to it."""
    flags = pipe.sort_flags or ""
    unique = "u" if pipe.is_unique else ""
    if not pipe.sort_key:
        return f"sort -{flags}{unique}" if flags or unique else "sort"
    tab = "$'\\t'"
    between = f" -t{tab if separator == chr(9) else quote(separator)}" if separator else ""
    return f"sort{between}{' -u' if unique else ''} -k{pipe.sort_key},{pipe.sort_key}{flags}"


def _finished(text: str, pipe: Pipe) -> str:
    """A stage with what holds for the whole pipeline written at its `@`."""
    if not text.startswith("grep "):
        return text
    flags = ("i" if pipe.ignore_case else "") + ("n" if pipe.is_numbered else "") + pipe.grep_flags
    context = pipe.context
    if text.startswith("grep @"):
        own = re.match(r"grep @([ivF]*) ", text)
        letters = flags + (own[1] if own else "")
        return re.sub(r"^grep @[ivF]* ", lambda _: f"grep{' -' + letters if letters else ''}{context} ", text)
    flags = f" -{flags}" if flags else ""
    return text.replace("grep", f"grep{flags}{context}", 1) if flags or context else text


def _comparison(written_out: str, match: Match) -> str:
    """A test of awk on a column by its number."""
    if written_out:
        return f"${written_out}"
    text = match.values["text"].text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "'\\''")
    number = match.values["number"].text if "number" in match.values else "NF"
    return f'${number} == "{text}"'


def _cut_range(columns: str, separator: str) -> str:
    """Several columns in a row: "1-3", or "2+" for those after the second."""
    low, high = (int(columns[:-1]) + 1, 0) if columns.endswith("+") else (int(end) for end in columns.split("-"))
    if separator and separator != " ":
        cut = "cut" if separator == "\t" else f"cut -d{quote(separator)}"
        return f"{cut} -f{low}-{high or ''}"
    if not high:
        return f"sed -E 's/^[[:space:]]*([^[:space:]]+[[:space:]]+){{{low - 1}}}//'"
    return "awk '{ print " + ", ".join(f"${column}" for column in range(low, min(high, low + 30) + 1)) + " }'"


def _cut(columns: Sequence[str], separator: str) -> str:
    if "NF" in columns:
        return f"awk -F{quote(separator)} '{{ print $NF }}'" if separator else "awk '{ print $NF }'"
    if separator == "\t":
        return f"cut -f{','.join(columns)}"
    if separator and separator != " ":
        return f"cut -d{quote(separator)} -f{','.join(columns)}"
    return "awk '{ print " + ", ".join(f"${column}" for column in columns) + " }'"
