"""Checks for single programs whose options decide between reading and changing."""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

_FIND = names(
    """
    -a -and -o -or -not ! ( ) , -P -L -H -O1 -O2 -O3 -daystart -depth -d -follow -ignore_readdir_race -maxdepth
    -mindepth -mount -noleaf -nowarn -regextype -warn -xdev -x -E -X -s -amin -anewer -atime -cmin -cnewer -ctime
    -empty -executable -false -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename -links -lname
    -mmin -mtime -name -newer -nogroup -nouser -path -perm -readable -regex -samefile -size -true -type -uid -used
    -user -wholename -writable -xtype -context -print -print0 -printf -ls -prune -quit -exec -execdir -ok -okdir
    -Bmin -Bnewer -Btime -flags -f -
    """
)
_NEWER = late_pattern(r"-newer[aBcmt][aBcmt]\Z")
_NUMBER_ARGUMENT = late_pattern(r"-\d+[a-zA-Z]*\Z")
_CURL = late_pattern(
    r"-[sSLfIivkgG46#NajqBR0]+|--(silent|show-error|location|fail|head|include|verbose|insecure|compressed|ipv4|ipv6|http1\.1|http2|http3|globoff|get|no-buffer"
    r"|progress-bar|no-progress-meter|tlsv1\.\d|ssl-reqd|path-as-is|fail-with-body|no-keepalive|tcp-nodelay|raw|disable)\Z"
)
_CURL_VALUED = names(
    """
    -H -A -e -m -w -r -y -Y --header --user-agent --referer --max-time --connect-timeout --retry --retry-delay
    --write-out --range --resolve --max-redirs --interface --dns-servers --limit-rate --url --cacert --proto -X
    --request -o --output -D --dump-header --max-filesize --connect-to
    """
)

_OTHER_SCHEME = late_pattern(r"(?i)(?!https?:|ftps?:|file:)[a-z][a-z0-9+.-]*://")


def find(command: SimpleCommand) -> bool:
    """Every word with a dash is a test or a harmless action; what -exec runs was looked at by itself."""
    inside = False
    for word in command.arguments:
        shape = word.shape
        if inside:
            inside = shape not in (";", "+")
            continue
        if word.value is None and not re.match(r"[\w/.~*?\[]|\$(HOME|PWD|\{HOME\}|\{PWD\})(/|\Z)", shape):
            return False
        if (
            shape.startswith("-")
            and shape not in _FIND
            and not _NEWER.match(shape)
            and not _NUMBER_ARGUMENT.match(shape)
        ):
            return False
        inside = shape in ("-exec", "-execdir", "-ok", "-okdir")
    return True


def fd(command: SimpleCommand) -> bool:
    return not command.has_flag("x", "X", "exec", "exec-batch") and "-l" not in command.shapes


def bat(command: SimpleCommand) -> bool:
    """Not its cache, which is built and cleared."""
    return command.shapes[:1] != ("cache",) and not command.has_flag("pager", "generate-config-file")


def date(command: SimpleCommand) -> bool:
    options = command.options("dfrv", ("date", "file", "reference"))
    if options.has("s", "set") or (options.has("f") and any(shape.startswith("-j") for shape in command.shapes)):
        return False
    return all(word.shape.startswith("+") for word in options.operands)


def sysctl(command: SimpleCommand) -> bool:
    if command.has_flag("w", "p", "f", "write", "load", "system"):
        return False
    return not any("=" in shape for shape in command.shapes)


def top(command: SimpleCommand) -> bool:
    """Only in batch mode, where no key can kill a process."""
    if any("W" in shape for shape in command.shapes if shape.startswith("-")):
        return False  # writes its settings
    return any(re.fullmatch(r"-[a-zA-Z0-9]*b[a-zA-Z0-9]*|-l\d*", shape) for shape in command.shapes)


def kill(command: SimpleCommand) -> bool:
    return command.shapes[:1] in (("-l",), ("-L",), ("-0",))


def read(command: SimpleCommand) -> bool:
    """Into plain variables only; one like PATH would change what runs next."""
    operands = command.options("adinNptu").operands
    return all(re.fullmatch(r"[a-z_]\w*", word.shape) for word in operands) and not command.has_flag("e")


def tmux(command: SimpleCommand) -> bool:
    verbs = {
        "ls",
        "list-sessions",
        "list-windows",
        "list-panes",
        "list-keys",
        "list-clients",
        "list-commands",
        "list-buffers",
    }
    return (
        len(command.shapes) in (1, 3)
        and command.shapes[0] in verbs
        and (len(command.shapes) == 1 or command.shapes[1] in ("-t", "-F"))
        and "#(" not in command.shapes[-1]  # a format may run a command
    )


def curl(command: SimpleCommand) -> bool:
    """A GET or HEAD that prints: every option is known, output goes nowhere else."""
    index, shapes = 0, command.shapes
    while index < len(shapes):
        shape = shapes[index]
        index += 1
        if not shape.startswith("-"):
            if _OTHER_SCHEME.match(shape):
                return False  # gopher:, dict:, smtp:, telnet: say to a server whatever the address holds
            continue
        name, equals, value = shape.partition("=")
        if shape in _CURL_VALUED or name in _CURL_VALUED:
            value = value if equals else (shapes[index] if index < len(shapes) else "")
            index += 0 if equals else 1
            if name in ("-o", "--output") and place_of(value) is not Place.NULL and value != "-":
                return False
            if name in ("-D", "--dump-header") and value not in ("-", "/dev/stdout", "/dev/null"):
                return False
            if name in ("-X", "--request") and value.upper() not in ("GET", "HEAD", "OPTIONS"):
                return False
            if value.startswith("@") or (name in ("-w", "--write-out") and "%output{" in value):
                return False
            continue
        bundle = re.fullmatch(r"-([sSLfIivkgG46#Nj]+)([owXmHA])", shape)
        if bundle and index < len(shapes):
            value = shapes[index]
            index += 1
            if bundle[2] == "o" and place_of(value) is not Place.NULL and value != "-":
                return False
            if (bundle[2] == "X" and value.upper() not in ("GET", "HEAD")) or value.startswith("@"):
                return False
            continue
        if not _CURL.fullmatch(shape) or (
            shape.startswith("-") and not shape.startswith("--") and set(shape) & set("jRBqa")
        ):
            return False
    return True


def wget(command: SimpleCommand) -> bool:
    """Only when the document goes to the screen, or is only looked at."""
    shapes = command.shapes
    allowed = re.compile(
        r"-q|-qO-|-O-|-qO|-O|-|--quiet|--spider|-nv|-S|--server-response|--timeout=\d+|--tries=\d+|-T|-t|\d+|--no-check-certificate|[^-].*"
    )
    prints = (
        "-qO-" in shapes
        or "-O-" in shapes
        or any(
            shape in ("-O", "-qO") and following in ("-", "/dev/null", "/dev/stdout")
            for shape, following in pairwise(shapes)
        )
    )
    return (prints or "--spider" in shapes) and all(allowed.fullmatch(shape) for shape in shapes)


def tar(command: SimpleCommand) -> bool:
    shapes = command.shapes
    if not shapes:
        return False
    letters = shapes[0].lstrip("-")
    lists = shapes[0].startswith("--list") or (re.fullmatch(r"-?[tvfzjJaZ]+", shapes[0]) and "t" in letters)
    allowed = re.compile(
        r"-[tvfzjJaC]+|--(list|file(=.*)?|verbose|gzip|bzip2|xz|zstd|wildcards|strip-components=\d+|exclude=.*)|[^-].*"
    )
    return bool(lists) and all(allowed.fullmatch(shape) for shape in shapes)


def seven_zip(command: SimpleCommand) -> bool:
    return command.shapes[:1] in (("l",), ("t",), ("i",), ("v",), ("lb",), ("vb",), ("lt",))


def openssl(command: SimpleCommand) -> bool:
    shapes = command.shapes
    if shapes[:1] == ("s_client",):
        return not any(
            shape in ("-keylogfile", "-sess_out", "-writerand", "-msgfile", "-early_data") for shape in shapes
        )
    reads = shapes[:1] in (
        ("x509",),
        ("version",),
        ("dgst",),
        ("verify",),
        ("ciphers",),
        ("rand",),
        ("req",),
        ("crl",),
        ("asn1parse",),
        ("sha256",),
        ("md5",),
    )
    writes = {
        "-out",
        "-keyout",
        "-CAcreateserial",
        "-signkey",
        "-writerand",
        "-x509",
        "-new",
        "-newkey",
        "-CA",
        "-engine",
        "-provider",
        "-sign",
        "-CAserial",
        "-config",
    }
    return reads and not writes & set(shapes)
