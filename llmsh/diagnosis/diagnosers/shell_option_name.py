"""An option name of bash's set -o or shopt that there is not."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = ("invalid option name", "invalid shell option name")
MATCHES = (
    Case("set -o pipefial", "bash: line 1: set: pipefial: invalid option name", 2, fix="set -o pipefail"),
    Case("shopt -s nulglob", "bash: line 1: shopt: nulglob: invalid shell option name", 1, fix="shopt -s nullglob"),
    Case("shopt -s pipefail", "bash: line 1: shopt: pipefail: invalid shell option name", 1, fix="set -o pipefail"),
    Case("set -o nosuchthing", "bash: line 1: set: nosuchthing: invalid option name", 2, fix="set -o"),
)
IGNORES = (Case("set -y", "bash: line 1: set: -y: invalid option", 2),)
_SET = """
    allexport braceexpand emacs errexit errtrace functrace hashall histexpand history ignoreeof interactive-comments
    keyword monitor noclobber noexec noglob nolog notify nounset onecmd physical pipefail posix privileged verbose vi
    xtrace
"""
_SHOPT = """
    autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist complete_fullquote
    direxpand dirspell dotglob execfail expand_aliases extdebug extglob extquote failglob force_fignore
    globasciiranges globskipdots globstar gnu_errfmt histappend histreedit histverify hostcomplete huponexit
    inherit_errexit interactive_comments lastpipe lithist localvar_inherit localvar_unset login_shell mailwarn
    no_empty_cmd_completion nocaseglob nocasematch noexpand_translation nullglob patsub_replacement progcomp
    progcomp_alias promptvars restricted_shell shift_verbose sourcepath varredir_close xpg_echo
"""


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(r"(?P<builtin>set|shopt): (?P<name>[\w-]+): invalid (?:shell )?option name", problem.text)
    if not match:
        return None
    builtin, name = match["builtin"], match["name"]
    own, other = (_SET.split(), _SHOPT.split()) if builtin == "set" else (_SHOPT.split(), _SET.split())
    switch = re.search(rf"\b{builtin} (?P<flag>[-+]\w+) {re.escape(name)}(?!\S)", problem.command)
    fixes = []
    if name in other and switch:
        is_on = switch["flag"] in ("-o", "-s")
        changed = (
            f"shopt {'-s' if is_on else '-u'} {name}" if builtin == "set" else f"set {'-o' if is_on else '+o'} {name}"
        )
        fixes = [Fix(problem.command.replace(switch[0], changed, 1), "this one belongs to the other builtin")]
    elif near := closest(name, own, limit=1):
        fixes = [Fix(problem.replace_word(name, near[0]), f"{near[0]} is an option of {builtin}")]
    listing = "set -o" if builtin == "set" else "shopt"
    return Finding(
        f"`{builtin}` does not know the option `{name}`."
        + (" shopt has it." if name in other and builtin == "set" else ""),
        0.96,
        "bash has two lists of switches: set -o for those of every shell, shopt for its own.",
        (match[0],),
        (*fixes, Fix(listing, "lists the options and how they are set")),
    )
