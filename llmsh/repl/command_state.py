"""Where in a command a tolerant reading of bash text stands: what role the next word has."""

from dataclasses import dataclass

_KEYWORD_NAMES = """
if then else elif fi do done while until for in case esac select function time coproc { } ! [[ ]]
"""
_BEFORE_A_COMMAND = "if then else elif do while until time coproc { !"
# Their first operand is a command of its own.
_PREFIXES = "sudo doas command builtin exec nohup env nice ionice setsid"
KEYWORDS = frozenset(_KEYWORD_NAMES.split())
_KEEPS_COMMAND_POSITION = frozenset(_BEFORE_A_COMMAND.split())
PREFIX_COMMANDS = frozenset(_PREFIXES.split())


@dataclass(slots=True)
class Word:
    """One word. role: command, argument, target (of a redirection), assignment, pattern or name.

    value: the text with quoting removed, None when an expansion makes it unknowable.
    command: which simple command it belongs to. open_quote: the quote that is still open, or "".
    """

    start: int
    end: int
    role: str
    command: int
    value: str | None = None
    open_quote: str = ""


@dataclass(slots=True)
class CommandState:
    """Where in a command the scanner is."""

    command: int
    expects_command: bool = True
    in_test: bool = False
    in_pattern: bool = False
    cases: int = 0
    wants_in: bool = False
    wants_name: bool = False
    is_case: bool = False
    target: str = ""
    strip_tabs: bool = False

    def role(self) -> str:
        if self.target:
            return "target" if self.target == "target" else "pattern"
        if self.in_pattern:
            return "pattern"
        if self.in_test:
            return "argument"
        if self.wants_name:
            return "name"
        return "command" if self.expects_command else "argument"

    def next(self, command: int, *, after_clause: bool = False) -> None:
        self.command = command
        self.expects_command = True
        self.wants_in = self.wants_name = False
        self.target = ""
        if after_clause and self.cases:
            self.in_pattern = True

    def keyword(self, word: str) -> None:
        self.expects_command = word in _KEEPS_COMMAND_POSITION
        if word == "[[":
            self.in_test = True
        elif word in {"for", "select", "function"}:
            self.wants_name = True
            self.wants_in = word != "function"
        elif word == "case":
            self.is_case = self.wants_in = True
        elif word == "esac":
            self.cases = max(0, self.cases - 1)
            self.in_pattern = False
        elif word in {"fi", "done", "}"}:
            self.expects_command = False

    def found_in(self) -> None:
        self.wants_in = False
        if self.is_case:
            self.is_case = False
            self.cases += 1
            self.in_pattern = True

    def word(self, word: Word) -> None:
        if self.target:
            self.target = ""
            return
        if self.wants_name:
            self.wants_name = False
            # `function name {`: what follows is a command again.
            self.expects_command = not self.wants_in
            return
        if word.role == "command":
            self.expects_command = word.value in PREFIX_COMMANDS
        elif word.role == "argument":
            self.expects_command = False
