"""What git runs: programs named in settings, transports and hooks of its options, commands for each commit.

Source: git(1), git-config(1), git-remote-ext(1).
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.parse import parse
from llmsh.syntax.quote import join
from llmsh.syntax.unwrap.inner import Inner, script_of_text, script_of_words

_GIT_PROGRAM_KEYS = late_pattern(
    r"(?i)(core\.(pager|editor|sshcommand|fsmonitor|askpass|gitproxy)|pager\.\w+|sequence\.editor|gpg\.(\w+\.)?program"
    r"|diff\.external|(diff|merge|filter|difftool|mergetool|credential)\.(.+\.)?(command|driver|clean|smudge|process"
    r"|cmd|helper|textconv)|credential\.helper|alias\.[\w-]+|uploadpack\.packobjectshook)=(.*)",
    re.DOTALL,
)
_BOOLEAN = frozenset({"true", "false", "yes", "no", "", "cat", "less", "store", "cache", "osxkeychain"})


def unwrap(command: SimpleCommand) -> tuple[Inner, ...]:
    words = command.arguments
    found: list[Inner] = []
    for index, word in enumerate(words):
        shape = word.shape
        if shape in ("-c", "--config") and index + 1 < len(words):
            found.extend(_git_setting(words[index + 1].shape))
        elif shape.startswith("--config="):
            found.extend(_git_setting(shape.partition("=")[2]))
        elif shape.startswith("--exec-path="):
            found.append(Inner("git --exec-path", None, shape.partition("=")[2]))
        elif shape.startswith("--config-env"):
            key, _, name = (
                shape.partition("=")[2] or "".join(word.shape for word in words[index + 1 : index + 2])
            ).partition("=")
            value = next((item.value for item in command.assignments if item.name == name), None)
            known = _git_setting(f"{key}={value.shape}") if value is not None else ()
            found.extend(known or (Inner("git --config-env", None, shape),))
        elif (
            shape in ("--upload-pack", "--receive-pack", "-x", "--exec")
            or (shape == "-u" and any(before.shape == "clone" for before in words[:index]))
        ) and index + 1 < len(words):
            found.append(Inner(f"git {shape}", script_of_text(words[index + 1])))
        elif match := re.match(
            r"(--(?:upload-pack|receive-pack|exec|extcmd|open-files-in-pager))=(.+)", shape, re.DOTALL
        ):
            found.append(Inner(f"git {match[1]}", parse(match[2])))
        elif match := re.match(r"-O(.+)", shape):
            if any(before.shape == "grep" for before in words[:index]):
                found.append(Inner("git grep -O", parse(match[1])))
        elif match := re.match(r"ext::(.+)", shape, re.DOTALL):
            found.append(Inner("git ext::", parse(join(_ext_words(match[1])))))
    shapes = [word.shape for word in words]
    for verb, after in (("bisect", "run"), ("submodule", "foreach")):
        if verb in shapes and after in shapes[shapes.index(verb) :]:
            rest = words[shapes.index(after, shapes.index(verb)) + 1 :]
            rest = tuple(word for word in rest if word.shape not in ("--recursive", "--quiet", "-q"))
            if len(rest) == 1:
                found.append(Inner(f"git {verb} {after}", script_of_text(rest[0])))
            elif rest:
                found.append(Inner(f"git {verb} {after}", script_of_words(rest)))
    if "filter-branch" in shapes:
        for index, shape in enumerate(shapes[:-1]):
            if shape.endswith("-filter"):
                found.append(Inner(f"git filter-branch {shape}", script_of_text(words[index + 1])))
    return tuple(found)


def _ext_words(text: str) -> list[str]:
    """The words of git's `ext::` transport: blanks part them, `% ` is a blank, `%%` a per cent sign.

    No shell reads them. Source: git-remote-ext(1).
    """
    words = re.split(r"(?<!%) ", text)
    return [re.sub(r"%(.)", r"\1", word) for word in words if word]


def _git_setting(setting: str) -> tuple[Inner, ...]:
    if setting.lower().startswith("core.hookspath="):
        folder = setting.partition("=")[2]
        return (Inner("git -c core.hooksPath", None, folder),) if folder not in ("", "/dev/null") else ()
    match = _GIT_PROGRAM_KEYS.match(setting)
    if match is None:
        return ()
    key, value = match[1], setting.partition("=")[2].strip()
    if value in _BOOLEAN:
        return ()
    if key.lower().startswith("alias.") and not value.startswith("!"):
        return (Inner(f"git -c {key}", parse("git " + value)),)
    return (Inner(f"git -c {key}", parse(value.lstrip("!"))),)
