"""Variables through which other programs run code: LD_PRELOAD, BASH_ENV, PROMPT_COMMAND, GIT_SSH_COMMAND, …

Source: ld.so(8), bash manual (Bash Variables), git(1) Environment Variables.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger

PROGRAMS = frozenset({"*"})
MATCHES = (
    "LD_PRELOAD=./x.so ls",
    "export LD_LIBRARY_PATH=/tmp",
    "PROMPT_COMMAND='curl h'",
    "BASH_ENV=x bash -c :",
    "env LD_PRELOAD=x ls",
    "GIT_SSH_COMMAND=x git fetch",
    "export PATH=/tmp:$PATH",
    "PAGER='sh -c x' man ls",
    "unset HISTFILE",
    "export HISTFILE=/dev/null",
    "PYTHONSTARTUP=x python3",
    "LESS='+!x' less f",
    "RSYNC_RSH='x y' rsync a h:",
    "env X='() { :; }; x' bash -c :",
)
IGNORES = (
    "LC_ALL=C ls",
    "FOO=1 make",
    "export EDITOR=vim",
    'export PATH="$PATH:$HOME/bin"',
    "PAGER=cat git log",
    "NO_COLOR=1 ls",
    "MANPAGER=cat man ls",
    "LESS=-R git log",
    "RSYNC_RSH=ssh rsync a h:",
)
_CODE = late_pattern(
    r"(LD_(PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_\w+|BASH_ENV|ENV|PROMPT_COMMAND|PS4|GIT_(SSH|SSH_COMMAND|ASKPASS|EXTERNAL_DIFF|PROXY_COMMAND|EXEC_PATH|CONFIG\w*|TEMPLATE_DIR|DIR)"
    r"|PYTHON(STARTUP|PATH|HOME|INSPECT)|PERL5(LIB|OPT|DB)|PERLLIB|RUBYOPT|RUBYLIB|NODE_OPTIONS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|LESSOPEN|LESSCLOSE|FZF_DEFAULT_COMMAND|RIPGREP_CONFIG_PATH|LESSKEYIN|LESSKEY|HELM_PLUGINS|LUA_INIT\w*|LUA_PATH|VIMINIT|EXINIT|GVIMINIT|ZDOTDIR|PERL_MM_OPT|PIP_(INDEX_URL|EXTRA_INDEX_URL)|OPENSSL_CONF|SSLKEYLOGFILE|WGETRC|CURL_HOME"
    r"|SHELLOPTS|BASHOPTS|IFS|SSH_ASKPASS|SUDO_ASKPASS|GCONV_PATH|GLIBC_TUNABLES|RUSTC_WRAPPER|CC|CXX|MAKEFLAGS|GREP_OPTIONS|TAR_OPTIONS|npm_config_\w+|BASH_FUNC\w*)\Z"
)
_TOOLS = late_pattern(
    r"((?:[A-Z]+_)*(?:PAGER|EDITOR|BROWSER|RSH|WRAPPER|OPENER|VIEWER)|MANPAGER|VISUAL|HGEDITOR|KUBE_EDITOR|FCEDIT|TEXEDIT|SHELL"
    r"|TERMINAL|TERMCMD|MAILER|SVN_SSH|CVS_RSH|RSYNC_RSH|RSYNC_CONNECT_PROG|NULLCMD|READNULLCMD|LESSEDIT|PAGER_CMD|HTTPIE_\w+"
    r"|SSH_ASKPASS|TAR_RSH|PSQL_PAGER|AWS_PAGER|BAT_PAGER)\Z"
)
_KNOWN = late_pattern(
    r"(/usr/bin/|/bin/)?(vim?|nvim|nano|emacs|micro|hx|helix|code|subl|cat|less|more|most|bat|delta|true|false|:|ed|vi|joe|kak|gedit|kate|firefox|lynx|w3m|ssh|pspg|moar|nvimpager|chromium|google-chrome|xdg-open|open|code-insiders|mcedit|emacsclient|pico|mate|zed|vise"
    r"|bash|zsh|sh|fish)?(\s+-{1,2}[\w-]+)*\s*\Z"
)
_UNCHECKED = late_pattern(
    r"NODE_TLS_REJECT_UNAUTHORIZED=0|GIT_SSL_NO_VERIFY=(?!0|false)|PYTHONHTTPSVERIFY=0|CURL_INSECURE=|GODEBUG=.*x509"
    r"|GONOSUMDB=\*|GOINSECURE=|GOFLAGS=.*-insecure|HTTPLIB2_CA_CERTS=\Z|REQUESTS_CA_BUNDLE=\Z|ANSIBLE_HOST_KEY_CHECKING=(?:0|False)"
)
_FINDER = late_pattern(r"--preview|--bind|execute|become|reload|transform")
_OPEN_FOLDER = late_pattern(r"/(?:tmp|var/tmp|dev/shm)(?:[/:]|\Z)")
_TRAIL = late_pattern(r"(HISTFILE|HISTSIZE|HISTFILESIZE|HISTCONTROL)\Z")


def assess(command: SimpleCommand) -> Finding | None:
    found: Finding | None = None
    for assignment in command.assignments:
        name = assignment.name.partition("[")[0]
        value = assignment.value.shape if assignment.value is not None else ""
        if (
            name in ("CC", "CXX", "IFS", "MAKEFLAGS", "PS4", "ENV")
            and re.fullmatch(r"[\w \t\n,;:/.+=\\|-]*", value)
            and not value.startswith("/tmp")
        ):
            continue
        if _CODE.match(name):
            return danger(Reason.INDIRECT, "makes other programs run code that is not shown", name)
        is_escape = (name in ("LESS", "MORE", "MANLESS") and "!" in value) or value.startswith("() {")
        is_escape = is_escape or (name == "FZF_DEFAULT_OPTS" and _FINDER.search(value) is not None)
        if is_escape or (_TOOLS.match(name) and not _KNOWN.match(value)):
            return danger(Reason.INDIRECT, "makes other programs run code that is not shown", name)
        if _UNCHECKED.match(f"{name}={value}"):
            return danger(Reason.SYSTEM_CONFIG, "switches off the check of who answers", name)
        if name == "PATH" and not _keeps_order(value):
            if _OPEN_FOLDER.match(value):
                return danger(Reason.INDIRECT, "lets programs of a folder that all may write to stand for others", name)
            found = caution(Reason.INDIRECT, "changes which program a name means", name)
        if _TRAIL.match(name) and value in ("", "0", "/dev/null"):
            found = caution(Reason.SYSTEM_CONFIG, "stops the history from being kept", name)
    if command.program == "unset" and any(_TRAIL.match(shape) for shape in command.shapes):
        found = caution(Reason.SYSTEM_CONFIG, "stops the history from being kept")
    return found


def _keeps_order(value: str) -> bool:
    return value.startswith(("$PATH", "${PATH}")) or bool(
        re.fullmatch(r"(?:/(?:usr/(?:local/)?)?s?bin:?)+", value)
        or re.match(r"(\$HOME|~|\$\{HOME\}|/home/[\w.-]+|/usr/local|/opt|/snap|/nix)[/\w.-]*:", value)
    )
