"""Secrets that a command line carries in its arguments, replaced by a mark before the line is kept.

Read as bash reads it, so that words which only speak of a password (`grep password: notes`, a commit message) and
references (`$TOKEN`, `$(pass show x)`) stay. Not covered: a secret that looks like an ordinary word in an ordinary
place (`login hunter2`), and a program's own way of taking one that is not in the tables here.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from llmsh.core.command import SimpleCommand, Span, Word
from llmsh.history import secret_places as places
from llmsh.syntax.secrets import MASK

# Lines of more characters are looked through by form alone: a parse of them would be felt at Enter.
PARSED_MAX = 20_000


def mask_arguments(line: str) -> str:
    """`line` with every secret that can be recognised replaced by MASK; the same object where there is none."""
    if not places.may_hold_secret(line):
        return line
    spans = list(_by_form(line, 0))
    if len(line) <= PARSED_MAX:
        from llmsh.syntax.parse import parse

        script = parse(line)
        spans += [span for command in script.commands() for span in _in_command(command, line)]
        for pipeline in script.items:
            for before, after in pairwise(pipeline.commands):
                if isinstance(before, SimpleCommand) and isinstance(after, SimpleCommand) and _reads_secret(after):
                    spans += [_span(word) for word in _printed(before) if _is_at(word, line) and _is_given(word.text)]
    return _replaced(line, spans) if spans else line


def keeper(setting: str) -> Callable[[str], str | None]:
    """What the setting history_secrets keeps of a line; the answer is None where that is nothing."""
    if setting == "keep":
        return lambda line: line
    if setting == "drop":
        return lambda line: line if mask_arguments(line) == line else None
    return mask_arguments


def _in_command(command: SimpleCommand, line: str) -> Iterator[Span]:
    words = [word for word in command.words if _is_at(word, line)]
    for assignment in command.assignments:
        for value in [assignment.value] if assignment.value else assignment.values or ():
            if _is_at(value, line) and places.is_secret_name(assignment.name) and _is_given(value.text):
                yield _span(value)
    for word in [*words, *(each.target for each in command.redirections if each.target and _is_at(each.target, line))]:
        yield from _in_word(word)
    yield from _after_names(words)
    yield from _of_program(words)
    if _reads_secret(command):
        for redirection in command.redirections:
            target = redirection.target
            if redirection.operator == "<<<" and target and _is_at(target, line) and _is_given(target.text):
                yield _span(target)


def _in_word(word: Word) -> Iterator[Span]:
    """What a word shows by itself: `NAME=value`, a header, JSON, a password of SQL."""
    for match in re.finditer(r"(?:^|=)[\"']?([\w./:-]+)(?==)", word.text):
        if places.is_secret_name(match[1]) and _is_given(word.text[match.end() + 1 :]):
            yield word.span[0] + match.end() + 1, word.span[1]
            return
    for pattern in places.inner_patterns():
        for match in pattern.finditer(word.text):
            if _is_given(match["secret"], is_quoted=word.text[:1] in ("'", '"')):
                yield word.span[0] + match.start("secret"), word.span[0] + match.end("secret")


def _after_names(words: list[Word]) -> Iterator[Span]:
    """`--password VALUE`, `config set api-key VALUE`, and a header of its own (`-H`, httpie's `Name:value`)."""
    is_setting = False
    for word, following in pairwise(words):
        text = word.text.strip("\"'")
        is_option = text.startswith("-") and "=" not in text
        # poetry's `config pypi-token.REPOSITORY`, as well.
        is_named = places.is_secret_name(text) or (is_setting and text.partition(".")[0].endswith("-token"))
        is_given = not following.text.startswith("-") and _is_given(following.text)
        if (is_option or is_setting) and is_named and is_given and not places.is_switch(text):
            yield _span(following)
        is_setting = is_setting or text in places.SETTING_WORDS


def _of_program(words: list[Word]) -> Iterator[Span]:
    """Where a program takes its secret; the program may stand behind `sudo`, `docker exec db` and the like."""
    for start, word in enumerate(words):
        program = (word.value or "").rpartition("/")[2]
        for place in places.PLACES.get(program, ()):
            if place.needs and not any(each.value in place.needs for each in words[start + 1 :]):
                continue
            yield from _taken(place, words[start + 1 :])


def _taken(place: places.Place, words: list[Word]) -> Iterator[Span]:
    operands = 0
    if place.operand and place.needs:
        words = words[next(at for at, word in enumerate(words) if word.value in place.needs) + 1 :]
    for at, word in enumerate(words):
        flag = next((flag for flag in place.options if word.text.startswith(flag)), "")
        if flag:
            value, offset = word, len(flag)
            if len(word.text) == offset or word.text[offset:] == "=":
                if not place.is_separate or at + 1 == len(words):
                    continue
                value, offset = words[at + 1], 0
            text = value.text[offset:]
            if place.after:
                head, mark, text = text.partition(place.after)
                offset += len(head) + 1
                if not mark:
                    continue
            if _is_given(text):
                yield value.span[0] + offset, value.span[1]
        elif place.operand and not word.text.startswith("-"):
            operands += 1
            if operands == place.operand and _is_given(word.text):
                yield _span(word)


def _reads_secret(command: SimpleCommand) -> bool:
    """Claims that the command takes a password or token from its standard input."""
    values = [word.value or "" for word in command.words]
    if not values:
        return False
    programs = {value.rpartition("/")[2] for value in values[:3]}
    return bool(programs & places.STDIN_PROGRAMS) or any(
        value in places.STDIN_OPTIONS or (value == "-S" and "sudo" in programs) for value in values[1:]
    )


def _printed(command: SimpleCommand) -> Iterator[Word]:
    """The operands of an `echo` or `printf`; a format without a secret of its own stays."""
    if command.program == "echo":
        yield from (word for word in command.arguments if not re.fullmatch(r"-[neE]+", word.text))
    elif command.program == "printf":
        yield from command.arguments[1 if len(command.arguments) > 1 else 0 :]


def _by_form(text: str, offset: int) -> Iterator[Span]:
    """Tokens that tell by their own form, private keys, and the password in a URL."""
    for pattern in places.form_patterns():
        for match in pattern.finditer(text):
            if _is_given(match["secret"]):
                yield offset + match.start("secret"), offset + match.end("secret")


def _is_given(text: str, *, is_quoted: bool = False) -> bool:
    """Claims that `text` is a value itself: no reference, no file's name, no placeholder, no number of things."""
    bare = text.strip("\"'")
    is_literal = text.startswith("'") or not re.search(r"(?<!\\)(?:\$[\w({@*#?!$-]|`)", text)
    return bool(bare) and is_literal and not (_placeholder().fullmatch(bare) or (is_quoted and bare.startswith("$")))


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"\*+|x{3,}|\.{2,}|…|-|<.*>?|\{.*\}?|\[.*\]?|%[a-z]|%\(.*|[&|;].*|\d{1,3}|true|false|yes|no|on|off|none|null|nil"
        r"|(?:your|my|the|some)[-_ ].*|(?:\.{0,2}|~)/.*|@.*|file:.*|env:.*|stdin|prompt|ask|auto|changeme"
        r"|[\w-]+\.(?:txt|pem|key|crt|env|json|ya?ml)",
        re.IGNORECASE | re.DOTALL,
    )


def _is_at(word: Word, line: str) -> bool:
    """Claims that the word stands in `line` as it is; one inside backquotes or made by braces may not."""
    return line[word.span[0] : word.span[1]] == word.text


def _span(word: Word) -> Span:
    return word.span


def _replaced(line: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for start, stop in sorted(spans):
        if stop <= end:
            continue
        if start >= end:
            parts += [line[end:start], MASK]
        # A quote that opened before the secret is still to be closed, one that closed in it was opened in it.
        inner = line[max(start, end) : stop]
        end = stop
        if inner[-1:] in ("'", '"') and inner.count(inner[-1]) % 2:
            parts.append(inner[-1])
    return "".join([*parts, line[end:]])
