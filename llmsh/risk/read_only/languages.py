"""Checks for programs that take a small program: sed, awk, sqlite3."""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.interpreters import awk_program

_SED_OPTION = late_pattern(
    r"-[nErszu]+\Z|--(quiet|silent|regexp-extended|null-data|separate|unbuffered|posix|debug|sandbox)\Z"
)
_AWK_OPTION = late_pattern(
    r"-F.*|-v.*|--(csv|posix|re-interval|characters-as-bytes|field-separator=.*|assign=.*)\Z|-[bcPS]\Z", re.DOTALL
)
_AWK_LITERALS = late_pattern(
    r"\"(?:[^\"\\\n]|\\.)*\"|(?<=[(,!~{;&|\s])/(?:[^/\\\n\[]|\\.|\[[^\]\n]*\])*/|\A/(?:[^/\\\n\[]|\\.|\[[^\]\n]*\])*/|#[^\n]*"
)
_SQL_READ = late_pattern(
    r"(?is)\s*(select\b[^;]*|explain\b[^;]*|\.(tables|schema|databases|indexes|indices|mode|headers)\b[^;\n|]*|pragma\s+(table_info|index_list|database_list)\s*\([^;]*\))\s*;?\s*"
)
_SQL_FUNCTIONS = late_pattern(r"(?i)\b(writefile|load_extension|edit|readfile|fts3_tokenizer)\s*\(")


def sed(command: SimpleCommand) -> bool:
    """No -i, no script file, and no command in the script that writes or runs."""
    scripts: list[str] = []
    operands: list[str] = []
    words = command.arguments
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        shape = word.shape
        if shape in ("-e", "--expression", "-ne", "-Ee", "-re", "-nEe", "-nre") and index < len(words):
            if words[index].value is None:
                return False
            scripts.append(words[index].shape)
            index += 1
        elif shape.startswith("--expression="):
            scripts.append(shape.partition("=")[2])
        elif shape.startswith("-") and shape != "-":
            if not _SED_OPTION.match(shape):
                return False
        else:
            if word.value is None and not operands:
                return False
            operands.append(shape)
    if not scripts:
        scripts = operands[:1]
    return bool(scripts) and all(is_plain_sed(script) for script in scripts)


def is_plain_sed(script: str) -> bool:
    """Claims that a sed script has no command that writes a file or runs a program; unsure means no."""
    position, end = 0, len(script)
    while position < end:
        if script[position] in " \t\n;{}":
            position += 1
            continue
        if script[position] == "#":
            newline = script.find("\n", position)
            position = end if newline < 0 else newline
            continue
        after = _after_addresses(script, position)
        if after is None or after >= end:
            return False
        letter = script[after]
        position = after + 1
        if letter in "{}=dDgGhHlnNpPxqQzF":
            while position < end and script[position].isdigit():
                position += 1
            continue
        if letter in "sy":
            rest = _after_substitution(script, position)
            if rest is None:
                return False
            flags = re.compile(r"[gpiIMm0-9]*").match(script, rest)
            position = flags.end() if flags else rest
            if position < end and script[position] not in " \t\n;}#":
                return False
        elif letter in "aicbtT:rR":
            ending = re.compile(r"[^\n;]*" if letter in "btT:" else r"(?:[^\n\\]|\\.)*", re.DOTALL).match(
                script, position
            )
            position = ending.end() if ending else end
        else:
            return False
    return True


def _after_addresses(script: str, position: int) -> int | None:
    """The position past the addresses, or None when they cannot be read."""
    for _ in range(2):
        if position < len(script) and script[position] in "/\\":
            delimiter = "/"
            if script[position] == "\\":
                position += 1
                delimiter = script[position : position + 1]
            close = _closing(script, position + 1, delimiter)
            if close is None:
                return None
            position = close
            while position < len(script) and script[position] in "IM":
                position += 1
        else:
            match = re.compile(r"[0-9$~+]*").match(script, position)
            position = match.end() if match else position
        match = re.compile(r"\s*(,?)\s*").match(script, position)
        position = match.end() if match else position
        if not (match and match[1]):
            break
    match = re.compile(r"[\s!]*").match(script, position)
    return match.end() if match else position


def _closing(script: str, position: int, delimiter: str) -> int | None:
    """The position past the unescaped `delimiter`; inside brackets it does not count."""
    while position < len(script):
        character = script[position]
        if character == "\\":
            position += 2
        elif character == "[" and delimiter != "[":
            close = script.find("]", position + (3 if script.startswith("[^]", position) else 2))
            position = close + 1 if close >= 0 else position + 1
        elif character == delimiter:
            return position + 1
        else:
            position += 1
    return None


def _after_substitution(script: str, position: int) -> int | None:
    delimiter = script[position : position + 1]
    if not delimiter or delimiter in "\\\n":
        return None
    middle = _closing(script, position + 1, delimiter)
    if middle is None:
        return None
    while middle < len(script):
        if script[middle] == "\\":
            middle += 2
        elif script[middle] == delimiter:
            return middle + 1
        else:
            middle += 1
    return None


def awk(command: SimpleCommand) -> bool:
    """No script file, no include, and a program that neither writes, pipes nor runs."""
    word = awk_program(command)
    if word is None or word.value is None:
        return False
    index, words = 0, command.arguments
    while index < len(words) and words[index] is not word:
        shape = words[index].shape
        if shape in ("-F", "-v"):
            index += 2
            continue
        if not _AWK_OPTION.match(shape) and shape != "--":
            return False
        index += 1
    return is_plain_awk(word.value)


def is_plain_awk(program: str) -> bool:
    """Claims that an awk program only reads and prints to its output; unsure means no."""
    bare = _AWK_LITERALS.sub('""', program)
    if "@" in bare or re.search(r"\bsystem\b", bare) or re.search(r"(?<!\|)\|(?!\|)", bare):
        return False
    for match in re.finditer(r"\bprintf?\b", bare):
        depth = 0
        for character in bare[match.end() :]:
            if character in "([":
                depth += 1
            elif character in ")]":
                depth -= 1
            elif depth <= 0 and character == ">":
                return False
            elif depth <= 0 and character in ";}\n":
                break
    return True


def sqlite(command: SimpleCommand) -> bool:
    """One statement that reads, or a dot command that lists."""
    options = re.compile(r"-(readonly|header|csv|json|column|line|list|table|box|markdown|batch|noheader)\Z")
    words = [word for word in command.arguments if not options.match(word.shape)]
    if len(words) != 2 or any(word.shape.startswith("-") or word.value is None for word in words):
        return False
    return _SQL_READ.fullmatch(words[1].shape) is not None and not _SQL_FUNCTIONS.search(words[1].shape)


_SQL_CALLS = late_pattern(r"(?i)\b([a-z_]\w*)\s*\(")
_SQL_PURE = names(
    """
    count sum min max avg now version lower upper length coalesce round abs cast extract date substr trim in exists and
    or not concat group_concat string_agg pg_size_pretty pg_database_size pg_total_relation_size pg_relation_size
    current_setting database user values distinct over partition current_user select from where as nullif greatest
    least to_char date_trunc
    """
)
_CLIENT_OPTION = late_pattern(
    r"-[AtxqXHwENBs]+|-[dUhpPuD]\w+"
    r"|--(?:tuples-only|no-align|csv|expanded|no-psqlrc|batch|raw|table|skip-column-names|vertical)"
    r"|--(?:dbname|username|host|port|user|database)=\S+"
)


def sql_client(command: SimpleCommand) -> bool:
    """psql and mysql: a listing of databases, or one statement that reads and calls no function that could do more."""
    words = command.arguments
    statements: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word.value is None:
            return False
        if word.shape in ("-c", "-e", "--command", "--execute", "-Atc", "-tc", "-tAc", "-Ae", "-Ne", "-sNe", "-Be"):
            if index >= len(words) or words[index].value is None:
                return False
            statements.append(words[index].shape)
            index += 1
        elif word.shape in ("-d", "-U", "-h", "-P", "-D", "-u"):
            index += 1
        elif word.shape in ("-l", "--list") and command.program == "psql":
            statements.append("select 1")
        elif word.shape.startswith("-") and not _CLIENT_OPTION.fullmatch(word.shape):
            return False
    return bool(statements) and all(is_plain_select(text) for text in statements)


def is_plain_select(text: str) -> bool:
    """Claims that `text` is one SELECT, SHOW or DESCRIBE with nothing in it that writes, locks or calls."""
    bare = re.sub(r"'(?:[^']|'')*'", "''", text)
    if not re.fullmatch(r"(?is)\s*(?:select|show|describe|desc|\\(?:dt|d|l|du|dn|di|dv|df)\+?)\b[^;\\]*;?\s*", bare):
        return False
    if re.search(r"(?i)\binto\b|\bfor\s+(update|share|no\s+key)|\bprogram\b|\block\b|--|/\*|!", bare):
        return False
    return all(call.lower() in _SQL_PURE for call in _SQL_CALLS.findall(bare))
