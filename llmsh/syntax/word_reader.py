"""Reads one word of bash: quotes, escapes and expansions, by bash's own lexical rules."""

import re

from llmsh.core.command import Script, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax import evaluate, parameters
from llmsh.syntax.arithmetic import computed
from llmsh.syntax.environment import Environment
from llmsh.syntax.parts import Part, literal, make_words
from llmsh.syntax.quote import unescape_ansi

BLANKS = " \t"
META = " \t\n;&|<>()"
MAX_DEPTH = 40  # nested substitutions; nobody writes more, and each costs a few Python frames
_PLAIN = late_pattern(r"[^ \t\n;&|<>()'\"\\$`]+")
_QUOTED_PLAIN = late_pattern(r"[^\"\\$`}']+")
_NAME = late_pattern(r"[A-Za-z_]\w*", re.ASCII)
_PARAMETER = late_pattern(r"[A-Za-z_]\w*|\d+|[@*#?$!-]", re.ASCII)
_ASSIGNED_IN_ARITHMETIC = late_pattern(r"(?<![\w$])([A-Za-z_]\w*)\s*(?:[-+*/%&|^]?=(?!=)|<<=|>>=|\+\+|--)")


class TooDeep(Exception):
    """Substitutions are nested deeper than MAX_DEPTH."""


class WordReader:
    """A position in a text; `read_script` is what the command reader adds."""

    def __init__(self, text: str, environment: Environment, *, base: int = 0, depth: int = 0) -> None:
        if depth > MAX_DEPTH:
            raise TooDeep
        self.text = text
        self.pos = 0
        self.end = len(text)
        self.base = base
        self.depth = depth
        self.environment = environment
        self.errors: list[str] = []
        self.is_incomplete = False
        self.dropped: list[Script] = []  # substitutions of the last word when it became no field at all

    def read_script(self, stop: str) -> Script:
        raise NotImplementedError

    def incomplete(self, missing: str) -> None:
        self.is_incomplete = True
        self.errors.append(f"{missing} is missing")

    # words

    def read_words(self) -> list[Word]:
        """The fields of the word at the position."""
        start = self.pos
        parts = self.read_parts()
        ifs = self.environment.get("IFS").values
        words = make_words(parts, self.text[start : self.pos], self._span(start), ifs[0] if ifs else None)
        self.dropped = [] if words else [part.script for part in parts if part.script is not None]
        return words

    def read_value(self) -> Word:
        """The word at the position as the value of an assignment: one field whatever is in it."""
        start = self.pos
        parts = self.read_parts()
        return self.make_value(parts, start)

    def make_value(self, parts: list[Part], start: int) -> Word:
        return make_words(parts, self.text[start : self.pos], self._span(start), split=False)[0]

    def _span(self, start: int) -> tuple[int, int]:
        return (self.base + start, self.base + self.pos)

    def read_parts(self, stop: str = META) -> list[Part]:
        """The pieces up to an unquoted character of `stop`."""
        text, end = self.text, self.end
        parts: list[Part] = []
        while self.pos < end:
            match = _PLAIN.match(text, self.pos)
            if match:
                run = match[0]
                if stop is not META and (cut := _first(run, stop)) >= 0:
                    if cut:
                        parts.append(literal(run[:cut]))
                    self.pos += cut
                    break
                parts.append(literal(run))
                self.pos = match.end()
                continue
            character = text[self.pos]
            if character == "'":
                parts.append(self._read_single())
            elif character == '"':
                self.pos += 1
                parts.extend(self.read_quoted('"'))
            elif character == "\\":
                self._read_escape(parts)
            elif character in "$`":
                parts.extend(self._read_expansion(quoted=False))
            elif character in "<>" and text.startswith("(", self.pos + 1) and stop is META:
                parts.append(self._read_process())
            elif (
                character == "("
                and parts
                and not parts[-1].is_quoted
                and parts[-1].text[-1:] in ("?", "*", "+", "@", "!")
            ):
                parts.append(self._read_extglob())
            elif character in stop:
                break
            else:
                parts.append(literal(character))
                self.pos += 1
        return parts

    def _read_single(self) -> Part:
        close = self.text.find("'", self.pos + 1)
        if close < 0:
            self.incomplete("a closing '")
            close = self.end
        part = literal(self.text[self.pos + 1 : close], quoted=True)
        self.pos = min(close + 1, self.end)
        return part

    def _read_escape(self, parts: list[Part]) -> None:
        following = self.text[self.pos + 1 : self.pos + 2]
        self.pos = min(self.pos + 2, self.end)
        if following != "\n":
            parts.append(literal(following or "\\", quoted=True))

    def _read_process(self) -> Part:
        start = self.pos
        self.pos += 2
        script = self._nested_script()
        return Part(self.text[start : self.pos], None, is_quoted=True, is_expansion=True, script=script)

    def _read_extglob(self) -> Part:
        start, depth = self.pos, 0
        while self.pos < self.end:
            character = self.text[self.pos]
            depth += (character == "(") - (character == ")")
            self.pos += 2 if character == "\\" else 1
            if depth == 0:
                break
        else:
            self.incomplete("a closing )")
        self.pos = min(self.pos, self.end)
        return literal(self.text[start : self.pos])

    def read_quoted(self, stop: str, *, single_quotes: bool = False) -> list[Part]:
        """The pieces up to and past `stop`, as inside double quotes; "" reads all (here-documents)."""
        text, parts = self.text, [literal("", quoted=True)]
        escapable = '$`\\"\n' if stop else "$`\\\n"
        if stop == "}":
            escapable += "}"
        while self.pos < self.end:
            match = _QUOTED_PLAIN.match(text, self.pos)
            if match:
                parts.append(literal(match[0], quoted=True))
                self.pos = match.end()
                continue
            character = text[self.pos]
            if character == stop:
                self.pos += 1
                return parts
            if character == "\\":
                following = text[self.pos + 1 : self.pos + 2]
                if following and following in escapable:
                    self.pos += 2
                    if following != "\n":
                        parts.append(literal(following, quoted=True))
                else:
                    self.pos += 1
                    parts.append(literal("\\", quoted=True))
            elif character in "$`":
                parts.extend(self._read_expansion(quoted=True))
            elif character == '"' and stop == "}":
                self.pos += 1
                parts.extend(self.read_quoted('"'))
            elif character == "'" and single_quotes:
                parts.append(self._read_single())
            else:
                parts.append(literal(character, quoted=True))
                self.pos += 1
        if stop:
            self.incomplete(f"a closing {stop}")
        return parts

    # expansions

    def _read_expansion(self, *, quoted: bool) -> list[Part]:
        start, text = self.pos, self.text
        if text[start] == "`":
            return [self._read_backquote(quoted=quoted)]
        following = text[start + 1 : start + 2]
        if following == "(":
            if text.startswith("((", start + 1) and (part := self._read_arithmetic(quoted=quoted)):
                return [part]
            self.pos = start + 2
            return [self._substitution(self._nested_script(), start, quoted=quoted)]
        if following == "{":
            return [self._read_braced(quoted=quoted)]
        if following == "[":
            return [self._read_old_arithmetic(quoted=quoted)]
        if following == "'" and not quoted:
            return [self._read_ansi()]
        if following == '"' and not quoted:
            self.pos = start + 2
            return self.read_quoted('"')
        match = _NAME.match(text, start + 1) or _PARAMETER.match(text[start + 1 : start + 2])
        if match is None:
            self.pos += 1
            return [literal("$", quoted=quoted)]
        self.pos = start + 1 + len(match[0])
        return [self._parameter(match[0], "", "", start, quoted=quoted)]

    def _read_ansi(self) -> Part:
        start = self.pos + 2
        match = re.compile(r"(?:[^'\\]|\\.)*", re.DOTALL).match(self.text, start)
        close = match.end() if match else start
        if close >= self.end:
            self.incomplete("a closing '")
        self.pos = min(close + 1, self.end)
        return literal(unescape_ansi(self.text[start:close]), quoted=True)

    def _nested_script(self) -> Script:
        """The script up to and past `)`; what it assigns stays inside."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeep
        before = self.environment.snapshot()
        script = self.read_script(")")
        self.environment.restore(before)
        self.depth -= 1
        if self.pos < self.end:
            self.pos += 1
        else:
            self.incomplete("a closing )")
        return script

    def _read_backquote(self, *, quoted: bool) -> Part:
        start = self.pos
        match = re.compile(r"(?:[^`\\]|\\.|\\\Z)*", re.DOTALL).match(self.text, start + 1)
        close = match.end() if match else self.end
        if close >= self.end:
            self.incomplete("a closing `")
        inner = re.sub(r'\\([$`\\"])' if quoted else r"\\([$`\\])", r"\1", self.text[start + 1 : close])
        self.pos = min(close + 1, self.end)
        before = self.environment.snapshot()
        reader = type(self)(inner, self.environment, base=self.base + start + 1, depth=self.depth + 1)
        script = reader.read_script("")
        self.environment.restore(before)
        self.errors.extend(reader.errors)
        return self._substitution(script, start, quoted=quoted)

    def _substitution(self, script: Script, start: int, *, quoted: bool) -> Part:
        known = evaluate.output(script)
        known = None if known is not None and known.has_unknown else known
        value = None if known is None else known.text.rstrip("\n")
        is_assumed = known is not None and known.is_assumed
        text = self.text[start : self.pos]
        return Part(text, value, quoted, is_expansion=True, script=script, is_assumed=is_assumed)

    def _read_arithmetic(self, *, quoted: bool) -> Part | None:
        """`$((…))`; None, with the position unchanged, when the parentheses say it is a subshell."""
        start = self.pos
        self.pos += 3
        inner, scripts = self.scan_arithmetic()
        if inner is None:
            self.pos = start
            return None
        value = computed(inner)
        script = scripts[0] if scripts else None
        if len(scripts) > 1:
            script = Script(inner, tuple(item for each in scripts for item in each.items))
        return Part(self.text[start : self.pos], value, quoted, is_expansion=True, script=script)

    def _read_old_arithmetic(self, *, quoted: bool) -> Part:
        """`$[…]`, which bash still takes for `$((…))`."""
        start, depth = self.pos, 0
        self.pos += 2
        scripts: list[Script] = []
        while self.pos < self.end and (depth or self.text[self.pos] != "]"):
            character = self.text[self.pos]
            if character in "$`" and self.text[self.pos + 1 : self.pos + 2] not in ("", "'"):
                scripts.extend(part.script for part in self._read_expansion(quoted=True) if part.script is not None)
                continue
            depth += (character == "[") - (character == "]")
            self.pos += 2 if character == "\\" else 1
        self.pos = min(self.pos + 1, self.end)
        text = self.text[start : self.pos]
        for name in _ASSIGNED_IN_ARITHMETIC.findall(text):
            self.environment.assign(name, None)
        script = Script(text, tuple(item for each in scripts for item in each.items)) if scripts else None
        return Part(text, None, quoted, is_expansion=True, script=script)

    def scan_arithmetic(self) -> tuple[str | None, list[Script]]:
        """The text up to and past the closing `))`, with what it substitutes; None when one `)` closes first."""
        start, depth = self.pos, 0
        scripts: list[Script] = []
        while self.pos < self.end:
            character = self.text[self.pos]
            if character in "$`" and self.text[self.pos + 1 : self.pos + 2] not in ("", "'"):
                scripts.extend(part.script for part in self._read_expansion(quoted=True) if part.script is not None)
                continue
            if character == ")" and depth == 0:
                if not self.text.startswith("))", self.pos):
                    return None, scripts
                inner = self.text[start : self.pos]
                self.pos += 2
                for name in _ASSIGNED_IN_ARITHMETIC.findall(inner):
                    self.environment.assign(name, None)
                return inner, scripts
            depth += (character == "(") - (character == ")")
            self.pos += 2 if character == "\\" else 1
        self.pos = self.end
        self.incomplete("a closing ))")
        return self.text[start:], scripts

    def _read_braced(self, *, quoted: bool) -> Part:
        """`${…}` in all its forms."""
        start, text = self.pos, self.text
        self.pos += 2
        prefix = text[self.pos : self.pos + 1]
        is_prefixed = prefix in ("!", "#") and _PARAMETER.match(text, self.pos + 1) is not None
        if is_prefixed and text[self.pos + 1 : self.pos + 2] in "#?-" and text[self.pos + 2 : self.pos + 3] != "}":
            is_prefixed = False  # `${#-x}` is an operator after the parameter `#`
        if is_prefixed:
            self.pos += 1
        match = _PARAMETER.match(text, self.pos)
        name = match[0] if match else ""
        self.pos += len(name)
        scripts: list[Script] = []
        subscript: str | None = ""
        if name and text.startswith("[", self.pos):
            self.pos += 1
            subscript = self._collect(self.read_until("]", quoted=False), scripts)
        operator, length = parameters.split_operator(text[self.pos : self.pos + 2])
        self.pos += length
        argument = self._collect(self.read_until("}", quoted=quoted), scripts)
        if is_prefixed or subscript is None or not name:
            part = Part(text[start : self.pos], None, quoted, is_expansion=True, name=name)
            if is_prefixed and prefix == "!" and not operator and not subscript:
                target = self.environment.get(name).values
                if target and _NAME.fullmatch(target[0]):
                    part = self._parameter(target[0], "", "", start, quoted=quoted)
        else:
            part = self._parameter(name, operator, argument, start, quoted=quoted, subscript=subscript)
        if scripts:
            script = Script(text[start : self.pos], tuple(item for each in scripts for item in each.items))
            part = Part(part.text, part.value, part.is_quoted, True, part.fields, part.name, script, part.is_assumed)
        return part

    def read_until(self, stop: str, *, quoted: bool) -> list[Part]:
        """The pieces up to and past `stop`, quotes as the surroundings have it."""
        if quoted:
            return self.read_quoted(stop)
        parts = self.read_parts(stop)
        if self.pos < self.end:
            self.pos += 1
        else:
            self.incomplete(f"a closing {stop}")
        return parts

    @staticmethod
    def _collect(parts: list[Part], scripts: list[Script]) -> str | None:
        """The value of `parts` taken together; their substitutions go to `scripts`."""
        scripts.extend(part.script for part in parts if part.script is not None)
        values = [part.value if part.fields is None else " ".join(part.fields) for part in parts]
        return None if None in values else "".join(value for value in values if value is not None)

    def _parameter(
        self,
        name: str,
        operator: str,
        argument: str | None,
        start: int,
        *,
        quoted: bool,
        subscript: str | None = "",
    ) -> Part:
        binding = parameters.expand(self.environment, name, operator, argument)
        text = self.text[start : self.pos]
        if name.isdigit() and not operator:
            values = self.environment.get("@").values
            index = int(name)
            if values is not None and index:
                value = values[index - 1] if index <= len(values) else ""
                return Part(text, value, quoted, is_expansion=True, name=name)
        values = binding.values
        if values is None:
            return Part(text, None, quoted, is_expansion=True, name=name)
        if name in "@*" or subscript in ("@", "*"):
            joined = " ".join(values)
            if quoted and (name == "@" or subscript == "@"):
                return Part(text, None, True, True, values, name, is_assumed=binding.is_assumed)
            return Part(text, joined, quoted, True, None, name, is_assumed=binding.is_assumed)
        index = int(subscript) if subscript and subscript.isdigit() else 0
        if subscript and not subscript.isdigit():
            return Part(text, None, quoted, is_expansion=True, name=name)
        value = values[index] if index < len(values) else ""
        return Part(text, value, quoted, True, None, name, is_assumed=binding.is_assumed)


def _first(run: str, stop: str) -> int:
    """The first index in `run` of a character of `stop`, -1 without one."""
    return min((index for index in map(run.find, stop) if index >= 0), default=-1)
