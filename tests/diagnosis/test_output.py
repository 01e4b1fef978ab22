"""What is kept of an output: bounded, clean, without secrets, with its first error."""

import tracemalloc

import pytest

from llmsh.diagnosis.output import (
    HEAD_CHARS,
    TAIL_CHARS,
    Gatherer,
    clean,
    extract,
    first_error,
    is_error_line,
    mask_secrets,
)

SECRETS = (
    ("password=hunter2secret", "hunter2secret"),
    ("DB_PASSWORD=correct-horse", "correct-horse"),
    ("export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG", "wJalrXUtnFEMI"),
    ("Authorization: Bearer abcdef1234567890", "abcdef1234567890"),
    ("token: 3f9a8b7c6d5e", "3f9a8b7c6d5e"),
    ('{"api_key": "abc123def456"}', "abc123def456"),
    ("https://ada:s3cr3t@git.example.org/x.git", "s3cr3t"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnop"),
    ("AKIAIOSFODNN7EXAMPLE", "IOSFODNN7"),
    ("glpat-abcdefghijklmnopqrst", "abcdefghijk"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-def", "eyJzdWI"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"),
)
NO_SECRETS = (
    "cat: /etc/passwd: Permission denied",
    "chown: changing ownership of '/etc/passwd': Operation not permitted",
    "passwd: user 'rot' does not exist",
    "syntax error near unexpected token: `fi'",
    "Permission denied (publickey,password).",
    "sudo: a password is required",
)


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_secret_is_masked(text: str, secret: str) -> None:
    assert secret not in mask_secrets(text)
    assert "***" in mask_secrets(text)


@pytest.mark.parametrize("text", NO_SECRETS)
def test_message_that_speaks_of_secrets_is_kept(text: str) -> None:
    assert mask_secrets(text) == text


def test_colours_overprints_and_controls_are_taken_out() -> None:
    assert clean("\x1b[31merror:\x1b[0m x\n 10%\r 50%\r100%\n\x1b]0;title\x07a\x08b\u202ec") == "error: x\n100%\nabc"


def log_of(megabytes: int) -> str:
    line = "2026-03-01T10:00:00Z step finished, 0 errors, nothing to report here at all ......... ok\n"
    count = (megabytes << 20) // len(line)
    middle = count // 3
    return (
        line * middle
        + "src/main.c:42:7: error: the first real one\nlater\n"
        + line * middle
        + "error: a later one\n"
        + line * middle
    )


def test_first_error_in_ten_megabytes_is_found_and_little_is_kept() -> None:
    text = log_of(10)
    kept = extract(text)
    assert first_error(tuple(kept.splitlines())) == "src/main.c:42:7: error: the first real one"
    assert len(kept) < 80_000


def gathered(chunks: list[str]) -> str:
    gatherer = Gatherer()
    for chunk in chunks:
        gatherer.feed(chunk)
    return gatherer.text()


def test_a_stream_is_gathered_in_bounded_memory() -> None:
    text = log_of(10)
    chunks = [text[at : at + 65_536] for at in range(0, len(text), 65_536)]
    tracemalloc.start()
    kept = gathered(chunks)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 12 << 20
    assert len(kept) < 80_000
    assert first_error(tuple(clean(kept).splitlines())) == "src/main.c:42:7: error: the first real one"
    assert kept.endswith(text[-TAIL_CHARS:])


def test_a_short_stream_is_gathered_as_it_is() -> None:
    assert gathered(["one\n", "two\n"]) == "one\ntwo\n"
    long = "x" * (HEAD_CHARS + 100)
    assert gathered([long]) == long


@pytest.mark.parametrize(
    "line", ["0 errors, 0 warnings", "error-free", "ok 3 - handles invalid input", "gcc -Werror -c error.c"]
)
def test_line_that_only_mentions_errors_is_none(line: str) -> None:
    assert not is_error_line(line)


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (("ok", "a.c:1:1: error: x", "make: *** [a.o] Error 1"), "a.c:1:1: error: x"),
        (("make: *** [all] Error 1",), "make: *** [all] Error 1"),
        (("Traceback (most recent call last):", '  File "a.py", line 1', "    f()", "ValueError: x"), "ValueError: x"),
        (("all is well", "done"), "done"),
        ((), ""),
    ],
)
def test_first_error_is_where_it_went_wrong(lines: tuple[str, ...], first: str) -> None:
    assert first_error(lines) == first
