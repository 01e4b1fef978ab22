"""What package managers and their helpers do beyond what an ordinary install or removal does.

Source: the manual of each program; CWE-494, CWE-829.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[package-removal] may remove packages that are not named
! dnf: \bhistory (?:undo|rollback)\b|\bmodule (?:remove|reset)\b|\bsystem-upgrade\b|\boffline-\w+
! yum: \bhistory (?:undo|rollback)\b
[package-removal] changes the whole system that is booted next
! rpm-ostree: \b(?:override remove|reset|rebase|rollback|uninstall)\b
[package-removal] changes the system that is booted next
! ostree: \badmin (?:undeploy|cleanup|deploy)\b
[package-removal] removes packages that are not named
! port: \buninstall\b.*\b(?:installed|inactive|all)\b|\breclaim\b
! tasksel: ^remove\b
! debfoster: .
! choco scoop winget: \b(?:uninstall|remove)\b.*(?:\ball\b|\*|--all)
! dnf yum microdnf dnf5 tdnf: \bgroup ?(?:remove|erase)\b
! guix: (?:^|\s)(?:-d|--delete-generations)\b|^gc\b
! slackpkg: ^(?:clean-system|remove (?:slackware\w*|kde|xap|a|ap|d|l|n|x))$
! tlmgr: \b(?:remove .*--all|uninstall)\b
! luarocks: ^purge\b
! flatpak: ^(?:uninstall|remove)\b.*(?:--delete-data|--all\b)
! xbps-remove: -\w*o
! uv: ^python uninstall\b.*--all|^cache (?:clean|prune)\b.*--force
! opam: ^(?:switch remove|remove)\b.*(?:-y|--yes|-a\b|--auto-remove)
! ghcup: ^nuke\b
! stack cabal: \b(?:purge|uninstall)\b|^clean\b.*--full
! conan: ^remove\b.*\*
! poetry: ^env remove\b.*--all
! brew: ^bundle cleanup\b.*--force
! swremove installp: .
! opkg: ^remove\b.*(?:--force-\w+|\*)
! nix-env: --delete-generations
! spack: ^(?:gc|uninstall\b.*(?:-a\b|--all|-f\b|--dependents))
[package-removal] removes whatever is no longer selected
! nala pikman: ^(?:autoremove|autopurge|purge|history undo)\b
! urpmi.removemedia: -a\b
! apt-get: dselect-upgrade
[package-removal] removes packages while it installs others
! apt-get apt aptitude: \binstall\b.*\s[a-z][\w.+]*-(?=\s|\Z)
[package-removal] deletes what may still be needed
! nix-store: --(?:delete|gc)\b
! nix: \b(?:store (?:delete|gc)|profile (?:remove|wipe-history|rollback))\b
[package-removal] removes a version of a language
~ rustup asdf mise nvm fnm pyenv rbenv sdk jabba volta: \b(?:uninstall|remove|prune|implode)\b
[package-removal] withdraws or removes a package
~ cargo: ^(?:yank|uninstall)\b
[package-removal] withdraws what others use
! npm pnpm yarn: \bunpublish\b|\bowner rm\b|\bteam destroy\b
! twine gem: ^(?:yank|owner .*-r)\b
! cargo: ^yank\b(?!.*--undo)
! nuget: ^delete\b
! dotnet: ^nuget delete\b
[indirect] makes the package manager run a command as root
! apt apt-get aptitude: (?i)(?:pre|post)-(?:invoke|install-pkgs|download)|dpkg::(?:options|pre|post)
[persistence] makes later installs run or fetch something else
! npm pnpm yarn pip pip3 conda: ^(?:\S+ )?config\b(?=.* set\b).*(?:script-shell|node-options|init-module
    |(?:registry|index-url|proxy)[ =]http:)
[network-exec] runs code from the network that nobody has read
! npx uvx bunx: (?:^|\s)(?:(?:git\+)?(?:https?|ssh|git)://|github:|gitlab:|[\w.-]+/[\w.-]+#)
[network-exec] fetches code and builds or runs it
! go: ^run (?:.* )?[\w-]+(?:\.[\w-]+)+/\S+@
~ go: ^install (?:.* )?[\w-]+(?:\.[\w-]+)+/\S+@
~ npx uvx bunx cpan pkg_add: .
[network-exec] installs code from an address that nobody vouches for
! cargo pipx uv: (?:^|\s)--git(?:\s|\Z)
! rpm: ^(?!(?:.* )?-\w*q)(?:.* )?(?:https?|ftp)://
[system-config] changes whose packages the machine trusts, or all of them
! apt-key: ^(?!list\b|finger\b|export\b).
! add-apt-repository apt-add-repository: .
! do-release-upgrade: ^(?!-c\Z|--check)
[package-removal] removes packages
! emerge: (?:^|\s)(?:-[A-Za-z]*C[A-Za-z]*|-c)(?:\s|\Z)|--(?:unmerge|depclean)\b
! pkg_delete: (?:^|\s)-\w*a
! nix-env: ^(?=(?:.* )?-[A-Za-z]*e[A-Za-z]*(?: |\Z)).*\*
~ nix-env: (?:^|\s)-[A-Za-z]*e[A-Za-z]*(?:\s|\Z)|--(?:uninstall|delete-generations)\b
[package-removal] changes what is installed
~ emerge: ^(?!(?:.* )?-[A-Za-z]*[psS][A-Za-z]*(?: |\Z)|.*--info\b).
~ nix-env: ^(?!(?:.* )?-[A-Za-z]*q).
[package-removal] deletes old generations
! nix-collect-garbage: .
~ nix-collect-garbage: ^\Z
[network-exec] takes packages from an address that anybody on the way can answer for
! npm yarn pnpm: \bset registry[ =]http://(?!localhost|127\.)
! go: ^env\b.*\bGOPROXY=http://(?!localhost|127\.)
! gem: ^sources? (?:--add|-a) http://(?!localhost|127\.)
! helm: ^repo add \S+ (?:http://(?!localhost|127\.)|.*--insecure-skip-tls-verify)
[system-config] puts packages among those of the system
! pip pip3 uv: \binstall\b.*(?:--target|--prefix|--root|-t)[= ]/(?:usr(?!/local)|lib\w*|etc|bin|sbin)?(?:/|\s|\Z)
[package-removal] replaces the files of other packages
! pacman: --overwrite[= ](?:\*|/\*)
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "apt-get install x systemd-",
    "emerge --unmerge glibc",
    "emerge vim",
    "nix-env -e '*'",
    "nix-collect-garbage -d",
    "nix-collect-garbage",
    "npx github:x/y",
    "npx cowsay hi",
    "go run h.io/x@latest",
    "cargo install --git https://h/x",
    "rpm -U http://h/x.rpm",
    "add-apt-repository ppa:x/y",
    "npm config set script-shell /tmp/x",
    "npm set registry http://h",
    "pip install --target /usr/lib/python3 x",
    "apt-get install -o DPkg::Pre-Invoke::=/tmp/x y",
    "pkg_delete -a",
    "pacman -S --overwrite '*' x",
)
IGNORES = (
    "emerge -p vim",
    "emerge --info",
    "nix-env -q",
    "go run .",
    "cargo install ripgrep",
    "rpm -qi bash",
    "apt-key list",
    "npm config set fund false",
    "npm set registry http://localhost:4873",
    "pip install x",
)

assess = judge(FACTS)
