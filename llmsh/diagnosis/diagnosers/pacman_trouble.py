"""pacman or dnf: keys, files of another package, or an old list."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote, quote_path

SIGNATURES = (
    "exists in filesystem",
    "pgp signature",
    "is marginal trust",
    "is unknown trust",
    "failed retrieving file",
    "conflicting files",
    "could not satisfy dependencies",
    "failed to download metadata",
    "gpg check failed",
    "no enabled repositories",
    "nothing provides",
    "failed to synchronize",
)
PROGRAMS = frozenset({"pacman", "yay", "paru", "dnf", "yum", "zypper", "microdnf"})
MATCHES = (
    Case(
        "sudo pacman -S x",
        'error: x: signature from "Ada <ada@h>" is unknown trust\nerror: failed to commit transaction (invalid '
        "or corrupted package (PGP signature))",
        1,
        says="key",
        fix="sudo pacman -Sy archlinux-keyring && sudo pacman -S x",
    ),
    Case(
        "sudo pacman -S x",
        "error: failed to commit transaction (conflicting files)\nx: /usr/bin/x exists in filesystem",
        1,
        says="/usr/bin/x",
        fix="pacman -Qo /usr/bin/x",
    ),
    Case(
        "sudo pacman -S x",
        "error: failed retrieving file 'x-1.pkg.tar.zst' from mirror : The requested URL returned error: 404",
        1,
        says="old",
        fix="sudo pacman -Syu x",
    ),
    Case(
        "sudo dnf install x",
        "Error: Failed to download metadata for repo 'epel': Cannot prepare internal mirrorlist",
        1,
        says="epel",
        fix="sudo dnf --disablerepo=epel install x",
    ),
)
IGNORES = (Case("apt install x", "E: Failed to fetch http://h/x  404  Not Found", 100),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"(?P<package>[\w.+-]+): (?P<path>/\S+) exists in filesystem", text):
        return Finding(
            f"The package would overwrite {match['path']}, which is there and not its own.",
            0.97,
            "The file belongs to another package, or was put there by hand or by pip or npm.",
            (match[0],),
            (Fix(f"pacman -Qo {quote_path(match['path'])}", "tells which package owns it"),),
            ("if none owns it, move it away and try again",),
        )
    if re.search(r"PGP signature|unknown trust|marginal trust|GPG check FAILED", text):
        pacman = "pacman" in problem.command
        return Finding(
            "The keys that packages are signed with are old or not known here.",
            0.97,
            "Each package carries a signature. When a system was not updated for long, the newest keys are missing.",
            (first_error(problem.lines)[:160],),
            (
                Fix(
                    f"{facts.as_root('pacman -Sy archlinux-keyring') or 'pacman -Sy archlinux-keyring'} && "
                    f"{problem.command}",
                    "brings the newest keys first",
                ),
            )
            if pacman
            else (),
            () if pacman else ("import the key of the repository, from a source you trust",),
        )
    if match := re.search(r"Failed to (?:download metadata|synchronize cache) for repo '(?P<repo>[^']+)'", text):
        return Finding(
            f"The list of the repository {match['repo']} cannot be fetched.",
            0.965,
            "Its server is not reached, or the repository is gone for this version of the system.",
            (match[0],),
            (
                Fix(
                    re.sub(r"\b(dnf|yum)\b", rf"\1 --disablerepo={quote(match['repo'])}", problem.command, count=1),
                    "leaves that repository out this time",
                ),
            ),
            ("check the network, or its entry in /etc/yum.repos.d",),
        )
    if "failed retrieving file" in text and "404" in text:
        return Finding(
            "The list of packages is old: the file it names is gone from the server.",
            0.965,
            "The servers keep the newest version only. The list has to be fetched anew, together with an update.",
            (next(line for line in problem.lines if "failed retrieving" in line)[:160],),
            (Fix(re.sub(r"-S(?=\s)", "-Syu", problem.command, count=1), "fetches the list and updates along with it"),),
        )
    return None
