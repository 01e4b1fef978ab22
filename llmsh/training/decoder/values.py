"""Values for the blanks of phrasings, as people would say them: names, sizes, durations, dates, words."""

import random
from collections.abc import Callable, Mapping

from llmsh.planner.recipe import Slot

_WORDS = """alpha amber anchor apple archive autumn backup badge basil beacon berry blue bridge budget cabin
camera candle castle cedar chapter chart cloud client copper coral customer daily data delta demo
dessert diary draft drum eagle east echo ember engine essay event export falcon family feature fern
field final finance forest fox frame garden ghost glass grain guest harbor hazel holiday home house
index inbox invoice island ivory jade journal june kernel kitchen lake lemon letter library lime
linen list log lunar main map maple market meadow media memo meeting mint model moon morning music
nest north note notes oak ocean olive orbit orders orchid output paper parking pearl phone photo
pine plan planet plum poem pond poster price project quartz query quiz rain recipe record red report
results river road rose sales sample scan school script season server shop silver sketch snow song
source spring stage star station stock stone storm story summer sun survey table talk team temp test
theme ticket tide tiger tour town trace train travel tree trip update user valley video violet visit
voice water wave web week west willow wind winter wolf work yearly zebra zone""".split()
_NAMES = (
    "alice bob carol dave erin frank grace heidi ivan judy kim lea mallory nina omar pat quinn rita sam tom uma".split()
)
_EXTENSIONS = """txt log csv md py js html css json xml yaml toml ini conf c h cpp java go rs rb php sh sql pdf doc
docx xls xlsx odt png jpg jpeg gif svg webp mp3 mp4 wav flac mkv avi mov zip tar gz bz2 xz 7z iso
deb rpm bak tmp old""".split()
_FOLDERS = """downloads documents pictures photos music videos desktop projects src build dist docs tests lib bin
etc logs backup archive old new tmp data assets public private notes work home scripts config cache
images reports""".split()
_ROOTS = (
    "/var/log",
    "/etc",
    "/tmp",
    "/srv",
    "/opt",
    "/mnt/backup",
    "/home/sam",
    "/usr/local",
    "~/Downloads",
    "~/work",
    "~",
)
_UNITS = ("MB", "M", "mb", "KB", "k", "GB", "G", "megabytes", "gigs", "kilobytes", "MiB")
_TIMES = ("minute", "hour", "day", "week", "month", "year")
_MONTHS = "january february march april may june july august september october november december".split()
_TOP = ("com", "org", "net", "io", "dev", "example", "local")


def say(slot: Slot, rng: random.Random) -> str:
    """A value of `slot` in words."""
    if slot.type == "choice":
        return rng.choice(sorted(slot.values)) if slot.values else "all"
    if slot.endings and slot.type in ("file", "path"):
        return f"{_folder_before(rng)}{_base(rng)}.{rng.choice(slot.endings)}"
    return _SAID.get(slot.type, _word)(rng)


def _word(rng: random.Random) -> str:
    return rng.choice(_WORDS)


def _base(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.choices((1, 2), (3, 1))[0])]
    text = rng.choice(("-", "_", "")).join(words)
    return f"{text}{rng.choice(('', '', '', str(rng.randint(1, 2030))))}"


def _folder_before(rng: random.Random) -> str:
    return f"{_dir(rng)}/" if rng.random() < 0.2 else ""


def _file(rng: random.Random) -> str:
    if rng.random() < 0.04:
        return f'"{_word(rng)} {_word(rng)}.{rng.choice(_EXTENSIONS)}"'
    return f"{_folder_before(rng)}{_base(rng)}.{rng.choice(_EXTENSIONS)}"


def _dir(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.4:
        return rng.choice(_FOLDERS)
    if kind < 0.6:
        return rng.choice(_ROOTS)
    if kind < 0.8:
        return f"{rng.choice((*_ROOTS, *_FOLDERS))}/{_word(rng)}"
    return rng.choice((_base(rng), f"{_base(rng)}/", f"./{_word(rng)}", f"~/{_word(rng)}", ".", ".."))


def _path(rng: random.Random) -> str:
    return rng.choice((_file, _dir))(rng)


def _files(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return _glob(rng)
    return " ".join(_file(rng) for _ in range(rng.randint(1, 3)))


def _glob(rng: random.Random) -> str:
    return rng.choice((f"*.{rng.choice(_EXTENSIONS)}", f"{_word(rng)}*", f"*{_word(rng)}*", f"{_word(rng)}-*.txt"))


def _size(rng: random.Random) -> str:
    number = rng.choice((1, 2, 5, 10, 20, 50, 100, 200, 250, 500, rng.randint(1, 999)))
    return f"{number}{rng.choice((' ', ''))}{rng.choice(_UNITS)}"


def _duration(rng: random.Random) -> str:
    unit, number = rng.choice(_TIMES), rng.choice((1, 2, 3, 5, 7, 10, 14, 24, 30, 48, 60, 90))
    if number == 1:
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    return f"{number} {unit}s"


def _date(rng: random.Random) -> str:
    day = f"20{rng.randint(18, 25)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return rng.choice(("yesterday", "today", day, day, day, rng.choice(_MONTHS), "last week", "monday"))


def _number(rng: random.Random) -> str:
    return rng.choice(
        (str(rng.randint(1, 20)), str(rng.randint(1, 20)), str(rng.randint(1, 1000)), "three", "five", "ten")
    )


def _text(rng: random.Random) -> str:
    words = " ".join(rng.choice(_WORDS) for _ in range(rng.choices((1, 2, 3), (6, 3, 1))[0]))
    words = rng.choice((words, words, words.upper(), words.capitalize(), f"{words}{rng.randint(0, 99)}"))
    return rng.choice((f'"{words}"', f"'{words}'", words if " " not in words else f'"{words}"'))


def _pattern(rng: random.Random) -> str:
    return f'"{rng.choice((f"^{_word(rng)}", f"{_word(rng)}$", f"{_word(rng)}.*{_word(rng)}", "[0-9]+"))}"'


def _name(rng: random.Random) -> str:
    return rng.choice(
        (_word(rng), _base(rng), f"{_word(rng)}-{_word(rng)}", f"v{rng.randint(0, 9)}.{rng.randint(0, 20)}")
    )


def _host(rng: random.Random) -> str:
    if rng.random() < 0.2:
        return ".".join(str(rng.randint(1, 254)) for _ in range(4))
    return f"{rng.choice(('', '', 'www.', 'db.', 'backup.'))}{_word(rng)}.{rng.choice(_TOP)}"


def _url(rng: random.Random) -> str:
    ending = rng.choice(("", f"/{_word(rng)}", f"/{_word(rng)}/{_base(rng)}.{rng.choice(_EXTENSIONS)}"))
    return f"{rng.choice(('https', 'http'))}://{_host(rng)}{ending}"


def _port(rng: random.Random) -> str:
    return str(rng.choice((22, 80, 443, 3000, 3306, 5000, 5432, 8000, 8080, 9000, rng.randint(1024, 65535))))


def _mode(rng: random.Random) -> str:
    return rng.choice(("644", "755", "600", "700", "640", "664", "777", "u+x", "go-w", "a+r"))


_SAID: Mapping[str, Callable[[random.Random], str]] = {
    "file": _file,
    "path": _path,
    "dir": _dir,
    "files": _files,
    "glob": _glob,
    "ext": lambda rng: rng.choice(_EXTENSIONS),
    "size": _size,
    "duration": _duration,
    "date": _date,
    "number": _number,
    "count": _number,
    "text": _text,
    "pattern": _pattern,
    "name": _name,
    "url": _url,
    "host": _host,
    "port": _port,
    "pid": lambda rng: str(rng.randint(2, 40_000)),
    "mode": _mode,
    # What only fragments have.
    "kind": lambda rng: f"{rng.choice(_EXTENSIONS)} files",
    "barekind": lambda rng: rng.choice(_EXTENSIONS),
    "dirname": lambda rng: f"{rng.choice(_FOLDERS)} directories",
    "user": lambda rng: rng.choice(_NAMES),
}
SAYABLE = frozenset({*_SAID, "choice"})
