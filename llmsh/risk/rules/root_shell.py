"""A root shell, or a change of who one is.

Source: sudo(8), su(1).
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.places import is_sensitive, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    sudo su doas pkexec sudoedit visudo vipw vigr login newgrp run0
    """
)
MATCHES = ("sudo -i", "sudo su", "su -", "sudo -s", "visudo", "sudoedit /etc/hosts", "sudo -e /etc/sudoers")
IGNORES = ("sudo -l", "sudo -v", "su --help", "sudo -k", "visudo -c", "sudo --version")


def assess(command: SimpleCommand) -> Finding | None:
    if command.has_flag("help", "version", "list", "validate"):
        return None
    program, shapes = command.program, command.shapes
    if program in ("visudo", "vipw", "vigr"):
        return None if command.has_flag("c", "check") else danger(Reason.PRIVILEGE, "edits who may become root")
    if program == "sudoedit" or (program == "sudo" and shapes and shapes[0] in ("-e", "--edit")):
        files = command.operands
        if any(is_sensitive(place_of(word.shape)) for word in files):
            return danger(Reason.SYSTEM_CONFIG, "edits system files as root", *files)
        return caution(Reason.PRIVILEGE, "edits files as root", *files)
    if program in ("su", "login", "newgrp"):
        return caution(Reason.PRIVILEGE, "becomes another user")
    options = command.options("ugpChUrtTDR", ("user", "group", "chdir", "prompt"), permute=False)
    is_lookup = options.has("l", "v", "k", "K", "V", "h") and not options.operands
    if not options.operands and options.has("i", "s", "login", "shell") and not is_lookup:
        return caution(Reason.PRIVILEGE, "opens a shell as root")
    first = options.operands[0].shape if options.operands else ""
    if first in ("su", "bash", "sh", "zsh") and len(options.operands) == 1:
        return caution(Reason.PRIVILEGE, "opens a shell as root")
    return None
