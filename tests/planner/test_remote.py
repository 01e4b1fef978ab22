"""ssh to another machine: each thing that is said becomes an option, and what names no machine is no reading."""

import pytest

from llmsh.planner import remote


@pytest.mark.parametrize(
    ("request_text", "command"),
    [
        ('ssh into "db.example.com" as user "eve"', "ssh eve@db.example.com"),
        ("ssh to build.example.com on port 2222 with agent forwarding", "ssh -A -p 2222 build.example.com"),
        (
            'log in as user "ops" on host "web1" using the key file "keys/web" and port 2200',
            "ssh -i keys/web -p 2200 ops@web1",
        ),
        ("connect to server web1 through the jump host gate and run 'uptime'", "ssh -J gate web1 uptime"),
        ('run the command "df -h" on the remote host "web1"', "ssh web1 'df -h'"),
        ('execute all commands in "setup.sh" on the server "web1"', "ssh web1 bash -s < setup.sh"),
        (
            "ssh to web1 without host key checking with a connection timeout of 5 seconds",
            "ssh -o StrictHostKeyChecking=no -o ConnectTimeout=5 web1",
        ),
        (
            "ssh into web1 with a check every 30 seconds that the server is still alive",
            "ssh -o ServerAliveInterval=30 web1",
        ),
    ],
)
def test_what_is_said_becomes_an_option(request_text: str, command: str) -> None:
    plan = remote.plan(request_text)
    assert plan is not None
    assert plan.script == command


@pytest.mark.parametrize(
    "request_text",
    [
        "connect to the wifi network home",
        "connect to the server",
        "run 'make' on each folder",
        "ssh to web1 and restart nginx there",
        "log in to docker on this machine",
        "copy a.txt to the server web1",
    ],
)
def test_other_requests_are_left_alone(request_text: str) -> None:
    assert remote.plan(request_text) is None
