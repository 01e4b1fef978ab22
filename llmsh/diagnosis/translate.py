"""An explanation in the reader's language: a rendered text is matched with the template it was made from.

Loaded only where the locale asks for a language that has a catalogue. A text without a translation stays English.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from llmsh.core.diagnosis import Diagnosis
from llmsh.diagnosis.catalogue import LOCALE, Entry, read

FIXED = re.compile(r"\{\d+\}|\{\{|\}\}")
PLACE = re.compile(r"\{(\d+)\}|(\{\{|\}\})")
MAX_DEPTH = 2
MIN_FIXED = 8
Template = tuple[str, str, str]
BRACKETED = re.compile(r"(.*)( \([^()]*\)\.?)", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z`])")


def language(env: Mapping[str, str]) -> str:
    """The first language of the locale that has a catalogue; "" for English, C, and those that have none."""
    named = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    if named.partition(".")[0] in ("", "C", "POSIX"):
        return ""
    for each in [*env.get("LANGUAGE", "").split(":"), named]:
        code = re.split(r"[_.@]", each)[0]
        if code == "en":
            return ""
        if code.isalpha() and (LOCALE / f"{code}.po").is_file():
            return code
    return ""


# What several diagnosers say by it is made there.
SHARED = "place"


class Translator:
    """Translates rendered texts with the entries of a catalogue."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._exact: dict[str, str] = {}
        self._templates: list[Template] = []
        self._own: dict[str, list[Template]] = {}
        for entry in entries:
            if not entry.translation:
                continue
            if "{" in entry.text or "}" in entry.text:
                longest = max(FIXED.split(entry.text), key=len)
                template = (longest, entry.text, entry.translation)
                for place in entry.places:
                    self._own.setdefault(place, []).append(template)
                # What says little itself fits too much that others say.
                if len(longest) >= MIN_FIXED:
                    self._templates.append(template)
            else:
                self._exact[entry.text] = entry.translation
        # The more of a text is fixed, the surer is the template.
        for templates in (self._templates, *self._own.values()):
            templates.sort(key=lambda template: 3 * template[1].count("{") - len(template[1]))

    def __call__(self, text: str, sources: Sequence[str] = ()) -> str:
        """`text` in the other language, whole, or sentence by sentence; as it is where nothing fits.

        sources: diagnosers that may have said it; their templates come first.
        """
        own = [template for source in (*sources, SHARED) for template in self._own.get(source, ())]
        return _Saying(self._exact, [*own, *self._templates]).text(text)


class _Saying:
    """The translation of one text."""

    def __init__(self, exact: Mapping[str, str], templates: Sequence[Template]) -> None:
        self._exact = exact
        self._templates = templates

    def text(self, text: str) -> str:
        if (whole := self._whole(text)) is not None:
            return whole
        return " ".join(
            self._clauses(sentence) if (found := self._whole(sentence)) is None else found
            for sentence in SENTENCE.split(text)
        )

    def _clauses(self, sentence: str) -> str:
        """A sentence put together of clauses: what stands before a colon, an end in brackets, the full stop."""
        if sentence.endswith(".") and (found := self._whole(sentence[:-1])) is not None:
            return found + "."
        if (ended := BRACKETED.fullmatch(sentence)) and (found := self._whole(ended[1])) is not None:
            return found + ended[2]
        head, colon, tail = sentence.partition(": ")
        if colon and (found := self._whole(head)) is not None:
            return f"{found}: {self._clauses(tail)}"
        return sentence

    def _whole(self, text: str, depth: int = 0) -> str | None:
        if text in self._exact:
            return self._exact[text]
        for longest, template, translation in self._templates:
            if longest in text and (match := re.fullmatch(_pattern(template), text, re.DOTALL)):
                # What was put in may be a text, too, or end in a sentence that is one.
                values = [self._inserted(value, depth + 1) for value in match.groups()]
                return _filled(translation, values)
        return None

    def _inserted(self, value: str, depth: int) -> str:
        if depth > MAX_DEPTH or " " not in value:
            return value
        if (whole := self._whole(value, depth)) is not None:
            return whole
        if (ended := BRACKETED.fullmatch(value)) and (whole := self._whole(ended[1], depth)) is not None:
            return whole + ended[2]
        for space in (match.start() for match in re.finditer(r" (?=[A-Z])", value)):
            if value[space + 1 :] in self._exact:
                return value[: space + 1] + self._exact[value[space + 1 :]]
        return value


def _pattern(template: str) -> str:
    parts = []
    at = 0
    for match in PLACE.finditer(template):
        parts.append(re.escape(template[at : match.start()]))
        parts.append("(.*?)" if match[1] else re.escape(match[2][0]))
        at = match.end()
    return "".join(parts) + re.escape(template[at:])


def _filled(translation: str, values: list[str]) -> str:
    return PLACE.sub(lambda match: values[int(match[1])] if match[1] else match[2][0], translation)


def translator(code: str) -> Translator:
    """The translator into the language `code`. Raises OSError where there is no catalogue of it."""
    return Translator(read(LOCALE / f"{code}.po"))


def translate(diagnosis: Diagnosis, say: Translator) -> Diagnosis:
    """`diagnosis` with every text that `say` knows translated; commands stay."""
    sources = [cause.diagnoser for cause in diagnosis.causes]
    return replace(
        diagnosis,
        causes=tuple(
            replace(
                cause,
                summary=say(cause.summary, [cause.diagnoser]),
                evidence=tuple(say(seen, [cause.diagnoser]) for seen in cause.evidence),
            )
            for cause in diagnosis.causes
        ),
        explanation=say(diagnosis.explanation, sources),
        fixes=tuple(replace(fix, why=say(fix.why, sources)) for fix in diagnosis.fixes),
        steps=tuple(say(step, sources) for step in diagnosis.steps),
    )
