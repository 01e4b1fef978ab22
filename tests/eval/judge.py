"""Decides whether an answer did what the reference does: the same effects, and the same content in its output."""

import base64
import json
import re
from dataclasses import dataclass

from tests.eval.case import Case
from tests.eval.sandbox import Result, Worlds, run
from tests.eval.snapshot import Snapshot, Snapshots

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_SEPARATORS = re.compile(r"[\s,:;|=\"'()<>\[\]{}]+")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Trace:
    """What one command did to its world. probe: what the case's probe printed afterwards."""

    result: Result
    tree: Snapshot
    probe: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """right: the answer counts. why: what differed, for the report."""

    right: bool
    why: str = ""


class Judge:
    """Runs answers and references of cases in equal worlds."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self._snapshots = Snapshots()

    def trace(self, case: Case, command: str) -> Trace:
        """Run `command` in a fresh world of `case`."""
        home = self._worlds.renew(case.fixture)
        mark = "\x1eprobe\x1e"
        script = command
        if case.setup or case.probe:
            # One process tree, so that what the set-up started is still there for the command and the probe.
            # Encoded, so that no command line of the judge's own names what `pgrep -f` or `pkill -f` look for.
            script = f"eval {_encoded(case.setup)}\nbash <(printf %s {_encoded(command)})\nprintf '{mark}'\n"
            script += f"eval {_encoded(case.probe)}\n"
        result = run(script, home, case.start)
        output, _, probe = result.output.partition(mark)
        normal = Result(output.replace(str(home), "~"), result.errors, result.status, result.timed_out)
        return Trace(normal, self._snapshots.take(home), probe.strip())

    def judge(self, case: Case, command: str) -> Verdict:
        """Compare `command` with the references of `case`; right when it agrees with any."""
        actual = self.trace(case, command)
        if actual.result.timed_out:
            return Verdict(False, "timed out")
        why = ""
        for reference in (case.reference, *case.accept):
            difference = find_difference(case, self.trace(case, reference), actual)
            if not difference:
                return Verdict(True)
            why = why or difference
        errors = actual.result.errors.strip().splitlines()
        return Verdict(False, f"{why} [{errors[0][:160]}]" if errors else why)


def _encoded(text: str) -> str:
    """Bash text that stands for `text`, one word, and holds nothing of it."""
    return f"\"$(base64 -d <<<'{base64.b64encode(text.encode()).decode()}')\""


def find_difference(case: Case, expected: Trace, actual: Trace) -> str:
    """What tells `actual` from `expected` as far as `case` asks, or nothing."""
    changed = sorted(
        name for name in expected.tree.keys() | actual.tree.keys() if expected.tree.get(name) != actual.tree.get(name)
    )
    if changed:
        return f"effects differ: {', '.join(changed[:4])}"
    if expected.probe != actual.probe:
        return f"state differs: {actual.probe[:80]!r}, not {expected.probe[:80]!r}"
    if case.compare == "effects":
        return ""
    if is_same_output(case, expected.result.output, actual.result.output):
        return ""
    return f"output differs: {actual.result.output[:120]!r}, not {expected.result.output[:120]!r}"


def is_same_output(case: Case, expected: str, actual: str) -> bool:
    """Whether two outputs say the same under the comparison of `case`.

    lines: the same lines in order; set: in any order; numbers: the same numbers, words beside them aside;
    paths: each line names an expected path, sizes or dates in front aside; table: each line holds the same words
    and numbers in any column; text: all but trailing blanks; json: the same value; contains: each expected line
    occurs, in at most three times as many lines.
    """
    actual = _COLOUR.sub("", actual)
    match case.compare:
        case "lines":
            return _lines(expected) == _lines(actual)
        case "set":
            return sorted(_lines(expected)) == sorted(_lines(actual))
        case "numbers":
            return bool(_numbers(expected)) and _numbers(expected) == _numbers(actual)
        case "paths":
            return _same_paths(case, expected, actual)
        case "table":
            rows = [_cells(line) for line in _lines(expected)], [_cells(line) for line in _lines(actual)]
            return rows[0] == rows[1] if case.ordered else sorted(rows[0]) == sorted(rows[1])
        case "text":
            return expected.rstrip() == actual.rstrip()
        case "json":
            return _same_json(expected, actual)
        case "contains":
            found = _lines(actual)
            wanted = _lines(expected)
            return all(any(line in other for other in found) for line in wanted) and len(found) <= 3 * len(wanted) + 3
        case other:
            raise ValueError(f"no comparison {other!r}")


def _lines(text: str) -> list[str]:
    """Lines that hold something, runs of blanks as one, a leading `./` and quotes around all of it off."""
    lines = (" ".join(line.split()).removeprefix("./") for line in text.splitlines())
    return [
        line[1:-1] if len(line) > 1 and line[0] == line[-1] and line[0] in "'\"" else line for line in lines if line
    ]


def _numbers(text: str) -> list[float]:
    """The words of `text` that are numbers as a whole (`12 notes2.txt` holds one)."""
    words = (word.strip("()[]{}:;,'\"%") for word in re.split(r"[\s|=]+", text))
    return [float(word.replace(",", "")) for word in words if _NUMBER.fullmatch(word)]


def _cells(line: str) -> list[str]:
    """The words of a line in order of the alphabet, numbers without their padding."""
    words = (word.removeprefix("./") for word in _SEPARATORS.split(line) if word)
    return sorted(f"{float(word):g}" if _NUMBER.fullmatch(word) and "," not in word else word for word in words)


def _path(line: str, start: str, *, names: bool) -> str:
    here = "~" if start == "." else f"~/{start}"
    path = line.removeprefix(f"{here}/").removeprefix("./").rstrip("/").replace("//", "/") or "."
    return path.rpartition("/")[2] if names else path


def _same_paths(case: Case, expected: str, actual: str) -> bool:
    wanted = [_path(line, case.start, names=case.names) for line in _lines(expected)]
    known = sorted(set(wanted), key=len, reverse=True)
    found = []
    for text in _lines(actual):
        line = text.partition(" -> ")[0]
        if re.fullmatch(r"total \S+", line):
            continue
        whole = _path(line, case.start, names=case.names)
        if whole in known:
            found.append(whole)
            continue
        # What stands in front may be a size, a date, rights; it may not be a longer path.
        for path in known:
            for form in (path, f"./{path}", f"~/{path}", f"~/{case.start}/{path}"):
                if line.rstrip("/").endswith(f" {form}") and _is_column_text(line.rstrip("/")[: -len(form)]):
                    found.append(path)
                    break
            else:
                continue
            break
        else:
            return False
    return found == wanted if case.ordered else sorted(found) == sorted(wanted)


def _is_column_text(text: str) -> bool:
    """Whether `text` could be columns of a listing: nothing in it looks like a part of a path."""
    return all("/" not in word and not word.startswith(".") for word in text.split()) and bool(
        re.search(r"\d|^[-dlrwx]+", text)
    )


def _same_json(expected: str, actual: str) -> bool:
    try:
        return bool(json.loads(expected) == json.loads(actual))
    except ValueError:
        return False
