"""A misspelt first word: the common program that one slip of the fingers away is meant."""

from functools import lru_cache

from llmsh.classifier.english import TAGS, is_english
from llmsh.classifier.line import Shape, Word

# Programs that people type every day; a slip towards a rare program is no evidence.
_COMMON_TEXT = """
    git grep find make cat cd ls cp mv rm mkdir rmdir touch chmod chown sudo apt apt-get yum dnf brew docker kubectl
    docker-compose python python3 pip pip3 node npm npx yarn cargo rustc go gcc g++ cmake vim nvim nano emacs code less
    more head tail sort uniq cut sed awk tar gzip gunzip unzip zip curl wget ssh scp rsync ping ifconfig netstat ps top
    htop kill killall pkill man which whoami history clear exit echo export source alias unalias systemctl service
    journalctl mount umount df du free uname date tree diff file stat ln pwd ip ss dig nslookup terraform helm vagrant
    ansible ansible-playbook java javac mvn gradle ruby gem bundle rails perl php composer psql mysql sqlite3 redis-cli
    tmux screen watch xargs tee wc basename dirname printf crontab useradd usermod passwd groups lsblk fdisk dmesg
    hostname uptime su reboot shutdown poetry pytest mypy ruff black flake8 pipenv conda virtualenv pacman snap flatpak
    dpkg rpm zypper apk aws gcloud az gh hg svn bash zsh fish open ffmpeg convert jq env set unset type jobs bg fg
    nginx apachectl openssl gpg md5sum sha256sum strace lsof nc nmap traceroute logout reset printenv"""
COMMON = frozenset(_COMMON_TEXT.split())


# Words with which requests begin.
_OPENINGS_TEXT = """show list please what display delete create remove where count rename search check
    explain"""
OPENINGS = frozenset(_OPENINGS_TEXT.split())
LETTERS = "abcdefghijklmnopqrstuvwxyz-3"


@lru_cache(maxsize=512)
def _close(word: str) -> frozenset[str]:
    """Every spelling of COMMON and OPENINGS that is one insertion, deletion, replacement or swap away."""
    splits = [(word[:index], word[index:]) for index in range(len(word) + 1)]
    near = {left + right[1:] for left, right in splits if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in splits if right for letter in LETTERS}
    near |= {left + letter + right for left, right in splits for letter in LETTERS}
    return frozenset(near & (COMMON | OPENINGS))


def _can_be_slip(word: Word) -> bool:
    return 3 <= len(word.text) <= 16 and word.shape in {Shape.PLAIN, Shape.OTHER} and word.text.isascii()


def _is_word(text: str) -> bool:
    return is_english(text.lower()) or text.lower() in TAGS


def correct(word: Word, *, even_english: bool = False) -> str | None:
    """The common program that `word` misspells; None for a word of English (unless asked) or one too short to tell."""
    if not _can_be_slip(word) or (not even_english and _is_word(word.text)):
        return None
    near = set(_close(word.text) & COMMON)
    if len(word.text) == 3:
        near = {name for name in near if sorted(name) == sorted(word.text) or len(name) != 3}
    if not near:
        return None
    # A swap or a doubled letter is likelier than another letter.
    text = word.text
    return min(near, key=lambda name: (sorted(name) != sorted(text), set(name) != set(text), name[0] != text[0], name))


def misspells_opening(word: Word) -> bool:
    """Whether `word` is a slip of a word with which requests begin, and no word itself."""
    return _can_be_slip(word) and not _is_word(word.text) and not _close(word.text.lower()).isdisjoint(OPENINGS)
