"""What PowerShell, cmd.exe, AppleScript, R, Julia and functional languages do by words of their own.

Source: Microsoft cmdlet reference; AppleScript Language Guide; manuals of R, Julia, Erlang `file`, GHC `directory`.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.risk.rules.interpreter_code import only_prints
from llmsh.syntax.names import names
from llmsh.syntax.unwrap.interpreters import CODE_OPTIONS, codes

IS_PARTIAL = True
_WINDOWS = names(
    """
    cmd cmd.exe reg reg.exe vssadmin vssadmin.exe wmic bcdedit diskpart powershell.exe net net.exe schtasks
    schtasks.exe wevtutil cipher
    """
)
PROGRAMS = (frozenset(CODE_OPTIONS) - {"emacs", "emacsclient", "sqlite3"}) | _WINDOWS
_HARM: tuple[tuple[re.Pattern[str], Reason, str], ...] = (
    (
        late_pattern(
            r"(?i)\b(?:stop|restart)-computer\b|\bshut ?down\b|\brestart\b(?=\W*\Z)"
            r"|\btell app\w* \"(?:system events|finder|loginwindow)\""
            r" to (?:shut down|restart|log out|sleep)|\bInitiateSystemShutdown"
        ),
        Reason.SHUTDOWN,
        "stops the machine",
    ),
    (
        late_pattern(
            r"(?i)\b(?:format-volume|clear-disk|initialize-disk|remove-partition|set-disk|reset-physicaldisk)\b|\bformat\s+[a-z]:"
            r"|\bclean(?:\s+all)?\s*$|cipher\s+/w"
        ),
        Reason.DISK,
        "erases a disk or partition",
    ),
    (
        late_pattern(
            r"(?i)\b(?:rd|rmdir)\s+(?:/\w\s+)*/s|\b(?:del|erase)\s+(?:/\w\s+)*/s|\bdelete shadows|\bshadowcopy delete"
            r"|\bremove-item\b|\bclear-(?:content|recyclebin|eventlog)\b|\b(?:delete|move)\s+(?:every|all|contents|entire)\b|\bempty\s+(?:the\s+)?trash"
            r"|\bfile\.remove\(\s*(?:list\.files|dir|Sys\.glob)|\b(?:foreach|map|broadcast)\(\s*rm\b|\brm\.\(|\brm\(\s*(?:readdir|\"[^\"]*\"\s*[,;]\s*recursive)"
            r"|\bremoveDirectoryRecursive|\bremovePathForcibly|\bdeleteRecursively|\bdelete-(?:tree|directory-tree|directory/files)\b"
            r"|\bdel_dir_r\b|\bFile\.rm_rf|\bremoveItem\(|\brmdir\([^)]*,\s*['\"]s['\"]|\bunlink\([^)]*recursive|\brm_r\b|\bnuke\b"
            r"|\bdeleteDir\b|\bzf_rm\b|\brimraf\b|\bdelete_tree\b|\bremoveDir\b|\bremove_dir_all\b|\bwevtutil\s+cl"
        ),
        Reason.DELETE,
        "deletes whole trees or everything that matches",
    ),
    (
        late_pattern(
            r"(?i)\bset-executionpolicy\b.*\b(?:unrestricted|bypass)|\bset-mppreference\b|\bset-netfirewallprofile\b.*false"
            r"|\bdisable-(?:windowsoptionalfeature|tamperprotection)|\bbcdedit\b.*/set|\breg\s+(?:delete|add)\b|\bremove-itemproperty\b"
            r"|\bset-itemproperty\b.*hklm|\badvfirewall\b.*off"
        ),
        Reason.SYSTEM_CONFIG,
        "drops protections or changes the system's settings",
    ),
    (
        late_pattern(r"(?i)\bstop-process\b.*(?:\*|-force)|\bget-process\b[^|]*\|\s*stop-process|\btaskkill\b.*/f.*\*"),
        Reason.PROCESS_KILL,
        "ends processes that are not named one by one",
    ),
    (
        late_pattern(r"(?i)\bdisable-netadapter\b|\bremove-netipaddress\b|\bset-netadapter\b.*-disable"),
        Reason.NETWORK_LOCKOUT,
        "takes the network away",
    ),
    (
        late_pattern(
            r"(?i)\b(?:new-localuser|add-localgroupmember|add-adgroupmember)\b|\bnet\s+(?:user|localgroup)\b.*/add"
        ),
        Reason.PRIVILEGE,
        "lets somebody in",
    ),
    (
        late_pattern(r"(?i)\b(?:register-scheduledtask|new-service)\b|\bschtasks\b.*/create|currentversion\\run\b"),
        Reason.PERSISTENCE,
        "runs again by itself",
    ),
    (
        late_pattern(
            r"(?i)\bdownloadstring\b|\bdownloadfile\b|\b(?:iex|invoke-expression)\b"
            r"|-windowstyle hidden|-w hidden\b"
        ),
        Reason.NETWORK_EXEC,
        "runs code that nobody has read",
    ),
    (
        late_pattern(
            r"(?i)\bmake (?:new )?login item\b|\bnew-itemproperty\b.*\\run\b"
            r"|\bset-wmiinstance\b|\bregister-wmievent\b"
        ),
        Reason.PERSISTENCE,
        "runs again by itself",
    ),
)  # fmt: skip
_CMD_READS = late_pattern(
    r"(?i)(?:cmd(?:\.exe)? )?(?:/\w )*/c \"?(?:dir|type|echo|ver|vol|where|set|tree|find|findstr|help|hostname|whoami"
    r"|ipconfig|systeminfo|tasklist|cd|date /t|time /t)\b[^&|<>]*\Z"
)
MATCHES = (
    "pwsh -c 'Stop-Computer -Force'",
    "cmd.exe /c 'rd /s /q C:\\Users'",
    "osascript -e 'tell application \"Finder\" to empty trash'",
    "Rscript -e 'file.remove(list.files())'",
    "erl -noshell -eval 'file:del_dir_r(\"/x\")'",
    "pwsh -c 'Set-ExecutionPolicy Bypass'",
)
IGNORES = (
    "pwsh -c 'Get-Date'",
    "osascript -e 'display dialog \"hello\"'",
    "Rscript -e 'print(1)'",
    "julia -e 'println(1)'",
    "osascript -e 'get volume settings'",
    "net user",
)


def assess(command: SimpleCommand) -> Finding | None:
    given = codes(command, command.program or "", None)
    if given and all(code.is_known and only_prints(code.text or "") for code in given):
        return None
    return _of_words(command)


def _of_words(command: SimpleCommand) -> Finding | None:
    text = " ".join(command.shapes)
    text += "\n" + "\n".join(
        item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target
    )
    return _judge(f"{command.program} {text}" if command.program in _WINDOWS else text, command.program or "")


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    return None if command.operands else _judge(text, command.program or "")


def _judge(text: str, program: str) -> Finding | None:
    for pattern, reason, message in _HARM:
        if pattern.search(text):
            return danger(reason, message)
    if program in ("cmd", "cmd.exe") and not _CMD_READS.match(text):
        return caution(Reason.INDIRECT, "runs commands of another system")
    return None
