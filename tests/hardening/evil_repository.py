"""A repository that would run a program by every means that git has; each means leaves a witness of its own."""

import subprocess
from pathlib import Path

_CONFIG = r"""
[core]
	fsmonitor = {fsmonitor}; false
	hooksPath = {hooks}
	pager = {pager}; cat
	sshCommand = {ssh}; false
	askPass = {askpass}
	editor = {editor}; true
	alternateRefsCommand = {alternate}; true
	gitProxy = {proxy}
	attributesFile = {attributes}
	untrackedCache = true
[pager]
	status = {pager}; cat
	log = {pager}; cat
	stash = {pager}; cat
	branch = {pager}; cat
	config = {pager}; cat
	rev-list = {pager}; cat
[diff]
	external = {external}
[diff "evil"]
	textconv = {textconv}; cat
	command = {driver}
[filter "evil"]
	clean = {clean}; cat
	smudge = {smudge}; cat
	process = {process}
	required = true
[merge "evil"]
	driver = {merge}
[alias]
	status = !{alias}
	rev-parse = !{alias}
	ls-files = !{alias}
	for-each-ref = !{alias}
[log]
	showSignature = true
[gpg]
	program = {gpg}
[gpg "ssh"]
	program = {gpg}
[credential]
	helper = "!{credential}; :"
[protocol "ext"]
	allow = always
[uploadpack]
	packObjectsHook = {pack}
[interactive]
	diffFilter = {difffilter}; cat
[sequence]
	editor = {editor}; true
[submodule "sub"]
	url = ext::{ext}
	update = !{submodule}
[remote "origin"]
	url = ext::{ext}
	fetch = +refs/heads/*:refs/remotes/origin/*
	promisor = true
	partialclonefilter = blob:none
	vcs = evil
[branch "main"]
	remote = origin
	merge = refs/heads/main
[include]
	path = included
"""


class EvilRepository:
    """Made in `root`; `witnesses` are the names of the means by which something ran."""

    def __init__(self, root: Path) -> None:
        self.root = root / "work"
        self.seen = root / "seen"
        self.scripts = root / "scripts"
        for folder in (self.root, self.seen, self.scripts):
            folder.mkdir()
        self._make()
        self._plant()

    @property
    def witnesses(self) -> set[str]:
        return {path.name for path in self.seen.iterdir()}

    def git(self, *arguments: str, given: str | None = None) -> str:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=self.root, check=True, capture_output=True, text=True, input=given
        )
        return done.stdout.strip()

    def forget(self) -> None:
        """Start with no witness, and with files whose times make git look at them again."""
        for path in self.seen.iterdir():
            path.unlink()
        (self.root / "a.txt").write_text("changed once more\n")

    def _make(self) -> None:
        self.git("init")
        for name in ("a.txt", "b.txt"):
            (self.root / name).write_text("one\n")
        self.git("add", ".")
        self.git("commit", "-m", "first")
        self.git("branch", "side")
        inner = self.root / "inner"
        inner.mkdir()
        for arguments in (["init"], ["commit", "--allow-empty", "-m", "inner"]):
            self.git("-C", "inner", *arguments)
        self.git("add", "inner")
        (self.root / ".gitmodules").write_text('[submodule "inner"]\n\tpath = inner\n\turl = ./x\n\tignore = none\n')
        (self.root / "a.txt").write_text("two\n")
        self.git("commit", "-am", "second")
        # A commit that says it is signed, so that a reader of signatures asks gpg.
        signed = self.git("cat-file", "commit", "HEAD").replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n", 1
        )
        self.git(
            "update-ref", "refs/heads/main", self.git("hash-object", "-t", "commit", "-w", "--stdin", given=signed)
        )
        (self.root / "a.txt").write_text("stashed\n")
        self.git("stash")
        stashed = self.git("cat-file", "commit", "stash@{0}").replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n", 1
        )
        commit = self.git("hash-object", "-t", "commit", "-w", "--stdin", given=stashed + "\n")
        self.git("update-ref", "-m", "signed", "--create-reflog", "refs/stash", commit)
        # An object that is missing, to be fetched from the remote that promised it.
        missing = self.git("rev-parse", "side:b.txt")
        tree = self.git("mktree", given=f"100644 blob {missing}\tc.txt\n")
        far = self.git("commit-tree", tree, "-p", "HEAD", "-m", "far", given="")
        self.git("branch", "far", far)
        self.git("update-ref", "refs/remotes/origin/main", far)
        for lost in (tree, far):
            (self.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()

    def _plant(self) -> None:
        hooks = self.scripts / "hooks"
        hooks.mkdir()
        names = ("post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc", "post-checkout")
        for folder in (hooks, self.root / ".git" / "hooks"):
            folder.mkdir(exist_ok=True)
            for name in names:
                self._script(folder / name, f"hook-{name}")
        attributes = self.scripts / "attributes"
        attributes.write_text("* diff=evil filter=evil\n")
        places = {"hooks": str(hooks), "attributes": str(attributes)}
        means = {name for name in _names(_CONFIG) if name not in places}
        for name in means:
            places[name] = str(self._script(self.scripts / name, name))
        config = self.root / ".git" / "config"
        text = config.read_text().replace("repositoryformatversion = 0", "repositoryformatversion = 1")
        text += "[extensions]\n\tworktreeConfig = true\n\tpartialClone = origin\n"
        config.write_text(text + _CONFIG.format_map(places))
        for name in ("included", "config.worktree"):
            word = name.partition(".")[2] or name
            script = self._script(self.scripts / f"filter-{word}", f"filter-{word}")
            section = f'[filter "{word}"]\n\tclean = {script}; cat\n\tprocess = {script}\n\trequired = true\n'
            (self.root / ".git" / name).write_text(section)
        (self.root / ".gitattributes").write_text(
            "* diff=evil filter=evil\na.txt filter=worktree\nb.txt filter=included\n"
        )
        inner = self._script(self.scripts / "inner", "inner")
        self.git("-C", "inner", "config", "core.fsmonitor", f"{inner}; false")
        (self.root / ".git" / "info" / "attributes").write_text("*.txt merge=evil\n")
        for name in ("a.txt", "b.txt"):
            (self.root / name).write_text("won\n")

    def _script(self, path: Path, witness: str) -> Path:
        path.write_text(f"#!/bin/sh\ntouch '{self.seen / witness}'\n")
        path.chmod(0o755)
        return path


def _names(text: str) -> set[str]:
    import string

    return {field for _, field, _, _ in string.Formatter().parse(text) if field}
