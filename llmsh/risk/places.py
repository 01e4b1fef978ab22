"""What kind of place a path names: a device, the system, start-up files, secrets, a whole home.

Paths are taken as written: nothing is looked up, links are not followed.
"""

import fnmatch
import posixpath
import re
from enum import StrEnum
from functools import lru_cache

from llmsh.core.late_pattern import late_pattern


class Place(StrEnum):
    """What is at stake there; ROOT and HOME are whole trees, the others also single files."""

    NULL = "null"
    DEVICE = "a device"
    ROOT = "the whole file system"
    HOME = "a whole home directory"
    STARTUP = "a file that runs at log-in, at start-up or on schedule"
    ACCESS = "a file that decides who may log in or become root"
    KERNEL = "a setting of the running kernel"
    SYSTEM = "a system file"
    SECRET = "a secret"
    ORDINARY = "an ordinary file"


_HOME = r"(?:~[\w.-]*|\$HOME|\$\{HOME\}|/home/[^/]+|/root|/Users/[^/]+)"
_NULL = late_pattern(r"/dev/(?:null|stdout|stderr|stdin|tty|fd/\d+|zero|full)\Z|/proc/self/fd/\d+\Z")
_DEVICE = late_pattern(
    r"/dev/(?:sd|hd|vd|xvd|nvme|mmcblk|disk|mapper/|md|dm-|loop|rdisk|sr|nbd|zvol|mem\b|kmem|port\b|r?disk|block/|input/)"
)
_STARTUP = late_pattern(
    rf"{_HOME}/\.(?:bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zprofile|zshenv|zlogin|zlogout|kshrc|cshrc"
    r"|tcshrc|login|inputrc|xinitrc|xsession|xprofile|pam_environment|bash_aliases|vimrc|emacs|gdbinit|lldbinit|screenrc|tmux\.conf|curlrc|wgetrc|mailcap|Rprofile|irbrc|psqlrc|sqliterc|perldb|hgrc|gvimrc|nanorc|xsessionrc|gitconfig|pythonrc(?:\.py)?)\Z"
    rf"|{_HOME}/\.config/(?:autostart|systemd|fish|environment\.d|git)/|{_HOME}/Library/LaunchAgents"
    r"|/etc/(?:profile|bash\.bashrc|bashrc|zshrc|zshenv|environment|rc\.local|crontab|cron\.|init\.d|init/|inittab"
    r"|systemd/|profile\.d|ld\.so\.preload|update-motd\.d|xdg/autostart|rc\d?\.d|anacrontab|at\.)"
    r"|/(?:var/)?service/|/etc/(?:service|runit|s6|s6-rc|dinit\.d|local\.d|xinetd\.d|inetd\.conf|udev/rules\.d|NetworkManager/dispatcher\.d|network/if-|dhcp/dhclient|apt/apt\.conf\.d|modules-load\.d|modprobe\.d|logrotate\.d|acpi/|bash_completion\.d)|/var/spool/cron|/(?:usr/)?lib/systemd/|/Library/Launch|/System/Library/Launch|/run/systemd/system"
    r"|(?:^|.*/)\.git/(?:hooks/|config\Z)|.*/(?:site|dist)-packages/(?:.*\.pth|usercustomize\.py|sitecustomize\.py)\Z|(?:.*/)?(?:user|site)customize\.py\Z|(?:.*/)?bin/activate(?:\.\w+)?\Z"
    r"|/(?:.*/)?hooks/(?:(?:pre|post|start)-(?:commit|receive|push|checkout|merge|rewrite|lock|unlock|revprop-change|update)|update|commit-msg|prepare-commit-msg)\Z"
    rf"|{_HOME}/\.(?:emacs\.d/init\.el|config/nvim/init\.(?:lua|vim)|ipython/profile_\w+/startup/|cargo/config|gradle/init|config/(?:plasma-workspace|lxsession|openbox|bspwm|awesome|qtile|sxhkd|xmonad|herbstluftwm|niri)/|config/i3/|config/sway/|config/hypr/)"
)
_ACCESS = late_pattern(
    r"(?:.*/)?authorized_keys2?\Z|/etc/(?:sudoers|passwd|shadow|gshadow|group|pam\.|pam\.d|ssh/|security/|hosts\.(?:allow"
    r"|deny)|doas\.conf|polkit|nsswitch\.conf)|(?:.*/)?\.rhosts\Z|(?:.*/)?\.ssh/(?:config|rc)\Z|/etc/hosts\.equiv"
)
_KERNEL = late_pattern(r"/selinux/|/proc/(?:sys/|sysrq|\d+/|self/)|/sys/(?!fs/cgroup/user)")
_SYSTEM = late_pattern(
    r"/(?:etc|usr(?!/local/(?:bin|share|src|lib)/|/src/)|bin|sbin|lib|lib32|lib64|libx32|boot|efi|dev|sys|proc|System|Library"
    r"|private/etc|var/lib|var/db|var/run|run(?!/user/)|nix/store|snap)(?:/|\Z)"
    r"|(?:/usr/local/s?bin|~/\.local/bin|~/bin)/(?:sudo|su|doas|ssh|scp|bash|sh|zsh|login|passwd|env|ls|ps|cat|git|rm|cp|systemctl)\Z"
    r"|/var/log/(?:auth\.log|secure|wtmp|btmp|utmp|lastlog|faillog|audit/.*|syslog|messages|journal/.*)\Z"
    r"|/(?:var|opt|srv|home|root|mnt|media|Users|Applications|usr/local|usr/local/(?:bin|lib|share))\Z"
    r"|/(?:vmlinuz|initrd)"
)
_SECRET = late_pattern(
    r"/dev/k?mem\Z|/proc/kcore\Z|(?:.*/)?(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|identity|[\w.-]+\.(?:pem|p12|pfx|kdbx|keystore|jks|key)|\.netrc|\.pgpass"
    r"|\.my\.cnf|(?!example|sample|template|dist|default)[\w-]*\.env(?:\.(?!(?:example|sample|template|dist|defaults?|schema)\Z)[\w*-]+)?|\.git-credentials|\.npmrc|\.pypirc|credentials(?:\.json|\.db|\.xml)?|shadow-?"
    r"|gshadow|\.htpasswd|[\w.-]*\.(?:tfstate|tfstate\.backup|tfvars|ovpn)|\.envrc|wp-config\.php|[\w-]*service[-_]?account[\w-]*\.json|secrets?(?:\.ya?ml|\.json|\.env|\.txt)?|master\.key|wallet\.dat|logins\.json|key[34]\.db"
    r"|Login Data|Cookies(?:\.\w+)?|cookies\.sqlite"
    r"|\.vault-token|\.dockercfg|kubeconfig|passwords?(?:\.(?:txt|csv|json|ya?ml|xml|ini|db|xlsx?|ods|docx?|kdbx?|gpg|zip|bak|old))?|krb5\.keytab"
    r"|\.bash_history|\.zsh_history|\.mysql_history|\.psql_history|access_tokens\.db|application_default_credentials\.json)\Z"
    r"|(?:.*/)?\.(?:ssh|gnupg|aws|azure|kube|password-store|docker|electrum|bitcoin)(?:/(?!known_hosts|authorized_keys|.*\.pub\Z|config\Z).*)?\Z"
    r"|(?:.*/)?\.(?:kube|docker)/config\Z"
    r"|(?:.*/)?\.config/(?:gcloud|gh|hub|op|google-chrome|chromium|BraveSoftware|rclone|doctl|sops|heroku|configstore|containers|"
    r"kwalletrc|scw|linode-cli|hcloud|github-copilot|openai|wandb|joplin-desktop)(?:/.*)?\Z|/etc/ssl/private"
    r"|(?:/var)?/run/secrets/.+|/etc/(?:wireguard|openvpn|ipsec\.d|swanctl)/.+(?:conf|key|secret\w*)\Z|/etc/ipsec\.secrets\Z"
    r"|/etc/NetworkManager/system-connections/.+|/etc/(?:wpa_supplicant/)?wpa_supplicant[\w-]*\.conf\Z|/etc/kubernetes/\w+\.conf\Z"
    r"|(?:.*/)?\.(?:cargo|gem)/credentials(?:\.toml)?\Z|(?:.*/)?\.m2/settings(?:-security)?\.xml\Z|(?:.*/)?\.(?:s3cfg|boto|passwd-s3fs"
    r"|databrickscfg|terraformrc|snowsql|oci|kaggle|pulumi|fly|terraform\.d|subversion/auth|rclone\.conf|pgpass\.conf|smbcredentials"
    r"|davfs2/secrets|msmtprc|fetchmailrc|mbsyncrc|offlineimaprc|authinfo(?:\.gpg)?|irssi|purple/accounts\.xml)(?:/.*)?\Z"
    r"|(?:.*/)?\.(?:cache/)?huggingface/(?:stored_)?tokens?\Z"
    r"|(?:.*/)?(?:\.credentials\.json|credentials\.tfrc\.json|api_?keys?(?:\.(?:txt|json))?|ssh_host_\w+_key|accessTokens\.json|msal_token_cache\.\w+)\Z"
    r"|(?:.*/)?\.\w+/(?:auth|tokens?|oauth_creds)\.json\Z|(?:.*/)?\.config/(?:hub|github-copilot/\w+\.json)\Z|/etc/mysql/debian\.cnf\Z|/etc/rancher/\w+/\w+\.yaml\Z"
    r"|(?:.*/)?\.mozilla(?:/.*)?\Z|(?:.*/)?\.local/share/(?:keyrings|kwalletd)|.*/Library/Keychains|/proc/[^/]+/(?:environ|mem)\Z|/tmp/krb5cc\w*\Z"
)
_HOME_ITSELF = late_pattern(rf"{_HOME}(?:/\*|/\.\*|/\.\[.*|/)?\Z|/home(?:/\*)?\Z|/Users(?:/\*)?\Z")
_ROOT_ITSELF = late_pattern(r"/(?:\*|\.\*|\{.*\})?\Z|/\*/.*\Z|/\?+\Z")


@lru_cache(maxsize=4096)
def normalise(shape: str) -> str:
    """`shape` without `.`, doubled slashes and what `..` takes back; `$HOME` forms become `~`."""
    text = re.sub(r"^\$(?:HOME\b|\{HOME\})", "~", shape)
    if "//" in text or "/." in text or text.startswith("./"):
        trailing = "/" if text.endswith("/") and text != "/" else ""
        cleaned = posixpath.normpath(text)
        if not cleaned.strip("/"):
            return "/"
        text = ("/" if text.startswith("/") else "") + cleaned.lstrip("/") + trailing if cleaned != "." else "."
    return text


@lru_cache(maxsize=4096)
def place_of(shape: str) -> Place:
    """The strictest kind of place that the path `shape` names."""
    path = normalise(shape)
    if _NULL.match(path):
        return Place.NULL
    if _DEVICE.match(path):
        return Place.DEVICE
    if _ROOT_ITSELF.match(path):
        return Place.ROOT
    if _HOME_ITSELF.match(path):
        return Place.HOME
    if _ACCESS.match(path):
        return Place.ACCESS
    if _STARTUP.match(path):
        return Place.STARTUP
    if _KERNEL.match(path):
        return Place.KERNEL
    if _SYSTEM.match(path):
        return Place.SYSTEM
    if _SECRET.match(path):
        return Place.SECRET
    return Place.ORDINARY


def is_secret(shape: str) -> bool:
    """Claims that `shape` names a key, a password file or another secret, whatever else it is."""
    path = normalise(shape)
    return _SECRET.match(path) is not None or _may_be_key(path)


_KEY = late_pattern(
    r"(?:.*/)?(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|[\w.-]+\.(?:p12|pfx|kdbx|keystore|jks|key)|\.netrc|\.pgpass|\.my\.cnf"
    r"|(?!example|sample|template|dist|default)[\w-]*\.env(?:\.(?!(?:example|sample|template|dist|defaults?|schema)\Z)[\w*-]+)?"
    r"|[\w-]*service[-_]?account[\w-]*\.json|credentials(?:\.json|\.db|\.xml)?|secrets?(?:\.ya?ml|\.json|\.env|\.txt)|passwords?(?:\.txt|\.csv|\.json|\.ya?ml)?|\.htpasswd|[\w.-]*\.ovpn"
    r"|\.git-credentials|\.pypirc|g?shadow-?|\.vault-token|\.dockercfg|master\.key|wallet\.dat|logins\.json|key[34]\.db"
    r"|Login Data|access_tokens\.db|application_default_credentials\.json|krb5\.keytab"
    r"|[\w.-]*priv(?:ate)?[\w.-]*\.(?:pem|key))\Z"
    r"|(?:.*/)?\.ssh/(?!config\Z|known_hosts|authorized_keys|.*\.pub\Z|rc\Z|environment\Z)[^/]+\Z"
    r"|(?:.*/)?\.aws/credentials\Z|(?:/var)?/run/secrets/.+|/etc/wireguard/.+\.conf\Z|/etc/ipsec\.secrets\Z"
    r"|/etc/NetworkManager/system-connections/.+|/etc/kubernetes/(?:admin|super-admin|controller-manager|scheduler)\.conf\Z"
    r"|(?:.*/)?\.(?:cargo|gem)/credentials(?:\.toml)?\Z|(?:.*/)?\.(?:s3cfg|passwd-s3fs|databrickscfg|smbcredentials|authinfo|rclone\.conf)\Z"
    r"|(?:.*/)?\.config/rclone/rclone\.conf\Z|(?:.*/)?\.(?:cache/)?huggingface/(?:stored_)?tokens?\Z|(?:.*/)?\.kaggle/kaggle\.json\Z"
    r"|(?:.*/)?\.gnupg/(?:private-keys|secring)|(?:.*/)?\.kube/config\Z|(?:.*/)?\.docker/config\.json\Z"
    r"|(?:.*/)?\.password-store/.+\.gpg\Z|/etc/ssl/private/.+|/proc/[^/]+/(?:environ|mem)\Z|/dev/k?mem\Z|/proc/kcore\Z|/tmp/krb5cc\w*\Z"
    rf"|{_HOME}/\.npmrc\Z"
    r"|(?:.*/)?(?:\.credentials\.json|credentials\.tfrc\.json|api_?keys?(?:\.(?:txt|json))?|ssh_host_\w+_key|accessTokens\.json|msal_token_cache\.\w+)\Z"
    r"|(?:.*/)?\.\w+/(?:auth|tokens?|oauth_creds)\.json\Z|(?:.*/)?\.config/(?:hub|github-copilot/\w+\.json)\Z|/etc/mysql/debian\.cnf\Z|/etc/rancher/\w+/\w+\.yaml\Z"
    r"|(?:.*/)?\.config/(?:gcloud/(?:credentials|legacy)|gh/hosts\.yml|doctl/config\.yaml|op/)|(?:.*/)?\.local/share/keyrings/|.*/Library/Keychains/"
)


_WELL_KNOWN = (
    *("/etc/shadow", "/etc/gshadow", "/etc/shadow-", "~/.netrc", "~/.pgpass", "~/.git-credentials", "~/.vault-token"),
    *(
        "~/.ssh/id_rsa",
        "~/.ssh/id_ed25519",
        "~/.aws/credentials",
        "~/.kube/config",
        "~/.docker/config.json",
        "~/.npmrc",
    ),
)


def _may_be_key(path: str) -> bool:
    """Claims that the pattern `path` is meant for a key: `/etc/sh?dow`; `/etc/*` is meant for many files."""
    if not re.search(r"[*?\[]", path) or len(re.sub(r"[^\w]", "", path.rpartition("/")[2])) < 2:
        return False
    return any(fnmatch.fnmatchcase(name, path) for name in _WELL_KNOWN)


def is_key(shape: str) -> bool:
    """Claims that what `shape` names is nothing but a key or a stored password: to show it is to give it away."""
    path = normalise(shape)
    return _KEY.match(path) is not None or _may_be_key(path)


def is_sensitive(place: Place) -> bool:
    """Claims that replacing what is there harms the system or who may use it."""
    return place not in (Place.NULL, Place.ORDINARY)
