"""Programs that fetch, and programs that send, with the files they would send."""

import re

from llmsh.core.command import SimpleCommand
from llmsh.syntax.names import names

FETCHERS = names(
    """
    curl wget wget2 fetch aria2c http https xh lynx w3m links elinks GET lwp-request nc ncat netcat ssh ftp tftp scp
    socat telnet gsutil aws httpie curlie dig nslookup host axel openssl rclone iwr irm Invoke-WebRequest smbget
    gh glab mosquitto_sub lftp smbclient az curlftpfs ftpget ncftpget lwp-download
    """
)
SENDERS = names(
    """
    logger systemd-cat curl wget scp rsync sftp nc ncat netcat ftp mail mailx mutt sendmail
    http https xh aws gsutil s3cmd rclone socat
    telnet ssh tftp lftp gh transfer pastebinit msmtp swaks croc wormhole magic-wormhole az gcloud dig nslookup host
    ping docker_push kubectl curlie ffsend portal sendme qrcp warp-cli openssl telegram-send slackcat
    """
)
DECODERS = names(
    """
    base64 base32 basenc xxd uudecode openssl gunzip zcat gzip bunzip2 bzcat xzcat unxz gpg rev tr od hexdump xz
    unzip tar bsdtar 7z 7zz unrar funzip steghide exiftool uncompress zstdcat lzop lzma zpaq par2 dar
    bzip2 zstd strings exiv2 zsteg stegseek outguess binwalk foremost pdftotext tesseract zbarimg
    dc ascii2binary recode iconv unhex base58 age ccrypt jq lz4 brotli
    """
)

DATA_READERS = names(
    """
    cat tac head tail sed awk gawk mawk grep egrep fgrep cut paste sort uniq shuf nl fold fmt column less more tr rev
    read mapfile readarray ls find fd xargs yq xmllint dd pv tee perl
    mysql psql sqlite3 redis-cli mail xq htmlq pup mlr dasel gron xmlstarlet
    docker podman nerdctl kubectl oc gcloud vault etcdctl consul fzf envsubst m4 jinja2 j2 gomplate cheetah
    xclip xsel wl-paste pbpaste powershell.exe tmux screen zenity dialog kdialog journalctl dmesg history fc osascript
    """
)
WHOLE_READERS = frozenset(
    {"cat", "less", "more", "tee", "pv", "read", "mapfile", "readarray"}
)  # they leave nothing out
GENERATORS = names(
    """
    which command type git dircolors brew direnv starship zoxide ssh-agent gpg-agent pyenv rbenv nvm fnm conda
    pip opam thefuck realpath readlink basename dirname
    """
)


def sends_file(command: SimpleCommand) -> list[str]:
    """The files, as written, that `command` would send away."""
    program = command.program or ""
    shapes = command.shapes
    found: list[str] = []
    if program in (
        "scp",
        "rsync",
        "sftp",
        "rclone",
        "aws",
        "gsutil",
        "s3cmd",
        "az",
        "gcloud",
        "kubectl",
        "croc",
        "wormhole",
        "lftp",
    ):
        remote = [shape for shape in shapes if re.match(r"[^/]*:|\w+://", shape)]
        verbs = {"cp", "sync", "mv", "copy", "put", "send", "upload", "move", "import"}
        if remote or set(shapes) & verbs:
            found.extend(shape for shape in shapes if shape not in remote)
        if program in ("scp", "rsync") and remote and shapes and shapes[-1] not in remote:
            return []  # fetched, not sent
        return found
    if program in ("gh", "glab", "pastebinit"):
        is_upload = program == "pastebinit" or {"gist", "snippet", "upload"} & set(shapes)
        return [shape for shape in shapes if not shape.startswith("-")] if is_upload else []
    if program == "socat":
        ends = [re.match(r"(?i)(?:file|open|gopen|rdonly|create):([^,]+)", shape) for shape in shapes]
        found.extend(match[1] for match in ends if match)
    if program == "ssh" or (program == "openssl" and "s_client" not in shapes):
        return []
    for index, shape in enumerate(shapes):
        if "@" in shape and (
            program not in ("http", "https", "xh")
            or "@/" in shape
            or "@~" in shape
            or re.match(r"[\w.-]*@[^@]+\Z", shape)
        ):
            found.append(shape.split("@", 1)[1].split(";")[0])
        elif shape.startswith(("--post-file=", "--body-file=", "--upload-file=")):
            found.append(shape.split("=", 1)[1])
        elif shape in (
            "-T",
            "--upload-file",
            "-a",
            "-A",
            "--attach",
            "--attachment",
            "--post-file",
            "--body-file",
            "-in",
        ) and index + 1 < len(shapes):
            found.append(shapes[index + 1])
        elif shape.startswith("-T") and len(shape) > 2 and program == "curl":
            found.append(shape[2:])
    found.extend(item.target.shape for item in command.redirections if item.operator == "<" and item.target is not None)
    if program in ("transfer", "pastebinit", "mail", "mailx", "mutt"):
        found.extend(shape for shape in shapes if not shape.startswith("-"))
    return found


_EXECUTES = names(
    """
    psql mysql mariadb sqlite3 redis-cli mongosh mongo cqlsh crontab apt-key ed ex sqlplus
    iex Invoke-Expression source . gdb at batch wish tclsh expect
    """
)


_RUNS_DASH = names(
    """
    deno bun tsx ts-node uv swift jbang dart elixir groovy ocaml Rscript octave guile racket gnuplot kubectl oc helm
    docker podman nomad ansible-playbook m4 make gmake go cargo pwsh powershell powershell.exe
    """
)


def executes_input(command: SimpleCommand, program: str) -> bool:
    """Claims that `program` carries out what it reads from its input."""
    if program in _EXECUTES:
        return not command.has_flag("c", "e", "l") and "finger" not in command.shapes
    return program in _RUNS_DASH and bool({"-", "-f-", "/dev/stdin"} & set(command.shapes))
