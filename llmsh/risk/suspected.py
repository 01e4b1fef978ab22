"""Words that may be a command which a program runs, although nothing here says that this program does so.

Wrappers without number exist (`aws-vault exec p -- …`, `ip netns exec n …`, `nodemon --exec …`); the caller counts
only what would be dangerous if it ran.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from llmsh.core.command import Script, SimpleCommand, Word
from llmsh.core.late_pattern import late_pattern
from llmsh.risk import rules
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.read_only import programs
from llmsh.syntax.evaluate import output
from llmsh.syntax.names import names
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.inner import script_of_text, script_of_words
from llmsh.syntax.unwrap.shells import SHELLS

_RUN_VERBS = names(
    """
    exec run unshare chdir rsh shell ssh spawn start enter attach cmd.run console dlx x watch add
    """
)
_HINT = late_pattern(
    r"(?i)(?:^|[-_.:])(?:exec|execute|command|cmd|alias|shell|shell-command|run|rsh|pager|editor|wrap|wrapper|script|hook|invoke"
    r"|proxycommand|localcommand|pre|post|on|callback|action|filter|program|toolexec|postrotate|prepare|setup|cleanup"
    r"|extcmd|scripts|driver|textconv|sshcmd|startup|entrypoint|parameters|user-data|metadata)(?:[-_.:]|\Z)"
    r"|(?:command|invoke|exec|hook|cmd)s?:*\Z"
)
_EXCHANGES = late_pattern(
    r"--(?:entrypoint|command|exec|executable|program)(?:=(\S+))?|-D[\w.]*executable=(\S+)|.*\bexecutable=(\S+)"
)
_ARGUMENTS = late_pattern(r".*\b(?:args|arguments|commandlineArgs)=(.+)", re.DOTALL)
_KEYED = late_pattern(r"([\w.:-]+)=(.+)", re.DOTALL)
_QUOTED = late_pattern(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`\n]*)`|<([^<>\n]*)>')
_DESTROYERS = late_pattern(
    r"(?:^|[\s:;{(\[\"'`!=>|,$&])((?:rm|shred|dd|mkfs(?:\.\w+)?|wipefs|mkswap|chmod|chown|find)"
    r"[ \t]+(?:-{1,2}\w|if=|of=|[/~]\S* -)[^\n;|&]*)",
    re.MULTILINE,
)
_MOST_QUOTED = 12  # texts of one command that are looked at; more would cost time, and real ones have one or two
_SEARCHERS = names(
    """
    find fd fdfind rg ag ack bat batcat less more man info tldr help command bc date sort uniq date xmllint
    read mapfile nl file at batch expect gem cargo pip npm
    """
)
_TEXT_OPTIONS = frozenset({"-c", "-e", "-x", "-C", "-a"})
_ONLY_TEXT = names(
    """
    git hg svn gh glab mail mailx logger notify-send zenity dialog whiptail say espeak wall write jq yq curl wget http
    tar rsync sed awk gawk mawk perl python python3 ruby node php printf test [ export declare local readonly set
    read let alias trap expr fc history unset hash cowsay cowthink figlet toilet lolcat banner boxes espeak-ng festival
    flite spd-say xmessage kdialog yad terminal-notifier toot psql mysql sqlite3 redis-cli mongosh rm mkdir touch cp mv
    ln chmod chown dd tee kill pkill killall openssl gpg ssh-keygen man
    """
)


def suspects(command: SimpleCommand, program: str, *, is_known: bool) -> list[Script]:
    """Scripts that `command` may run. is_known: the program itself is known, so that its own words are not suspect."""
    if program in programs.ANY_FLAGS or program in SHELLS:
        return []
    found = [_text(word) for word in _hinted(command)]
    found.extend(_exchanged(command))
    if program in _ONLY_TEXT:
        return found
    if program not in _SEARCHERS:
        found.extend(_quoted(command))
        found.extend(_embedded(command))
    if not is_known:
        words = command.arguments
        found.extend(
            _text(after) for word, after in pairwise(words) if word.shape in _TEXT_OPTIONS and " " in after.shape
        )
    tail = _tail(command, is_known=is_known)
    if tail and not tail[0].shape.startswith("-"):
        found.append(script_of_text(tail[0]) if len(tail) == 1 and " " in tail[0].shape else script_of_words(tail))
    return found


def _tail(command: SimpleCommand, *, is_known: bool) -> tuple[Word, ...]:
    """The words after `--` or a verb such as `exec`; of an unknown program, from the first that names a program."""
    words = command.arguments
    shapes = command.shapes
    if "--" in shapes:
        return words[shapes.index("--") + 1 :]
    verb = next((index for index, shape in enumerate(shapes) if shape in _RUN_VERBS), None)
    if verb is not None:
        rest = words[verb + 1 :]
        return _from_program(rest)
    return () if is_known else _from_program(words)


def _from_program(words: tuple[Word, ...]) -> tuple[Word, ...]:
    table = rules.by_program()
    for index, word in enumerate(words):
        name = (word.value or "").rsplit("/", 1)[-1]
        if name != "*" and (name in table or name in SHELLS):
            return words[index:]
        if " " in word.shape and name.split(" ")[0] in table:
            return (word,)
    return ()


def _hinted(command: SimpleCommand) -> list[Word]:
    """The values of options whose names say that a command follows."""
    found: list[Word] = []
    words = command.arguments
    for index, word in enumerate(words):
        shape = word.shape
        if shape == "--":
            break
        match = _KEYED.fullmatch(shape)
        is_tool = command.program in ("make", "gmake", "ninja") and match is not None
        if match is not None and (is_tool or _HINT.search(match[1].lstrip("-"))):
            text = match[2].lstrip("!")
            found.append(Word(text, word.span, text, text))
        elif shape.startswith("--") and _HINT.search(shape[2:]) and not says_dry_run(command):
            found.extend(after for after in words[index + 1 : index + 2] if " " in after.shape)
    return [word for word in found if word.shape]


def _embedded(command: SimpleCommand) -> Iterator[Script]:
    """Commands that destroy, in the midst of text of another language: of a job file, a template, a macro."""
    texts = [word.shape for word in command.arguments if " " in word.shape]
    if command.program not in programs.CHECKED:
        here = [item.target for item in command.redirections if item.operator == "<<<"]
        texts += [target.shape for target in here if target is not None]
    for word in command.arguments:
        if word.shape.startswith("<(") and len(word.substitutions) == 1:
            printed = output(word.substitutions[0])
            texts += [printed.text] if printed is not None else []
    for text in texts[:_MOST_QUOTED]:
        for match in list(_DESTROYERS.finditer(text))[:3]:
            yield parse(match[1].rstrip("\"')}]>$"))


def _quoted(command: SimpleCommand) -> Iterator[Script]:
    """Words, and quoted parts of words, that begin as commands do: `knife ssh n 'rm -rf x'`, `-e '(system "rm x")'`."""
    table = rules.by_program()
    left = _MOST_QUOTED
    for word in command.arguments:
        if " " not in word.shape:
            continue
        whole = word.shape.lstrip(" !:;|")
        for text in (whole, *(part for match in _QUOTED.finditer(word.shape) for part in match.groups() if part)):
            first = text.split(None, 1)[0].rsplit("/", 1)[-1] if text.strip() else ""
            if (first in table or first in SHELLS) and first != "*" and " " in text.strip() and left:
                left -= 1
                yield parse(text)


_STATEMENT = late_pattern(
    r"(?is)\s*(?:drop\s+(?:table|database|schema|index|view|user|role|keyspace|collection)\b|truncate\s+(?:table\s+)?\w"
    r"|alter\s+(?:table|database|keyspace)\b[^;]*\b(?:drop|detach|delete)\b"
    r"|delete\s+from\s+\S+\s*(?:;|\Z)|update\s+\S+\s+set\b(?!.*\bwhere\b))"
)


_ASKS_FOR_STATEMENT = late_pattern(
    r"--?(?:c|q|e|sql|query|command|execute|statement|eval)|(?:[\w:]*:)?(?:query|execute|exec|sql|shell|psql|run)"
)


def is_statement(command: SimpleCommand) -> bool:
    """Claims that a word is an SQL statement that destroys, for a program that may hand it on to a database."""
    if command.program in programs.ANY_FLAGS or command.program in _ONLY_TEXT:
        return False
    words = command.arguments
    first = next((index for index, word in enumerate(words) if _ASKS_FOR_STATEMENT.fullmatch(word.shape)), len(words))
    texts = [word.shape for word in words[first + 1 :]]
    texts += [word.shape.partition("=")[2] for word in words if word.shape.startswith("--") and "=" in word.shape]
    return any(_STATEMENT.match(text) for text in texts if " " in text)


def beside(command: SimpleCommand) -> list[Script]:
    """Commands beside the one that `command` runs: those of options, and names of files that begin with `|` or `!`."""
    if command.program in programs.ANY_FLAGS or command.program in _ONLY_TEXT:
        return []
    texts = [word.shape.lstrip(" !|") for word in command.arguments if word.shape.startswith(("|", "!"))]
    texts += [word.shape for word in _hinted(command)]
    return [parse(text) for text in texts if " " in text]


def _exchanged(command: SimpleCommand) -> Iterator[Script]:
    """The operands as words of the program that an option names: `docker run --entrypoint rm IMAGE -rf x`."""
    words = command.arguments
    table = rules.by_program()
    for index, word in enumerate(words):
        match = _EXCHANGES.fullmatch(word.shape)
        if match is None:
            continue
        named = match[1] or match[2] or match[3] or next((after.shape for after in words[index + 1 : index + 2]), "")
        if named.rsplit("/", 1)[-1] not in table and named not in SHELLS:
            continue
        arguments = next((found[1] for found in map(_ARGUMENTS.fullmatch, command.shapes) if found), "")
        rest = words[index + (1 if "=" in word.shape else 2) :]
        own = next((place for place, one in enumerate(rest) if not one.shape.startswith("-")), len(rest)) + 1
        given = " ".join(one.text for one in rest[own:])
        yield parse(f"{named} {arguments or given}")


def _text(word: Word) -> Script:
    return parse(word.shape)


_PROMPTS = frozenset({"PS0", "PS1", "PS2", "PS4", "RPROMPT", "PROMPT"})
_EXPANDED_AGAIN = names(
    """
    [ test [[ printf read unset let declare typeset local export wait mapfile readarray
    """
)
_SUBSTITUTION = late_pattern(r"\$\((?!\()(.*)\)|`([^`]*)`", re.DOTALL)
_SUBSCRIPT = late_pattern(r"\s*[A-Za-z_]\w*\[[^]]*(?:\$\(|`)")


_PROMPTED = late_pattern(r"\$\{(\w+)(?:\[[^]]*\])?@P\}")


def late_texts(command: SimpleCommand) -> list[str]:
    """Commands in quoted text that bash expands later: in prompts, in the subscripts of names given to builtins, in
    what is assigned for an arithmetic expression to evaluate."""
    shapes = [
        assignment.value.shape
        for assignment in command.assignments
        if assignment.value is not None and (assignment.name in _PROMPTS or _SUBSCRIPT.match(assignment.value.shape))
    ]
    found = _substituted(shapes)
    return found + subscript_texts(command.shapes) if command.program in _EXPANDED_AGAIN else found


def subscript_texts(shapes: Iterable[str]) -> list[str]:
    """Commands in the subscripts of names, which bash evaluates even where they are quoted: `[[ -v 'a[$(id)]' ]]`."""
    return _substituted([shape for shape in shapes if "[" in shape and ("$(" in shape or "`" in shape)])


def prompted_texts(words: tuple[Word, ...], texts: Mapping[str, list[str]]) -> list[str]:
    """Commands in the text of a variable that is expanded as a prompt is: `${x@P}`. texts: what names were given."""
    wanted = [name for word in words for name in _PROMPTED.findall(word.shape)]
    return _substituted([text for name in wanted for text in texts.get(name, ())])


def _substituted(shapes: Iterable[str]) -> list[str]:
    return [match[1] or match[2] for shape in shapes for match in _SUBSTITUTION.finditer(shape) if match[1] or match[2]]
