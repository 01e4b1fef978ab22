"""Homebrew: an app that is there, folders that are not yours, tools of Apple that are missing."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = (
    "it seems there is already an app",
    "are not writable by your user",
    "invalid active developer path",
    "you have not agreed to the xcode license",
    "refusing to link",
    "is keg-only",
    "already installed",
    "could not symlink",
    "the `brew link` step did not complete",
    "cannot install in homebrew on arm",
    "no developer tools installed",
    "agree to the xcode license",
)
PROGRAMS = frozenset({"brew", "git", "make", "gcc", "clang", "xcrun", "xcodebuild", "python3", "swift"})
MATCHES = (
    Case(
        "brew install --cask code",
        "Error: It seems there is already an App at '/Applications/Code.app'.",
        1,
        says="/Applications/Code.app",
        fix="brew install --force --cask code",
    ),
    Case(
        "brew install x",
        "Error: The following directories are not writable by your user:\n/usr/local/share/man\n\nYou should "
        "change the ownership of these directories to your user.",
        1,
        says="/usr/local/share/man",
        fix='sudo chown -R "$(whoami)" /usr/local/share/man',
    ),
    Case(
        "git status",
        "xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun at: "
        "/Library/Developer/CommandLineTools/usr/bin/xcrun",
        1,
        says="command line tools",
        fix="xcode-select --install",
    ),
    Case(
        "make",
        "You have not agreed to the Xcode license agreements. Please run 'sudo xcodebuild -license' from within "
        "a Terminal window",
        69,
        says="licence",
        fix="sudo xcodebuild -license",
    ),
    Case(
        "brew link node",
        "Error: Could not symlink bin/node\nTarget /usr/local/bin/node\nalready exists. You may want to remove it:",
        1,
        says="/usr/local/bin/node",
        fix="brew link --overwrite node",
    ),
)
IGNORES = (Case("brew install wgett", "Error: No formulae found for wgett.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "invalid active developer path" in text or "No developer tools installed" in text:
        return Finding(
            "Apple's command line tools are missing, most often after an update of macOS.",
            0.975,
            "git, make and the compiler of macOS come with them.",
            (first_error(problem.lines)[:160],),
            (Fix("xcode-select --install", "installs them"),),
        )
    if re.search(r"agreed? to the Xcode license", text):
        return Finding(
            "Apple's licence for Xcode has to be accepted once.",
            0.975,
            "Until then its tools do not work.",
            (first_error(problem.lines)[:160],),
            (Fix("sudo xcodebuild -license", "shows it and asks"),),
        )
    if match := re.search(r"already an App at '(?P<path>[^']+)'", text):
        return Finding(
            f"There is an app at {match['path']} already, which brew did not install.",
            0.97,
            "brew does not overwrite what it did not bring.",
            (match[0],),
            (Fix(problem.insert_after("install", "--force"), "replaces it"),),
        )
    if match := re.search(r"not writable by your user:\s+(?P<path>/\S+)", text):
        return Finding(
            f"{match['path']} does not belong to you, and brew wants to write there.",
            0.97,
            "brew runs without root's rights; its folders are to be yours.",
            (match[0].splitlines()[0],),
            (Fix(f'sudo chown -R "$(whoami)" {quote_path(match["path"])}', "makes the folder yours"),),
        )
    if match := re.search(r"Could not symlink (?P<name>\S+)\s+Target (?P<path>\S+)", text):
        argv = problem.argv_of("brew")
        name = argv[-1] if len(argv) > 2 else match["name"].rpartition("/")[2]
        return Finding(
            f"{match['path']} is there already, so brew does not put its own in that place.",
            0.97,
            "The file comes from another installer or an older version.",
            (match[0].splitlines()[0],),
            (
                Fix(f"brew link --overwrite {quote(name)}", "replaces it by brew's own"),
                Fix(f"ls -l {quote_path(match['path'])}", "shows what is there"),
            ),
        )
    return None
