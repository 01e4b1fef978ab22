"""Package managers: removal takes dependants along, installation runs code as root.

Source: apt-get(8), dnf(8), pacman(8), brew(1), npm(1), pip documentation.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    apt apt-get aptitude dpkg dnf yum rpm zypper pacman yay paru apk emerge brew port snap flatpak nix-env nix guix
    pip pip3 pipx conda mamba npm yarn pnpm gem cargo go opkg xbps-remove xbps-install pkg pkg_delete pkg_add
    softwareupdate do-release-upgrade tdnf microdnf rpm-ostree composer uv choco winget nix-collect-garbage pkcon
    slackpkg eopkg swupd bun cpan luarocks asdf rustup nvm pyenv mas npx uvx bunx tlmgr helm-plugin apt-mark
    add-apt-repository apt-add-repository apt-key mise
    """
)
MATCHES = (
    "apt-get remove nginx",
    "apt purge -y python3",
    "apt autoremove",
    "dpkg -r --force-all libc6",
    "pacman -Rdd glibc",
    "npm uninstall left-pad",
    "pip uninstall -y requests",
    "apt install nginx",
    "yum remove kernel",
    "rpm -e --nodeps bash",
    "brew uninstall wget",
    "pip install requests",
    "npm install",
    "pacman -S vim",
    "snap remove x",
    "npm publish",
    "pip install http://h/x.tgz",
    "apk del busybox",
    "apt-get -y dist-upgrade",
    "dnf -y erase glibc",
    "cargo install ripgrep",
    "npm run build",
    "apt-get remove --purge '*'",
)
IGNORES = (
    "apt list --installed",
    "apt search x",
    "dpkg -l",
    "pip list",
    "npm ls",
    "brew list",
    "pacman -Q",
    "rpm -qa",
    "apt-get remove --dry-run x",
    "cargo build",
    "go build ./...",
    "npm --version",
    "pip show x",
    "apt-cache show x",
    "npm view x",
    "npm config list",
    "npm run",
    "go test ./...",
    "conda list",
    "snap list",
    "pip freeze",
    "flatpak list",
    "apt-get -s purge x",
    "dpkg -S /bin/ls",
    "cargo test",
    "npm test",
    "brew info x",
    "brew services list",
    "npm owner ls x",
    "dnf module list",
    "cargo check",
)
_REMOVES = names(
    """
    remove purge uninstall autoremove erase autoclean delete del rm un r deselect removepkg collect-garbage gc prune
    --purge -e --erase unmerge --unmerge depclean --depclean -C cleanup unlink autopurge --delete-older-than zap
    """
)
_CHANGES = names(
    """
    install add upgrade update dist-upgrade full-upgrade reinstall i ci sync in up dup link use downgrade build-dep
    inject global run exec x start publish unpublish set config create init tap hold unhold adduser login logout
    refresh revert clean dlx get fix audit pin default groupinstall groupremove localinstall swap module distro-sync
    makecache deprecate owner yank cache profile switch enable disable ensurepath self toolchain generate mod work
    edit-sources services
    """
)
_WIDE = names(
    """
    autoremove purge autopurge unmerge depclean --depclean --unmerge groupremove collect-garbage gc dist-upgrade
    full-upgrade zap dup
    """
)
_VITAL = late_pattern(
    r"(libc6|glibc|bash|coreutils|systemd|udev|linux(-image|-headers|-modules|-generic)?[\w.-]*|kernel[\w.-]*|sudo|openssh[\w-]*|python3?(\.\d+)?|perl(-base)?|dpkg|apt|rpm"
    r"|dnf|yum|pacman|pkg|libssl[\w.]*|openssl[\w.-]*|glibc[\w.-]*|grub[\w-]*|network-manager|NetworkManager|networkmanager|busybox|zlib[\w.]*|init|dbus|login|util-linux|passwd"
    r"|libpam[\w-]*|pip|setuptools|npm|ca-certificates|musl|gnome[\w-]*|ubuntu-desktop|xserver[\w-]*|xorg[\w-]*|netplan[\w.]*|ifupdown|cloud-init|filesystem|mount"
    r"|e2fsprogs|iproute2|shadow[\w-]*|tar|gzip|libgcc[\w-]*|libstdc[\w+-]*|base(-files|-system)?|docker[\w-]*|snapd|core\d*)\Z"
)
_FORCES = late_pattern(
    r"--force|--nodeps|-[A-Za-z]*dd|--purge|--allow-remove-essential|--zap|--nobest|--ignore-depends|--noscripts|--no-deps"
)
_DPKG_FORCES = late_pattern(r"--force")
_DPKG_INSTALLS = late_pattern(
    r"-i|-a|--install|--configure|--unpack|--set-selections|--clear-selections|--add-architecture"
)
_BY_FACTS = names(  # facts_packages.py says all that there is to say
    """
    emerge nix-env nix-collect-garbage npx uvx bunx cpan pkg_add do-release-upgrade apt-key add-apt-repository
    apt-add-repository
    """
)
_LANGUAGE = frozenset({"npm", "yarn", "pnpm", "cargo", "go", "bun", "composer", "uv", "poetry"})
_PLAIN_N = frozenset({"zypper", "dnf", "yum", "brew", "pkg", "port", "winget", "choco"})  # -n has no value there
_GROUPS = names(
    """
    profile pip env mod tool plugin plugins global cache package registry toolchain component target self flake
    """
)
_HARMLESS = {
    "pkg": names("audit info query search stats which version"),
    "npm": names("test t run-script ls list view outdated audit pack root bin doctor ping whoami search help fund why"),
    "cargo": names("build check test run doc clippy fmt tree metadata search bench init new b c t r version"),
    "go": names("build test vet fmt list doc env version mod work"),
    "yarn": names("test list why info outdated audit licenses"),
    "pnpm": names("test list ls why outdated audit"),
    "bun": names("test pm"),
}


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if says_dry_run(command) or command.has_flag("version", "help", "print", "recon"):
        return None
    if program in ("apt", "apt-get", "aptitude") and command.has_flag("s"):
        return None
    if program in _BY_FACTS:
        return None
    if program in ("pkg_delete", "xbps-remove"):
        return _unasked(command, program)
    if program in ("pacman", "yay", "paru", "rpm", "dpkg"):
        return _by_letter(command, program)
    valued = "tonc" if program not in _PLAIN_N else "toc"
    words = verbs(command, valued, ("target-release", "option", "name", "prefix", "root", "python", "index-url"))
    position = 1 if words[:1] and words[0] in _GROUPS and len(words) > 1 else 0
    verb = next((word for word in words[position : position + 1] if word in _REMOVES or word in _CHANGES), "")
    first = words[0] if words else ""
    if program in ("npm", "pnpm") and words in (("run",), ("run-script",)):
        return None
    asks = words[1:2] in (("list",), ("ls",), ("get",), ("dir",), ("info",))
    if asks and first in ("config", "c", "cache", "services", "owner", "module", "pin", "tap"):
        return None
    if first in _HARMLESS.get(program, ()) and "fix" not in words and program != "npm" and "install" not in words:
        return None
    if (
        program in ("npm", "pnpm", "yarn", "bun")
        and (first in _HARMLESS.get(program, ()) or "--dry-run" in shapes)
        and "fix" not in words
    ):
        return None
    if verb in _REMOVES or (program == "brew" and "--zap" in shapes):
        return _removal(command, program, verb, words)
    if program == "npm" and first in ("unpublish", "deprecate"):
        return danger(Reason.PACKAGE_REMOVAL, "takes a published package away from everyone")
    if verb in _WIDE:
        return danger(Reason.PACKAGE_REMOVAL, "may remove packages that are not named")
    if not verb and not (program in ("yarn", "npx") and not words):
        return None
    if program == "pip" and first in ("config", "cache") and words[1:2] in (("list",), ("dir",), ("get",), ("info",)):
        return None
    if any(
        re.match(
            r"(git\+)?https?://|http:|--index-url|--extra-index-url|--allow-unauthenticated|--no-gpg-check|--nogpgcheck|--allow-untrusted|--trusted-host",
            shape,
        )
        for shape in shapes
    ) and verb in ("install", "add", "i", "in", "localinstall"):
        return danger(Reason.NETWORK_EXEC, "installs code from an address that nobody vouches for", *words)
    return caution(Reason.PACKAGE_REMOVAL, "changes what is installed, or runs a project's script", *words)


def _removal(command: SimpleCommand, program: str, verb: str, words: tuple[str, ...]) -> Finding:
    named = [word for word in words if word != verb]
    dangerous = (
        verb in _WIDE
        or any(_FORCES.match(shape) for shape in command.shapes)
        or (any(_VITAL.match(name) for name in named) and program not in _LANGUAGE)
        or any("*" in name or "$" in name or name == "{}" for name in named)
        or (program in ("conda", "mamba", "micromamba") and ("env" in words or command.has_flag("all")))
        or (program in ("pip", "pip3") and command.has_flag("r", "requirement"))
        or "self" in words
        or (program in ("pkg", "choco", "winget") and (command.has_flag("a", "all") or "all" in named))
        or (program == "npm" and "npm" in named)
        or (not named and verb in ("uninstall", "remove") and command.has_flag("a", "all"))
        or (verb in ("prune", "cleanup", "clean") and program == "docker")
    )
    if dangerous:
        return danger(Reason.PACKAGE_REMOVAL, "removes packages that the system needs, or more than it names", *named)
    return caution(Reason.PACKAGE_REMOVAL, "removes packages", *named)


def _by_letter(command: SimpleCommand, program: str) -> Finding | None:
    shapes = command.shapes
    if program in ("pacman", "yay", "paru") and (command.has_flag("p", "print") or "--print-format" in shapes):
        return None
    letters = "".join(shape[1:] for shape in shapes if re.fullmatch(r"-[A-Za-z]+", shape))
    if program in ("pacman", "yay", "paru") and "-" in shapes and any(shape.startswith("-R") for shape in shapes):
        return danger(Reason.PACKAGE_REMOVAL, "removes every package that a list names")
    if program in ("pacman", "yay", "paru"):
        if "R" in letters or "--remove" in shapes:
            return (
                _removal(command, program, "remove", tuple(word.shape for word in command.operands))
                if "dd" not in letters and "c" not in letters[1:]
                else danger(
                    Reason.PACKAGE_REMOVAL, "removes packages without regard to what needs them", *command.operands
                )
            )
        reads = set(letters) & {"Q", "F", "T", "V", "h", "i", "l", "s", "p"} if "S" in letters else True
        changes = ("S" in letters or "U" in letters or "--sync" in shapes) and not (reads if "S" in letters else False)
        return caution(Reason.PACKAGE_REMOVAL, "changes what is installed", *command.operands) if changes else None
    if program == "rpm":
        if "e" in letters or "--erase" in shapes:
            return _removal(command, program, "erase", tuple(word.shape for word in command.operands))
        return (
            caution(Reason.PACKAGE_REMOVAL, "changes what is installed")
            if set(letters) & {"i", "U", "F"} and "q" not in letters
            else None
        )
    if {"-r", "-P", "--remove", "--purge", "--force-all"} & set(shapes) or any(map(_DPKG_FORCES.match, shapes)):
        verb = "purge" if {"-P", "--purge"} & set(shapes) else "remove"
        return _removal(command, program, verb, tuple(word.shape for word in command.operands))
    installs = any(map(_DPKG_INSTALLS.fullmatch, shapes))
    return caution(Reason.PACKAGE_REMOVAL, "changes what is installed", *command.operands) if installs else None


def _unasked(command: SimpleCommand, program: str) -> Finding | None:
    """What the removers say that take nothing but names of packages."""
    if not command.arguments:
        return None
    forces = program == "xbps-remove" and command.has_flag("F", "force-revdeps", "f")
    if forces or any(_VITAL.match(word.shape) or "*" in word.shape or "$" in word.shape for word in command.operands):
        message = "removes packages that the system needs, or more than it names"
        return danger(Reason.PACKAGE_REMOVAL, message, *command.operands)
    return caution(Reason.PACKAGE_REMOVAL, "removes packages", *command.operands)
