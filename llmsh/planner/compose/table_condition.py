"""Conditions on the rows of a table, written for awk and for jq."""

import json
import re
from dataclasses import dataclass, replace

from llmsh.planner.compose.table_data import Column

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_COMPARISONS = frozenset({"==", "!=", ">", "<", ">=", "<="})


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of a column. test: a comparison, or `~` (contains), `^` (starts), `$` (ends), `between`, `empty`,
    `filled`, `true`, `false`, `has` (a list holds the value). others: further values, any of which will do."""

    column: Column
    test: str
    value: str = ""
    high: str = ""
    is_text: bool = False
    is_negated: bool = False
    others: tuple[str, ...] = ()

    def or_value(self, value: str) -> "Condition":
        """The same test, true for `value` as well."""
        return replace(self, others=(*self.others, value))

    def as_awk(self, *, has_header: bool = True) -> str:
        """A pattern of awk; it can be joined by `&&`."""
        tests = [self._awk_for(value, has_header) for value in (self.value, *self.others)]
        joined = tests[0] if len(tests) == 1 else f"({' || '.join(tests)})"
        return f"!({joined})" if self.is_negated else joined

    def _awk_for(self, value: str, has_header: bool) -> str:
        place = f"${self.column.number}"
        if self.test in ("empty", "filled"):
            return f'{place} {"==" if self.test == "empty" else "!="} ""'
        if self.test in ("true", "false"):
            return f"{place} == {_awk_string(self.column.truths[self.test == 'false'])}"
        if self.test == "between":
            return f"{place} >= {value} && {place} <= {self.high}"
        if self.test in ("~", "^", "$", "has"):
            pattern = re.sub(r"([.*+?()\[\]{}|^$\\/])", r"\\\1", value)
            return f"{place} ~ /{'^' if self.test == '^' else ''}{pattern}{'$' if self.test == '$' else ''}/"
        if _NUMBER.match(value) and not self.is_text:
            # A cell like 120ms is text to awk, and lines without header may have such cells anywhere.
            return f"{place}{'' if has_header or self.column.is_numeric else ' + 0'} {self.test} {value}"
        return f"{place} {self.test} {_awk_string(value)}"

    def as_jq(self) -> str:
        """A filter of jq that gives true or false; it can be joined by `and`."""
        tests = [self._jq_for(value) for value in (self.value, *self.others)]
        joined = tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"
        return f"({joined} | not)" if self.is_negated else joined

    def _jq_for(self, value: str) -> str:
        place = self.column.path
        if self.test in ("empty", "filled"):
            nothing = "[]" if self.column.kind == "list" else '""'
            return f"({place} // {nothing}) {'==' if self.test == 'empty' else '!='} {nothing}"
        if self.test in ("true", "false"):
            return place if self.test == "true" else f"({place} | not)"
        if self.test == "has" or (self.column.kind == "list" and self.test in ("==", "!=", "~")):
            found = f"({place} // [] | index({json.dumps(value, ensure_ascii=False)}))"
            return f"({found} | not)" if self.test == "!=" else found
        if self.test in ("~", "^", "$"):
            name = {"~": "contains", "^": "startswith", "$": "endswith"}[self.test]
            return f'({place} // "" | tostring | {name}({json.dumps(value, ensure_ascii=False)}))'
        if self.test == "between":
            return f"({place} >= {value} and {place} <= {self.high})"
        is_number = _NUMBER.match(value) and self.column.is_numeric
        written = value if is_number else json.dumps(value, ensure_ascii=False)
        if self.test in ("<", "<=") and self.column.has_gaps:
            return f"({place} != null and {place} {self.test} {written})"  # null is less than any number
        return f"{place} {self.test} {written}"


def _awk_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
