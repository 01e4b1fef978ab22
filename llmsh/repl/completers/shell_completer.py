"""Chooses the sources for the word at the cursor: bash's compspecs first, then what llmsh knows by itself."""

import os
from collections.abc import Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from llmsh.core.errors import SessionError
from llmsh.core.ports import Session
from llmsh.repl.completers.candidate import Candidate, written
from llmsh.repl.completers.git_refs import complete_ref, takes_refs
from llmsh.repl.completers.options import complete_option
from llmsh.repl.completers.paths import any_file, complete_path, is_directory, is_runnable
from llmsh.repl.completers.place import Place, find_place
from llmsh.repl.completers.programmable import Answer, ask_bash
from llmsh.repl.completers.programs import ProgramNames
from llmsh.repl.completers.variables import complete_variable
from llmsh.repl.questions import question
from llmsh.repl.shell_facts import FactsReader, find_program
from llmsh.syntax.quote import quote, visible

_VALUE = '\\builtin printf %s "@word@"'
TAKES_DIRECTORIES = frozenset({"cd", "pushd", "rmdir"})


class ShellCompleter(Completer):
    """Completes for the running session; answers are computed when asked, so Tab waits for them, as in bash."""

    def __init__(self, session: Session, facts: FactsReader) -> None:
        self._session = session
        self._facts = facts
        self._programs = ProgramNames()

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        for candidate in self.candidates(document.text_before_cursor):
            yield Completion(
                candidate.text,
                start_position=-candidate.replaces,
                display=visible(candidate.shown),
                display_meta=visible(candidate.meta) or None,
            )

    def candidates(self, text: str) -> list[Candidate]:
        """What may stand at the end of `text`."""
        facts = self._facts.refresh()
        place = find_place(text)
        if place.variable is not None:
            return complete_variable(place, facts)
        if place.role == "command":
            if "/" in place.raw or place.raw.startswith("~"):
                return self._paths(place, programs_only=True)
            return self._programs.complete(place, facts)
        if place.role != "argument" or not place.words:
            return self._paths(place)
        return self._arguments(place)

    def _arguments(self, place: Place) -> list[Candidate]:
        answer = ask_bash(place, self._session, quote, self._facts.now.wordbreaks)
        if answer is not None and answer.replies:
            return _from_bash(place, answer, str(self._session.cwd))
        command = place.words[0]
        if place.raw.startswith("-"):
            found = complete_option(place, find_program(command, self._facts.now.path, str(self._session.cwd)))
            if found:
                return found
        if takes_refs(place.words):
            refs = complete_ref(place, str(self._session.cwd))
            if refs:
                return refs
        return self._paths(place)

    def _paths(self, place: Place, *, programs_only: bool = False) -> list[Candidate]:
        only = is_runnable if programs_only else any_file
        if place.words[:1] and place.words[0] in TAKES_DIRECTORIES:
            only = is_directory
        if place.raw.startswith("~") and "/" not in place.raw:
            home = os.path.expanduser(place.raw)
            return [Candidate(f"{place.raw}/", len(place.raw), f"{place.raw}/")] if home != place.raw else []
        return complete_path(place, str(self._session.cwd), self._folder, only)

    def _folder(self, raw: str) -> str | None:
        """The directory that the raw beginning of a word names; variables are asked of the session."""
        place = find_place(raw)
        if place.value is not None:
            return os.path.expanduser(place.value) if raw.startswith("~") else place.value
        # Only plain variables: a substitution would run a program just because Tab was pressed.
        if any(mark in raw for mark in ("$(", "`", "${", "<(")):
            return None
        bare = raw.lstrip("\"'")
        try:
            found = self._session.query(question("value", self._session, _VALUE).replace("@word@", bare))
        except SessionError:
            return None
        return os.fsdecode(found) or None


def _from_bash(place: Place, answer: Answer, cwd: str) -> list[Candidate]:
    """bash's replies as candidates: file names are quoted and directories get a slash when the compspec says so."""
    replaced = len(answer.typed)
    end = "" if "nospace" in answer.options else f"{place.quote} "
    are_files = "filenames" in answer.options and "noquote" not in answer.options
    replies = answer.replies if "nosort" in answer.options else tuple(sorted(answer.replies))
    found = []
    for reply in replies:
        if not are_files:
            found.append(Candidate(reply + ("" if reply.endswith(" ") else end), replaced, reply.strip()))
            continue
        path = os.path.join(cwd, os.path.expanduser(reply))
        name = reply.rstrip("/").rpartition("/")[2] or reply
        if os.path.isdir(path):
            text = _written_path(reply.rstrip("/"), place.quote) + "/"
            found.append(Candidate(text, replaced, f"{name}/"))
        else:
            found.append(Candidate(_written_path(reply, place.quote) + end, replaced, name))
    return found


def _written_path(reply: str, quote_open: str) -> str:
    """A file name as it goes into the line; a leading tilde stays one."""
    if reply.startswith("~") and not quote_open:
        user, slash, rest = reply.partition("/")
        return user + slash + written(rest, quote_open)
    return written(reply, quote_open)
