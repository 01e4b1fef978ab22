"""A kernel module that is not there, or that the kernel refuses."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "modprobe: fatal",
    "modprobe: error",
    "insmod: error",
    "could not insert module",
    "key was rejected by service",
    "module not found in directory",
    "invalid module format",
    "rmmod: error",
)
MATCHES = (
    Case(
        "modprobe v4l2lopback",
        "modprobe: FATAL: Module v4l2lopback not found in directory /lib/modules/6.1.0-26-amd64",
        1,
        says="v4l2lopback",
    ),
    Case(
        "sudo modprobe vboxdrv",
        "modprobe: ERROR: could not insert 'vboxdrv': Key was rejected by service",
        1,
        says="Secure Boot",
        fix="mokutil --sb-state",
    ),
    Case(
        "sudo rmmod nvidia",
        "rmmod: ERROR: Module nvidia is in use by: nvidia_modeset",
        1,
        says="nvidia_modeset",
        fix="sudo rmmod nvidia_modeset nvidia",
    ),
    Case(
        "sudo insmod x.ko",
        "insmod: ERROR: could not insert module x.ko: Invalid module format",
        1,
        says="another kernel",
        fix="modinfo -F vermagic x.ko",
    ),
)
IGNORES = (Case("modprobe x", "bash: modprobe: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Module (?P<name>\S+) not found in directory (?P<folder>\S+)", text):
        gone = not facts.is_dir(match["folder"]) and facts.is_dir("/lib/modules")
        return Finding(
            f"The kernel has no module {match['name']}"
            + ("; the modules of the running kernel are gone, most often after an update." if gone else "."),
            0.97,
            "Drivers that come from outside have to be built for each kernel (DKMS). After an update of the "
            "kernel, a reboot is due.",
            (match[0],),
            (
                Fix(
                    f"find /lib/modules -name '*{re.sub(r'[^A-Za-z0-9]', '', match['name'])[:4]}*'",
                    "searches for modules of such a name",
                ),
            ),
            ("reboot if the kernel was updated", "check the name of the module"),
        )
    if "Key was rejected" in text or "Required key not available" in text:
        return Finding(
            "Secure Boot refuses the module: it is not signed with a key that this machine trusts.",
            0.97,
            "With Secure Boot the kernel takes only signed modules. Its key can be enrolled (MOK), or Secure "
            "Boot switched off in the firmware.",
            ("Key was rejected by service",),
            (Fix("mokutil --sb-state", "shows whether Secure Boot is on"),),
        )
    if match := re.search(r"Module (?P<name>\S+) is in use by: (?P<by>[\w ]+)", text):
        return Finding(
            f"The module {match['name']} is in use by {match['by'].strip()}.",
            0.97,
            "Modules that build on it have to go first.",
            (match[0],),
            (
                Fix(
                    problem.replace_word(match["name"], match["by"].split()[0]).replace(
                        match["by"].split()[0], f"{match['by'].strip()} {match['name']}", 1
                    ),
                    "takes them out in order",
                ),
            )
            if problem.names(match["name"])
            else (),
            () if problem.names(match["name"]) else ("take out the others first",),
        )
    match = re.search(r"could not insert (?:module )?'?(?P<name>[^\s:']+)'?: (?P<why>[^\n]+)", text)
    if not match:
        return None
    if "Invalid module format" in match["why"]:
        return Finding(
            f"{match['name']} was built for another kernel than the one that runs.",
            0.97,
            "A module fits exactly one build of the kernel.",
            (match[0],),
            (Fix(f"modinfo -F vermagic {quote_path(match['name'])}", "shows for which kernel; compare with uname -r"),),
        )
    root = facts.as_root(problem.command) if "permitted" in match["why"] else ""
    return Finding(
        f"The kernel did not take the module {match['name']}: {match['why'].strip()}.",
        0.93,
        "What the kernel has to say about it stands in its log.",
        (match[0],),
        (Fix(root, "with root's rights"),)
        if root
        else (Fix(facts.as_root("dmesg | tail -20") or "dmesg | tail -20", "shows the log of the kernel"),),
    )
