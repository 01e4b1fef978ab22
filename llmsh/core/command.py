"""Parsed bash: what a text would run, as frozen values; `syntax/` makes them, everyone reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
"""Start and end, in characters, in the text that was parsed."""


_ALTERNATIVES = frozenset(
    {"openbsd", "traditional", "basic", "tiny", "nox", "distrib", "original", "debianutils", "procps", "sysvinit"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One field as the program would get it; a source word that splits gives several with the same span.

    text: as written. value: after expansion and quote removal, None when it is not statically known;
    globs and `~` stay as written in it. shape: value with the unknown parts as written, e.g. "$HOME/x".
    glob: the pattern with quoted characters escaped, None without an unquoted glob character.
    is_assumed: the value holds only if an assignment that may be skipped was made.
    may_split: unknown and unquoted, so it can become any number of fields.
    """

    text: str
    span: Span
    value: str | None
    shape: str
    glob: str | None = None
    is_quoted: bool = False
    has_tilde: bool = False
    is_assumed: bool = False
    may_split: bool = False
    variables: tuple[str, ...] = ()
    substitutions: tuple["Script", ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """`name=value`, `name+=value` or `name=(…)`. values: of an array, else None, as value is for one."""

    name: str
    value: Word | None
    values: tuple[Word, ...] | None = None
    is_append: bool = False


@dataclass(frozen=True, slots=True)
class Redirection:
    """operator: `<`, `>`, `>>`, `>|`, `<>`, `&>`, `&>>`, `<&`, `>&`, `<<`, `<<-` or `<<<`.

    target: the file or descriptor, or the text of a here-string or here-document.
    """

    operator: str
    descriptor: str
    target: Word | None
    span: Span

    @property
    def writes_file(self) -> bool:
        """Claims that it opens a file for writing; duplicated and closed descriptors do not."""
        if self.operator in (">", ">>", ">|", "<>", "&>", "&>>"):
            return True
        if self.operator != ">&" or self.target is None:
            return False
        return not self.target.shape.rstrip("-").isdigit() and self.target.shape != "-"


@dataclass(frozen=True, slots=True)
class Options:
    """The words after a program, read as getopt_long does. flags: (name, value) pairs in order.

    A name is without dashes; an abbreviated long option stays as written (`has` completes it).
    unknown: words that are not statically known and could be options.
    """

    flags: tuple[tuple[str, Word | str | None], ...]
    operands: tuple[Word, ...]
    unknown: tuple[Word, ...] = ()

    def has(self, *names: str) -> bool:
        """Claims that one of `names` is given: one letter is a short option, more letters a long one."""
        return any(_same(given, name) for given, _ in self.flags for name in names)

    def get(self, *names: str) -> str | None:
        """The last value of one of `names`; None when absent or not statically known."""
        for given, value in reversed(self.flags):
            if any(_same(given, name) for name in names):
                return value.value if isinstance(value, Word) else value
        return None


def _same(given: str, name: str) -> bool:
    """Claims that `given` is `name` or an abbreviation of it; one letter is a short option and only itself."""
    return given == name or (len(given) > 1 and name.startswith(given))


@dataclass(frozen=True)
class SimpleCommand:
    """Assignments, words and redirections of one command. substitutions: scripts inside the first two."""

    assignments: tuple[Assignment, ...]
    words: tuple[Word, ...]
    redirections: tuple[Redirection, ...]
    span: Span
    substitutions: tuple["Script", ...] = ()

    @cached_property
    def program(self) -> str | None:
        """The first word without its directory; None when there is none or it is not statically known.

        One of several alternatives that Debian has of a program counts as the program: `nc.openbsd` is nc.
        """
        value = self.words[0].value if self.words else None
        if not value:
            return None
        name = value.rstrip("/").rsplit("/", 1)[-1]
        plain, dot, kind = name.rpartition(".")
        return plain if dot and kind in _ALTERNATIVES else name

    @property
    def arguments(self) -> tuple[Word, ...]:
        return self.words[1:]

    @cached_property
    def values(self) -> tuple[str | None, ...]:
        """The values of the arguments."""
        return tuple(word.value for word in self.words[1:])

    @cached_property
    def shapes(self) -> tuple[str, ...]:
        return tuple(word.shape for word in self.words[1:])

    @cached_property
    def _plain_options(self) -> Options:
        return self.options()

    def options(
        self, valued: str = "", valued_long: tuple[str, ...] = (), *, permute: bool = True, start: int = 1
    ) -> Options:
        """The words from `start` on as options and operands.

        valued: letters of short options that take a value. valued_long: long options that take one.
        permute: options may follow operands, as GNU programs allow; else the first operand ends them.
        """
        return read_options(self.words[start:], valued, valued_long, permute=permute)

    def has_flag(self, *names: str) -> bool:
        """Claims that an option is given; `-rf`, `--recurs`, also after operands, count; after `--` none."""
        return self._plain_options.has(*names)

    @property
    def operands(self) -> tuple[Word, ...]:
        """The words that are not options, on the assumption that no option takes a separate value."""
        return self._plain_options.operands


def read_options(
    words: tuple[Word, ...], valued: str = "", valued_long: tuple[str, ...] = (), *, permute: bool = True
) -> Options:
    """`words` as getopt_long would read them; see SimpleCommand.options."""
    flags: list[tuple[str, Word | str | None]] = []
    operands: list[Word] = []
    unknown: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        shape = word.shape
        if word.value is None and not shape.startswith("-"):
            unknown.append(word)
        if shape == "--":
            operands.extend(words[index:])
            break
        if not shape.startswith("-") or shape == "-":
            operands.append(word)
            if not permute:
                operands.extend(words[index:])
                break
        elif shape.startswith("--"):
            name, equals, value = shape[2:].partition("=")
            if not equals and any(_same(name, long) for long in valued_long) and index < len(words):
                flags.append((name, words[index]))
                index += 1
            else:
                flags.append((name, value if equals else None))
        else:
            for position, letter in enumerate(shape[1:], 2):
                if letter not in valued:
                    flags.append((letter, None))
                    continue
                if position < len(shape):
                    flags.append((letter, shape[position:]))
                elif index < len(words):
                    flags.append((letter, words[index]))
                    index += 1
                else:
                    flags.append((letter, None))
                break
    return Options(tuple(flags), tuple(operands), tuple(unknown))


@dataclass(frozen=True, slots=True)
class Compound:
    """A loop, condition, group, subshell, function or test. kind: if, while, until, for, select, case, group,
    subshell, function, test, arithmetic or coproc.

    words: what it loops over, switches on or tests. name: of the function or loop variable.
    expression: what stands in `((…))`, of an arithmetic command or of a for.
    """

    kind: str
    scripts: tuple["Script", ...]
    words: tuple[Word, ...]
    redirections: tuple[Redirection, ...]
    span: Span
    name: str = ""
    substitutions: tuple["Script", ...] = ()
    expression: str = ""


Node = SimpleCommand | Compound


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Commands joined by `|`. operator: what follows it: `;`, `&`, `&&`, `||`, a newline or nothing."""

    commands: tuple[Node, ...]
    span: Span
    operator: str = ""
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A parsed text. errors: what bash would refuse, as clauses. is_incomplete: more input may repair it."""

    text: str
    items: tuple[Pipeline, ...]
    errors: tuple[str, ...] = ()
    is_incomplete: bool = False

    @property
    def has_error(self) -> bool:
        return bool(self.errors)

    def nodes(self) -> Iterator[Node]:
        """Every simple command and compound, outer before inner, substitutions and functions included."""
        for pipeline in self.items:
            for node in pipeline.commands:
                yield from walk(node)

    def commands(self) -> Iterator[SimpleCommand]:
        """Every simple command; texts that other programs run (`sh -c`) are not read: see syntax.unwrap."""
        return (node for node in self.nodes() if isinstance(node, SimpleCommand))


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything inside it."""
    yield node
    if isinstance(node, Compound):
        for script in node.scripts:
            yield from script.nodes()
    for script in node.substitutions:
        yield from script.nodes()
    for redirection in node.redirections:
        if redirection.target is not None:
            for script in redirection.target.substitutions:
                yield from script.nodes()
