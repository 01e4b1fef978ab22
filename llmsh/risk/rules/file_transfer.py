"""What the commands of ftp, sftp, lftp and smbclient do on the other machine: by option, here-document or pipe.

Source: sftp(1), ftp(1), lftp(1), smbclient(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

IS_PARTIAL = True
PROGRAMS = names(
    """
    ftp sftp lftp ncftp smbclient tnftp pftp
    """
)
MATCHES = (
    "sftp h <<< 'rm /data/*'",
    "smbclient //h/s -c 'recurse; del *'",
    "ftp -n h <<E\nmdelete *\nE",
    "sftp h <<< 'put a b'",
    "lftp -e 'mirror --reverse --delete . /www' h",
)
IGNORES = ("sftp h <<< 'ls'", "smbclient //h/s -c 'ls'", "ftp h", "lftp -e 'ls; quit' h")
_DESTROYS = late_pattern(
    r"(?im)(?:^|;|'|\")\s*(?:(?:mdel\w*|mrm|deltree|rmdir|rmtree|rm -r\w*|glob rm)\b|(?:rm|del|delete)\s+\S*\*"
    r"|mirror\b.*--delete|recurse\b.*\bdel\b)"
)
_CHANGES = late_pattern(r"(?im)(?:^|;|'|\")\s*(?:m?put|rm|del\w*|rename|mkdir|chmod|chown|ln|append|mirror -R)\b")


def assess(command: SimpleCommand) -> Finding | None:
    here = (item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target)
    return _judge("\n".join((*here, *(shape for shape in command.shapes if " " in shape))))


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    return _judge(text)


def _judge(text: str) -> Finding | None:
    if _DESTROYS.search(text):
        return danger(Reason.DELETE, "deletes many files on another machine")
    return caution(Reason.OVERWRITE, "changes files on another machine") if _CHANGES.search(text) else None
