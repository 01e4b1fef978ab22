"""Reads lists, pipelines and commands of bash; lenient, so a wrong text still shows what it would run."""

import re

from llmsh.core.command import (
    Assignment,
    Node,
    Pipeline,
    Redirection,
    Script,
    SimpleCommand,
    Span,
    Word,
)
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax import compounds, effects
from llmsh.syntax.environment import Binding, Environment
from llmsh.syntax.parts import literal, make_words
from llmsh.syntax.word_reader import BLANKS, META, WordReader

KEYWORD = late_pattern(
    r"(?:if|then|elif|else|fi|while|until|for|select|done|do|case|esac|function|coproc|time|!|\{|\}|\[\[)"
    r"(?=[ \t\n;&|<>()]|\\\n|\Z)"
)
_CLOSERS = frozenset({"then", "elif", "else", "fi", "do", "done", "esac", "}"})
_REDIRECTION = late_pattern(r"(\d+|\{[A-Za-z_]\w*\})?(&>>|&>|<<<|<<-|<<|<>|<&|>&|>>|>\||<(?!\()|>(?!\())", re.ASCII)
_ASSIGNMENT = late_pattern(r"([A-Za-z_]\w*)(\[[^\]\n]*\])?(\+?=)", re.ASCII)
_FUNCTION = late_pattern(r"([^ \t\n;&|<>()'\"\\$`=]+)[ \t]*\([ \t]*\)")
_PIPE = late_pattern(r"\|&|\|(?!\|)")
_SEPARATOR = late_pattern(r"&&|\|\||;(?![;&])|&(?!>)|\n")
_TIME_OPTION = late_pattern(r"-p(?=[ \t\n])")


class Reader(WordReader):
    """The commands of a text."""

    def __init__(self, text: str, environment: Environment, *, base: int = 0, depth: int = 0) -> None:
        super().__init__(text, environment, base=base, depth=depth)
        self._pending: list[tuple[Redirection, str, bool]] = []

    def read_script(self, stop: str, keywords: frozenset[str] = frozenset()) -> Script:
        """Pipelines up to the character `stop` or one of `keywords`, which are left unread; "" reads all.

        ";;" among the keywords ends the script at `;;`, `;&` and `;;&`.
        """
        start = self.pos
        errors_before = len(self.errors)
        items: list[Pipeline] = []
        before: dict[str, Binding] | None = None
        while True:
            self.skip(newlines=True)
            if self.pos >= self.end or (stop and self.text[self.pos] == stop):
                break
            if ";;" in keywords and self.text.startswith((";;", ";&"), self.pos):
                break
            keyword = self.peek_keyword()
            if keyword in keywords:
                break
            if keyword in _CLOSERS:
                self.errors.append(f"{keyword} has nothing that it closes")
                self.pos += len(keyword)
                continue
            position = self.pos
            skippable = before
            before = self.environment.snapshot()
            pipeline = self._read_pipeline()
            if skippable is not None:
                self.environment.settle(skippable)
            if pipeline is None or pipeline.operator not in ("&&", "||"):
                before = None
            if pipeline is not None:
                items.append(pipeline)
            if self.pos == position:
                self.errors.append(f"unexpected {self.text[self.pos]!r}")
                self.pos += 1
        if items and items[-1].operator in ("&&", "||"):
            self.incomplete(f"a command after {items[-1].operator}")
        if self.pos >= self.end:
            self._read_pending()
        text = self.text[start : self.pos]
        return Script(text, tuple(items), tuple(self.errors[errors_before:]), self.is_incomplete)

    def skip(self, *, newlines: bool = False) -> None:
        """Pass blanks, continued lines and comments; newlines too, with the here-documents they begin."""
        text = self.text
        while self.pos < self.end:
            character = text[self.pos]
            if character in BLANKS:
                self.pos += 1
            elif character == "\\" and text.startswith("\n", self.pos + 1):
                self.pos += 2
            elif character == "#" and (self.pos == 0 or text[self.pos - 1] in META):
                newline = text.find("\n", self.pos)
                self.pos = self.end if newline < 0 else newline
            elif character == "\n" and newlines:
                self.pos += 1
                self._read_pending()
            else:
                return

    def peek_keyword(self) -> str:
        match = KEYWORD.match(self.text, self.pos)
        return match[0] if match else ""

    def span_from(self, start: int) -> Span:
        return (self.base + start, self.base + self.pos)

    def _read_pipeline(self) -> Pipeline | None:
        start = self.pos
        is_negated = False
        while (keyword := self.peek_keyword()) in ("!", "time"):
            self.pos += len(keyword)
            self.skip()
            is_negated ^= keyword == "!"
            if keyword == "time" and _TIME_OPTION.match(self.text, self.pos):
                self.pos += 2
                self.skip()
        commands: list[Node] = []
        before = self.environment.snapshot()
        while True:
            command = self._read_command()
            if command is not None:
                commands.append(command)
            self.skip()
            pipe = _PIPE.match(self.text, self.pos)
            if pipe is None:
                break
            self.pos = pipe.end()
            if command is None:
                self.errors.append("a command is missing before |")
            self.skip(newlines=True)
            if self.pos >= self.end:
                self.incomplete("a command after |")
        if len(commands) > 1:
            self.environment.settle(before)  # each part runs in a subshell of its own
        separator = _SEPARATOR.match(self.text, self.pos)
        operator = separator[0] if separator else ""
        end = self.pos
        if operator != "\n":
            self.pos += len(operator)
        if not commands:
            if operator not in ("", "\n"):
                self.errors.append(f"a command is missing before {operator}")
            return None
        return Pipeline(tuple(commands), (self.base + start, self.base + end), operator, is_negated)

    def read_one(self) -> Script:
        """One command as a script: what coproc runs."""
        start = self.pos
        node = self._read_command()
        items = (Pipeline((node,), self.span_from(start)),) if node is not None else ()
        return Script(self.text[start : self.pos], items)

    def _read_command(self) -> Node | None:
        if self.pos >= self.end:
            return None
        keyword = self.peek_keyword()
        if keyword == "!":
            # Not at the start of the pipeline: bash refuses it, and what follows is read all the same.
            self.errors.append("! is not at the start of a pipeline")
            self.pos += 1
            self.skip()
            return self._read_command()
        if keyword or self.text[self.pos] == "(":
            return compounds.read(self, keyword)
        function = _FUNCTION.match(self.text, self.pos)
        if function is not None:
            start = self.pos
            self.pos = function.end()
            return compounds.read_function(self, function[1], start)
        return self._read_simple()

    def _read_simple(self) -> SimpleCommand | None:
        start = self.pos
        assignments: list[Assignment] = []
        words: list[Word] = []
        redirections: list[Redirection] = []
        scripts: list[Script] = []
        while self.pos < self.end:
            self.skip()
            if self.pos >= self.end:
                break
            redirection = self.read_redirection()
            if redirection is not None:
                redirections.append(redirection)
                continue
            if self.text[self.pos] in META and not self.text.startswith(("<(", ">("), self.pos):
                break
            match = None
            if not words or effects.is_declaration(words):
                match = _ASSIGNMENT.match(self.text, self.pos)
            if match is not None:
                assignments.append(self._read_assignment(match, scripts))
                continue
            position = self.pos
            read = self.read_words()
            if self.pos == position:
                break
            scripts.extend(script for word in read for script in word.substitutions)
            scripts.extend(self.dropped)
            words.extend(read)
        if not (assignments or words or redirections or scripts):
            return None
        end = self.pos
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        span = (self.base + start, self.base + end)
        command = SimpleCommand(tuple(assignments), tuple(words), tuple(redirections), span, tuple(scripts))
        effects.apply(command, self.environment)
        return command

    def _read_assignment(self, match: re.Match[str], scripts: list[Script]) -> Assignment:
        name, subscript, operator = match[1], match[2], match[3]
        if subscript and ("$" in subscript or "`" in subscript):
            inner = type(self)(subscript[1:-1], self.environment, base=match.start(2) + 1, depth=self.depth + 1)
            scripts.extend(part.script for part in inner.read_quoted("") if part.script is not None)
        self.pos = match.end()
        is_append = operator == "+="
        if self.text.startswith("(", self.pos) and not subscript:
            elements = self._read_array()
            scripts.extend(script for word in elements for script in word.substitutions)
            return Assignment(name, None, tuple(elements), is_append)
        value = self.read_value()
        scripts.extend(value.substitutions)
        return Assignment(name + (subscript or ""), value, None, is_append)

    def _read_array(self) -> list[Word]:
        self.pos += 1
        elements: list[Word] = []
        while True:
            self.skip(newlines=True)
            if self.pos >= self.end:
                self.incomplete("a closing )")
                return elements
            if self.text[self.pos] == ")":
                self.pos += 1
                return elements
            position = self.pos
            elements.extend(self.read_words())
            if self.pos == position:
                self.pos += 1

    def read_redirections(self) -> tuple[Redirection, ...]:
        """The redirections that follow a compound command."""
        found: list[Redirection] = []
        while True:
            self.skip()
            redirection = self.read_redirection() if self.pos < self.end else None
            if redirection is None:
                return tuple(found)
            found.append(redirection)

    def read_redirection(self) -> Redirection | None:
        match = _REDIRECTION.match(self.text, self.pos)
        if match is None:
            return None
        start = self.pos
        self.pos = match.end()
        self.skip()
        descriptor, operator = match[1] or "", match[2]
        word_start = self.pos
        if operator in ("<<", "<<-"):
            return self._begin_heredoc(operator, descriptor, start)
        parts = self.read_parts()
        if self.pos == word_start:
            self.errors.append(f"a file is missing after {operator}")
            return Redirection(operator, descriptor, None, self.span_from(start))
        if operator == "<<<":
            target = self.make_value(parts, word_start)
        else:
            words = make_words(parts, self.text[word_start : self.pos], self.span_from(word_start))
            target = words[0] if len(words) == 1 else self.make_value(parts, word_start)
        return Redirection(operator, descriptor, target, self.span_from(start))

    def _begin_heredoc(self, operator: str, descriptor: str, start: int) -> Redirection:
        """The redirection of a here-document; its target is filled in when the line has ended."""
        position = self.pos
        delimiter = "".join(part.value if part.value is not None else part.text for part in self.read_parts())
        is_quoted = any(sign in self.text[position : self.pos] for sign in "'\"\\")
        redirection = Redirection(operator, descriptor, None, self.span_from(start))
        self._pending.append((redirection, delimiter, is_quoted))
        return redirection

    def _read_pending(self) -> None:
        """Read the bodies of the here-documents that the line just ended has begun."""
        pending, self._pending = self._pending, []
        for redirection, delimiter, is_quoted in pending:
            start = self.pos
            lines: list[str] = []
            while True:
                if self.pos >= self.end:
                    self.incomplete(f"the line {delimiter!r} that ends a here-document")
                    break
                newline = self.text.find("\n", self.pos)
                line = self.text[self.pos : newline if newline >= 0 else self.end]
                self.pos = newline + 1 if newline >= 0 else self.end
                if redirection.operator == "<<-":
                    line = line.lstrip("\t")
                if line == delimiter:
                    break
                lines.append(line + "\n")
            body = "".join(lines)
            if is_quoted:
                parts = [literal(body, quoted=True)]
            else:
                inner = type(self)(body, self.environment, base=self.base + start, depth=self.depth + 1)
                parts = inner.read_quoted("")
                self.errors.extend(inner.errors)
            target = make_words(parts, body, self.span_from(start), split=False)[0]
            # The body follows in the text after everything else of its line, so it is known only now.
            object.__setattr__(redirection, "target", target)
