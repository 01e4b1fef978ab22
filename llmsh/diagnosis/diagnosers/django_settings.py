"""Django: settings that are not named, a manage.py that is elsewhere, an app or template not found."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "settings are not configured",
    "django_settings_module",
    "can't open file 'manage.py'",
    "templatedoesnotexist",
    "improperlyconfigured",
    "manage.py': [errno 2]",
    "unapplied migration",
    "commanderror:",
)
MATCHES = (
    Case(
        "python3 a.py",
        "django.core.exceptions.ImproperlyConfigured: Requested setting INSTALLED_APPS, but settings are not "
        "configured. You must either define the environment variable DJANGO_SETTINGS_MODULE or call "
        "settings.configure()",
        1,
        (("manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n"),),
        says="settings",
        fix="DJANGO_SETTINGS_MODULE=shop.settings python3 a.py",
    ),
    Case(
        "python3 manage.py runserver",
        "python3: can't open file '{cwd}/manage.py': [Errno 2] No such file or directory",
        2,
        (("site/manage.py", "x"),),
        says="manage.py",
        fix="cd site && python3 manage.py runserver",
    ),
    Case(
        "python3 manage.py migrat",
        "Unknown command: 'migrat'. Did you mean migrate?\nType 'manage.py help' for usage.\nCommandError: x",
        1,
        says="`migrat`",
        fix="python3 manage.py migrate",
    ),
)
IGNORES = (Case("python3 a.py", "python3: can't open file 'a.py': [Errno 2] No such file or directory", 2),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if word := re.search(r"Unknown command: '(?P<word>\w+)'(?:\. Did you mean (?P<meant>\w+)\?)?", text):
        near = (
            (word["meant"],)
            if word["meant"]
            else closest(
                word["word"],
                (
                    "migrate",
                    "makemigrations",
                    "runserver",
                    "createsuperuser",
                    "shell",
                    "test",
                    "startapp",
                    "collectstatic",
                ),
                limit=1,
            )
        )
        return Finding(
            f"manage.py has no command `{word['word']}`.",
            0.975,
            "Its commands come from Django and from the apps of the project.",
            (word[0],),
            tuple(Fix(problem.replace_word(word["word"], each), f"{each} exists") for each in near if each),
            ("see the commands: python3 manage.py help",),
        )
    if "settings are not configured" in text or "DJANGO_SETTINGS_MODULE" in text:
        named = re.search(r"DJANGO_SETTINGS_MODULE['\"], ['\"](?P<name>[\w.]+)", facts.read("manage.py"))
        return Finding(
            "Django does not know which settings to use.",
            0.97,
            "manage.py names them for you. A script of its own has to name them in DJANGO_SETTINGS_MODULE and "
            "call django.setup().",
            ("settings are not configured",),
            (
                Fix(
                    f"DJANGO_SETTINGS_MODULE={named['name']} {problem.command}",
                    "names the settings that manage.py uses",
                ),
            )
            if named
            else (),
            () if named else ("run it through manage.py: python3 manage.py shell",),
        )
    if re.search(r"can't open file '[^']*manage\.py'", text):
        below = [path for path in facts.named("manage.py") if "/" in path]
        return Finding(
            "There is no manage.py in this folder.",
            0.975,
            "It lies at the top of a Django project, next to the folder with the settings.",
            (f"{below[0]} is there" if below else "no manage.py here",),
            (Fix(f"cd {quote_path(os.path.dirname(below[0]))} && {problem.command}", "goes to the project first"),)
            if below
            else (),
            () if below else ("go to the folder of the project",),
        )
    return None
