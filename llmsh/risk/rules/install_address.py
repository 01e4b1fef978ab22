"""Packages, plug-ins and sources of packages taken from an address instead of the registry: code nobody vouches for.

Source: CWE-494; pip, npm, gem, opam, nix, flatpak, dnf, ansible-galaxy manuals on installing from URLs and git.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import danger

IS_PARTIAL = True
_ADDRESS = late_pattern(
    r"(?:.*@ ?|.*=)?(?:git\+|hg\+|svn\+|(?:https?|git|ssh|ftp|svn|oci)://|git@[\w.-]+[:/]"
    r"|(?:github|gitlab|bitbucket|gist|sourcehut|git|tarball\+https?):(?!/?$))\S*"
)
_SHORT_ADDRESS = late_pattern(r"(?!\.{1,2}/|/|~|@)[\w.-]+/[\w.-]+(?:#\S+)?\Z")  # `user/repository`, as npm takes it
_NODE = "install|i|in|add|link|exec|dlx|x|create"
_VERBS = {
    **dict.fromkeys(("npm", "pnpm", "yarn", "bun"), _NODE),
    **dict.fromkeys(("pip", "pip3", "pip2", "uv", "poetry", "pdm", "rye", "pipenv", "hatch", "pixi"),
                    "install|add|tool install|pip install|tool run|download|wheel|sync"),
    "pipx": "install|run|inject",
    "npx": "",
    "bunx": "",
    "uvx": "",
    **dict.fromkeys(("conda", "mamba", "micromamba"), "install|create|env create|env update"),
    **dict.fromkeys(("cpan", "cpanm", "cpanp", "jbang", "javaws", "nix-shell", "specific_install", "pikaur"), ""),
    "gem": "install|specific_install|i",
    "cargo": "install|binstall|add",
    "composer": "require|global require|create-project|install|config",
    "luarocks": "install|build",
    "mix": r"archive\.install|escript\.install|local\.hex|local\.rebar",
    "opam": "install|pin|pin add|repository add|repo add|init",
    "cabal": "install|get",
    "stack": "install|new",
    "raco": "pkg install",
    "nimble": "install",
    "dub": "fetch|run|add",
    "nix": "run|shell|profile install|profile add|develop|build|flake init|flake new",
    "nix-env": "",
    "nix-build": "",
    "nix-channel": "--add",
    "nixos-rebuild": "switch|boot|test",
    "guix": "pull|install|package|shell|time-machine",
    "flatpak": "install|remote-add|remote-modify",
    "snap": "install",
    "brew": "install|tap|upgrade|reinstall",
    "pacman": "-U|--upgrade|-Udd",
    "apk": "add",
    "zypper": "in|install|ar|addrepo",
    "dnf": "install|localinstall|config-manager|copr",
    "yum": "install|localinstall|config-manager",
    "yum-config-manager": "",
    "apt": "install",
    "apt-get": "install",
    "rpm": "-i|-ivh|-Uvh|-U|-Fvh|--import|--install|--upgrade",
    "eopkg": "ar|add-repo|it|install",
    "xbps-install": "",
    "pkg": "add|install",
    "pkg_add": "",
    "installer": "",
    "ansible-galaxy": "install|collection install|role install",
    "vagrant": "box add|plugin install|init",
    "code": "--install-extension",
    "codium": "--install-extension",
    "gh": "extension install|ext install",
    "helm": "plugin install|plugin add|install|upgrade|template",
    "kubectl": "krew install|apply|create|replace",
    "krew": "install|index add",
    "asdf": "plugin add|plugin-add",
    "mise": "plugin install|plugins install",
    "terraform": "init|get",
    "packer": "init|plugins install",
    "docker": "build|buildx build|plugin install|image build",
    "podman": "build|play kube|kube play",
    "buildah": "bud|build",
    "obs": "",
    "fisher": "install",
    "zplug": "install",
    "zinit": "light|load|ice|snippet",
    "antigen": "bundle|use",
    "omf": "install",
    "tmuxinator": "",
    "rustup": "toolchain link|component add",
    "sdk": "install",
    "dotnet": "tool install|new|nuget add",
    "nuget": "install|sources",
    "easy_install": "",
    "go": "install|run|get",
    "deno": "run|install|eval|cache|serve|compile",
    "wine": "",
    "msiexec": "",
    "hdiutil": "attach|mount",
    "loginctl": "",
}  # fmt: skip
_SHORT = frozenset({"npm", "pnpm", "yarn", "bun"})
_DISTRUSTED = late_pattern(
    r"--dangerous|--devmode|--no-gpg-verify|--no-gpg-check\w*|--nogpgcheck|--allow-untrusted|--allow-unauthenticated"
    r"|--no-gpg-checks|--force-yes|--unsafe-perm|--trusted-host(?:=.*)?|--no-verify-ssl|--nosignature|--nodigest"
)
_FROM_MODULE = late_pattern(r"-from-module=.*://")
_GO_PATH = late_pattern(r"[\w-]+(?:\.[\w-]+)+/\S+@\S+")
PROGRAMS = frozenset(_VERBS)
MATCHES = (
    "pip install git+https://h/a",
    "pip install 'a @ git+https://h/a'",
    "npm install user/repository",
    "npm i git@h:a/b.git",
    "npx user/repository",
    "nix run github:a/b",
    "cpanm https://h/A.tgz",
    "flatpak remote-add --no-gpg-verify x https://h",
    "snap install --dangerous a.snap",
    "dnf config-manager --add-repo https://h/a.repo",
    "docker build https://h/a.git",
    "pacman -U https://h/a.zst",
)
IGNORES = (
    "pip install requests",
    "npm install @scope/name",
    "npm install ./local",
    "npx eslint src/a",
    "npm install left-pad",
    "cargo install ripgrep",
    "nix run nixpkgs#hello",
    "docker build .",
    "gem install rails",
    "brew install wget",
    "gh repo clone a/b",
    "snap install hello",
    "npm run a/b",
    "pip install -r requirements.txt",
    "docker build -t h.io/a:1 .",
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    verbs = _VERBS[program]
    if says_dry_run(command) or not _asks(shapes, verbs):
        return None
    words = [shape for shape in shapes if shape not in verbs.split("|")]
    named = [shape for shape in words if _ADDRESS.match(shape) and not shape.startswith("--registry=https")]
    if program in ("npx", "bunx"):
        named = [word.shape for word in command.operands[:1] if _SHORT_ADDRESS.match(word.shape) or word.shape in named]
    if program in _SHORT:
        named += [shape for shape in words if _SHORT_ADDRESS.match(shape)]
    if program == "go":
        named = [shape for shape in words if _GO_PATH.match(shape)] if shapes[0] == "run" else []
    if program == "terraform":
        named = [shape for shape in shapes if _FROM_MODULE.match(shape)]
    if program in ("docker", "podman", "buildah"):
        named = [word.shape for word in command.operands if _ADDRESS.match(word.shape)]
    if program == "helm":
        named = [shape for shape in named if not shape.startswith("oci://") and "repo" not in shapes[:1]]
    if program == "deno":
        named = [shape for shape in named if "://" in shape]
    named += [shape for shape in words if _DISTRUSTED.fullmatch(shape)]
    if not named:
        return None
    return danger(Reason.NETWORK_EXEC, "installs code from an address that nobody vouches for", *named)


def _asks(shapes: tuple[str, ...], verbs: str) -> bool:
    """Claims that one of `verbs` is given: an option anywhere, a word as the first words that are no options."""
    if not verbs:
        return bool(shapes)
    words = " ".join(shape for shape in shapes if not shape.startswith("-"))
    options = " ".join(shape for shape in shapes if shape.startswith("-"))
    return re.match(rf"(?:{verbs})(?:\s|\Z)", words) is not None or (
        verbs.startswith("-") and re.search(rf"(?:^|\s)(?:{verbs})(?:[\s=]|\Z)", options) is not None
    )
