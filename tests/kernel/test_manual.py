"""man/llmsh-kernel.7: in step with what the kernel offers, and its examples work."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmsh.app.kernel_services import Services
from llmsh.config import Settings
from llmsh.ipc import protocol
from llmsh.kernel import connection, server, tool_desk
from llmsh.tools.command import MAX_OUTPUT_BYTES, TIMEOUT_S
from tests.kernel.serving import PATIENCE_S, Process, environment

PAGE = Path(__file__).resolve().parents[2] / "man" / "llmsh-kernel.7"
TEXT = PAGE.read_text(encoding="utf-8")


def section(name: str) -> str:
    match = re.search(rf"^\.SH {name}\n(.*?)(?=^\.SH |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no section {name}"
    return match[1]


def example(name: str) -> str:
    match = re.search(rf'^\.\\" EXAMPLE {name}\n\.EX\n(.*?)^\.EE$', TEXT, re.MULTILINE | re.DOTALL)
    assert match is not None, f"no example {name}"
    text = match[1].replace("\\(aq", "'").replace("\\(ga", "`").replace("\\-", "-").replace("\\&", "")
    return text.replace("\\e", "\\")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a kernel of the test's own runs."""
    root = tmp_path_factory.mktemp("k")
    process = Process(root)
    process.wait_for_socket()
    yield root
    process.end()


def test_every_method_is_described_and_no_other() -> None:
    services = Services(Settings())
    kernel = server.Server(Path("/nowhere"), services.methods, idle_s=1, tools=services.tools.desk)
    assert sorted(re.findall(r"^\.SS (\S+)$", section("METHODS"), re.MULTILINE)) == kernel.methods


def test_every_error_is_described_and_no_other() -> None:
    codes = {
        value for name, value in vars(protocol).items() if name.isupper() and isinstance(value, int) and value <= -32000
    }
    described = {-int(code) for code in re.findall(r"^\.B \\-(\d+)$", section("ERRORS"), re.MULTILINE)}
    assert described == codes


def test_its_figures_are_those_of_the_code() -> None:
    bare = " ".join(TEXT.replace("\\ ", " ").split())
    most, most_back = protocol.MAX_REQUEST_BYTES >> 20, protocol.MAX_MESSAGE_BYTES >> 20
    waiting, of_one = server.MAX_WAITING, server.MAX_WAITING_PER_CLIENT
    for claim in (
        f"{most} MiB, an answer of the kernel at most {most_back} MiB",
        f"({waiting} requests of all clients, {of_one} of one), or {server.MAX_CLIENTS} clients",
        f"{connection.MAX_UNREAD_BYTES >> 20} MiB wait for it",
        f"longer than {MAX_OUTPUT_BYTES >> 10} KiB",
        f"at most {tool_desk.MAX_TOOLS_PER_CLIENT}. Registered again",
        f"At most {tool_desk.MAX_CALLS_PER_CLIENT} calls wait for one program",
        f"timeout_s seconds ({TIMEOUT_S:.0f})",
        f".B protocol is {protocol.PROTOCOL_VERSION}.",
    ):
        assert claim in bare


@pytest.mark.network
def test_the_example_in_python_works(root: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", example("python")],
        env=environment(root),
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    assert ran.stdout.startswith("caution ") or ran.stdout.startswith("danger ")


@pytest.mark.network
@pytest.mark.parametrize("program", ["socat", "nc"])
def test_the_example_in_shell_works(root: Path, tmp_path: Path, program: str) -> None:
    found = shutil.which(program)
    if found is None or (program == "nc" and "-U" not in help_of(found)):
        pytest.skip(f"no {program} that speaks to Unix sockets")
    bin_dir = tmp_path / "bin"
    bin_dir.mkdir()
    (bin_dir / program).symlink_to(found)
    bash = shutil.which("bash")
    assert bash is not None
    script = tmp_path / "kernel.sh"
    script.write_text(example("shell"), encoding="utf-8")
    for params in ('{"command": "rm -r build"}', '{"command": "ls"}'):
        ran = subprocess.run(
            [bash, str(script), "risk", params],
            env={**environment(root), "PATH": str(bin_dir)},
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        assert json.loads(ran.stdout)["result"]["read_only"] is ("ls" in params)


def help_of(program: str) -> str:
    shown = subprocess.run([program, "-h"], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return shown.stdout + shown.stderr


def test_groff_knows_every_macro_of_it() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("no groff here")
    checked = [groff, "-man", "-wmac", "-z", "-Tutf8", str(PAGE)]
    assert subprocess.run(checked, capture_output=True, text=True, check=True).stderr == ""
