"""Accounts, passwords and groups: who may log in, and as whom.

Source: shadow-utils: useradd(8), usermod(8), passwd(1); CIS benchmarks, User Accounts.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    useradd adduser usermod userdel deluser groupadd groupdel groupmod gpasswd passwd chpasswd newusers chage chsh
    dscl dseditgroup sysadminctl net ssh-keygen ssh-copy-id pwconv addgroup delgroup
    """
)
MATCHES = (
    "useradd bob",
    "usermod -aG sudo bob",
    "userdel -r bob",
    "passwd -d root",
    "chpasswd",
    "useradd -o -u 0 x",
    "chsh -s /bin/sh",
    "ssh-copy-id host",
    "passwd",
    "gpasswd -a bob docker",
    "ssh-keygen -R host",
    "adduser bob sudo",
)
IGNORES = (
    "passwd -S bob",
    "ssh-keygen -t ed25519 -f key",
    "ssh-keygen -lf key.pub",
    "chage -l bob",
    "passwd --status bob",
)
_ADMIN_GROUPS = names(
    """
    sudo wheel root docker adm admin administrators lxd libvirt disk shadow kvm
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    program = command.program
    shapes = command.shapes
    if program == "ssh-keygen":
        if any(item.operator == "<<<" for item in command.redirections):
            return _answered()
        return caution(Reason.OVERWRITE, "edits known hosts or a key") if command.has_flag("R", "p") else None
    if command.has_flag("help", "version", "status") or (program in ("passwd", "chage") and command.has_flag("S", "l")):
        return danger(Reason.SYSTEM_CONFIG, "locks an account") if program == "passwd" and "-l" in shapes else None
    if program in ("chpasswd", "newusers"):
        return danger(Reason.PRIVILEGE, "sets passwords from its input")
    if program in ("userdel", "deluser"):
        return danger(Reason.DELETE, "deletes an account, perhaps with its home", *command.operands)
    if program == "passwd" and command.has_flag("d", "delete"):
        return danger(Reason.PRIVILEGE, "lets an account log in without a password", *command.operands)
    if program == "passwd" and command.has_flag("u", "unlock") and "root" in shapes:
        return danger(Reason.PRIVILEGE, "lets root log in by a password")
    if program in ("groupdel", "delgroup") and set(shapes) & _ADMIN_GROUPS:
        return danger(Reason.SYSTEM_CONFIG, "deletes the group that its administrators are in", *command.operands)
    shell = command.options("s", ("shell",)).get("s", "shell")
    locks = program == "usermod" and command.has_flag("L", "lock")
    if "root" in shapes and (locks or (shell or "").endswith(("false", "nologin"))):
        return danger(Reason.SYSTEM_CONFIG, "keeps root from logging in")
    groups = {part.rpartition("/")[2] for shape in shapes for part in shape.split("=")[-1].split(",")}
    if (
        program in ("usermod", "gpasswd", "adduser", "useradd", "addgroup", "dscl", "dseditgroup", "net")
        and groups & _ADMIN_GROUPS
    ):
        return danger(Reason.PRIVILEGE, "makes an account an administrator", *command.operands)
    if program in ("useradd", "usermod") and ("0" in shapes or "-u0" in shapes or command.has_flag("o", "non-unique")):
        return danger(Reason.PRIVILEGE, "makes an account equal to root", *command.operands)
    if program == "net" and "user" not in shapes:
        return None
    return caution(Reason.PRIVILEGE, "changes who may log in and how", *command.operands)


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    """`yes | ssh-keygen` says yes to whatever it is asked before it is asked."""
    return _answered() if command.program == "ssh-keygen" and text.strip()[:1] in ("y", "Y") else None


def _answered() -> Finding:
    return danger(Reason.OVERWRITE, "answers before it is asked whether the key that is there shall go")
