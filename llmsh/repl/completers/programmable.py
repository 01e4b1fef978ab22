"""bash's programmable completion, run in the session: the user's own compspecs and those of bash-completion."""

from collections.abc import Callable
from dataclasses import dataclass

from llmsh.core.errors import SessionError
from llmsh.core.ports import Session
from llmsh.repl.completers.place import Place, split_at_breaks
from llmsh.repl.questions import question

TIMEOUT_S = 3.0

# In a subshell: what a completion function loads and sets does not stay. compopt works only while readline
# completes, so ours notes what is asked for. Status 124 means "look again": a loader has defined the compspec.
_CODE = r"""(
__llmsh_c=@command@ __llmsh_w=@current@ __llmsh_p=@previous@ __llmsh_o=' '
COMP_LINE=@line@ COMP_POINT=@point@ COMP_TYPE=9 COMP_KEY=9 COMP_CWORD=@cword@
COMP_WORDS=(@words@) COMPREPLY=()
compopt() {
  while (( $# )); do
    case $1 in
      -o) __llmsh_o+="$2 "; \builtin shift ;;
      +o) __llmsh_o=${__llmsh_o/" $2 "/ }; \builtin shift ;;
    esac
    \builtin shift
  done
}
__llmsh_spec() {
  \builtin complete -p -- "$__llmsh_c" || \builtin complete -p -- "${__llmsh_c##*/}" || \builtin complete -p -D
}
__llmsh_try() {
  local spec function= words; local -a action=()
  spec=$(__llmsh_spec) || \builtin return 1
  \builtin eval "words=($spec)"
  \builtin set -- "${words[@]:1}"
  while (( $# )); do
    case $1 in
      -o) __llmsh_o+="$2 "; \builtin shift ;;
      -F) function=$2; \builtin shift ;;
      -A|-G|-W|-C|-X|-P|-S) action+=("$1" "$2"); \builtin shift ;;
      -D|-E|-I|--) ;;
      -*) action+=("$1") ;;
    esac
    \builtin shift
  done
  if (( ${#action[@]} )); then
    \builtin mapfile -t COMPREPLY < <(\builtin compgen "${action[@]}" -- "$__llmsh_w")
  fi
  if [[ -n $function ]]; then
    "$function" "$__llmsh_c" "$__llmsh_w" "$__llmsh_p" >/dev/null
    (( $? == 124 )) && \builtin return 124
  fi
  \builtin return 0
}
if ! \builtin complete -p -D >/dev/null && ! \builtin complete -p -- "$__llmsh_c" >/dev/null; then
  for __llmsh_f in /usr/share/bash-completion /usr/local/share/bash-completion /opt/homebrew/share/bash-completion
  do
    [[ -r $__llmsh_f/bash_completion ]] && { . "$__llmsh_f/bash_completion"; \builtin break; }
  done
fi
for __llmsh_n in 1 2 3; do __llmsh_try; (( $? == 124 )) || \builtin break; done
\builtin printf '%s\0' "$__llmsh_o" "${COMPREPLY[@]}"
) </dev/null 2>/dev/null"""


@dataclass(frozen=True, slots=True)
class Answer:
    """options: of the compspec, as `complete -o` names them. replies: in bash's order. typed: what they replace."""

    options: frozenset[str]
    replies: tuple[str, ...]
    typed: str


def ask_bash(place: Place, session: Session, quote: Callable[[str], str], wordbreaks: str) -> Answer | None:
    """What the command's compspec offers for the word at the cursor; None without one or without an answer."""
    words = [part for raw in place.words for part in split_at_breaks(raw, wordbreaks)]
    current = split_at_breaks(place.raw, wordbreaks) if place.raw else [""]
    words += current
    typed = _typed(place, current[-1], wordbreaks)
    values = {
        "command": quote(words[0]),
        "current": quote(typed),
        "previous": quote(words[-2] if len(words) > 1 else ""),
        "line": quote(place.line),
        "point": str(len(place.line.encode("utf-8", "surrogateescape"))),
        "cword": str(len(words) - 1),
        "words": " ".join(quote(word) for word in words),
    }
    if session.language != "bash":
        return _ask_other(place, session, typed)
    code = _CODE
    for name, value in values.items():
        code = code.replace(f"@{name}@", value, 1)
    try:
        answer = session.query(code, timeout_s=TIMEOUT_S).decode("utf-8", "surrogateescape")
    except SessionError:
        return None
    fields = answer.split("\0")[:-1]
    if not fields:
        return None
    # A function may offer one thing twice.
    replies = tuple(dict.fromkeys(reply for reply in fields[1:] if reply))
    return Answer(frozenset(fields[0].split()), replies, typed)


def _ask_other(place: Place, session: Session, typed: str) -> Answer | None:
    """What a shell that completes a whole line by itself offers; a directory takes no blank after it."""
    code = question("complete", session, "")
    if not code:
        return None
    try:
        lines = session.query(code.replace("@line@", _fish_quoted(place.line)), timeout_s=TIMEOUT_S).splitlines()
    except SessionError:
        return None
    replies = (line.partition(b"\t")[0].decode("utf-8", "surrogateescape") for line in lines)
    ended = (reply if reply.endswith(("/", "=")) else f"{reply} " for reply in replies if reply)
    return Answer(frozenset({"nospace", "nosort"}), tuple(dict.fromkeys(ended)), typed)


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _typed(place: Place, last: str, wordbreaks: str) -> str:
    """The part of the word that readline would complete: after the last break, after an opening quote."""
    if last and all(char in wordbreaks for char in last):
        return ""
    if place.quote and last.startswith(place.quote):
        return last[1:]
    return last
