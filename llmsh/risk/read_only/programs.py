"""The list itself: programs that no option makes write, and programs with a check of their own."""

import re
from collections.abc import Callable

from llmsh.core.command import SimpleCommand
from llmsh.risk.read_only import languages, subcommands, tools
from llmsh.syntax.names import names

Check = Callable[[SimpleCommand], bool]

# No option or operand of these writes a file, runs a program, or changes state (checked against their manuals).
ANY_FLAGS = names(
    """
    ls dir vdir cat tac head tail wc cut nl rev paste join comm fold expand unexpand column tr echo pwd true false :
    test [ basename dirname realpath readlink stat du df free uptime w whoami id groups users uname nproc
    lscpu lsblk lsusb lspci lsmod lsmem lsns lslocks lslogins lsattr findmnt ps pgrep pidof pstree vmstat iostat
    mpstat netstat getent locale cal ncal printenv type which whereis apropos whatis grep egrep fgrep zgrep
    zegrep zfgrep bzgrep xzgrep diff cmp md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum
    sum md5 shasum od hexdump hd strings readelf seq factor expr numfmt zcat gzcat bzcat xzcat
    zdiff zcmp jq look pr fmt tsort cd sleep tty logname getconf lsb_release sw_vers vm_stat mdls
    modinfo getfacl getfattr getcap getenforce sestatus runlevel lastb wait ping ping6 traceroute traceroute6
    tracepath host nslookup dig whois pathchk nm-online zipinfo pdfinfo clear tput ipcs lsirq lsfd uuidparse namei
    cpuid acpi figlet fortune banner exa eza lsd dumpe2fs
    last locate mlocate plocate mdfind csvcut csvstat csvlook dpkg-query times getopt isutf8
    colordiff
    """
)


def without(*options: str) -> Check:
    """A check that none of `options` is given: letters for short ones, names for long ones."""

    def check(command: SimpleCommand) -> bool:
        return not command.has_flag(*options)

    return check


def only(*patterns: str) -> Check:
    """A check that every word matches one of the patterns in full."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)

    def check(command: SimpleCommand) -> bool:
        # Compiled when it is first asked: of hundreds of such patterns a run needs a few.
        matcher = re.compile(joined, re.DOTALL)
        return all(matcher.fullmatch(shape) for shape in command.shapes)

    return check


def needs(required: str, *patterns: str) -> Check:
    """A check that one word matches `required` in full, and every other one that or one of the patterns."""
    allowed = only(required, *patterns)

    def check(command: SimpleCommand) -> bool:
        wanted = re.compile(required)
        return any(wanted.fullmatch(shape) for shape in command.shapes) and allowed(command)

    return check


def operands_at_most(count: int, *forbidden: str, valued: str = "") -> Check:
    """A check that at most `count` operands and none of the options `forbidden` are given."""

    def check(command: SimpleCommand) -> bool:
        return len(command.options(valued).operands) <= count and not command.has_flag(*forbidden)

    return check


def nothing_given(command: SimpleCommand) -> bool:
    return not command.arguments


CHECKED: dict[str, Check] = {
    "pidstat": without("e"),
    "diff3": without("diff-program"),
    "ptx": without("G", "traditional"),
    "cowsay": without("f"),
    "cowthink": without("f"),
    "lstopo": only(r"-[vplc]|--(no-io|whole-io|merge|no-legend|no-caches|physical|logical)|--of|console|txt|-"),
    **dict.fromkeys(
        ("lvs", "vgs", "pvs", "lvdisplay", "vgdisplay", "pvdisplay"),
        without("config", "profile", "commandprofile", "metadataprofile"),
    ),
    "zstdcat": without("o", "rm", "output-dir-flat", "output-dir-mirror"),
    "pkg-config": without("log-file"),
    "pg_isready": only(r"-[dhptU].*|--(dbname|host|port|timeout|username|quiet)(=.*)?|-q|[^-].*"),
    "lpstat": only(r"-[aceloprstuvRdWH]+|[\w.-]+|completed|not-completed|all"),
    "sort": without("o", "output", "compress-program", "files0-from"),
    "gsort": without("o", "output", "compress-program"),
    "uniq": operands_at_most(1, valued="fsw"),
    "shuf": without("o", "output"),
    "tree": without("o", "R"),
    "file": without("C", "compile"),
    "arch": nothing_given,
    "base64": without("o", "output"),
    "base32": without("o", "output"),
    "basenc": without("o", "output"),
    "gzip": needs(r"-[lvNt]*[lt][lvNt]*|--list|--test", r"-[vqN]+|[^-].*"),
    "xz": needs(r"-[lvt]*[lt][lvt]*|--list|--test", r"-[vq]+|[^-].*"),
    "bzip2": needs(r"-[tv]*t[tv]*|--test", r"[^-].*"),
    "zstd": needs(r"-[lvt]*[lt][lvt]*|--list|--test", r"[^-].*"),
    "ssh-add": needs(r"-[lL]"),
    "pdftotext": needs(r"-", r"-(layout|raw|nopgbrk|q|f|l|\d+)|\d+|[^-].*\.pdf"),
    "hexyl": only(r"-[nscb]?\d*|--(length|skip|color|border)(=\w+)?|\d+\w*|[^-].*"),
    "delta": only(r"--(side-by-side|line-numbers|no-gitconfig)|[^-].*"),
    "glow": needs(r"[^-].*", r"-[psw]|\d+"),
    "fc-list": only(r"-[vf]|:.*|[^-].*"),
    "fc-match": only(r"-[vasf]|[^-].*"),
    "xdpyinfo": only(),
    "xlsclients": only(r"-[al]+"),
    "glxinfo": only(r"-[Bl]"),
    "vulkaninfo": only(r"--summary"),
    "dotnet": needs(r"--(info|version|list-sdks|list-runtimes)"),
    "loc": only(r"[^-].*"),
    "scc": only(r"[^-].*"),
    "certbot": needs(r"certificates", r"--(cert-name|domain|domains)|-d|[\w.*-]+"),
    "nix-store": needs(
        r"-q|--query",
        r"--(references|referrers|requisites|tree|deriver|size|roots|graph|hash|outputs)|-[Rq]|/\S+|[^-]\S*",
    ),
    "make": needs(r"-v|--version"),
    "hwinfo": only(r"--(short|cpu|disk|memory|usb|pci|gfxcard|network)"),
    "inxi": only(r"-[A-Zaxz]+\d*"),
    "iotop": only(r"-[bonPakqt\d]+|\d+"),
    "dstat": only(r"-[cdngymstlr]+|\d+"),
    "nethogs": only(r"-[tv]|\d+|\w+"),
    "sar": without("o"),
    "who": only(r"-.*|am|i"),
    "xxd": operands_at_most(1, "r", valued="clsgo"),
    "sdiff": without("o", "output", "diff-program"),
    "ss": without("K", "kill", "D", "diag"),
    "lastlog": without("C", "S", "clear", "set"),
    "blkid": without("g", "c", "w", "cache-file", "garbage-collect"),
    "lshw": only(r"-(html|short|xml|json|businfo|numeric|quiet|sanitize|notime|C|class|c|disable|enable)", r"[^-]\S*"),
    "dirs": only(r"-[lpv]+", r"[+-]\d+"),
    "dmidecode": without("dump-bin", "from-dump"),
    "iconv": without("o", "output"),
    "rg": without("pre", "hostname-bin", "search-zip"),
    "ag": without("pager"),
    "ack": without("pager", "output", "create-ackrc", "ackrc"),
    "bat": tools.bat,
    "batcat": tools.bat,
    "less": only(r"-[RSNFXiIeEmMnqQsrKG]+", r"--(no-init|raw-control-chars|chop-long-lines|LINE-NUMBERS)", r"[^-+].*"),
    "more": only(r"-[dflpcsu]+", r"[^-+].*"),
    "yq": only(r"-[reMCP]+|-o=?\w*|-p=?\w*|--(raw-output|prettyPrint|output-format=\w+)", r"[^-=|].*"),
    "xmllint": only(r"--(noout|format|xpath|valid|html|nonet|recover|huge)", r"[^-].*"),
    "man": only(r"-[akfw]+|--(where|path|apropos|whatis)", r"[^-].*"),
    "info": only(r"[^-].*"),
    "tldr": only(r"[^-].*"),
    "help": only(r"-[dms]+", r"[^-].*"),
    "command": only(r"-[vVp]+", r"[^-].*"),
    "date": tools.date,
    "hostname": only(r"-[iIfsdAy]+|--(ip-address|all-ip-addresses|fqdn|short|domain|long)"),
    "hostnamectl": only(r"status|--(static|transient|pretty|json=\w+)"),
    "timedatectl": only(r"status|show|list-timezones|timesync-status|--(no-pager|all|value|property=\w+)|-p|[A-Z]\w+"),
    "localectl": only(r"status|list-\w+|--no-pager"),
    "dmesg": without("C", "c", "clear", "read-clear", "D", "E", "n", "console-off", "console-on", "console-level"),
    "arp": only(r"-[anev]+", r"[\w.:][\w.:-]*"),
    "route": only(r"-[n46ev]+"),
    "ifconfig": operands_at_most(1, valued=""),
    "iwconfig": operands_at_most(1),
    "mount": only(r"-l"),
    "swapon": only(r"--show(=.*)?|-s|--summary|--bytes|--noheadings"),
    "losetup": only(r"-[al]+|--(list|all)"),
    "history": only(r"\d+"),
    "alias": only(r"-p|[\w.-]+"),
    "jobs": only(r"-[lnprs]+"),
    "umask": only(r"-[Sp]+"),
    "ulimit": only(r"-[HSacdefilmnpqrstuvxT]+"),
    "trap": only(r"-[lp]+"),
    "kill": tools.kill,
    "killall": only(r"-l|--list"),
    "fuser": without("k", "kill", "i"),
    "set": nothing_given,
    "export": only(r"-p"),
    "declare": needs(r"-p|-[fF]", r"[A-Za-z_]\w*"),
    "shopt": only(r"-[pqo]+", r"[a-z_]+"),
    "bind": only(r"-[lpPsSvVX]+"),
    "complete": only(r"-p"),
    "hash": only(r"-[lt]+"),
    "fc": needs(r"-ln?", r"-?\d+"),
    "crontab": needs(r"-l", r"-u|[\w-]+"),
    "at": only(r"-l"),
    "atq": only(),
    "env": nothing_given,
    "sudo": only(r"-l|-n"),
    "stty": only(r"-a|size|speed|-g"),
    "sysctl": tools.sysctl,
    "top": tools.top,
    "smartctl": needs(
        r"-[aixHcAlg]+|--(all|info|health|scan|xall|attributes|capabilities)", r"/dev/\w+|-d|error|selftest|sat"
    ),
    "hdparm": only(r"-[iIgtTC]+|/dev/\w+"),
    "fdisk": needs(r"-l|-x|--list", r"/dev/\w+"),
    "parted": needs(r"-l|--list|print", r"-s|/dev/\w+|free|unit|\w?i?B"),
    "sfdisk": needs(r"-[ldJ]+|--(list|dump|json)", r"/dev/\w+"),
    "lsinitramfs": only(r"[^-].*"),
    "mdadm": needs(r"--(detail|examine|query)|-[DEQ]", r"/dev/\w+|--scan"),
    "zfs": subcommands.check("zfs"),
    "zpool": subcommands.check("zpool"),
    "btrfs": subcommands.check("btrfs"),
    "read": tools.read,
    "printf": lambda command: not command.shapes[:1] or not command.shapes[0].startswith("-"),
    "lsof": without("D"),
    "sensors": only(r"-[ujfA]+"),
    "nm": without("plugin"),
    "size": without("plugin"),
    "objdump": without("plugin"),
    "find": tools.find,
    "gfind": tools.find,
    "fd": tools.fd,
    "fdfind": tools.fd,
    "sed": languages.sed,
    "gsed": languages.sed,
    "awk": languages.awk,
    "gawk": languages.awk,
    "mawk": languages.awk,
    "nawk": languages.awk,
    "sqlite3": languages.sqlite,
    "psql": languages.sql_client,
    "mysql": languages.sql_client,
    "mariadb": languages.sql_client,
    "tee": only(r"/dev/(null|stderr|stdout|tty)|-a"),
    "ldd": only(r"-[vdru]+", r"/(usr/)?(s?bin|lib\w*)/\S+"),
    "identify": only(r"-verbose|-ping|-format", r"%[\w%\s,\\]*", r"[^-:|@]+\.(png|jpe?g|gif|webp|bmp|tiff?)"),
    "ffprobe": only(r"-hide_banner|-show_\w+|-v|quiet|error|-of|-print_format|json|csv|-i", r"[^-:]+"),
    "exiftool": only(
        r"-(\w+:)?(\w*Date\w*|Make|Model|GPS\w*|Image\w*|Title|Artist|Author|Duration|Orientation|ISO|Keywords|Copyright"
        r"|File(Name|Size|Type\w*)|Exif\w*|Camera\w*|Lens\w*|MIMEType|Creator|Software|Comment|Megapixels|Rotation|Subject"
        r"|Rating|Aperture|ShutterSpeed|FocalLength|XMP:all|EXIF:all)",
        r"-[ajgGnsS]+",
        r"[^-@=]+",
    ),
    "cloc": only(r"--(quiet|by-file|json|csv|md|vcs=git)", r"[^-]+"),
    "tokei": only(r"-[fs]|--(files|sort)", r"[^-]+"),
    "mountpoint": only(r"-[qdx]+", r"[^-].*"),
    "git": subcommands.git,
    "curl": tools.curl,
    "wget": tools.wget,
    "tar": tools.tar,
    "gtar": tools.tar,
    "bsdtar": tools.tar,
    "unzip": needs(r"-[vq1]*[lvtZp][vq1]*", r"[^-].*"),
    "7z": tools.seven_zip,
    "unrar": tools.seven_zip,
    "ar": only(r"-?[tpv]+", r"[^-].*"),
    "cpio": only(r"-?i?tv*", r"--list", r"--quiet"),
    "gpg": needs(
        r"--(list-keys|list-public-keys|fingerprint|list-sigs|version|list-packets|list-secret-keys)|-[kK]",
        r"--with-colons|--keyid-format|[^-].*",
    ),
    "ssh-keygen": needs(r"-(l|B|lf|lvf)", r"-[vEf]|[^-].*"),
    "openssl": tools.openssl,
    "xclip": needs(r"-o", r"-selection|-sel|clipboard|primary"),
    "xsel": needs(r"-[opb]*o[opb]*|--output", r"-[pb]|--(clipboard|primary)"),
    "pbpaste": only(),
    "xrandr": only(
        r"-q|--query|--listmonitors|--listactivemonitors|--listproviders|--verbose|--current|--properties|--prop"
    ),
    "iptables": needs(
        r"-[LSnvx]*[LS][LSnvx]*|--list(-rules)?", r"-[nvx]+|--(numeric|verbose|line-numbers)|-t|[A-Za-z_]+"
    ),
    "iptables-save": only(r"-[ct]|filter|nat|mangle|raw"),
    "ip6tables": needs(
        r"-[LSnvx]*[LS][LSnvx]*|--list(-rules)?", r"-[nvx]+|--(numeric|verbose|line-numbers)|-t|[A-Za-z_]+"
    ),
    "rfkill": needs(r"list|--output-all", r"-[no]+|all|wifi|bluetooth|wlan"),
    "tmux": tools.tmux,
    "screen": needs(r"-(ls|list)", r"-(ls|list)"),
    "diskutil": only(r"list|info|-all|-plist|/dev/\w+|disk\w+|/"),
    "system_profiler": only(r"-\w+|SP\w+|mini|basic|full|json|xml"),
    "bc": only(r"-[lqsw]+"),
    "nvidia-smi": only(r"-L|-q|--query-gpu=[\w.,]+|--format=[\w,]+|-l|\d+|-i|--list-gpus|dmon|pmon|topo|-m"),
}
CHECKED.update({program: subcommands.check(program) for program in subcommands.READS})


def is_tool(program: str) -> bool:
    """Claims that the program is well enough known to be asked for its version."""
    return program in _ASKABLE or program in ANY_FLAGS or program in CHECKED


_ASKABLE = names(
    """
    python python2 python3 perl ruby node nodejs php lua java javac go rustc cargo gcc g++ clang make cmake ninja
    bash zsh fish sh dash vim nvim nano emacs npm yarn pnpm pip pip3 pipx uv poetry conda docker podman kubectl helm
    terraform ansible aws gcloud az gh git hg svn ssh scp rsync tar gzip bzip2 xz zip unzip ffmpeg convert magick
    pandoc tmux screen systemctl apt dnf yum pacman brew snap flatpak mysql psql sqlite3 redis-cli rm cp mv ln mkdir
    rmdir chmod chown touch dd sudo find xargs tee install nginx apache2 httpd code rg fd bat fzf julia ghc R rustup
    deno bun tsc eslint prettier pytest mypy ruff black flake8 jest gradle mvn dotnet swift kotlin scala
    """
)
