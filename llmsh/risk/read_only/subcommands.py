"""Programs with subcommands: the ones that read, each with what it must not have."""

import re
from collections.abc import Callable

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.risk.git import subcommand
from llmsh.risk.read_only import administration
from llmsh.syntax.names import names

# Verbs of clouds after which `list` or `show` is a name: `gcloud builds submit list`.
_ACTS = (
    "delete|create|update|set|add|remove|start|stop|restart|reset|deploy|invoke|ssh|scp|submit|enable|disable|call"
    "|export"
    "|import|publish|resize|move|patch|clone|attach|detach|execute|cancel|restore|rollback|promote|failover|migrate"
    "|undelete|activate|login|logout|rest|open|upload|download|purge|recover|approve|reject|rotate|regenerate|renew"
    "|assign"
    "|grant|revoke|swap|sync|scale|redeploy|deallocate|generalize|convert|send|browse|up|apply|replace|abandon|suspend"
    "|resume|simulate|connect|tail|ack|pull|push|copy|insert|write|lock|unlock|trigger|retry|drain|undeploy|switch"
)
# First words that read. "a b" means the subcommand a followed by b.
READS: dict[str, str] = {
    "systemctl": "status|show|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|list-jobs|"
    "list-machines|is-active|is-enabled|is-failed|is-system-running|cat|get-default|help|show-environment",
    "service": "--status-all|\\S+ status",
    "loginctl": "list-sessions|list-users|list-seats|show-session|show-user|session-status|user-status|seat-status",
    "launchctl": "list|print|print-disabled|blame|version",
    "docker": "ps|images|logs|inspect|stats|top|version|info|history|port|search|events|diff|(container|image|volume|"
    "network|context|node|service|stack|secret|config) (ls|list|inspect|ps|logs|stats|top|history|port|diff|"
    "show)|system (df|info)|compose (ps|logs|config|ls|images|top|version|port)",
    "podman": "ps|images|logs|inspect|stats|top|version|info|history|port|search|diff|(container|image|volume|network|"
    "pod) (ls|list|inspect|ps|logs|stats|top|history|exists)|system (df|info)",
    "docker-compose": "ps|logs|config|images|top|version|port",
    "kubectl": "get|describe|logs|top|explain|version|api-resources|api-versions|cluster-info|auth (can-i|whoami)|"
    "config (view|get-contexts|current-context|get-clusters|get-users)|rollout (status|history)|events",
    "oc": "get|describe|logs|explain|version|whoami|status|projects",
    "helm": "list|ls|status|history|show|search|version|env|get",
    "apt": "list|show|search|policy|depends|rdepends|showsrc|changelog",
    "apt-cache": "show|showpkg|showsrc|search|policy|depends|rdepends|madison|pkgnames|stats|unmet|dump",
    "aptitude": "search|show|versions|why|why-not",
    "dpkg": "-l|-L|-s|-S|-p|-I|-c|--list|--listfiles|--status|--search|--print-avail|--info|--contents|"
    "--get-selections|--print-architecture|--audit|-C|-V|--verify",
    "rpm": "-q\\w*|--query|-V\\w*|--verify",
    "dnf": "list|info|search|provides|repolist|repoquery|history list|check-update|deplist",
    "yum": "list|info|search|provides|repolist|history list|check-update|deplist",
    "zypper": "se|search|info|if|lr|repos|lu|list-updates|packages|pa",
    "pacman": r"-Q[a-xz]*|-S[sigl]+|-F[lsx]*|-T|-V",
    "apk": "info|list|search|policy|version|stats",
    "brew": "list|ls|info|search|deps|uses|leaves|config|outdated|desc|cat|--prefix|--cellar|--version",
    "snap": "list|info|find|version|changes|connections|services|refresh --list",
    "flatpak": "list|info|search|remotes|remote-ls|history|ps",
    "pip": "list|show|freeze|check|index versions|inspect|config (list|get|debug)|cache (dir|info|list)",
    "pip3": "list|show|freeze|check|index versions|inspect|config (list|get|debug)|cache (dir|info|list)",
    "npm": "ls|list|view|info|show|outdated|root|bin|prefix|search|ping|whoami|explain|why|fund|config (list|get)",
    "yarn": "list|info|why|licenses|outdated|versions",
    "pnpm": "list|ls|why|outdated|licenses|root|bin",
    "gem": "list|info|search|environment|contents|dependency|which|outdated|specification",
    "cargo": "tree|search|version|locate-project|pkgid|--list",
    "rustup": "show|which|toolchain list|target list|component list",
    "go": "version|list|doc|env",
    "conda": "list|info|search|env list|config --show\\S*",
    "gcloud": rf"(?:(?!(?:{_ACTS})[ -])[\w-]+ ){{0,4}}"
    r"(list|describe|get-value|info|get-iam-policy)|info|version|auth list|config (list|get)",
    "aws": "s3 ls|sts get-caller-identity|configure list|(ec2|rds|iam|ecs|eks|lambda|cloudformation|cloudwatch|"
    "route53|elbv2|elb|autoscaling|logs|dynamodb|sns|sqs|kms|ecr|ssm|secretsmanager|organizations|s3api|efs|"
    "acm|ce) (describe-\\S+|list-\\S+)",
    "az": rf"(?:(?!(?:{_ACTS})[ -])[\w-]+ ){{0,4}}"
    r"(list|show)|version|account (list|show)",
    "gh": "(pr|issue|repo|run|release|workflow|gist|label|ruleset|cache) (list|view|status|checks|diff|ls)|status|"
    "auth status|search \\S+",
    "heroku": "apps|logs|ps|releases|info|status|addons",
    "vagrant": "status|global-status|version|port|box list|ssh-config",
    "virsh": "list|dominfo|domstate|domblklist|domiflist|net-list|pool-list|vol-list|nodeinfo|capabilities|dumpxml|"
    "version|domifaddr|snapshot-list",
    "multipass": "list|info|version|find",
    "ufw": "status|app list|app info|show \\S+|version",
    "firewall-cmd": "--list-\\S+|--get-\\S+|--state|--info-\\S+|--query-\\S+",
    "nft": "list|describe",
    "nmcli": r"|general\Z|general status|device\Z|device (status|show|wifi list)|device wifi\Z|dev\Z|dev status|"
    r"dev wifi\Z|"
    r"connection\Z|connection show|con show|c show|radio\Z|-v|networking connectivity",
    "ip": r"(-\S+ )*(a|addr|address|l|link|r|route|ro|n|neigh|neighbour|rule|maddr|mroute|netns|tunnel|tuntap|netconf|"
    r"tcp_metrics|token)(\Z| (show|list|ls|lst|get|sh)(\Z| .*))",
    "resolvectl": r"|status|query|statistics|dns\Z|domain\Z",
    "bluetoothctl": "list|show|devices|info",
    "zfs": "list|get|diff|holds|userspace|groupspace|version",
    "zpool": r"list|status|get|history|iostat|version|import\Z",
    "btrfs": "filesystem (df|show|usage|du)|fi (df|show|usage|du)|subvolume (list|show|get-default)|device (stats|"
    "usage)|scrub status|balance status|qgroup show|inspect-internal \\S+",
    "cryptsetup": "status|luksDump|isLuks|luksUUID",
    "nvme": "list|list-subsys|smart-log|id-ctrl|error-log|version",
    "journalctl": "|.*",
    "update-alternatives": "--(list|display|query|get-selections)",
    "alternatives": "--(list|display)",
    "efibootmgr": r"|-v\Z",
    "chronyc": r"(tracking|sources|sourcestats|activity|ntpdata)( -v)?\Z",
    "coredumpctl": "list|info",
    "systemd-analyze": "|time|blame|critical-chain|verify|calendar|timespan|security",
    "machinectl": "list|status|show|list-images",
    "networkctl": "|list|status|lldp",
    "ostree": "log|ls|refs|show",
    "terraform": r"version|providers\Z|providers schema|state (list|show)|output|show|validate|graph"
    r"|workspace (list|show)",
    "minikube": "status|version|ip|profile list|addons list",
    "tailscale": "status|ip|version|netcheck",
    "pm2": "list|ls|status|show|info|describe",
    "supervisorctl": "status|version|pid|avail",
    "ldconfig": "-p|--print-cache",
    "getsebool": ".*",
    "pactl": "info|list",
    "wpctl": "status|inspect",
    "xinput": "|list",
    "gsettings": "get|list-\\S+|range|describe|writable|monitor",
    "defaults": "read|read-type|domains|find",
    "hg": r"status|st|log|diff|branch\Z|branches|tags|heads|parents|summary|id|identify|cat|annotate|files|manifest|"
    "paths|root|outgoing|incoming",
    "svn": "status|st|log|diff|info|list|ls|cat|blame|annotate|praise|propget|proplist",
    "redis-cli": "(?i:get|keys|scan|info|ping|ttl|pttl|type|lrange|hgetall|hget|smembers|zrange|dbsize|exists|llen|"
    "strlen|"
    "mget|hlen|scard|zcard|hkeys|hvals|sismember|zscore|lastsave|time)",
    "mysqladmin": "status|version|processlist|ping|extended-status|variables",
    "etcdctl": "get|endpoint (status|health)|member list|version|alarm list",
    "swapon": "--show.*|-s",
    "tuned-adm": "active|list|recommend",
    "pmset": "-g.*",
    "nvram": r"-x?p\Z",
    "networksetup": "-(list|get)\\S+",
    "scutil": "--(get|dns|proxy|nc list).*",
    "dscl": "\\. -?(list|read|ls|cat).*",
    "tmutil": "list\\S+|status|version|destinationinfo|latestbackup|machinedirectory",
    "mdutil": r"-s( /\S*| -a)?\Z",
    "softwareupdate": r"(-l|--list|--history)\Z",
    "csrutil": r"status\Z",
    "spctl": r"--status\Z",
    **administration.READS,
}
_FORBIDDEN = names(
    """
    output out output-file output-directory outfile exec edit fix write watch-exec kubeconfig config-file
    vacuum-size vacuum-time vacuum-files rotate flush sync setup-keys update-catalog cursor-file relinquish-var dump
    pager pipe eval define root ext-diff textconv force delete purge set unset add remove update install save zap
    bundle create prune web pre-invoke post-invoke load macros rcfile undefine setopt hookdir python master-disable
    refresh downloadonly download import log-file diff-cmd diff3-cmd editor-cmd config-option config-dir
    smart-relinquish-var untar hard-refresh admin-daemon reset
    """
)
_ALLOWED_OUTPUT = {
    "kubectl",
    "oc",
    "helm",
    "az",
    "aws",
    "gcloud",
    "journalctl",
    "systemctl",
    "snap",
    "nmcli",
    "terraform",
    "machinectl",
    "tmutil",
    "brew",
    "update-alternatives",
    "pip",
    "pip3",
    "loginctl",
    "networkctl",
    "coredumpctl",
}
# Options of one letter that write or run, where a program has them.
_SHORT_FORBIDDEN = {
    "docker": late_pattern(r"-o.*"),
    "docker-compose": late_pattern(r"-o.*"),
    "podman": late_pattern(r"-o.*"),
    "hg": late_pattern(r"-o.*"),
    "pacman": late_pattern(r"-[a-zA-Z]*y[a-z]*"),
    "rpm": late_pattern(r"-\w*[ED].*"),
    **dict.fromkeys(("apt", "apt-cache", "aptitude"), late_pattern(r"-[oc].*|--option.*")),  # they may name hooks
    **dict.fromkeys(("nft", "virsh", "supervisorctl"), late_pattern(r"-i|--interactive|.*;.*", re.DOTALL)),
    **dict.fromkeys(("kubectl", "oc"), late_pattern(r"--profile.*")),
    "dnf": late_pattern(r"-c.*|--config.*"),
    "zpool": late_pattern(r"-\w*c"),
    "visudo": late_pattern(r"-\w*x.*|--e.*"),
    "sshd": late_pattern(r"-\w*[Eo].*"),
    "btrfs": late_pattern(r"-\w*z\w*"),
}
_VALUED = {
    "systemctl": "ptnosH",
    "docker": "nfH",
    "podman": "nf",
    "kubectl": "nlocf",
    "helm": "no",
    "journalctl": "unpStgobD",
    "ip": "",
    "npm": "",
    "apt": "o",
    "gh": "RLsl",
    "docker-compose": "fp",
    "git": "Cc",
    "hg": "Rr",
    "svn": "rl",
    "redis-cli": "hpna",
    "mysqladmin": "uhP",
    "nmcli": "fmgc",
}
_GIT_READS = names(
    """
    status log diff show blame annotate shortlog describe rev-parse rev-list ls-files ls-tree ls-remote cat-file
    grep for-each-ref show-ref name-rev merge-base cherry range-diff whatchanged diff-tree diff-index diff-files
    count-objects var version help check-ignore check-attr check-mailmap verify-commit verify-tag
    show-branch fsck
    """
)
_GIT_FORBIDDEN = names(
    """
    output ext-diff textconv open-files-in-pager upload-pack exec lost-found write-tree connectivity-file extcmd
    receive-pack
    """
)
_GIT_SETTINGS = late_pattern(
    r"(?i)(color|column|log|status|advice)\.[\w.]+=[\w-]*\Z|core\.(quotepath|abbrev)=\w+\Z"
    r"|(core\.)?pager(\.\w+)?=(cat|false)?\Z|diff\.(renames|algorithm)=\w+\Z"
)
_GIT_LISTS: dict[str, str] = {
    "branch": r"(-a|-r|-v|-vv|-av|-avv|-l|--list|--all|--remotes|--verbose|--show-current|--(no-)?merged|"
    r"--(no-)?contains"
    r"|--sort=\S+|--format=.*|--color\S*|--points-at|--column)",
    "tag": r"(-l|--list|-n\d*|--sort=\S+|--contains|--(no-)?merged|--points-at|--format=.*|--column)",
    "remote": r"(-v|--verbose|show|get-url)",
    "stash": r"(list|show)",
    "config": r"(-l|--list|--get|--get-all|--get-regexp|--get-urlmatch|list|get|--show-origin|--show-scope|--global|"
    r"--local"
    r"|--system|--name-only)",
    "worktree": r"list",
    "submodule": r"(status|summary|--recursive)",
    "bisect": r"(log|view)",
    "notes": r"(list|show)",
    "reflog": r"(show|list|exists|-\d+|-n|--all|--date=\S+|HEAD\S*|[\w/@{}.-]+)",
    "sparse-checkout": r"list",
    "lfs": r"(ls-files|status|env|version)",
    "symbolic-ref": r"(--short|-q|HEAD|refs/\S+)",
}


def check(program: str) -> Callable[[SimpleCommand], bool]:
    """The check that the words begin with a subcommand that reads, and hold nothing that writes."""
    pattern = late_pattern(f"(?:{READS.get(program, '')})(?: .*)?", re.DOTALL)

    forbidden = _SHORT_FORBIDDEN.get(program)

    def reads(command: SimpleCommand) -> bool:
        shapes = command.shapes
        for shape in shapes:
            if forbidden is not None and forbidden.fullmatch(shape):
                return False
            is_allowed = (
                shape.startswith("--output") if program in _ALLOWED_OUTPUT else shape == "--log" and program == "gh"
            )
            if _is_one_of(shape, _FORBIDDEN) and not is_allowed:
                return False
            if program == "go" and shape.startswith(
                ("-w", "-u", "-mod=", "-modfile", "-toolexec", "-exec", "-overlay", "-export", "-compiled", "--export")
            ):
                return False
        leading = 0
        valued = _VALUED.get(program, "")
        while (
            leading < len(shapes)
            and shapes[leading].startswith("-")
            and not pattern.fullmatch(" ".join(shapes[leading:]))
        ):
            takes_value = len(shapes[leading]) == 2 and shapes[leading][1] in valued
            leading += 2 if takes_value else 1
        text = " ".join(shapes[leading:])
        if not pattern.fullmatch(text):
            return False
        return not (
            program in ("gcloud", "kubectl", "aws") and re.search(r"\b(dump|delete|create|update|get-object)\b", text)
        )

    return reads


def _is_one_of(shape: str, long_options: frozenset[str]) -> bool:
    """Claims that `shape` is one of `long_options`, or an abbreviation that a parser may complete to one."""
    if not shape.startswith("--"):
        return False
    given = shape[2:].partition("=")[0]
    return len(given) > 1 and any(name.startswith(given) for name in long_options)


def git(command: SimpleCommand) -> bool:
    """A subcommand that reads, with no option that writes or runs, and no `-c` that could."""
    found = subcommand(command)
    shapes = command.shapes
    if found is None:
        return False
    verb, words = found
    own = shapes[: len(shapes) - len(words) - 1]
    for index, shape in enumerate(own):
        if shape == "-c":
            if not _GIT_SETTINGS.match(own[index + 1] if index + 1 < len(own) else ""):
                return False
        elif shape.startswith("-") and not re.match(
            r"-C\Z|--(no-pager|git-dir|work-tree|no-optional-locks|bare|literal-pathspecs)|-P\Z", shape
        ):
            return False
    rest = [word.shape for word in words]
    if any(_is_one_of(shape, _GIT_FORBIDDEN) or shape.startswith("-O") or shape == "-o" for shape in rest):
        return False
    if verb == "cat-file" and any(shape.startswith("--filters") for shape in rest):
        return False  # smudge filters of the repository run
    if verb == "apply":
        return "--check" in rest and not {"--index", "--apply", "--3way", "-3"} & set(rest)
    if verb == "help" and any(re.match(r"-[wi]|--(?:web|info)", shape) for shape in rest):
        return False  # opens a program of the user's choice
    if verb in _GIT_READS:
        return True
    pattern = _GIT_LISTS.get(verb)
    if pattern is None:
        return False
    if verb == "branch":
        listing = any(re.match(r"-l|--list|--(no-)?(contains|merged)|--points-at", shape) for shape in rest)
        return all(re.fullmatch(pattern, shape) for shape in rest if shape.startswith("-")) and (
            listing or all(shape.startswith("-") for shape in rest)
        )
    if verb == "tag":
        listing = any(re.match(r"-l|--list|-n|--contains|--(no-)?merged|--points-at", shape) for shape in rest)
        return all(re.fullmatch(pattern, shape) for shape in rest if shape.startswith("-")) and (listing or not rest)
    if verb == "config":
        reads = bool({"-l", "--list", "--get", "--get-all", "--get-regexp", "--get-urlmatch"} & set(rest)) or rest[
            :1
        ] in (["list"], ["get"])
        names = [shape for shape in rest if not shape.startswith("-")]
        return all(re.fullmatch(pattern, shape) for shape in rest if shape.startswith("-")) and (
            reads or len(names) == 1
        )
    if verb in ("remote", "submodule", "reflog") and not rest:
        return True
    if verb == "remote" and rest[0].startswith("-"):
        return len(rest) == 1 and rest[0] in ("-v", "--verbose")
    if verb == "reflog":
        return all(re.fullmatch(pattern, shape) for shape in rest) and not {"expire", "delete", "drop", "write"} & set(
            rest
        )
    if verb == "symbolic-ref":
        return len([shape for shape in rest if not shape.startswith("-")]) == 1 and all(
            re.fullmatch(pattern, shape) for shape in rest
        )
    return bool(rest) and re.fullmatch(pattern, rest[0]) is not None
