"""No MongoDB server can be reached."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.projects import start_service

SIGNATURES = ("mongonetworkerror", "mongoserverselectionerror")
MATCHES = (
    Case(
        "mongosh",
        "Current Mongosh Log ID:\t65a\nConnecting to:\t\tmongodb://127.0.0.1:27017/?directConnection=true\n"
        "MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017",
        1,
        says="127.0.0.1:27017",
        fix="sudo systemctl start mongod",
    ),
    Case(
        "node app.js",
        "MongoServerSelectionError: connect ECONNREFUSED ::1:27017\n    at Topology.selectServer (x.js:1:2)",
        1,
        says="27017",
    ),
)
IGNORES = (Case("mongosh -u ada", "MongoServerError: Authentication failed.", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = re.search(
        r"Mongo(?:Network|ServerSelection)Error: (?P<what>.*?)(?P<where>\S+:\d+)?$", problem.text, re.MULTILINE
    )
    if not match or "ENOTFOUND" in match[0]:
        return None
    where = (match["where"] or "").strip()
    local = re.match(r"127\.|localhost|::1|\[::1\]", where)
    start = start_service(facts, "mongod", "mongodb-community") if local else ""
    return Finding(
        f"No MongoDB server answers{f' at {where}' if where else ''}.",
        0.96,
        "The shell is only the client; the server is the program mongod, which is not running there or not reachable.",
        (match[0][:160],),
        (Fix(start, "starts the server"),) if start else (),
        ("check host and port in the address", "for Atlas: allow this machine's address in its network settings"),
    )
