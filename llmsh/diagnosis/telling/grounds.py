"""Which sentences of a model are let through: those that name nothing that was not there before them.

A sentence in other words is fine; a name, an option, a number, a program, an action or a kind of error that no fact
speaks of is the model's own. Not covered: a false claim made of the facts' own words ("the file exists").
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from llmsh.core.programs import known_programs
from llmsh.diagnosis.fallback import KINDS
from llmsh.search.stem import stem

MIN_WORDS, MAX_SENTENCE_CHARS = 3, 260
# Of the words of a sentence so many have to be English, or among the facts: noise is neither.
MIN_KNOWN = 0.6
# Words that the first sentence has to share with the facts, so that it speaks of them at all.
MIN_SHARED = 2
_QUOTED = re.compile(r"`([^`]*)`|\"([^\"]*)\"|“([^”]*)”|(?<!\w)'([^'\n]{2,})'(?!\w)|‘([^’]*)’")
# Words that are no prose: options, paths, names with a dot, numbers, variables, operators, addresses.
_TECHNICAL = re.compile(r"^-+\w|[/\\_=$<>|&;{}\[\]~*@#%^+]|\w\.\w|\w:\w|\d|[a-z][A-Z]")
# What does something where it is run, and addresses.
_DOES = re.compile(r"[|;&<>`]|\$\(|://")
_EDGES = ".,:;!?()\"'`“”‘’"
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
# What changes something, or tells somebody to: only diagnosers say that, with the risk of each.
_ACTION = re.compile(
    r"(?i)\b(?:re|un)?(?:install|delet|remov|eras|overwrit|format(?:ting|ted)? (?:the|your|it)|restart|reboot|kill|"
    r"disabl|enabl|download|upgrad|downgrad|uninstall|purg|wip|reset|chang|grant|export|set up|updat|creat|mov|"
    r"renam|copy|edit|log(?:ging)? in|switch|turn)"
)
_ADVICE = re.compile(
    r"(?i)^(?:please |then |to fix |to solve |instead,? )?(?:run|use|try|type|enter|execute|check|verify|make sure|"
    r"ensure|consider|add|put|replace|correct|fix|look|see|do|open|close|start|stop|give|ask|contact|paste)\b|"
    r"\byou (?:should|could|can|must|need to|have to|may want|might want|will need)\b|\b(?:recommend|suggest)|"
    r"\b(?:by|try|just|simply) (?:run|us|typ|execut|add|chang)\w*ing\b"
)
_HEDGE = re.compile(
    r"(?i)\b(?:may|might|maybe|perhaps|possibl[ey]|probably|likely|could be|seems?|appears?|alternatively|either|"
    r"another (?:reason|cause|possibility)|or because|other (?:reasons?|causes?))\b"
)


class Grounds:
    """What a sentence may draw on.

    trusted: what is ours, the command, its manual. quoted: what a program printed: its names may be named, but no
    command, address or action is taken from it. is_word: claims that a word is English. is_guess: nothing was found,
    so a sentence may think aloud; its names, commands and actions are held to what was there all the same.
    """

    def __init__(
        self,
        trusted: Iterable[str],
        *,
        is_word: Callable[[str], bool],
        quoted: Iterable[str] = (),
        is_guess: bool = False,
    ) -> None:
        self._trusted = " ".join("\n".join(trusted).split())
        self._all = " ".join("\n".join((self._trusted, *quoted)).split())
        self._is_word = is_word
        self._is_guess = is_guess

    def hold(self, sentence: str) -> bool:
        """Claims that `sentence` names nothing that was not there."""
        words = [word for word in (word.strip(_EDGES) for word in sentence.split()) if word]
        if len(words) < MIN_WORDS or len(sentence) > MAX_SENTENCE_CHARS:
            return False
        spans = [" ".join(next(filter(None, match), "").split()) for match in _QUOTED.findall(sentence)]
        prose = _QUOTED.sub(" ", sentence)
        if not all(map(self._has_span, spans)) or any(self._is_strange(word.strip(_EDGES)) for word in prose.split()):
            return False
        names = [word for word in words if word not in spans and self._is_name(word)]
        if _ADVICE.search(prose) and (names or spans or not self._is_guess):
            return False
        if self._new(_ACTION, prose) or (not self._is_guess and self._adds(prose)):
            return False
        known = sum(word in self._names or self._is_word(word.lower()) for word in words)
        return known >= MIN_KNOWN * len(words)

    def is_about(self, sentence: str) -> bool:
        """Claims that `sentence` speaks of the facts at all."""
        return len(self._roots(sentence) & self._own_roots) >= MIN_SHARED

    def _has_span(self, span: str) -> bool:
        """Claims that quoted text stands in the facts; what reads like a command, in those that are trusted."""
        words = span.split()
        is_command = len(words) > 1 and words[0] in known_programs()
        return span in (self._trusted if is_command or _DOES.search(span) else self._all)

    def _is_strange(self, word: str) -> bool:
        """Claims that a word is a name that no fact has."""
        if not word:
            return False
        if _DOES.search(word):
            return word not in self._trusted
        return word not in self._names and self._is_name(word) and word not in self._all

    def _is_name(self, word: str) -> bool:
        """Claims that a word is none of prose: an option, a path, a number, a program that is no English word too."""
        return bool(_TECHNICAL.search(word)) or (word in known_programs() and not self._is_word(word))

    def _adds(self, prose: str) -> bool:
        """Claims that a sentence adds a doubt, or an error of another kind, to the facts."""
        return self._new(_HEDGE, prose) or any(
            pattern.search(prose) and not pattern.search(self._trusted) for pattern, _ in KINDS
        )

    def _new(self, pattern: re.Pattern[str], prose: str) -> bool:
        told = {match.lower() for match in pattern.findall(prose)}
        return bool(told - {match.lower() for match in pattern.findall(self._trusted)})

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(word.strip(_EDGES) for word in self._all.split())

    @cached_property
    def _own_roots(self) -> frozenset[str]:
        return self._roots(self._all)

    def _roots(self, text: str) -> frozenset[str]:
        return frozenset(stem(word.lower()) for word in _WORD.findall(text) if len(word) > 3)
