"""Jobs and agents that go on running after the command is over.

Source: crontab(1), at(1); MITRE ATT&CK T1053.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    crontab at batch atrm launchctl fcrontab schtasks anacron update-motd dconf gsettings defaults xdg-autostart
    enable
    """
)
MATCHES = (
    "crontab -r",
    "crontab jobs.txt",
    "crontab -",
    "at 10:00",
    "crontab -e",
    "atrm 3",
    "defaults write com.apple.x a b",
    "crontab -u root f",
    "enable -f ./x.so x",
)
IGNORES = (
    "crontab -l",
    "atq",
    "crontab -l -u bob",
    "gsettings get a b",
    "defaults read x",
    "at -l",
    "crontab --help",
    "enable",
    "enable -p",
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program, command.shapes
    if command.has_flag("help", "version"):
        return None
    if program in ("crontab", "fcrontab"):
        if command.has_flag("l"):
            return None
        if command.has_flag("r"):
            return danger(Reason.DELETE, "deletes every scheduled job")
        if command.has_flag("e"):
            return caution(Reason.PERSISTENCE, "edits scheduled jobs")
        return danger(Reason.PERSISTENCE, "replaces every scheduled job", *command.operands)
    if program in ("at", "batch", "atrm", "anacron", "schtasks"):
        reads = command.has_flag("l", "c") or (
            program == "schtasks" and "/query" in {shape.lower() for shape in shapes}
        )
        return None if reads else caution(Reason.PERSISTENCE, "changes what runs later")
    if program == "enable":
        return danger(Reason.INDIRECT, "loads code into the shell") if command.has_flag("f") else None
    if (
        program in ("gsettings", "dconf", "defaults")
        and shapes[:1]
        and shapes[0] in ("set", "reset", "reset-recursively", "write", "delete", "import", "load")
    ):
        how = danger if shapes[0] in ("reset-recursively", "delete") and len(shapes) < 3 else caution
        return how(Reason.SYSTEM_CONFIG, "changes stored settings", *shapes[1:])
    return None
