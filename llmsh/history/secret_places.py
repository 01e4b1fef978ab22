"""Where secrets stand in command lines: names, forms, and the options and operands of programs that take them."""

import re
from dataclasses import dataclass
from functools import cache

# Last parts of a name (`GITHUB_TOKEN`, `--client-secret`, `spring.datasource.password`) whose value is a secret.
_LAST = frozenset(
    "password passwd passphrase passcode pass pwd secret token apikey authtoken accesskey secretkey credential"
    " credentials pgpass storepass keypass otp signature".split()
)
# The same, of two parts.
_LAST_TWO = frozenset(
    "api-key access-key secret-key private-key auth-key session-key account-key encryption-key signing-key master-key"
    " shared-key app-key license-key key-base secret-id session-id passwd-hash oauth2-bearer".split()
)
# An option that only says how a secret is given, or that one is made.
_SWITCH = re.compile(
    r"-{1,2}(?:no|use|with|without|show|hide|ask|prompt|print|reset|generate|get|list|skip|require|enable)-",
    re.IGNORECASE,
)
SETTING_WORDS = frozenset({"set", "config", "configure", "config:set", "secret"})
STDIN_PROGRAMS = frozenset({"chpasswd", "smbpasswd"})
STDIN_OPTIONS = frozenset(
    {"--password-stdin", "--with-token", "--stdin", "--pass-stdin", "--token-stdin", "--api-key-stdin"}
    | {"stdin", "fd:0", "--passphrase-fd=0", "--password=-"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """options: those that take the secret, also joined to it; is_separate: the next word may be it.

    after: it begins behind this mark (`user:password`). operand: it is the n-th word that is no option, counted
    from the word of `needs`, of which one must be there, or from the program.
    """

    options: tuple[str, ...] = ()
    is_separate: bool = True
    after: str = ""
    operand: int = 0
    needs: frozenset[str] = frozenset()


_CURL = (
    Place(("-u", "--user", "-U", "--proxy-user"), after=":"),
    Place(("--oauth2-bearer", "--pass ", "--proxy-pass", "--tlspassword")),
    Place(("-b", "--cookie"), after="="),
)
_MYSQL = (Place(("-p",), is_separate=False),)
_MONGO = (Place(("-p",)),)
_LOGIN = (Place(("-p", "--password"), needs=frozenset({"login"})),)
_LDAP = (Place(("-w",)),)
_SMB = (Place(("-U", "--user"), after="%"),)
_SEVEN_ZIP = (Place(("-p",), is_separate=False),)
_MQTT = (Place(("-P", "--pw")),)

PLACES: dict[str, tuple[Place, ...]] = {
    "curl": _CURL,
    "http": (Place(("-a", "--auth"), after=":"),),
    "https": (Place(("-a", "--auth"), after=":"),),
    "xh": (Place(("-a", "--auth"), after=":"),),
    **dict.fromkeys(("mysql", "mysqldump", "mysqlimport", "mysqlshow", "mariadb", "mariadb-dump"), _MYSQL),
    "mysqladmin": (*_MYSQL, Place(operand=1, needs=frozenset({"password"}))),
    **dict.fromkeys(("mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport"), _MONGO),
    "sshpass": (Place(("-p",)),),
    **dict.fromkeys(("docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "oras", "crane", "az"), _LOGIN),
    "redis-cli": (Place(("-a", "--pass")),),
    "zip": (Place(("-P",)),),
    "unzip": (Place(("-P",)),),
    **dict.fromkeys(("7z", "7za", "7zz", "7zr"), _SEVEN_ZIP),
    "rar": (Place(("-hp", "-p"), is_separate=False),),
    "unrar": (Place(("-p",), is_separate=False),),
    **dict.fromkeys(("ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldappasswd", "ldapwhoami"), _LDAP),
    **dict.fromkeys(("smbclient", "rpcclient", "smbget"), _SMB),
    "openssl": (Place(("pass:",), is_separate=False), Place(("-k", "-K"), needs=frozenset({"enc"}))),
    "htpasswd": (
        Place(operand=3, needs=frozenset({"-b", "-cb", "-bc", "-cbB", "-Bcb", "-bB", "-Bb"})),
        Place(operand=2, needs=frozenset({"-nb", "-bn", "-nbB", "-nBb", "-Bnb", "-bnB"})),
    ),
    "vault": (Place(operand=1, needs=frozenset({"login"})),),
    "ssh-keygen": (Place(("-N", "-P")),),
    "ipmitool": (Place(("-P",)),),
    **dict.fromkeys(("mosquitto_pub", "mosquitto_sub"), _MQTT),
    "xfreerdp": (Place(("/p:",), is_separate=False),),
    "rdesktop": (Place(("-p",)),),
    "lftp": (Place(("-u",), after=","),),
    "nmcli": (Place(("password", "802-11-wireless-security.psk", "wifi-sec.psk")),),
    "wpa_passphrase": (Place(operand=2),),
    "rabbitmqctl": (Place(operand=2, needs=frozenset({"add_user", "change_password"})),),
    "mc": (Place(operand=5, needs=frozenset({"alias", "config"})),),
    "rclone": (Place(operand=1, needs=frozenset({"obscure"})),),
    "ansible-vault": (Place(operand=1, needs=frozenset({"encrypt_string"})),),
    "gh": (Place(("-b", "--body"), needs=frozenset({"secret"})),),
    "snmpwalk": (Place(("-A", "-X")),),
    "snmpget": (Place(("-A", "-X")),),
    "cqlsh": (Place(("-p",)),),
    "sqlcmd": (Place(("-P",)),),
    "bcp": (Place(("-P",)),),
    "clickhouse-client": (Place(("--password",)),),
}


def is_secret_name(name: str) -> bool:
    """Claims that what belongs to `name`, as an option, variable or key is written, is secret."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name.strip().lstrip("-"))
    parts = [part for part in re.split(r"[^0-9A-Za-z]+", split.lower()) if part]
    if not parts or name in ("PWD", "OLDPWD"):
        return False
    last = parts[-1].rstrip("0123456789") or parts[-1]
    if last in _LAST or "-".join([*parts[-2:-1], last]) in _LAST_TWO:
        return True
    # One word that holds the name of its kind: PGPASSWORD, MYSQLPASSWORD, REDISCLI_AUTH.
    return last.endswith(("password", "passwd", "passphrase", "secret", "apikey")) or "-".join(parts) == "rediscli-auth"


def is_switch(option: str) -> bool:
    return _SWITCH.match(option) is not None


@cache
def inner_patterns() -> tuple[re.Pattern[str], ...]:
    """Secrets inside one word, in its text as written; group `secret`."""
    name = (
        r"[\w.:/-]{0,60}?(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key"
        r"|private[_-]?key|credentials?)"
    )
    flags = re.IGNORECASE
    return (
        # A header: as a word of its own, or in quotes.
        re.compile(
            r"^[\"']?(?:proxy-)?authorization\s*:\s*(?:(?:basic|bearer|token|digest|apikey)\s+)?"
            r"(?P<secret>[^\s\"',;]+)",
            flags,
        ),
        re.compile(
            r"^[\"']?(?:x-[\w-]*(?:key|token|auth|secret|password)|[\w-]*api-?key|private-token|job-token|dd-api-key)"
            r"\s*:\s*(?P<secret>[^\s\"']+)",
            flags,
        ),
        re.compile(r"^[\"']?(?:set-)?cookie\s*:\s*(?P<secret>[^\"'\n]+)", flags),
        # JSON and the like: "name": "value", also with the quotes escaped.
        re.compile(rf"\\?[\"']{name}\\?[\"']\s*:\s*\\?[\"'](?P<secret>(?:[^\"'\\]|\\[^\"'])+)\\?[\"']", flags),
        # name=value inside a longer word: a query string, a connection string, a command for another shell.
        re.compile(rf"(?:^|[\s?&;,\"'({{]|-D){name}=(?P<secret>[^\s&;,\"')}}]+|\\?\"[^\"\\]+\\?\"|'[^']+')", flags),
        # An option and its value in a command for another shell.
        re.compile(rf"\s--{name}[ ](?P<secret>(?!-)[^\s\"';|&]+)", flags),
        re.compile(r"\b(?:mysql|mysqldump|mariadb)\s[^;|&\"']*?-p(?P<secret>[^\s\"';|&]+)"),
        re.compile(r"\bsshpass\s+-p\s*(?P<secret>[^\s\"';|&]+)"),
        # SQL.
        re.compile(r"\b(?:password|identified\s+(?:with\s+\w+\s+)?by)\s+\\?[\"'](?P<secret>[^\"']+)\\?[\"']", flags),
        # npm's registries.
        re.compile(r"_(?:authToken|auth|password)=(?P<secret>\S+)"),
    )


@cache
def form_patterns() -> tuple[re.Pattern[str], ...]:
    """What is a secret wherever it stands; group `secret`."""
    return (
        re.compile(
            r"(?P<secret>-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z))", re.DOTALL
        ),
        # user:password@host, token@host
        re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@\"']*:(?P<secret>[^\s/@\"']+)(?=@)", re.IGNORECASE),
        re.compile(r"\bhttps?://(?P<secret>[A-Za-z0-9_-]{20,})@", re.IGNORECASE),
        re.compile(
            r"\b(?P<secret>gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}"
            r"|sk-[\w-]{20,}|[rs]k_(?:live|test)_\w{16,}|A[KS]IA[0-9A-Z]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,}"
            r"|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|hf_[A-Za-z0-9]{30,}|dop_v1_[0-9a-f]{40,}|hvs\.[\w-]{20,}"
            r"|dckr_pat_[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*"
            r"|AGE-SECRET-KEY-1[0-9A-Z]{50,}|shp(?:at|ss)_[0-9a-f]{30,}|lin_api_\w{30,}|sntrys_[\w+/=]{30,})"
        ),
    )


_SUSPECT = re.compile(
    r"pass|pwd|secret|token|key|credential|auth|cookie|signature|otp\b|://\S*@|identified|bearer|stdin|psk"
    r"|\bAIza|\bya29|\bSG\.|\beyJ|\bgh[pousr]_|glpat-|xox\w-|\bsk-|[rs]k_(?:live|test)_|A[KS]IA|npm_|pypi-|\bhf_|dop_v1|hvs\."
    r"|dckr_pat|shp(?:at|ss)_|lin_api|sntrys_|sudo\s+-S|\b(?:" + "|".join(map(re.escape, PLACES)) + r")\b",
    re.IGNORECASE,
)


def may_hold_secret(line: str) -> bool:
    """Claims that it is worth a closer look; most lines are settled here, in microseconds."""
    return _SUSPECT.search(line) is not None
