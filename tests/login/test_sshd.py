"""What goes through a login shell must be the same bytes and statuses with llmsh as with bash."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

LLMSH = Path(sys.executable).parent / "llmsh"
TOOLS = ("sshd", "ssh", "scp", "sftp", "rsync", "git", "ssh-keygen", "useradd", "userdel")

pytestmark = [
    pytest.mark.network,
    pytest.mark.skipif(
        os.environ.get("LLMSH_TEST_SSHD") != "1" or os.geteuid() != 0 or any(not shutil.which(tool) for tool in TOOLS),
        reason="makes users: set LLMSH_TEST_SSHD=1 and run as root with sshd installed",
    ),
]


@dataclass(frozen=True, slots=True)
class Host:
    """A running sshd with one user for each shell."""

    port: int
    folder: Path

    def options(self, flag: str = "-p") -> list[str]:
        known = self.folder / "known"
        pairs = ["StrictHostKeyChecking=no", f"UserKnownHostsFile={known}", "LogLevel=ERROR", "BatchMode=yes"]
        return [
            "-i",
            str(self.folder / "key"),
            *(word for pair in pairs for word in ("-o", pair)),
            flag,
            str(self.port),
        ]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("sshd")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name in ("key", "host"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "authorized").write_text((folder / "key.pub").read_text())
    (folder / "config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        "PermitRootLogin yes\nStrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp internal-sftp\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    for shell in ("/bin/bash", str(LLMSH)):
        # uid 0 a second time: the interpreter of the tests may be readable for root alone.
        home = folder / f"home-{Path(shell).name}"
        command = ["useradd", "-o", "-u", "0", "-g", "0", "-M", "-p", "*", "-d", str(home), "-s", shell, user_of(shell)]
        home.mkdir()
        subprocess.run(command, check=True, capture_output=True)
    sshd = subprocess.Popen([str(shutil.which("sshd")), "-D", "-e", "-f", folder / "config"], stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Host(port, folder)
    finally:
        sshd.terminate()
        sshd.wait()
        for shell in ("/bin/bash", str(LLMSH)):
            subprocess.run(["userdel", "-f", user_of(shell)], check=False, capture_output=True)


def user_of(shell: str) -> str:
    return f"t{Path(shell).name}"


COMMANDS = [
    "echo hello; exit 7",
    "printf '\\0\\377\\n'; echo err >&2",
    "cat; echo end",
    "echo $0 $- $SHLVL; shopt login_shell",
    "kill -TERM $$",
    "nosuchprogram",
    "true | false; echo ${PIPESTATUS[@]}",
    "for i in 1 2 3; do echo $i; done | sort -r",
    "head -c 3000000 /dev/zero | md5sum",
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("tty", [(), ("-tt",)], ids=["plain", "tty"])
def test_ssh_commands_agree(host: Host, command: str, tty: tuple[str, ...]) -> None:
    def run(user: str) -> tuple[int, bytes, bytes]:
        argv = ["ssh", *tty, *host.options(), f"{user}@127.0.0.1", command]
        given = b"line\n\x04" if tty else b"line one\nline two\n"
        done = subprocess.run(argv, input=given, capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout, done.stderr

    assert run("tllmsh") == run("tbash")


@pytest.mark.parametrize("tool", ["scp", "scp -O", "sftp", "rsync", "git"])
def test_transfers_are_byte_identical(host: Host, tool: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "data file.bin").write_bytes(os.urandom(300_000))
    (source / "empty").touch()
    subprocess.run(
        'git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm "x"',
        shell=True,
        cwd=source,
        check=True,
    )
    results = []
    for user in ("tbash", "tllmsh"):
        target = tmp_path / user
        target.mkdir()
        status = transfer(host, tool, user, source, target)
        files = {
            str(path.relative_to(target)): path.read_bytes()
            for path in sorted(target.rglob("*"))
            if path.is_file() and ".git/" not in str(path)
        }
        results.append((status, files))
    assert results[0] == results[1]
    assert results[1][0] == 0
    assert any(name.endswith("data file.bin") for name in results[1][1])


def transfer(host: Host, tool: str, user: str, source: Path, target: Path) -> int:
    """Fetch `source` as `user` with `tool`; the exit status."""
    remote = f"{user}@127.0.0.1"
    ssh = " ".join(["ssh", *host.options()])
    commands = {
        "scp": ["scp", "-qr", *host.options("-P"), f"{remote}:{source}", str(target)],
        "scp -O": ["scp", "-Oqr", *host.options("-P"), f"{remote}:{source}", str(target)],
        "sftp": ["sftp", "-q", *host.options("-P"), "-b", "-", remote],
        "rsync": ["rsync", "-aq", "-e", ssh, f"{remote}:{source}/", str(target)],
        "git": ["git", "clone", "-q", f"ssh://{remote}:{host.port}{source}", str(target / "clone")],
    }
    batch = f'get -r "{source}" "{target}"\n'.encode()
    env = {**os.environ, "GIT_SSH_COMMAND": ssh}
    done = subprocess.run(commands[tool], input=batch, env=env, capture_output=True, check=False, timeout=120)
    return done.returncode


def test_su_keeps_login_mode(host: Host) -> None:
    answers = [
        subprocess.run(
            ["su", "-", user, "-c", "shopt -q login_shell; echo $? $0"], capture_output=True, check=False, timeout=60
        ).stdout
        for user in ("tbash", "tllmsh")
    ]
    assert answers[0] == answers[1]


def test_chsh_goes_there_and_back(host: Host) -> None:
    if not shutil.which("chsh"):
        pytest.skip("no chsh here")
    for shell in (str(LLMSH), "/bin/bash"):
        subprocess.run(["chsh", "-s", shell, "tbash"], check=True, capture_output=True)
        argv = ["ssh", *host.options(), "tbash@127.0.0.1", "echo alive"]
        assert subprocess.run(argv, capture_output=True, check=True, timeout=60).stdout == b"alive\n"
