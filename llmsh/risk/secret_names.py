"""Names that variables have which hold a password, a key or a token."""

from llmsh.core.late_pattern import late_pattern

_SECRET = late_pattern(
    r"(?i)(?:\w*_)?(?:\w*secret|\w*passw(?:or)?d|passphrase|\w*private_?key|\w*access_?key|\w*api_?key|\w*token"
    r"|credentials?|(?:database|db|redis|mongo\w*|postgres\w*|mysql|amqp|rabbitmq\w*)_ur[li]|\w*_dsn|connection_?string|secret_key\w*)"
    r"(?:_(?:prod|production|live|test|dev|staging|main|default|base|\d+))?"
)


def is_secret_name(name: str) -> bool:
    """Claims that a variable called `name` holds a secret; `TOKEN_FILE` and `MAX_TOKENS` do not."""
    return _SECRET.fullmatch(name) is not None
