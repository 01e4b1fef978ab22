"""eslint or prettier without a configuration, or with one that it cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem, quote

SIGNATURES = (
    "eslint couldn't find",
    "eslint.config",
    "couldn't find a configuration file",
    "no eslint configuration",
    "eslint couldn't determine the plugin",
    "failed to load config",
    "failed to load plugin",
    "no files matching the pattern",
)
MATCHES = (
    Case(
        "npx eslint .",
        "Oops! Something went wrong! :(\n\nESLint: 9.1.0\n\nESLint couldn't find an eslint.config.(js|mjs|cjs) file.",
        2,
        says="configuration",
        fix="npm init @eslint/config@latest",
    ),
    Case(
        "npx eslint .",
        'ESLint couldn\'t find the config "airbnb" to extend from. Please check that the name of the config is '
        "correct.",
        2,
        says="airbnb",
        fix="npm install --save-dev eslint-config-airbnb",
    ),
    Case("npx eslint src", "No files matching the pattern 'src' were found.", 2, says="`src`"),
)
IGNORES = (Case("npx eslint .", "/w/a.js\n  1:1  error  'x' is not defined  no-undef", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r"couldn't find the (?P<kind>config|plugin) \"(?P<name>[^\"]+)\"|Failed to load (?P<kind2>plugin|config) "
        r"'?\"?(?P<name2>[\w@/-]+)",
        text,
    ):
        name, kind = match["name"] or match["name2"], match["kind"] or match["kind2"]
        package = name if name.startswith(("@", "eslint-")) else f"eslint-{kind}-{name}"
        return Finding(
            f"The {kind} {name} of eslint is not installed.",
            0.96,
            "Shared rules come as packages of their own.",
            (match[0],),
            (Fix(f"npm install --save-dev {quote(package)}", "installs it"),),
        )
    if match := re.search(
        r"No files matching (?:the pattern )?['\"]?(?P<name>[^'\"\n]+?)['\"]?(?: were found|\.|$)", text
    ):
        return Finding(
            f"There is no file to check that fits `{match['name']}`.",
            0.96,
            "Which endings count is set in the configuration; others are passed over.",
            (match[0],),
            (Fix("ls", "shows what is here"),),
        )
    if not re.search(r"(?i)eslint couldn't find|configuration file|no eslint configuration", text):
        return None
    return Finding(
        "eslint has no configuration here.",
        0.97,
        "From version 9 on it reads eslint.config.js; older files (.eslintrc) are not read any more.",
        (first_error(problem.lines)[:160],),
        (Fix("npm init @eslint/config@latest", "makes one by asking a few questions"),),
    )
