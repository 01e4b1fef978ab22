"""Has a model tell of a failure, and lets through what holds, each sentence as soon as it is there."""

import re
import time
from collections.abc import Callable, Sequence

from llmsh.core.diagnosis import Fix, Told
from llmsh.core.generation import Generation
from llmsh.core.ports import RiskAssessor, TextModel
from llmsh.core.risk import Level
from llmsh.diagnosis.telling.answer import read
from llmsh.diagnosis.telling.grounds import Grounds
from llmsh.diagnosis.telling.manual import manual_of
from llmsh.diagnosis.telling.prompt import GUESS_GRAMMAR, PROSE_GRAMMAR, guess_prompt, masked, wording_prompt
from llmsh.diagnosis.telling.question import Question
from llmsh.syntax.quote import visible

MAX_TOKENS = 200
MAX_SENTENCES = {"novice": 3, "regular": 3, "expert": 1}
MAX_CHARS = 480
# A model that has said so much has lost itself, or thinks aloud.
MAX_SAID_CHARS = 4000
MAX_COMMAND_CHARS = 200


class Teller:
    """Asks one model about failures.

    documentation: a program's name to its manual, "" for none. unproven: what of a command cannot be proven for a
    question's place, as clauses. assess: the risk of a command. is_word: claims that a word is English.
    """

    def __init__(
        self,
        model: TextModel,
        *,
        documentation: Callable[[str], str],
        unproven: Callable[[str, Question], Sequence[str]],
        assess: RiskAssessor,
        is_word: Callable[[str], bool],
    ) -> None:
        self._model = model
        self._documentation = documentation
        self._unproven = unproven
        self._assess = assess
        self._is_word = is_word

    def tell(
        self, question: Question, *, deadline_s: float, say: Callable[[Told], None] = lambda told: None
    ) -> Told | None:
        """What the model says of it, as far as it holds; None for nothing. Raises ModelError.

        say: is told each sentence as soon as it holds, as a Told of that sentence alone.
        """
        if self._model.form:  # it was trained to write commands alone
            return None
        ends = time.monotonic() + deadline_s
        manual = manual_of(question, self._documentation) if question.is_guess else ""
        if question.is_guess and not (question.output.strip() or manual):
            return None
        prompt = guess_prompt(question, manual) if question.is_guess else wording_prompt(question)
        how = Generation(
            stop=(),
            max_tokens=MAX_TOKENS,
            grammar=GUESS_GRAMMAR if question.is_guess else PROSE_GRAMMAR,
            deadline_s=max(0.0, ends - time.monotonic()),
        )
        kept = _Kept(
            self._grounds(question, manual),
            MAX_SENTENCES[question.reader],
            lambda sentence: say(Told(self._model.name, sentence, question.is_guess)),
        )
        said, command = "", None
        for piece in self._model.pieces(prompt, how):
            said += piece
            answer = read(said, is_over=False)
            kept.take(answer.sentences)
            command = answer.command
            has_all = command is not None if question.is_guess else kept.is_full
            if has_all or len(said) > MAX_SAID_CHARS:
                break
        else:
            answer = read(said, is_over=True)
            kept.take(answer.sentences)
            command = answer.command
        fix = self._checked(command or "", question) if question.is_guess else None
        if not kept.sentences:
            return None
        return Told(self._model.name, " ".join(kept.sentences), question.is_guess, fix)

    def _grounds(self, question: Question, manual: str) -> Grounds:
        command = masked(question.command)
        if question.is_guess:
            status = "" if question.status is None else str(question.status)
            trusted, quoted = (command, status, manual), (masked(question.output),)
            return Grounds(trusted, quoted=quoted, is_word=self._is_word, is_guess=True)
        facts = (question.summary, *question.evidence, question.explanation)
        return Grounds((command, *map(masked, facts)), is_word=self._is_word)

    def _checked(self, command: str, question: Question) -> Fix | None:
        """`command` as a guess; None where it cannot be shown as one.

        It has to be bash, of programs and options that are here, not dangerous, no repetition of what failed, and
        nothing that the output itself told to run.
        """
        words = " ".join(command.split())
        if not words or len(words) > MAX_COMMAND_CHARS or "***" in words or visible(command, keep="") != command:
            return None
        if words in (" ".join(question.command.split()), "") or words in " ".join(question.output.split()):
            return None
        if self._unproven(words, question):
            return None
        risk = self._assess(words).level
        if risk is Level.DANGER:
            return None
        return Fix(words, f"a guess of the local model {self._model.name}: nothing proves that it helps", risk)


class _Kept:
    """The sentences that hold, from the first that does to the first after it that does not."""

    def __init__(self, grounds: Grounds, limit: int, say: Callable[[str], None]) -> None:
        self._grounds = grounds
        self._limit = limit
        self._say = say
        self._seen = 0
        self._is_over = False
        self.sentences: list[str] = []

    @property
    def is_full(self) -> bool:
        return self._is_over or len(self.sentences) >= self._limit

    def take(self, sentences: Sequence[str]) -> None:
        """Look at what is new of `sentences`, all that the model has said so far."""
        for sentence in sentences[self._seen :]:
            self._seen += 1
            if self.is_full:
                return
            shown = visible(re.sub(r"\s+", " ", sentence), keep="")
            if shown != sentence or not self._holds(sentence):
                # What follows may speak of it.
                self._is_over = bool(self.sentences)
                continue
            self.sentences.append(sentence)
            self._say(sentence)

    def _holds(self, sentence: str) -> bool:
        if sum(map(len, self.sentences)) + len(sentence) > MAX_CHARS:
            return False
        return self._grounds.hold(sentence) and (bool(self.sentences) or self._grounds.is_about(sentence))
