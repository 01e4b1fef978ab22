"""Secrets in arguments are masked; lines that only speak of them, and references, stay as they are."""

import subprocess

import pytest

from llmsh.history.secrets import mask_arguments
from llmsh.syntax.secrets import MASK

S = "S3cr3tV4lue"

CARRIES = [
    f"curl -u bob:{S} https://example.org",
    f"curl --user=bob:{S} https://example.org",
    f"curl -H 'Authorization: Bearer {S}' https://example.org",
    f'curl -H "X-Api-Key: {S}" https://example.org',
    f"curl -H 'Cookie: session={S}' https://example.org",
    f"curl -b session={S} https://example.org",
    f'curl -d \'{{"user": "bob", "password": "{S}"}}\' https://example.org',
    f'curl -d "{{\\"api_key\\": \\"{S}\\"}}" https://example.org',
    f"curl 'https://example.org/x?access_token={S}&page=2'",
    f"curl https://bob:{S}@example.org/",
    f"git clone https://{S}{S}@example.org/x.git",
    f"http -a bob:{S} example.org",
    f"http example.org X-Auth-Token:{S}",
    f"wget --user bob --password {S} https://example.org",
    f"export API_TOKEN={S}",
    f"export A=1 GITHUB_TOKEN='{S} x' B=2",
    f"declare -x DB_PASS={S}",
    f"PGPASSWORD={S} psql -h db",
    f"env AWS_SECRET_ACCESS_KEY={S} aws s3 ls",
    f"docker run -e POSTGRES_PASSWORD={S} postgres",
    f"docker run --env=MYSQL_ROOT_PASSWORD={S} mysql",
    f"kubectl create secret generic db --from-literal=password={S}",
    f"java -Dspring.datasource.password={S} -jar app.jar",
    f"tool --client-secret={S} run",
    f'tool --password "{S}"',
    f"ansible-playbook site.yml -e 'ansible_password={S}'",
    f"mysql -u root -p{S} shop",
    f"sudo mysql -uroot -p{S} shop",
    f"docker exec db mysqldump -uroot -p{S} shop > dump.sql",
    f"mysqladmin -u root password {S}",
    f"ssh host 'mysql -uroot -p{S} shop'",
    f'ssh host "export TOKEN={S}; run"',
    f"bash -c 'tool --token {S} x'",
    f"sshpass -p {S} ssh host",
    f"sshpass -p{S} ssh host",
    f"docker login -u bob -p {S} registry.example.org",
    f"redis-cli -h cache -a {S} ping",
    f"mongosh -u root -p {S} db",
    f"zip -P {S} a.zip a",
    f"7z x -p{S} a.7z",
    f"ldapsearch -D cn=admin -w {S} -b dc=x",
    f"smbclient //host/share -U bob%{S}",
    f"openssl enc -aes-256-cbc -pass pass:{S} -in a -out b",
    f"openssl rsa -passin pass:{S} -in key.pem",
    f"htpasswd -b users bob {S}",
    f"htpasswd -nb bob {S}",
    f"vault login {S}",
    f"npm config set //registry.example.org/:_authToken {S}",
    f"aws configure set aws_secret_access_key {S}",
    f"poetry config pypi-token.pypi {S}",
    f"gh secret set DEPLOY --body {S}",
    f"ssh-keygen -t ed25519 -N {S} -f key",
    f"gpg --batch --passphrase {S} -d a.gpg",
    f"nmcli dev wifi connect home password {S}",
    f"rabbitmqctl add_user bob {S}",
    f"echo {S} | sudo -S apt update",
    f"echo '{S}' | docker login -u bob --password-stdin",
    f"printf '%s' {S} | gh auth login --with-token",
    f"echo bob:{S} | sudo chpasswd",
    f"sudo -S id <<< {S}",
    f"psql -c \"ALTER USER bob WITH PASSWORD '{S}'\"",
    f"mysql -e \"CREATE USER bob IDENTIFIED BY '{S}'\"",
    f"echo $(curl -u bob:{S} https://example.org)",
    f"for h in a b; do sshpass -p {S} ssh $h; done",
    "echo ghp_S3cr3tV4lueS3cr3tV4lue0000 > t",
    "git remote set-url origin https://oauth2:glpat-S3cr3tV4lue00000000@example.org/x",
    "x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJTM2NyM3RWNGx1ZSJ9.S3cr3tV4lue",
    f"? call the service with token={S}",
]


@pytest.mark.parametrize("line", CARRIES)
def test_a_secret_is_masked_and_the_line_stays_one(line: str) -> None:
    kept = mask_arguments(line)
    assert S not in kept
    assert MASK in kept
    # Still text that bash reads as one command line, so that it can be brought back and corrected.
    assert subprocess.run(["bash", "-n", "-c", kept], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"mysql -u root -p{S} shop", "mysql -u root -p*** shop"),
        (f"export A=1 TOKEN='{S} x' B=2", "export A=1 TOKEN=*** B=2"),
        (f'curl -H "Authorization: Bearer {S}" https://e.org', 'curl -H "Authorization: Bearer ***" https://e.org'),
        (f"curl 'https://e.org/?token={S}&page=2'", "curl 'https://e.org/?token=***&page=2'"),
        (f"sshpass -p {S} ssh bob@host ls -p", "sshpass -p *** ssh bob@host ls -p"),
        (f"curl https://bob:{S}@e.org/ -o p", "curl https://bob:***@e.org/ -o p"),
    ],
)
def test_only_the_secret_is_replaced(line: str, kept: str) -> None:
    assert mask_arguments(line) == kept


@pytest.mark.parametrize(
    "line",
    [
        "passwd bob",
        "grep -r password: .",
        "grep 'token=' app.log",
        "git commit -m 'Fix token: parse the header again'",
        "git commit -m 'Secret: rotate keys'",
        'curl -H "Authorization: Bearer $TOKEN" https://example.org',
        "curl -u bob https://example.org",
        "curl -u $USER:$PASSWORD https://example.org",
        "curl -u bob:$(pass show example) https://example.org",
        "export TOKEN=$(gh auth token)",
        "export TOKEN=",
        'PGPASSWORD="$DB_PASS" psql',
        "mysql -u root -p shop",
        "mkdir -p secret/token",
        "cat ~/.ssh/id_rsa password.txt",
        "tool --password-file /run/secret",
        "tool --private-key ~/.ssh/id_ed25519",
        "tool --token @token.txt",
        "llm --max-tokens 100",
        "llm --max-tokens=4096",
        "ffmpeg -i a.mp4 -pass 1 out.mp4",
        "sort -k2 --key=2",
        "ssh -p 2222 host",
        "docker run -p 8080:80 nginx",
        "unzip -p a.zip",
        "tool --password <PASSWORD>",
        "tool --api-key your-key-here",
        "tool --no-password --yes",
        "echo hello | sudo tee /etc/motd",
        "openssl rsa -passin env:PASS -in key.pem",
        "openssl req -newkey rsa:4096 -keyout key.pem",
        "git config credential.helper store",
        "kubectl get secret db -o yaml",
        "kubectl describe secret db",
        "PWD=/tmp OLDPWD=/ make",
        "cd ~/keys && ls",
        "apt-key list",
        "ssh-keygen -t ed25519 -f key -N ''",
        "xset -display :0 q",
        "man passwd",
        "set -o vi",
        "",
    ],
)
def test_what_carries_none_stays_byte_for_byte(line: str) -> None:
    assert mask_arguments(line) == line


def test_a_line_that_bash_would_refuse_is_masked_as_well() -> None:
    assert S not in mask_arguments(f'export TOKEN={S} "open')
    assert S not in mask_arguments(f"if then curl -u bob:{S} x")


def test_masking_twice_changes_nothing_more() -> None:
    for line in CARRIES:
        kept = mask_arguments(line)
        assert mask_arguments(kept) == kept
