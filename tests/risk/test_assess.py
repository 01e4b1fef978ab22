"""The assessment as a whole: levels, the read-only claim, and what must never happen."""

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmsh.core.command import SimpleCommand
from llmsh.core.ports import RiskAssessor
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk import visit
from llmsh.risk.assess import assess
from llmsh.risk.places import Place, place_of
from llmsh.risk.rules import by_program

FRAGMENTS = [
    "rm",
    "-rf",
    "/",
    "~",
    "$x",
    "${x:-rm}",
    "$(echo rm)",
    "`ls`",
    "'a b'",
    '"$HOME"',
    "|",
    "||",
    "&&",
    ";",
    "&",
    "\n",
    "(",
    ")",
    "{",
    "}",
    "if",
    "then",
    "fi",
    "for",
    "in",
    "do",
    "done",
    "while",
    "case",
    "esac",
    ";;",
    "<",
    ">",
    ">>",
    "<<EOF",
    "EOF",
    "<(",
    ">&2",
    "[[",
    "]]",
    "((",
    "))",
    "$((",
    "sudo",
    "xargs",
    "find",
    "-exec",
    "\\;",
    "sh",
    "-c",
    "eval",
    "git",
    "reset",
    "--hard",
    "x=1",
    "a[0]=(",
    "{a,b}",
    "{1..3}",
    "$'\\x41",
    "\\",
    "#",
    "!",
    "=",
    "'",
    '"',
    "${",
    "é",
    "\u202e",
    "awk",
    "'{print $1}'",
    "sed",
    "s/a/b/",
    "python3",
]


def test_assess_is_the_port_of_the_executor() -> None:
    assessor: RiskAssessor = assess
    assert assessor("ls").level is Level.SAFE


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_assess_never_crashes_on_any_text(text: str) -> None:
    assert assess(text).level in Level


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join))
def test_assess_never_crashes_on_shell_like_text(text: str) -> None:
    found = assess(text)
    assert not any("could not be checked" in finding.message for finding in found.findings)
    assert not (found.read_only and found.level is not Level.SAFE)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(by_program())), st.lists(st.sampled_from(FRAGMENTS), max_size=5).map(" ".join))
def test_no_rule_fails_on_odd_arguments(program: str, rest: str) -> None:
    findings = assess(f"{program} {rest}").findings
    assert not any("could not be checked" in finding.message for finding in findings)


def test_a_rule_that_fails_counts_as_danger_and_is_named() -> None:
    broken = ModuleType("llmsh.risk.rules.broken")

    def fail(_: SimpleCommand) -> Finding | None:
        raise ZeroDivisionError

    broken.assess = fail  # type: ignore[attr-defined]
    command = SimpleCommand((), (), (), (0, 0))
    [finding] = visit.Visitor()._guarded(broken, command)
    assert finding.level is Level.DANGER
    assert "rule broken failed" in finding.message


@pytest.mark.parametrize("depth", [3, 20, 60])
def test_nesting_hides_nothing(depth: int) -> None:
    command = "rm -rf /"
    for _ in range(depth):
        command = f"sudo env nice {command}"
    assert assess(command).level is Level.DANGER


def test_what_cannot_be_resolved_is_at_least_caution() -> None:
    for command in (
        "$cmd",
        "${a}${b} x",
        'eval "$x"',
        'bash -c "$1"',
        "source ./lib.sh",
        "./run",
        "no-such-program-here",
        "ls 'unclosed",
    ):
        found = assess(command)
        assert found.level >= Level.CAUTION, command
        assert not found.read_only


def test_session_aliases_and_variables_count() -> None:
    assert assess("ll /x", aliases={"ll": "rm -rf"}).level is Level.DANGER
    assert assess("$tool -rf /x", variables={"tool": "rm"}).level is Level.DANGER


def test_reasons_come_strictest_first_and_once() -> None:
    reasons = assess("echo x > f; rm -rf d; rm -rf e").reasons
    assert reasons == (Reason.DELETE, Reason.OVERWRITE)


def test_a_conditional_assignment_does_not_make_a_command_read_only() -> None:
    assert not assess("x=ls; [ -f f ] && x=rm; $x f").read_only
    assert not assess("x=ls; while :; do $x f; x=rm; done").read_only


def test_a_program_with_the_name_of_a_reader_elsewhere_is_not_trusted() -> None:
    for command in ("./ls", "/tmp/cat x", "bin/grep x f", "~/ls"):
        found = assess(command)
        assert found.level >= Level.CAUTION
        assert not found.read_only


@pytest.mark.parametrize(
    "command",
    [
        "sort -o f f",
        "sort --outp=f f",
        "uniq a b",
        "find . -delete",
        "find . -fls x",
        "sed -i s/a/b/ f",
        "sed 'w out' f",
        "sed 's/a/b/w out' f",
        "sed 's/a/b/e' f",
        "sed -n '1!G;h;$p;w x' f",
        "awk '{print > \"x\"}' f",
        "awk '{print | \"sh\"}' f",
        "awk 'BEGIN{system(\"id\")}'",
        "git branch new",
        "git tag v1",
        "git diff --output=x",
        "git diff --outp=x",
        "git -c core.pager=x log",
        "git remote add a b",
        "git stash",
        "git config a.b c",
        "curl -o f http://h/",
        "curl -O http://h/f",
        "curl -d x http://h/",
        "curl -X POST http://h/",
        "curl -K conf http://h/",
        "date -s x",
        "hostname new",
        "tee f",
        "ls > f",
        "ls >> f",
        "xxd -r a b",
        "tree -o f",
        "rg --pre x y",
        "dmesg -C",
        "ss -K",
        "fc 5",
        "env x=1 sort -o f f",
        "xargs rm",
        "find . -exec touch {} +",
        "nmcli radio wifi off",
        "ip link set a up",
        "printf -v x y",
        "export A=1",
        "PAGER=x git log",
        "LD_PRELOAD=x ls",
        "hg branch x",
        "top",
        "tar xf a.tar",
        "unzip a.zip",
        "wget http://h/",
        "ls; touch x",
        "ls $(touch x)",
        "ls <(touch x)",
        "x=`touch y`",
        "PATH=/tmp ls",
        "rpm -qa --pipe sh",
        "declare -x A",
        "less +!sh f",
        "openssl rand -out f 5",
        "sqlite3 a 'delete from t'",
        "sqlite3 a \"select writefile('x','y')\"",
        "make",
        "sudo ls",
        "crontab f",
        "docker run x",
        "kubectl exec p -- ls",
        "journalctl --vacuum-size=1",
        "systemctl start x",
        "mount /dev/x /y",
        "git log --ext-diff",
        "yq -i .a f",
        "sdiff -o x a b",
        "iconv -o x f",
        "sort --compress-program=x f",
        "bat --pager=x f",
        "file -C -m x",
        "wget -O x http://h/",
        "fd -x rm",
        "gh pr close 1",
        "aws s3 cp a b",
        "npm install",
        "pip download x",
        "cargo build",
        "sar -o f 1",
        "man -P x ls",
        "awk -f x.awk f",
        "sed -f x.sed f",
    ],
)
def test_changing_commands_are_not_claimed_to_be_read_only(command: str) -> None:
    assert not assess(command).read_only


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/dev/null", Place.NULL),
        ("/dev/sda1", Place.DEVICE),
        ("/", Place.ROOT),
        ("//", Place.ROOT),
        ("/./", Place.ROOT),
        ("/../", Place.ROOT),
        ("~", Place.HOME),
        ("$HOME/", Place.HOME),
        ("/home/bob", Place.HOME),
        ("~/.bashrc", Place.STARTUP),
        ("/etc/../etc/sudoers", Place.ACCESS),
        ("/etc/hosts", Place.SYSTEM),
        ("/usr//bin/ls", Place.SYSTEM),
        ("/usr/local/bin/x", Place.ORDINARY),
        ("~/.ssh/id_rsa", Place.SECRET),
        ("~/.ssh/id_rsa.pub", Place.ORDINARY),
        ("/tmp/x", Place.ORDINARY),
        ("a.txt", Place.ORDINARY),
        ("/proc/sysrq-trigger", Place.KERNEL),
    ],
)
def test_places_are_recognised_however_they_are_written(path: str, place: Place) -> None:
    assert place_of(path) is place


@pytest.mark.parametrize(
    "command",
    [
        "cd /etc && echo x > passwd",
        "cd /tmp; cd ../etc; cp a hosts",
        "ln -s /dev/sda d; dd if=x of=d",
        "cd ~/.ssh; cat k >> authorized_keys",
    ],
)
def test_a_name_is_what_it_leads_to_after_cd_and_ln(command: str) -> None:
    assert assess(command).level is Level.DANGER


def test_a_subshell_keeps_its_directory_to_itself() -> None:
    assert assess("(cd /etc); echo x > passwd").level is Level.CAUTION
    assert assess("cd /etc | cat; echo x > passwd").level is Level.CAUTION


@pytest.mark.parametrize(
    "command",
    [
        "aws-vault exec prod -- rm -rf data",
        "some-terminal -e rm -rf data",
        "nodemon --exec 'rm -rf data'",
        "wrapper-of-ours rm -rf data",
        "sometool purge --all",
        "imager-of-ours img /dev/sda",
    ],
)
def test_a_wrapper_that_nobody_listed_hides_nothing(command: str) -> None:
    assert assess(command).level is Level.DANGER


def test_words_of_harm_are_no_alarm_for_known_programs() -> None:
    for command in ("grep -rn delete src", "cargo run -- --delete", "git log -- purge", "echo format"):
        assert assess(command).level is Level.SAFE, command


def test_what_never_runs_is_not_judged() -> None:
    assert assess("true || rm -rf data").level is Level.SAFE
    assert assess("false && rm -rf data; ls").level is Level.SAFE
    assert assess("true || ls && rm -rf data").level is Level.DANGER
    assert assess("true() { false; }; true || rm -rf data").level is Level.DANGER


def test_a_text_that_is_written_and_run_is_read() -> None:
    for command in (
        "echo 'rm -rf x' > s; sh s",
        "tee a <<< 'rm -rf x'; cp a b; . ./b",
        "printf 'rm -rf x' | dd of=a; sh a",
    ):
        assert assess(command).level is Level.DANGER, command
    assert assess("echo 'echo hi' > s; sh s").level is Level.CAUTION


def test_lines_of_data_that_are_run_are_danger_and_generators_are_not() -> None:
    for command in ("$(cat cmd)", "while read c; do $c; done < f", "xargs sh -c < f", "find . -name x -exec sh {} \\;"):
        assert assess(command).level is Level.DANGER, command
    for command in ('eval "$(git config x.setup)"', "bash build.sh", "$(which python3) a.py"):
        assert assess(command).level is Level.CAUTION, command


def test_a_dry_run_is_safe_only_where_the_program_has_one() -> None:
    assert assess("apt-get --dry-run purge bash").level is Level.SAFE
    assert assess("rm -rf x --dry-run").level is Level.DANGER
    assert assess("sh job.sh --dry-run").level is Level.CAUTION
    assert assess("sh wipe.sh --dry-run").level is Level.DANGER
    assert assess("kubectl delete ns x --dry-run=none").level is Level.DANGER
    assert assess("rclone purge r:x --dry-run=false").level is Level.DANGER
    assert assess("npm uninstall x --dry-run=false").level is Level.CAUTION


def test_another_name_of_a_program_hides_nothing() -> None:
    for command in (
        "nc.openbsd -l 99 | sh",
        "vim.basic -c '!rm -rf /srv'",
        "pip3.11 uninstall -y -r r",
        "perl5.36 -e 'fork while 1'",
    ):
        assert assess(command).level is Level.DANGER, command
    for command in ("gcc-12 -o x x.c", "convert-im6.q16 a.png b.png", "llvm-nm-14 x.o"):
        assert assess(command).level is Level.SAFE, command
