"""What a trial cannot see: keys, credentials, sessions and the sockets of services that act outside it.

Such a place is there, but empty and closed; trying to change one fails, and is no part of the difference.
Not covered: secrets in other places.
"""

import contextlib
import glob
import os
import pwd
from collections.abc import Iterable, Mapping

# Below a home directory.
OF_A_HOME = (
    ".ssh",
    ".gnupg",
    ".password-store",
    ".local/share/keyrings",
    ".local/share/kwalletd",
    ".pki",
    ".netrc",
    ".git-credentials",
    ".config/git/credentials",
    ".config/gh",
    ".config/hub",
    ".aws",
    ".azure",
    ".config/gcloud",
    ".config/doctl",
    ".oci",
    ".kube",
    ".docker",
    ".config/containers/auth.json",
    ".config/rclone",
    ".config/op",
    ".vault-token",
    ".terraform.d/credentials.tfrc.json",
    ".npmrc",
    ".yarnrc.yml",
    ".pypirc",
    ".cargo/credentials.toml",
    ".cargo/credentials",
    ".gem/credentials",
    ".pgpass",
    ".my.cnf",
    ".mozilla",
    ".thunderbird",
    ".config/google-chrome",
    ".config/chromium",
    ".config/BraveSoftware",
)
OF_THE_SYSTEM = (
    "/etc/shadow",
    "/etc/gshadow",
    "/etc/shadow-",
    "/etc/gshadow-",
    "/etc/ssl/private",
    "/etc/krb5.keytab",
    "/etc/wireguard",
    "/etc/NetworkManager/system-connections",
    "/var/lib/sss",
    "/var/lib/docker",
    "/var/lib/containerd",
)
PATTERNS = (
    "/etc/ssh/ssh_host_*_key",
    "/tmp/ssh-*",
    "/tmp/tmux-*",
    "/tmp/.X11-unix",
    "/tmp/.ICE-unix",
    "/tmp/llmsh-[0-9]*",
)
# Variables that lead to such sockets or are secrets by themselves.
VARIABLES = frozenset(
    "SSH_AUTH_SOCK SSH_AGENT_PID GPG_AGENT_INFO DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS DISPLAY "
    "WAYLAND_DISPLAY XAUTHORITY DOCKER_HOST TMUX STY".split()
)
_SECRET_ENDINGS = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "API_KEY", "ACCESS_KEY", "SECRET_KEY", "CREDENTIALS")


def paths(environment: Mapping[str, str], own: Iterable[str]) -> list[str]:
    """Every such place of this machine, whether or not it exists. own: directories of llmsh's own state."""
    homes = {environment.get("HOME", ""), "/root", *glob.glob("/home/*")}
    with contextlib.suppress(KeyError):
        homes.add(pwd.getpwuid(os.getuid()).pw_dir)
    found = [os.path.join(home, name) for home in sorted(homes) if home.startswith("/") for name in OF_A_HOME]
    found += [*OF_THE_SYSTEM, *(path for pattern in PATTERNS for path in glob.glob(pattern)), *own]
    return [*found, *(environment[name] for name in ("SSH_AUTH_SOCK",) if environment.get(name, "").startswith("/"))]


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """`given` without those variables."""
    return {
        name: value
        for name, value in given.items()
        if name not in VARIABLES and not name.upper().endswith(_SECRET_ENDINGS)
    }
