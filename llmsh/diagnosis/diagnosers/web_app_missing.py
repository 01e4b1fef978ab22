"""A server for Python web apps that does not find the app."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "could not import",
    "could not locate a flask application",
    "error loading asgi app",
    "failed to find attribute",
    "failed to parse",
    "no module named",
    "import string",
    "could not import module",
    "worker failed to boot",
    'attribute "',
)
PROGRAMS = frozenset({"flask", "uvicorn", "gunicorn", "hypercorn", "daphne", "fastapi", "celery", "python3", "python"})
MATCHES = (
    Case(
        "flask run",
        "Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment "
        "variable, or a 'wsgi.py' or 'app.py' file in the current directory.",
        2,
        (("server.py", "app = Flask(__name__)\n"),),
        says="Flask",
        fix="flask --app server run",
    ),
    Case(
        "uvicorn main:api",
        'ERROR:    Error loading ASGI app. Attribute "api" not found in module "main".',
        1,
        (("main.py", "from fastapi import FastAPI\napp = FastAPI()\n"),),
        says="`api`",
        fix="uvicorn main:app",
    ),
    Case(
        "uvicorn man:app",
        'ERROR:    Error loading ASGI app. Could not import module "man".',
        1,
        (("main.py", "app = 1\n"),),
        fix="uvicorn main:app",
    ),
    Case(
        "gunicorn app:create",
        "Failed to find attribute 'create' in 'app'.",
        4,
        (("app.py", "application = Flask(__name__)\n"),),
        fix="gunicorn app:application",
    ),
)
IGNORES = (Case("python3 -m nosuch", "/usr/bin/python3: No module named nosuch", 1),)
APP = late_pattern(
    r"^(?P<name>\w+)\s*(?::\s*\w+)?=\s*(?:Flask|FastAPI|Starlette|Quart|Sanic|get_[aw]sgi_application|Celery)\(",
    re.MULTILINE,
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "locate a Flask application" in text:
        found = [
            (name[:-3], match["name"])
            for name in facts.listing()
            if name.endswith(".py") and (match := APP.search(facts.read(name)))
        ]
        return Finding(
            "flask does not know which file holds the Flask app.",
            0.97,
            "It looks for app.py or wsgi.py in this folder; another file has to be named with --app.",
            ("no app.py or wsgi.py here",),
            tuple(
                Fix(problem.replace_text("flask", f"flask --app {quote(module)}"), f"{module}.py makes an app")
                for module, _ in found[:2]
            ),
            () if found else ("name the file: flask --app and its name without .py, then run",),
        )
    attribute = re.search(
        r"Attribute \"(?P<name>\w+)\" not found in module \"(?P<module>[\w.]+)\"|Failed to find attribute "
        r"'(?P<name2>\w+)' in '(?P<module2>[\w.]+)'",
        text,
    )
    if attribute:
        name, module = attribute["name"] or attribute["name2"], attribute["module"] or attribute["module2"]
        there = APP.search(facts.read(module.replace(".", "/") + ".py"))
        return Finding(
            f"`{module}` holds no app called `{name}`." + (f" It has `{there['name']}`." if there else ""),
            0.975,
            "Before the colon stands the module, after it the name of the variable with the app.",
            (attribute[0],),
            (
                Fix(
                    problem.command.replace(f"{module}:{name}", f"{module}:{there['name']}", 1),
                    f"{there['name']} is set there",
                ),
            )
            if there
            else (),
            () if there else (f"look into {module.replace('.', '/')}.py for the name of the app",),
        )
    missing = re.search(
        r"Error loading ASGI app\. Could not import module \"(?P<module>[\w.]+)\"|Could not import '(?P<other>[\w.]+)'",
        text,
    )
    if not missing:
        return None
    module = missing["module"] or missing["other"]
    files = [name[:-3] for name in facts.listing() if name.endswith(".py")]
    near = closest(module, files, limit=1)
    below = [path[:-3].replace("/", ".") for path in facts.named(f"{module}.py") if "/" in path]
    return Finding(
        f"There is no module `{module}` in this folder, or it cannot be imported.",
        0.97,
        "The module is a file of that name with .py, looked for from the folder where the server is started.",
        (missing[0],),
        tuple(
            Fix(problem.command.replace(f"{module}:", f"{each}:", 1), f"{each} is there")
            for each in [*near, *below[:1]]
            if f"{module}:" in problem.command
        ),
        () if near or below else (f"see why: python3 -c 'import {module}'",),
    )
