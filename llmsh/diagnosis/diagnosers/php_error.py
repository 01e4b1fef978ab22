"""PHP or Composer: a mistake with its place, a class or driver that is missing."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.paths import meant_paths
from llmsh.diagnosis.place import show_place, shown_path, stopped_at
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "php parse error",
    "php fatal error",
    "parse error: syntax error",
    "fatal error: uncaught",
    "could not find driver",
    "call to undefined function",
    "composer could not find",
    "your requirements could not be resolved",
    "could not open input file",
    "php warning: ",
    "fatal error: ",
    "parse error: ",
    "failed opening required",
)
PROGRAMS = frozenset({"php", "composer", "artisan", "phpunit"})
MATCHES = (
    Case(
        "php index.php",
        'PHP Parse error:  syntax error, unexpected identifier "echo" in {cwd}/index.php on line 4',
        255,
        (("index.php", "<?php\n$a\n=1\necho 1;\n"),),
        says="index.php line 4",
        fix="sed -n '2,6p' index.php",
    ),
    Case(
        "php a.php",
        "PHP Fatal error:  Uncaught Error: Call to undefined function mb_strlen() in /w/a.php:2",
        255,
        says="mb_strlen",
        fix="sudo apt install php-mbstring",
    ),
    Case(
        "php a.php", "PHP Fatal error:  Uncaught PDOException: could not find driver in /w/a.php:3", 255, says="driver"
    ),
    Case("composer install", "Composer could not find a composer.json file in /w", 1, says="composer.json"),
    Case(
        "php artisn serve",
        "Could not open input file: artisn",
        1,
        (("artisan", "x"),),
        says="artisn",
        fix="php artisan serve",
    ),
)
IGNORES = (Case("php x", "bash: php: command not found", 127),)
EXTENSIONS = {
    "mb_": "php-mbstring",
    "curl_": "php-curl",
    "simplexml_": "php-xml",
    "xml_": "php-xml",
    "imagecreate": "php-gd",
    "gd_": "php-gd",
    "mysqli_": "php-mysql",
    "pg_": "php-pgsql",
    "bc": "php-bcmath",
    "intl": "php-intl",
    "zip_": "php-zip",
    "json_": "php-json",
    "ldap_": "php-ldap",
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Could not open input file: (?P<name>\S+)", text):
        near = meant_paths(facts, match["name"])
        return Finding(
            f"There is no file `{match['name']}` for PHP to run.",
            0.97,
            "The path is taken from the folder you are in.",
            (match[0],),
            tuple(Fix(problem.replace_word(match["name"], each), f"{each} is there") for each in near),
            () if near else ("go to the folder of the project",),
        )
    if "could not find a composer.json" in text:
        return Finding(
            "There is no composer.json in this folder.",
            0.97,
            "Composer reads from it which packages a project needs.",
            ("no composer.json here",),
            (Fix("composer init", "makes one here"),),
            ("go to the folder of the project",),
        )
    undefined = re.search(r"Call to undefined function (?P<name>\w+)\(\)", text)
    extension = next(
        (package for key, package in EXTENSIONS.items() if undefined and undefined["name"].startswith(key)), ""
    )
    if "could not find driver" in text:
        extension, undefined = "", None
        return Finding(
            "PHP has no driver for this kind of database.",
            0.97,
            "Each database has an extension of its own: php-mysql, php-pgsql, php-sqlite3.",
            ("could not find driver",),
            (Fix("php -m", "lists the extensions that are there"),),
            ("install the one for your database",),
        )
    place = re.search(
        r"(?P<kind>Parse error|Fatal error):\s+(?P<what>.+?) in (?P<file>/\S+?|Command line code|php shell code)"
        r"(?: on line |:)(?P<line>\d+)",
        text,
    )
    if not place:
        return None
    if undefined and extension:
        install = facts.install(extension if facts.manager in ("apt", "dnf") else "")
        return Finding(
            f"The function {undefined['name']}() belongs to an extension of PHP that is not installed.",
            0.97,
            "PHP comes in parts. After installing one, a running server has to be restarted.",
            (undefined[0],),
            (Fix(install, f"installs {extension}"),) if install else (),
            () if install else (f"install {extension}",),
        )
    shown = shown_path(facts, place["file"])
    fixes = show_place(facts, place["file"], place["line"])
    if required := re.search(r"Failed opening required '(?P<path>[^']+)'", text):
        return Finding(
            f"{shown} line {place['line']}: the required file `{required['path']}` is not there.",
            0.97,
            "vendor/autoload.php is made by composer install; other paths start at the folder you are in.",
            (required[0],),
            (Fix("composer install", "installs what composer.json names"),) if facts.exists("composer.json") else fixes,
            ("check the path, or install the packages of the project",),
        )
    before = re.search(r"(?:Warning|Notice):\s+(?P<what>[^\n]+?) in \S[^\n]* on line " + place["line"] + r"\b", text)
    what = place["what"][:110].removeprefix("Uncaught ").rstrip(".")
    said = (
        # What PHP only warned of in the same line is where it began.
        f"{before['what'][:90].rstrip('.')}; then {what}" if before else what,
        "What PHP stumbles over is often one line up: a missing ; or bracket."
        if place["kind"] == "Parse error"
        else "The program stopped at this line.",
    )
    return stopped_at(facts, (shown, place["line"]), said, place[0], 0.96)
