"""git cannot add, check out, pack or filter files: a folder in the way, a filter, a right, a form it does not read."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "refusing to create empty bundle",
    ": trailing whitespace",
    "space before tab in indent",
    "new blank line at eof",
    "leftover conflict marker",
    "' already exists",
    "already exists in the index",
    "contains modified or untracked files",
    "is a main working tree",
    "cannot remove a locked working tree",
    "transport 'file' not allowed",
    "patch format detection failed",
    "unknown archive format",
    "no sparse-checkout to add to",
    "external filter",
    "insufficient permission for adding an object",
    "could not read log file",
    "invalid line 1",
    "cannot 'squash' without a previous commit",
    "cannot 'fixup' without a previous commit",
    "already exists in working directory",
    "does not exist in index",
    "corrupt patch at line",
    "invalid path",
    "gc is already running",
    "specify directories rather than patterns",
    "cannot run .git/hooks",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git worktree add docs f", "Preparing worktree (checking out 'f')\nfatal: 'docs' already exists", 128,
         says="`docs`"),
    Case("git submodule add ./other docs", "fatal: 'docs' already exists in the index", 128, says="`docs`",
         fix="git ls-files docs"),
    Case("git worktree remove wt", "fatal: 'wt' contains modified or untracked files, use --force to delete it", 128,
         says="`wt`", fix="git -C wt status"),
    Case("git worktree remove .", "fatal: '.' is a main working tree", 128, says="main"),
    Case("git submodule add /srv/other lib", "Cloning into '/w/lib'...\nfatal: transport 'file' not allowed\nfatal: "
         "clone of '/srv/other' into submodule path '/w/lib' failed", 128, says="on this machine",
         fix="git -c protocol.file.allow=always submodule add /srv/other lib"),
    Case("git am notes.txt", "Patch format detection failed.", 128, says="notes.txt", fix="git apply notes.txt"),
    Case("git archive --format=zpi HEAD", "fatal: Unknown archive format 'zpi'", 128, says="`zpi`",
         fix="git archive --format=zip HEAD"),
    Case("git sparse-checkout add docs", "fatal: no sparse-checkout to add to", 128, says="sparse",
         fix="git sparse-checkout set docs"),
    Case("git add a.bin", "git-lfz clean -- 'a.bin': 1: git-lfz: not found\nerror: external filter 'git-lfz clean -- "
         "%f' failed 127\nfatal: a.bin: clean filter 'lfs' failed", 128, says="`git-lfz`"),
    Case("git add notes.txt", "error: insufficient permission for adding an object to repository database "
         ".git/objects\nerror: notes.txt: failed to insert into database", 128, says=".git/objects"),
    Case("git commit -F msg.txt", "fatal: could not read log file 'msg.txt': No such file or directory", 128,
         says="`msg.txt`"),
    Case("git rebase -i HEAD~2", "error: invalid line 1: pcik 3c43a50 one\nerror: please fix this using 'git rebase "
         "--edit-todo'.", 1, says="pcik", fix="git rebase --edit-todo"),
    Case("git apply new.patch", "error: new.txt: already exists in working directory", 1, says="`new.txt`"),
    Case("git apply a.patch", "error: corrupt patch at line 7", 128, says="line 7"),
    Case("git sparse-checkout set --cone '*.txt'", "fatal: specify directories rather than patterns.  If your "
         "directory really has any of '*?[]\\' in it, pass --skip-checks", 128, says="folders",
         fix="git sparse-checkout set --no-cone '*.txt'"),
    Case("git commit -m x", "fatal: cannot run .git/hooks/pre-commit: No such file or directory", 128,
         says="first line", fix="head -1 .git/hooks/pre-commit"),
    Case("git gc", "fatal: gc is already running on machine 'box' pid 4711 (use --force if not)", 128, says="4711"),
)  # fmt: skip
IGNORES = (
    Case("git add none.txt", "fatal: pathspec 'none.txt' did not match any files", 128),
    Case("git branch x", "fatal: a branch named 'x' already exists", 128),
    Case("git remote add o x", "error: remote o already exists.", 3),
)
ARCHIVES = ("tar", "tgz", "tar.gz", "zip")
TOLD = (
    (
        late_pattern(r"Refusing to create empty bundle"),
        lambda m, p: Finding(
            "There is nothing to put into the bundle: the range that was named holds no commit.",
            0.96,
            "A bundle is a file with commits. A..B are those of B that A does not have.",
            seen(m),
            (Fix("git log --oneline -5", "shows the newest commits"),),
            ("name a range with commits in it, or a branch",),
        ),
    ),
    (
        late_pattern(r"(?m)^(?P<path>[^\n:]+):(?P<line>\d+): (?P<what>trailing whitespace|space before tab in indent|"
                     r"new blank line at EOF|leftover conflict marker)\.?$"),
        lambda m, p: Finding(
            f"{m['path']} line {m['line']} has a {m['what']}.",
            0.95,
            "--check looks for blanks that nobody sees and for marks that a merge left. Nothing has failed besides.",
            seen(m),
            show_place(Facts(p.cwd), m["path"], m["line"]),
            ("remove them, or commit without this check",),
        ),
    ),
    (
        late_pattern(r"'(?P<path>[^']+)' already exists in the index"),
        lambda m, p: Finding(
            f"git has `{m['path']}` in its list already, so no submodule can go there.",
            0.96,
            "The folder is part of this repository now. It cannot hold another one as well.",
            seen(m),
            (Fix(f"git ls-files {quote_path(m['path'])}", "shows what git has of it"),),
            ("choose another folder, or take that one out of git first: git rm -r --cached",),
        ),
    ),
    (
        late_pattern(r"(?m)^fatal: '(?P<path>[^']+)' already exists$"),
        lambda m, p: Finding(
            f"`{m['path']}` is there already, and git does not write into it.",
            0.95,
            "The new working folder has to be one that does not exist yet, or is empty.",
            seen(m),
            (Fix(f"ls -A {quote_path(m['path'])}", "shows what is in it"),),
            ("choose another folder",),
        ),
    ),
    (
        late_pattern(r"'(?P<path>[^']+)' contains modified or untracked files"),
        lambda m, p: Finding(
            f"`{m['path']}` holds changes that are in no commit.",
            0.97,
            "Removing the folder would lose them; --force does it all the same.",
            seen(m),
            (Fix(f"git -C {quote_path(m['path'])} status", "shows what would be lost"),),
            ("commit or move what you need, then try again",),
        ),
    ),
    (
        late_pattern(r"'(?P<path>[^']+)' is a main working tree|cannot remove a locked working tree"),
        lambda m, p: Finding(
            f"`{m['path']}` is the main folder of the repository, not an added one." if m["path"]
            else "This working folder is locked, so git does not remove it.",
            0.96,
            "git worktree removes and moves only folders that git worktree add has made and that are not locked.",
            seen(m),
            (Fix("git worktree list", "shows which folder is what"),),
        ),
    ),
    (
        late_pattern(r"transport '(?P<kind>\w+)' not allowed"),
        lambda m, p: Finding(
            "git takes no submodule from a folder on this machine unless it is allowed.",
            0.97,
            "Since 2022 git refuses such a path, because a strange repository could copy private files with it.",
            seen(m),
            (Fix(p.replace_text("git", f"git -c protocol.{m['kind']}.allow=always"), "allows it this once"),)
            if p.argv[:1] == ("git",) and "-c" not in p.argv else (),
            ("do it only for repositories that you trust",),
        ),
    ),
    (
        late_pattern(r"Patch format detection failed"),
        lambda m, p: Finding(
            f"`{p.argv_of('git')[-1]}` is no mail with a patch, which git am reads.",
            0.95,
            "git am wants what git format-patch writes, with an author and a message. git apply takes a plain diff.",
            seen(m),
            (Fix(p.replace_word("am", "apply"), "takes it as a plain diff"),),
        ),
    ),
    (
        late_pattern(r"Unknown archive format '(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"git archive does not write the format `{m['name']}`.",
            0.97,
            "It knows tar, tgz, tar.gz and zip.",
            seen(m),
            tuple(
                Fix(p.command.replace(m["name"], each, 1), f"{each} is a format it knows")
                for each in closest(m["name"], ARCHIVES, limit=1) or ("zip",)
            ),
        ),
    ),
    (
        late_pattern(r"no sparse-checkout to add to"),
        lambda m, p: Finding(
            "This repository shows all its files: no sparse checkout was begun.",
            0.97,
            "A sparse checkout shows only some folders; set begins it, add adds more.",
            seen(m),
            (Fix(p.replace_word("add", "set"), "begins one with these folders"),),
        ),
    ),
    (
        late_pattern(r"external filter '(?P<program>[^\s']+)[^']*' failed (?P<status>\d+)"),
        lambda m, p: Finding(
            f"The filter `{m['program']}` that git runs on such files "
            + ("is not installed." if m["status"] == "127" else "failed."),
            0.97,
            "A filter changes files on their way into git, as git-lfs does with large ones. .gitattributes names it.",
            seen(m),
            (Fix("git config --get-regexp filter", "shows the filters"),),
            (f"install {m['program']}, or correct the setting",),
        ),
    ),
    (
        late_pattern(r"insufficient permission for adding an object to repository database (?P<path>\S+)"),
        lambda m, p: Finding(
            f"You may not write to {m['path']}, where git keeps its history.",
            0.97,
            "Often a git command was run with sudo once, and its files belong to root since then.",
            seen(m),
            (Fix(f"ls -ld {quote_path(m['path'])}", "shows who owns it"),),
            ("give the folder back to you: sudo chown -R, your name and .git",),
        ),
    ),
    (
        late_pattern(r"could not read log file '(?P<path>[^']+)'"),
        lambda m, p: Finding(
            f"The file `{m['path']}` that was to hold the message cannot be read.",
            0.96,
            "-F takes the message of the commit from a file; -m takes it from the line.",
            seen(m),
            (),
            ("check the path, or give the message with -m",),
        ),
    ),
    (
        late_pattern(r"error: invalid line (?P<line>\d+): (?P<what>(?P<word>\S+).*)|cannot '(?P<squash>\w+)' without a "
                     r"previous commit"),
        lambda m, p: Finding(
            f"Line {m['line']} of the list of the rebase cannot be read: `{m['word']}` is no order." if m["line"]
            else f"The first line of the rebase cannot be `{m['squash']}`: there is no commit before it.",
            0.96,
            "Each line begins with pick, reword, edit, squash, fixup or drop, then the commit.",
            seen(m),
            (
                Fix("git rebase --edit-todo", "opens the list again"),
                Fix("git rebase --abort", "gives it up: all is as before it"),
            ),
        ),
    ),
    (
        late_pattern(r"error: (?P<path>[^\s:]+): (?P<how>already exists in (?:working directory|index)"
                     r"|does not exist in index)"),
        lambda m, p: Finding(
            f"The patch adds `{m['path']}`, which is there already." if "already" in m["how"]
            else f"The patch changes `{m['path']}`, which git does not have.",
            0.95,
            "The patch was made from another state, or was applied before.",
            seen(m),
            (Fix("git status", "shows the state of the files"),),
            ("apply it to the state it was made for; -3 tries a merge",),
        ),
    ),
    (
        late_pattern(r"corrupt patch at line (?P<line>\d+)"),
        lambda m, p: Finding(
            f"The patch is damaged at its line {m['line']}.",
            0.96,
            "Its counts of lines do not fit. Copying out of a mail or a web page often loses spaces or lines.",
            seen(m),
            (),
            ("get the patch again as a file; --recount may help",),
        ),
    ),
    (
        late_pattern(r"invalid path '(?P<path>[^']+)'"),
        lambda m, p: Finding(
            f"git does not take a file named `{m['path']}` here.",
            0.94,
            "Such a name is not possible on this system, or could reach into .git.",
            seen(m),
            (),
            ("rename the file in a new commit on a system that can",),
        ),
    ),
    (
        late_pattern(r"specify directories rather than patterns"),
        lambda m, p: Finding(
            "This sparse checkout takes names of folders, and a pattern was given.",
            0.96,
            "In the mode cone, the usual one, only whole folders are chosen.",
            seen(m),
            (Fix(p.replace_text("--cone", "--no-cone"), "takes patterns"),) if p.names("--cone")
            else (Fix(p.insert_after("set", "--no-cone"), "takes patterns"),),
        ),
    ),
    (
        late_pattern(r"cannot (?:run|exec) '?(?P<path>\S*\.git/hooks/[\w-]+)'?: (?P<why>.+)"),
        lambda m, p: Finding(
            f"The hook {m['path'].rpartition('/')[2]} cannot be started: the program in its first line is not there."
            if m["why"].startswith("No such") else f"The hook {m['path'].rpartition('/')[2]} cannot be started.",
            0.985,
            "A hook is a program that git runs before or after a step. Its first line names what runs it.",
            seen(m),
            (Fix(f"head -1 {quote_path(m['path'])}", "shows its first line"),),
            ("correct that line, or leave the hook out once with --no-verify",),
        ),
    ),
    (
        late_pattern(r"gc is already running on machine '[^']*' pid (?P<pid>\d+)"),
        lambda m, p: Finding(
            f"Another git tidies this repository now (process {m['pid']}).",
            0.96,
            "Only one may do it at a time; it ends by itself.",
            seen(m),
            (Fix(f"ps -fp {m['pid']}", "shows it, if it is still there"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
