"""Passwords, tokens and keys inside a text, replaced by a mark: for whatever is written down to be kept.

Not covered: a secret that looks like an ordinary word and stands in an ordinary place (`login hunter2`).
"""

import re
from functools import cache

MASK = "***"

# Names whose value is a secret, as they stand in variables, options, headers, query strings and JSON.
_NAME = (
    r"(?:[\w.-]{0,40}(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key"
    r"|secret[_-]?key|credentials?|auth[_-]?key|session[_-]?key|signature)|pgpass|pin|otp)"
)
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*\"|\$?'(?:[^'\\]|\\.)*'|[^\s\"'&;|<>]+)"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(what to look for, what takes its place), most specific first."""
    flags = re.IGNORECASE
    return (
        (re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL), MASK),
        # user:password@host
        (re.compile(r"(\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@\"']*:)[^\s/@\"']+(?=@)", flags), rf"\1{MASK}"),
        # Headers.
        (
            re.compile(r"(\b(?:proxy-)?authorization\s*[:=]\s*[\"']?(?:(?:basic|bearer|token|digest|negotiate)\s+)?)"
                       r"[^\s\"',;]+", flags),
            rf"\1{MASK}",
        ),
        (re.compile(r"(\b(?:set-)?cookie\s*:\s*)[^\"'\n]+", flags), rf"\1{MASK}"),
        (re.compile(r"(\bbearer\s+)[\w.~+/=-]{8,}", flags), rf"\1{MASK}"),
        # Options: --password=x, --password x, -password x; and curl -u user:password, sshpass -p, mysql -px.
        (re.compile(rf"((?:^|\s)--?{_NAME}(?:=|\s+))(?!-){_VALUE}", flags), rf"\1{MASK}"),
        (re.compile(r"((?:^|\s)(?:-u|--user|--proxy-user|-U)[\s=]*[\"']?[^\s:\"'/]+:)[^\s\"'@/]+"), rf"\1{MASK}"),
        (re.compile(rf"(\b(?:sshpass|(?:docker|podman)\s+login)\b[^\n;|&]{{0,300}}?\s-p\s*){_VALUE}"), rf"\1{MASK}"),
        (
            re.compile(r"(\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b[^\n;|&]{0,300}?\s-p)(?![\s])[^\s\"']+"),
            rf"\1{MASK}",
        ),
        (re.compile(rf"(\b(?:redis-cli)\b[^\n;|&]{{0,300}}?\s-a\s*){_VALUE}"), rf"\1{MASK}"),
        # NAME=value, "name": "value", name: value.
        (re.compile(rf"(\b{_NAME}[\"']?\s*[:=]\s*)(?!\$\(|`){_VALUE}", flags), rf"\1{MASK}"),
        # Tokens that tell by their own form.
        (
            re.compile(
                r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}"
                r"|sk-[\w-]{20,}|sk_(?:live|test)_\w{16,}|rk_live_\w{16,}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}"
                r"|AIza[\w-]{30,}|ya29\.[\w-]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|hf_[A-Za-z0-9]{30,}"
                r"|dop_v1_[0-9a-f]{40,}|SG\.[\w-]{16,}\.[\w-]{16,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*)"
            ),
            MASK,
        ),
    )  # fmt: skip


def mask(text: str) -> str:
    """`text` with every secret that can be recognised replaced by MASK; the rest stays as it is."""
    for pattern, replacement in _patterns():
        text = pattern.sub(replacement, text)
    return text
