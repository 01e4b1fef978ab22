"""Requests that plainly ask for an earlier command are answered from the history by meaning; no others are."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.app.recall import RecallingPlanner, build_recall, wanted
from llmsh.core.context import Context
from llmsh.core.plan import Effect, Plan
from llmsh.core.ports import HistoryEntry
from llmsh.history.meaning import Recall
from llmsh.history.store import SqliteHistory
from llmsh.planner.planner import BuiltInPlanner

NOW = time.time()
TALK = "ffmpeg -i talk.mov -vf scale=1280:-2 -c:v libx264 -crf 23 talk-small.mp4"
RUN = [
    (TALK, "/home/u/talks"),
    ("ffmpeg -i song.wav -b:a 192k song.mp3", "/home/u/music"),
    ("ffmpeg -i cat.mp4 -t 10 cat.gif", "/home/u"),
    ("rsync -av --delete ~/photos/ nas:/backup/photos/", "/home/u"),
    ("git rebase -i HEAD~4", "/home/u/src"),
    ("find . -name '*.log' -size +50M -delete", "/var/log"),
    ("docker run -d --name pg -e POSTGRES_PASSWORD=*** -p 5432:5432 postgres:16", "/home/u"),
    ("ssh -L 8080:localhost:80 deploy@web1", "/home/u"),
    ("openssl x509 -in cert.pem -noout -enddate", "/etc/ssl"),
    ("convert *.jpg -resize 1600x1600 -quality 85 web/%03d.jpg", "/home/u/photos"),
    ("curl -s https://api.example.org/v1/users | jq '.[].email'", "/home/u"),
    ("sudo systemctl restart nginx", "/"),
    ("ls", "/"),
    ("git status", "/home/u/src"),
    ("make test", "/home/u/src"),
    ("pg_dump shop | gzip > shop.sql.gz", "/home/u"),
    ("chmod -R g+w /srv/share", "/srv"),
    ("sed -i 's/http:/https:/g' *.html", "/home/u/site"),
    ("du -sh * | sort -h", "/home/u"),
    ("lsof -i :8080", "/"),
    ("nmap -sn 192.168.1.0/24", "/"),
]
ASKED = {
    "the ffmpeg line I used for the talk": "ffmpeg -i talk",
    "? the command I used to shrink the images": "convert",
    "which command did I run to back up the database": "pg_dump",
    "the line I ran to copy the photos to the nas": "rsync",
    "the command I used to check when the certificate expires": "openssl",
    "what was the command I used to make a gif": "ffmpeg -i cat",
    "the command I ran to see who uses port 8080": "lsof",
    "the one-liner I used to get the emails from the api": "curl",
    "the command I used to delete big logs": "find",
    "the docker command I used for postgres": "docker",
    "find the command I used to forward the port to the web server": "ssh",
    "show me the command that I used to see how big the folders are": "du",
    "which command did I use to scan the network": "nmap",
    "the line I wrote to replace http by https": "sed",
    "how did I restart the web server the other day": "sudo systemctl",
    "the command I used to give the group write permission": "chmod",
    "the command I used to convert the song": "ffmpeg -i song",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteHistory]:
    store = SqliteHistory(tmp_path_factory.mktemp("history") / "h.db", say=pytest.fail)
    for number, (command, cwd) in enumerate(RUN):
        store.add(HistoryEntry(command, NOW - number * 20 * 3600, cwd))
    yield store
    store.close()


@pytest.fixture(scope="module")
def recall(store: SqliteHistory) -> Recall:
    return build_recall(store, BuiltInPlanner())


class Refusing:
    """A Planner that says that it was asked."""

    def plan(self, request: str, context: Context) -> Plan:
        return Plan(request, (), 0.0, notes=("the planner",))


@pytest.fixture
def planner(recall: Recall) -> RecallingPlanner:
    return RecallingPlanner(Refusing(), lambda: recall, lambda command: command == "ls")


def context() -> Context:
    return Context(cwd=Path("/"), home=Path("/home/u"))


def test_what_is_meant_is_found_first_in_most_cases_and_always_among_the_first(planner: RecallingPlanner) -> None:
    plans = {request: planner.plan(request, context()) for request in ASKED}
    first = [request for request, plan in plans.items() if plan.script.startswith(ASKED[request])]
    assert len(first) >= len(ASKED) - 2
    for request, plan in plans.items():
        offered = [plan.script, *(other.script for other in plan.alternatives)]
        assert any(command.startswith(ASKED[request]) for command in offered), request


def test_the_command_is_offered_as_a_plan_that_says_where_it_comes_from(planner: RecallingPlanner) -> None:
    plan = planner.plan("the ffmpeg line I used for the talk", context())
    (step,) = plan.steps
    assert (step.command, step.effect, step.provenance) == (TALK, Effect.CHANGES, "your history")
    assert "/home/u/talks" in step.explanation
    assert plan.alternatives


def test_a_secret_that_was_left_out_is_named(planner: RecallingPlanner) -> None:
    (step,) = planner.plan("the docker command I used for postgres", context()).steps
    assert "secret" in step.unproven[0]


def test_nothing_is_made_up(planner: RecallingPlanner) -> None:
    plan = planner.plan("the command I used to water the plants", context())
    assert plan.steps == ()
    assert "no such command" in plan.notes[0]


@pytest.mark.parametrize(
    "request_",
    [
        "list the files here",
        "explain the command I just ran",
        "undo the last command",
        "the last command I ran",
        "repeat the last command",
        "run the previous command I ran as root",
        "how many commands did I run today",
        "show the history",
        "find the line that I wrote about ffmpeg in notes.txt and delete it",
        "which commands did I use most",
        "count the lines I wrote yesterday",
        "convert talk.mov to mp4 with ffmpeg",
        "why did the command I ran fail",
    ],
)
def test_everything_else_is_the_planners(planner: RecallingPlanner, request_: str) -> None:
    assert planner.plan(request_, context()).notes == ("the planner",)


def test_a_time_that_is_named_chooses(recall: Recall, store: SqliteHistory) -> None:
    asked = wanted("the ffmpeg line I used last week", now=NOW)
    assert asked is not None
    assert asked.where.since is not None
    assert asked.words == ("ffmpeg",)


def test_new_commands_are_found_and_deleted_ones_are_not(tmp_path: Path) -> None:
    store = SqliteHistory(tmp_path / "h.db", say=pytest.fail)
    recall = build_recall(store, BuiltInPlanner())
    assert recall(["certificate"], 3) == []
    number = store.add(HistoryEntry("openssl x509 -in cert.pem -noout -enddate", NOW))
    store.add(HistoryEntry("ls", NOW))
    assert recall(["certificate"], 1)[0].entry.command.startswith("openssl")
    store.delete([number])
    assert [each.entry.command for each in recall(["certificate"], 3)] == ["ls"]
    store.close()
