"""A misspelt first word: the common program that one slip of the fingers away is meant."""

from functools import lru_cache

from llmsh.classifier.english import TAGS
from llmsh.classifier.line import Shape, Word
from llmsh.classifier.score import weights

# Programs that people type every day; a slip towards a rare program is no evidence.
COMMON = frozenset(
    """git grep find make cat cd ls cp mv rm mkdir rmdir touch chmod chown sudo apt apt-get yum dnf brew docker kubectl
    docker-compose python python3 pip pip3 node npm npx yarn cargo rustc go gcc g++ cmake vim nvim nano emacs code less
    more head tail sort uniq cut sed awk tar gzip gunzip unzip zip curl wget ssh scp rsync ping ifconfig netstat ps top
    htop kill killall pkill man which whoami history clear exit echo export source alias unalias systemctl service
    journalctl mount umount df du free uname date tree diff file stat ln pwd ip ss dig nslookup terraform helm vagrant
    ansible ansible-playbook java javac mvn gradle ruby gem bundle rails perl php composer psql mysql sqlite3 redis-cli
    tmux screen watch xargs tee wc basename dirname printf crontab useradd usermod passwd groups lsblk fdisk dmesg
    hostname uptime su reboot shutdown poetry pytest mypy ruff black flake8 pipenv conda virtualenv pacman snap flatpak
    dpkg rpm zypper apk aws gcloud az gh hg svn bash zsh fish open ffmpeg convert jq env set unset type jobs bg fg
    nginx apachectl openssl gpg md5sum sha256sum strace lsof nc nmap traceroute logout reset printenv""".split()
)


def _close(word: str) -> set[str]:
    """Every spelling one insertion, deletion, replacement or swap away that COMMON could hold."""
    letters = "abcdefghijklmnopqrstuvwxyz-3"
    splits = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    near = {left + right[1:] for left, right in splits if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in splits if right for letter in letters}
    near |= {left + letter + right for left, right in splits for letter in letters}
    return near & COMMON


@lru_cache(maxsize=512)
def _correct(word: str) -> str | None:
    near = _close(word)
    if len(word) == 3:
        near = {name for name in near if sorted(name) == sorted(word) or len(name) != 3}
    if not near:
        return None
    # A swap or a doubled letter is likelier than another letter.
    return min(near, key=lambda name: (sorted(name) != sorted(word), set(name) != set(word), name[0] != word[0], name))


def correct(word: Word) -> str | None:
    """The common program that `word` misspells; None for a word of English or one too short to tell."""
    text = word.text
    if len(text) < 3 or len(text) > 16 or word.shape not in {Shape.PLAIN, Shape.OTHER} or not text.isascii():
        return None
    if text.lower() in TAGS or weights().get(f"first:{text.lower()}", 0.0) > 0 or weights().get(f"word:{text}", 0) > 0.5:
        return None
    return _correct(text)
