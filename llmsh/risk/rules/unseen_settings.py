"""Options that name a file of settings, a plug-in or a driver that nobody has read and that decides what is done.

Source: curl(1) --config, wget(1) --config, openssl(1) engines, gcc(1) -fplugin and -specs, ssh_config(5).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.circumstances import OPEN_FOLDER
from llmsh.risk.found import caution, danger

IS_PARTIAL = True
_BUILDERS = {  # the file that tells a build what to run
    **dict.fromkeys(("make", "gmake"), late_pattern(r"-f|--file|--makefile")),
    **dict.fromkeys(
        ("gradle", "gradlew"), late_pattern(r"-[Ibcp]|--init-script|--build-file|--settings-file|--project-dir")
    ),
    **dict.fromkeys(("ninja", "doit", "scons"), late_pattern(r"-f|--file|--sconstruct|--makefile")),
    **dict.fromkeys(("mvn", "ant", "phing"), late_pattern(r"-f|--file|-file|-buildfile")),
    "rake": late_pattern(r"-f|--rakefile"),
    "just": late_pattern(r"-f|--justfile"),
    "task": late_pattern(r"-t|--taskfile"),
    "nox": late_pattern(r"-f|--noxfile"),
    "tox": late_pattern(r"-c|--conf"),
    "snakemake": late_pattern(r"-s|--snakefile"),
}
_OPTIONS = {
    "curl": late_pattern(r"-[A-Za-z]*K|--config"),
    "wget": late_pattern(r"--config|--use-askpass"),
    "openssl": late_pattern(r"-engine|-provider|-provider-path|-config"),
    "gcc": late_pattern(r"-fplugin|-specs|-B"),
    "g++": late_pattern(r"-fplugin|-specs|-B"),
    "cc": late_pattern(r"-fplugin|-specs|-B"),
    "clang": late_pattern(r"-fplugin|-fpass-plugin|-load"),
    "cmake": late_pattern(r"-P|-C"),
    "tmux": late_pattern(r"-f|source-file|source"),
    "screen": late_pattern(r"-c"),
    "vim": late_pattern(r"-[uSs]"),
    "nvim": late_pattern(r"-[uSl]"),
    "emacs": late_pattern(r"-l|--load|--script|-Q?l"),
    "gdb": late_pattern(r"-x|-ix|--command"),
    **_BUILDERS,
    **dict.fromkeys(("awk", "gawk", "mawk", "sed", "gsed"), late_pattern(r"-n?f|--file")),
    "nginx": late_pattern(r"-c"),
    **dict.fromkeys(("mutt", "neomutt"), late_pattern(r"-F")),
    "socat": late_pattern(r"(?i)(?:exec|system|shell):.*"),
}
_ORDINARY = frozenset(
    {"awk", "gawk", "mawk", "sed", "gsed", "mutt", "neomutt", *_BUILDERS}
)  # given code of one's own day by day
_CODE = _ORDINARY | frozenset({"cmake", "vim", "nvim", "emacs", "gdb", "tmux", "screen"})
PROGRAMS = frozenset(_OPTIONS)
MATCHES = (
    "curl -K a.conf",
    "curl --config=a",
    "openssl req -engine ./e.so",
    "gcc -fplugin=./p.so a.c",
    "cmake -P a.cmake",
    "vim -S a.vim",
    "gdb -x /tmp/cmds ./app",
    "make -f /tmp/Makefile",
    "awk -f /dev/shm/x f",
    "gradle -I /tmp/init.gradle build",
    "just -f /tmp/justfile",
    "mutt -F /tmp/muttrc",
)
IGNORES = (
    "curl http://h/",
    "openssl x509 -in a.pem",
    "gcc -o a a.c",
    "cmake --build .",
    "vim a.txt",
    "tmux ls",
    "make -f Makefile",
    "rake -f Rakefile",
    "mvn -f sub/pom.xml test",
    "awk -f a.awk /tmp/x",
)


def assess(command: SimpleCommand) -> Finding | None:
    program = command.program or ""
    pattern = _OPTIONS[program]
    for index, shape in enumerate(command.shapes):
        name = shape.partition("=")[0]
        if pattern.fullmatch(name) and ("=" in shape or index + 1 < len(command.shapes)):
            subject = shape.partition("=")[2] or command.shapes[index + 1]
            if not re.fullmatch(r"/dev/null|NONE|NORC|none|default|legacy|base", subject):
                if program in _CODE and OPEN_FOLDER.match(subject):
                    return danger(Reason.INDIRECT, "runs code of a folder that all may write to", subject)
                if program in _ORDINARY:
                    continue
                return caution(Reason.INDIRECT, "does what settings or code say that are not shown here", subject)
    return None
