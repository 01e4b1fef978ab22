"""Secrets in texts that are kept are replaced; what is none stays as it is."""

import pytest

from llmsh.syntax.secrets import MASK, mask


@pytest.mark.parametrize(
    "text",
    [
        "curl -u bob:S3CRET99 https://example.org",
        "curl --user bob:S3CRET99 x",
        "git clone https://bob:S3CRET99@example.org/x",
        "curl -H 'Authorization: Bearer S3CRET99' x",
        'curl -H "X-Api-Key: S3CRET99" x',
        "export API_TOKEN=S3CRET99",
        "PGPASSWORD='S3CRET99 x' psql",
        "psql --password S3CRET99",
        "tool --client-secret=S3CRET99",
        "mysql -u root -pS3CRET99 db",
        "sshpass -p S3CRET99 ssh host",
        "docker login -u bob -p S3CRET99",
        "redis-cli -a S3CRET99",
        """echo '{"password": "S3CRET99 x"}' > f""",
        "https://example.org/?access_token=S3CRET99",
        "set the password: S3CRET99",
        "echo ghp_S3CRET99S3CRET99S3CRET99 | gh auth login",
        "-----BEGIN RSA PRIVATE KEY-----\nS3CRET99\n-----END RSA PRIVATE KEY-----",
    ],
)
def test_a_secret_is_masked(text: str) -> None:
    shown = mask(text)
    assert "S3CRET99" not in shown
    assert MASK in shown


@pytest.mark.parametrize(
    "text",
    [
        "passwd bob",
        "grep -r password .",
        "cat secrets.txt",
        "chmod 600 id_rsa password.txt",
        "find . -name '*.pass'",
        "mysql -u root -p db",
        "sort -k2 --key=2",
        "ls token",
        "git log --author=bob",
        "echo key: value",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert mask(text) == text
