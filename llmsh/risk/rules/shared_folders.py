"""Servers that hand out a directory: with a home, the system or keys in it, everyone can read these.

Source: CWE-548; Python documentation, http.server, Security Considerations.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, is_secret, place_of
from llmsh.syntax.names import names

IS_PARTIAL = True
PROGRAMS = names(
    """
    python python3 python2 php ruby busybox npx serve http-server darkhttpd webfsd miniserve caddy twistd wsgidav rclone
    exportfs smbpasswd pure-ftpd vsftpd webfs gossa updog woof goshs dufs httpd
    """
)
MATCHES = (
    "python3 -m http.server -d ~/.ssh",
    "python3 -m http.server --directory /etc",
    "php -S 0.0.0.0:80 -t /",
    "npx serve /",
    "busybox httpd -h /",
    "miniserve ~",
    "caddy file-server --root /etc",
)
IGNORES = ("python3 -m http.server --help", "php -v", "npx serve dist", "miniserve public", "ruby -run -e 1")
_SERVES = late_pattern(
    r"http\.server|SimpleHTTPServer|\bserve\b|http-server|-S\b|httpd|file-server|\bftp|webdav|twistd"
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    text = " ".join((program, *shapes))
    known = program in PROGRAMS - {"python", "python3", "python2", "php", "ruby", "busybox", "npx", "caddy", "rclone"}
    if not (known or _SERVES.search(text)) or command.has_flag("help", "version"):
        return None
    for word in command.arguments:
        path = word.shape.partition("=")[2] or word.shape
        if (
            path[:1] in "/~$"
            and path != "$"
            and (place_of(path) not in (Place.ORDINARY, Place.NULL) or is_secret(path))
        ):
            return danger(Reason.CREDENTIAL_EXPOSURE, "lets others on the network read what is there", word)
    return (
        caution(Reason.NETWORK_LOCKOUT, "lets others on the network read a directory")
        if program == "exportfs"
        else None
    )
