"""Programs that keep secrets, and the words with which they print one in clear.

Source: the manual of each program; MITRE ATT&CK T1552, T1555, T1003.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.syntax.names import names

_SHOWS_DATA = r"(?=.*\s(?:-o|--output|--template)[ =]?(?!name\b|wide\b))"
_KUBE = late_pattern(
    rf"(?:.* )?get (?:.*[ ,])?secrets?(?=[ /,]|\Z){_SHOWS_DATA}|(?:.* )?get (?:.*[ ,])?secrets?[ /,]\S+ {_SHOWS_DATA}"
    r"|(?:.* )?create token\b|(?:.* )?config view .*--raw|(?:.* )?whoami .*(?:-t\b|--show-token)|(?:.* )?extract secret"
)
_AWS = late_pattern(
    r"(?:.* )?(?:secretsmanager (?:batch-)?get-secret-value|ssm get-parameters?(?:-by-path)?\b.*--with-decryption"
    r"|configure (?:export-credentials|get \S*(?:secret|token|key))"
    r"|sts (?:get-session-token|assume-role\S*|get-federation-token)"
    r"|ecr get-(?:login-password|authorization-token|login)|iam create-access-key|kms decrypt|eks get-token"
    r"|codeartifact get-authorization-token|rds generate-db-auth-token|lightsail download-default-key-pair"
    r"|ec2 (?:create-key-pair|get-password-data)|cognito-idp admin-initiate-auth|redshift get-cluster-credentials)\b"
)
_AZURE = late_pattern(
    r"account get-access-token|keyvault (?:secret (?:show|download)|key download|certificate download)"
    r"|storage account keys list|ad (?:sp|app) (?:create-for-rbac|credential reset)|cosmosdb keys list"
    r"|acr (?:credential show|login .*--expose-token)"
    r"|redis list-keys|webapp deployment list-publishing-\w+|functionapp keys list"
    r"|(?:servicebus|eventhubs) .*keys list|storage account show-connection-string"
    r"|aks get-credentials .*(?:-f|--file) ?-(?:\s|\Z)"
)
_SHOW = r"(?:.* )?(?:show|get|read|view|reveal|export|print|lookup|password|otp|copy|clip|dump)\b"
_TABLE = {
    "kubectl": _KUBE,
    "oc": _KUBE,
    "k": _KUBE,
    "aws": _AWS,
    "az": _AZURE,
    "gcloud": late_pattern(
        r"auth (?:application-default )?print-(?:access|identity)-token|(?:beta |alpha )?secrets versions access"
        r"|iam service-accounts keys create|sql generate-login-token|config config-helper"
        r"|compute reset-windows-password"
    ),
    "vault": late_pattern(r"(?:kv get|read|token create|print token|operator (?:init|unseal|generate-root)|unwrap)\b"),
    "bao": late_pattern(r"(?:kv get|read|token create|print token|unwrap)\b"),
    "gh": late_pattern(r"auth (?:token|status .*(?:-t\b|--show-token))"),
    "glab": late_pattern(r"auth (?:token|status .*(?:-t\b|--show-token))|config get token"),
    "git": late_pattern(
        r"(?:-\S+ )*credential(?:-\w+)? (?:fill|get)|(?:-\S+ )*config .*(?:token|password|extraheader)\Z"
    ),
    "git-credential": late_pattern(r"fill"),
    "git-credential-store": late_pattern(r".*\bget"),
    "git-credential-cache": late_pattern(r".*\bget"),
    "git-credential-manager": late_pattern(r".*\bget"),
    "heroku": late_pattern(r"auth:token|authorizations:create"),
    "fly": late_pattern(r"auth token|tokens? create"),
    "flyctl": late_pattern(r"auth token|tokens? create"),
    "doctl": late_pattern(
        r"auth token|kubernetes cluster kubeconfig show|(?:registry|databases) \S+ .*(?:docker-config|connection)"
    ),
    "firebase": late_pattern(r"login:ci|functions:secrets:access"),
    "vercel": late_pattern(r"env (?:pull|ls .*--decrypt)"),
    "netlify": late_pattern(r"env:(?:get|export)|env:list .*--plain"),
    "wrangler": late_pattern(r"auth token"),
    "npm": late_pattern(r"token create|config get \S*(?:_auth|token|_password)"),
    "pulumi": late_pattern(r"config get|.*--show-secrets"),
    "sops": late_pattern(r".*(?:-d\b|--decrypt\b|\bdecrypt\b|exec-env|exec-file)"),
    "ansible-vault": late_pattern(r"view|decrypt"),
    "age": late_pattern(r"(?!)"),
    "op": late_pattern(r"(?:read|item get|document get|get item|get document|inject|service-account create)\b"),
    "bw": late_pattern(
        r"(?:get (?:password|item|totp|notes|attachment)|list items|export|(?:unlock|login) .*--raw)\b"
    ),
    "rbw": late_pattern(r"get|code"),
    "lpass": late_pattern(r"show|export"),
    "gopass": late_pattern(r"(?:show|otp|cat|env)\b"),
    "pass": late_pattern(r"(?:show|otp)\b"),
    "keepassxc-cli": late_pattern(r"(?:show|export|clip|attachment-export)\b"),
    "kpcli": late_pattern(_SHOW),
    "secret-tool": late_pattern(r"lookup|search .*--unlock"),
    "security": late_pattern(r"find-\w+-password .*-\w*[wg]|find-(?:generic|internet)-password|dump-keychain|export\b"),
    "keyring": late_pattern(r"get\b"),
    "kwallet-query": late_pattern(r".*-r\b"),
    "keyctl": late_pattern(r"(?:print|read|pipe)\b"),
    "doppler": late_pattern(r"secrets(?:\Z| (?:get|download|-))|configs tokens create"),
    "infisical": late_pattern(r"secrets|export"),
    "chamber": late_pattern(r"(?:read|export|exec|env)\b"),
    "credstash": late_pattern(r"get(?:all)?\b"),
    "berglas": late_pattern(r"access|exec"),
    "aws-vault": late_pattern(r"export|exec"),
    "systemd-creds": late_pattern(r".*\bdecrypt"),
    "tpm2_unseal": late_pattern(r""),
    "ecryptfs-unwrap-passphrase": late_pattern(r""),
    "openssl": late_pattern(
        r"(?:rsa|pkey|ec|dsa|pkcs8)\b(?!.*\s-(?:pubout|pubin)\b)(?=.*\s-in\b)(?!.*\s-out\b)"
        r"(?:(?!.*\s-noout\b)|(?=.*\s-text\b))"
        r"|pkcs12\b(?=.*-(?:nodes|noenc)\b)(?!.*-nokeys)"
    ),
    "gpg": late_pattern(r".*--export-secret|.*--export-secret-subkeys"),
    "gpg2": late_pattern(r".*--export-secret"),
    "wg": late_pattern(r"showconf|show .*(?:private-key|preshared-keys|dump)"),
    "nmcli": late_pattern(r"(?:.* )?(?:-\w*s\w*|--show-secrets|-S)\b.*(?:show|security\.psk)"),
    "rclone": late_pattern(r"(?:config (?:show|dump)|reveal)\b"),
    "cryptsetup": late_pattern(r".*--dump-(?:master|volume)-key|luksHeaderBackup"),
    "dmsetup": late_pattern(r".*--showkeys"),
    "keytool": late_pattern(r".*-importkeystore|.*-genseckey"),
    "pk12util": late_pattern(r".*-o\b"),
    "getent": late_pattern(r"g?shadow"),
    "ktutil": late_pattern(r"(?!)"),
    "redis-cli": late_pattern(r"(?i)(?:.* )?config get (?:requirepass|masterauth|\*)"),
    "psql": late_pattern(r"(?i).*\b(?:pg_shadow|pg_authid)\b"),
    "mysql": late_pattern(r"(?i).*\b(?:authentication_string|mysql\.user\b.*password|password.*mysql\.user)\b"),
    "dscl": late_pattern(r".*ShadowHashData"),
    "netsh": late_pattern(r".*key=clear"),
    "reg": late_pattern(r"(?i)(?:save|export) .*\\(?:sam|security)\b"),
    "gcore": late_pattern(r".*"),
}  # fmt: skip
_CRACKERS = names(
    """
    mimikatz mimipenguin unshadow hashdump pwdump samdump2 secretsdump.py secretsdump lazagne lazagne.py
    """
)
PROGRAMS = frozenset(_TABLE) | _CRACKERS


def is_store(program: str | None) -> bool:
    """Claims that `program` does hardly anything but keep secrets, so that whatever it prints is about them."""
    return program in _STORES


_STORES = names(
    """
    vault bao op bw rbw lpass gopass pass keepassxc-cli kpcli secret-tool kwallet-query keyctl doppler infisical chamber
    credstash berglas aws-vault sops ansible-vault systemd-creds security
    """
)


def prints_secret(command: SimpleCommand) -> bool:
    """Claims that `command` prints a secret that a store keeps."""
    program = command.program or ""
    if program in _CRACKERS:
        return True
    pattern = _TABLE.get(program)
    if pattern is None or command.has_flag("help"):
        return False
    if program in ("pass", "gopass") and len(command.operands) == 1 and not command.has_flag("l", "list"):
        # `pass NAME` shows it; the names of its own commands do something else
        return command.operands[0].shape not in _PASS_VERBS
    return pattern.match(" ".join(command.shapes)) is not None


_PASS_VERBS = names(
    """
    ls list find grep insert add edit generate rm delete mv rename cp copy git init help version sync audit config
    setup mounts recipients completion fsck
    """
)
