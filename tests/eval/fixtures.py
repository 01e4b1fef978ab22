"""Fixture folders: each builder fills one empty home folder; ages count back from the time of building."""

import json
import random
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.eval import (
    fixture_benches,
    fixture_department,
    fixture_desks,
    fixture_handbook,
    fixture_hobbies,
    fixture_offices,
    fixture_release,
    fixture_rooms,
    fixture_sites,
    fixture_studies,
    fixture_trades,
)
from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, set_ages
from tests.eval.fixture_repo import build_repo


@dataclass(frozen=True, slots=True)
class Fixture:
    """A world to run a request in. start: the folder of the request, below the home folder."""

    name: str
    start: str
    build: Callable[[Path, float], None]


# Ages lie away from the borders that requests name (an hour, a day, a week, 30 days, 90 days, a year), so that
# "older than 7 days" means the same files whichever way a command rounds.
_HOME: tuple[tuple[str, int, float], ...] = (
    ("Downloads/ubuntu-24.04-desktop-amd64.iso", 690 * MB, 45.3),
    ("Downloads/debian-12-netinst.iso", 310 * MB, 200.4),
    ("Downloads/holiday video.mp4", 130 * MB, 12.4),
    ("Downloads/lecture-07.mp4", 58 * MB, 5.2),
    ("Downloads/invoice_2024-03.pdf", 80 * KB, 100.3),
    ("Downloads/invoice_2024-04.pdf", 82 * KB, 45.1),
    ("Downloads/Invoice_2024-05.PDF", 85 * KB, 12.6),
    ("Downloads/rental agreement.pdf", 240 * KB, 400.2),
    ("Downloads/setup.exe", 22 * MB, 800.1),
    ("Downloads/photo (1).jpg", 2200 * KB, 5.3),
    ("Downloads/photo (2).jpg", 2300 * KB, 5.4),
    ("Downloads/cat.gif", 640 * KB, 20.2),
    ("Downloads/archive.zip", 3 * MB, 100.4),
    ("Downloads/sources.tar.gz", 1500 * KB, 200.2),
    ("Downloads/partial.crdownload", 9 * MB, 2.3),
    ("Downloads/~lock.budget.xlsx#", 0, 20.4),
    ("Downloads/empty.txt", 0, 20.3),
    ("Downloads/readme.txt", 2 * KB, 0.02),
    ("Downloads/fresh-report.docx", 45 * KB, 0.1),
    ("Documents/thesis/chapter1.tex", 60 * KB, 5.2),
    ("Documents/thesis/chapter2.tex", 75 * KB, 2.4),
    ("Documents/thesis/chapter3.tex", 12 * KB, 0.02),
    ("Documents/thesis/references.bib", 30 * KB, 12.2),
    ("Documents/thesis/thesis.pdf", 900 * KB, 2.3),
    ("Documents/thesis/thesis.aux", 5 * KB, 2.3),
    ("Documents/thesis/thesis.log", 20 * KB, 2.3),
    ("Documents/thesis/figures/plot.png", 150 * KB, 20.3),
    ("Documents/thesis/figures/plot.svg", 40 * KB, 20.3),
    ("Documents/taxes/2022/return.pdf", 400 * KB, 800.3),
    ("Documents/taxes/2023/return.pdf", 420 * KB, 400.3),
    ("Documents/taxes/2023/receipts.ods", 33 * KB, 400.4),
    ("Documents/budget.xlsx", 28 * KB, 20.4),
    ("Documents/budget.xlsx.bak", 27 * KB, 45.4),
    ("Documents/cover letter.docx", 25 * KB, 100.2),
    ("Documents/cv.docx", 31 * KB, 100.2),
    ("Documents/cv_old.docx", 29 * KB, 800.4),
    ("Pictures/IMG_0001.JPG", 3 * MB, 400.1),
    ("Pictures/IMG_0002.JPG", 4 * MB, 400.2),
    ("Pictures/IMG_0003.jpg", 3500 * KB, 200.1),
    ("Pictures/IMG_0004.jpeg", 2800 * KB, 45.2),
    ("Pictures/raw/DSC_1001.NEF", 25 * MB, 100.1),
    ("Pictures/raw/DSC_1002.NEF", 26 * MB, 100.1),
    ("Pictures/raw/DSC_1003.NEF", 24 * MB, 20.1),
    ("Pictures/summer 2023/beach.jpg", 1800 * KB, 400.4),
    ("Pictures/summer 2023/sunset over sea.jpg", 1900 * KB, 400.4),
    ("Pictures/summer 2023/Thumbs.db", 30 * KB, 400.4),
    ("Pictures/screenshots/Screenshot from 2024-02-11.png", 350 * KB, 200.3),
    ("Pictures/screenshots/Screenshot from 2024-06-02.png", 360 * KB, 12.3),
    ("Pictures/screenshots/screen.png", 90 * KB, 2.3),
    ("Music/Blue/01 - Intro.mp3", 4 * MB, 800.2),
    ("Music/Blue/02 - River.mp3", 6 * MB, 800.2),
    ("Music/Green/01 - Leaf.flac", 28 * MB, 400.2),
    ("Music/Green/cover.jpg", 200 * KB, 400.2),
    ("Music/podcast.ogg", 33 * MB, 2.3),
    ("Videos/clip.mov", 75 * MB, 45.2),
    ("Videos/birthday.mkv", 410 * MB, 200.2),
    ("Videos/screen recording.webm", 18 * MB, 5.2),
    ("Desktop/Thumbs.db", 20 * KB, 45.2),
    ("Desktop/.DS_Store", 6 * KB, 45.2),
    (".cache/thumbs/a.png", 3 * KB, 2.3),
    (".cache/thumbs/b.png", 3 * KB, 45.2),
    (".local/share/Trash/files/old.doc", 12 * KB, 200.2),
)


def build_home(root: Path, now: float) -> None:
    """The home folder of someone who uses the machine for study and photographs."""
    ages = {}
    for name, size_bytes, age_days in _HOME:
        put_sparse(root / name, size_bytes) if size_bytes else put(root / name)
        ages[name] = age_days
    texts = {
        "notes.txt": ("Buy milk\ncall Anna about the flat\nTODO renew passport\nread chapter 4\nbuy stamps\n", 0.1),
        "todo.txt": ("water plants\npay rent\npay rent\nbuy milk\nfix bike\nwater plants\n", 2.3),
        "Desktop/shopping list.txt": ("eggs\nmilk\nbread\napples\nmilk\ncoffee\n", 5.2),
        "Desktop/passwords.txt": ("mail: hunter2\nbank: 12345\n", 45.3),
        "Documents/diary.md": (
            "# Diary\n\nMonday was rainy.\nOn Tuesday I met Anna in Berlin.\n\nIt was colder than I thought.\n"
            "Anna sends her love.\n",
            0.02,
        ),
        "Documents/letter to landlord.txt": ("Dear Mr Novak,\nthe heating is broken.\nYours,\nSam\n", 12.3),
        "Documents/essay.txt": (
            "The sea was calm. The boat was small.\nNobody spoke, and the the wind was low.\n\n"
            "In the morning the sea was gone.\nThe boat stood in the sand.\n",
            20.2,
        ),
        ".bashrc": ("alias ll='ls -l'\nexport EDITOR=vim\n# old alias\nalias la='ls -A'\n", 200.2),
        ".config/player.conf": ("volume=70\nshuffle=false\ntheme=dark\n", 100.3),
        "backup.sh": ("#!/bin/bash\ntar czf /tmp/backup.tgz Documents\n", 45.3),
    }
    for name, (text, age_days) in texts.items():
        put(root / name, text)
        ages[name] = age_days
    for name in ("Pictures/to sort", "Documents/empty folder", "Videos/exports"):
        (root / name).mkdir(parents=True)
    put(root / "Downloads/copy of notes.txt", texts["notes.txt"][0])
    put(root / "Pictures/beach copy.jpg", (root / "Pictures/summer 2023/beach.jpg").read_bytes())
    ages["Downloads/copy of notes.txt"] = ages["Pictures/beach copy.jpg"] = 12.2
    (root / "Desktop/thesis").symlink_to("../Documents/thesis")
    (root / "Desktop/broken link").symlink_to("../Documents/gone.txt")
    (root / "Desktop/cv").symlink_to("../Documents/cv.docx")
    (root / "Desktop/passwords.txt").chmod(0o644)
    set_ages(root, now, ages, default_days=20.3)


_PY_MAIN = '''"""Entry point."""
import os
import sys

from app.config import load_config
from app.models import User


def main():
    # TODO: parse arguments
    config = load_config("config.yaml")
    print("starting", config)
    user = User("admin")
    print(user)
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''
_PY_MODELS = """import json


class User:
    def __init__(self, name):
        self.name = name

    def to_json(self):
        return json.dumps({"name": self.name})


class Group(User):
    # FIXME: members are never stored
    def __init__(self, name, members):
        super().__init__(name)
        self.members = members
"""
_PY_CONFIG = """import os


def load_config(path):
    # TODO handle missing file
    print("loading", path)
    return {"debug": True, "port": int(os.environ.get("PORT", 8080))}


def old_name(path):
    return load_config(path)
"""
_JS_INDEX = """const http = require('http');
// TODO: https
console.log('hello');
function start(port) {
  console.log(`listening on ${port}`);
}
start(8080);
"""
_CSS = "body { color: #333; }   \n.header { background: #ff0000; }\n\n\n\n.footer { color: #333; }\n"


def build_project(root: Path, now: float) -> None:
    """A small web program's source tree, with the litter of builds."""
    base = root / "webshop"
    files: dict[str, str] = {
        "README.md": "# Webshop\n\nA shop.\n\n## Install\n\nrun `make`\n\n## Usage\n\nSee http://example.org/docs\n",
        "LICENSE": "Copyright 2021 Acme\nAll rights reserved.\n",
        "Makefile": "all:\n\tpython3 app/main.py\n\nclean:\n\trm -rf build\n",
        "config.yaml": "debug: true\nport: 8080\nhost: localhost\ndatabase:\n  host: localhost\n  name: shop\n",
        ".env": "SECRET_KEY=abc123\nDB_HOST=localhost\n",
        ".gitignore": "build/\n*.pyc\nnode_modules/\n",
        "app/__init__.py": "",
        "app/main.py": _PY_MAIN,
        "app/models.py": _PY_MODELS,
        "app/config.py": _PY_CONFIG,
        "app/utils/__init__.py": "",
        "app/utils/strings.py": "def slug(text):\n    return text.lower().replace(' ', '-')\n\n"
        "\ndef old_name():\n    pass\n",
        "tests/test_models.py": "from app.models import User\n\n\ndef test_name():\n    assert User('a').name == 'a'\n",
        "tests/test_config.py": "def test_nothing():\n    assert True\n\n\ndef test_old_name():\n    pass\n",
        "static/index.js": _JS_INDEX,
        "static/vendor/lib.min.js": "var a=1;console.log(a);\n",
        "static/style.css": _CSS,
        "static/index.html": "<html>\n<head><title>Shop</title></head>\n<body>\n"
        "<!-- TODO: menu -->\n</body>\n</html>\n",
        "scripts/deploy.sh": "#!/bin/bash\nset -e\necho deploying to $HOST\n",
        "scripts/seed.sh": "#!/bin/sh\necho seeding\n",
        "scripts/windows notes.txt": "first line\r\nsecond line\r\nthird line\r\n",
        "docs/guide.md": "# Guide\n\nUse `localhost` for tests.\n\n- TODO: screenshots\n",
        "docs/api/users.md": "# Users\n\nGET /users\nPOST /users\n",
        "package.json": json.dumps(
            {
                "name": "webshop",
                "version": "1.4.2",
                "scripts": {"start": "node static/index.js", "test": "jest", "lint": "eslint ."},
                "dependencies": {"express": "^4.18.0", "lodash": "^4.17.21"},
                "devDependencies": {"jest": "^29.0.0"},
            },
            indent=2,
        )
        + "\n",
        "app/main.py.orig": "old\n",
        "notes.bak": "backup\n",
        "app/models.py~": "older\n",
        "app/__pycache__/main.cpython-311.pyc": "\x00pyc",
        "app/utils/__pycache__/strings.cpython-311.pyc": "\x00pyc2",
        "build/.keep": "",
    }
    for name, text in files.items():
        put(base / name, text)
    put_real(base / "build/output.bin", 300 * KB)
    put_real(base / "build/cache/chunk1.o", 120 * KB)
    put_real(base / "build/cache/chunk2.o", 90 * KB)
    put_real(base / "node_modules/lodash/lodash.js", 540 * KB)
    put_real(base / "node_modules/lodash/package.json", 2 * KB)
    put_real(base / "node_modules/express/index.js", 20 * KB)
    put_real(base / "static/logo.png", 40 * KB)
    (base / "tmp").mkdir()
    (base / "docs/drafts").mkdir()
    (base / "scripts/deploy.sh").chmod(0o755)
    (base / ".env").chmod(0o666)
    (base / "app/config.py").chmod(0o600)
    (base / "static/logo.png").chmod(0o755)
    (base / "latest").symlink_to("docs/guide.md")
    (base / "old-docs").symlink_to("docs/v1")
    ages = {
        "webshop/app/main.py": 0.02,
        "webshop/app/models.py": 2.3,
        "webshop/app/config.py": 5.2,
        "webshop/static/style.css": 0.1,
        "webshop/docs/guide.md": 100.2,
        "webshop/LICENSE": 800.2,
        "webshop/node_modules/lodash/lodash.js": 400.2,
    }
    set_ages(root, now, ages, default_days=20.3)


def build_logs(root: Path, now: float) -> None:
    """A folder of service logs: web server, application, authentication, and rotated ones."""
    base = root / "logs"
    dice = random.Random(4)
    paths = ("/", "/login", "/cart", "/api/items", "/api/orders", "/static/app.js", "/favicon.ico")
    hosts = ("10.0.0.5", "10.0.0.7", "192.168.1.20", "203.0.113.9", "198.51.100.77")
    statuses = (200, 200, 200, 200, 304, 404, 404, 500, 502, 301)
    lines = []
    for number in range(240):
        host, path, status = dice.choices(hosts, (9, 7, 5, 3, 1))[0], dice.choice(paths), dice.choice(statuses)
        method = "POST" if path == "/login" else "GET"
        clock = f"{8 + number // 60:02}:{number % 60:02}:{dice.randrange(60):02}"
        lines.append(
            f'{host} - - [14/Mar/2024:{clock} +0000] "{method} {path} HTTP/1.1" {status} {dice.randrange(120, 9000)}'
        )
    put(base / "access.log", "\n".join(lines) + "\n")
    put(base / "access.log.1", "\n".join(lines[:70]) + "\n")
    parts = ("db", "auth", "mail", "cache")
    app = []
    for number in range(150):
        level = dice.choices(("INFO", "DEBUG", "WARN", "ERROR"), (6, 3, 2, 1))[0]
        part = dice.choice(parts)
        text = {
            "INFO": "request handled",
            "DEBUG": "state dumped",
            "WARN": "slow answer",
            "ERROR": dice.choice(("connection refused", "Timeout after 30s", "disk full")),
        }[level]
        app.append(
            f"2024-03-14 {8 + number // 60:02}:{number % 60:02}:00 {level} [{part}] {text} took={number * 7 % 400}ms"
        )
    put(base / "app.log", "\n".join(app) + "\n")
    put(
        base / "errors.log",
        "ERROR disk full\nerror: cannot open file\nWarning: low memory\nError: disk full\nERROR timeout\n"
        "  at line 10\n  at line 20\nerror: cannot open file\nfatal error: giving up\n",
    )
    auth = []
    for number in range(60):
        user, host = dice.choice(("root", "admin", "sam", "guest")), dice.choice(hosts)
        verdict = "Failed" if number % 3 else "Accepted"
        auth.append(
            f"Mar 14 09:{number:02}:11 box sshd[{900 + number}]: {verdict} password for {user} from {host} port 22"
        )
    put(base / "auth.log", "\n".join(auth) + "\n")
    put(base / "empty.log")
    put(base / "nginx/error.log", "upstream timed out\nclient closed connection\nupstream timed out\n")
    put(base / "nginx/access.log", "\n".join(lines[100:130]) + "\n")
    put(base / "archive/app-2024-01.log", "2024-01-02 ERROR [db] old failure\n2024-01-03 INFO [db] fine\n")
    put(base / "archive/app-2024-02.log", "2024-02-02 INFO [db] fine\n2024-02-09 ERROR [mail] bounced\n")
    put_real(base / "archive/huge.log", 1500 * KB)
    put_real(base / "debug.log", 400 * KB)
    script = "cd archive && for f in dec nov; do "
    script += "printf '2023 %s ERROR x\\n2023 %s INFO y\\n' $f $f | gzip -n > app-2023-$f.log.gz; done"
    subprocess.run(["bash", "-c", script], cwd=base, check=True)
    put(base / "disk usage.txt", "/ 91%\n/home 45%\n/var 78%\n/boot 12%\n")
    ages = {
        "logs/access.log": 0.02,
        "logs/app.log": 0.1,
        "logs/auth.log": 0.02,
        "logs/errors.log": 2.3,
        "logs/access.log.1": 5.2,
        "logs/debug.log": 12.3,
        "logs/archive/app-2024-01.log": 45.2,
        "logs/archive/app-2024-02.log": 20.2,
        "logs/archive/huge.log": 100.2,
        "logs/archive/app-2023-dec.log.gz": 200.2,
        "logs/archive/app-2023-nov.log.gz": 400.2,
    }
    set_ages(root, now, ages, default_days=20.3)


def build_data(root: Path, now: float) -> None:
    """An analyst's folder: tables, JSON, lists."""
    base = root / "data"
    dice = random.Random(9)
    names = ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana")
    cities = ("Oslo", "Lima", "Rome", "Oslo", "Cairo")
    sales: list[list[object]] = [["id", "date", "customer", "city", "product", "amount"]]
    sales += [
        [
            number,
            f"2024-{1 + number % 6:02}-{1 + number % 28:02}",
            dice.choice(names),
            dice.choice(cities),
            dice.choice(("lamp", "chair", "desk", "shelf")),
            dice.randrange(5, 500),
        ]
        for number in range(1, 61)
    ]
    put(base / "sales.csv", format_table(sales))
    put(base / "sales_2023.csv", format_table([sales[0], *sales[5:25]]))
    people: list[list[object]] = [["name", "age", "email"]]
    people += [[name, 20 + index * 5, f"{name.lower()}@example.org"] for index, name in enumerate(names)]
    put(base / "people.csv", format_table(people))
    put(base / "people.tsv", format_table(people, "\t"))
    put(base / "semicolon.csv", format_table([["city", "population"], ["Oslo", 700000], ["Lima", 9700000]], ";"))
    put(
        base / "emails.txt",
        "ada@example.org\nben@example.org\nADA@example.org\nbad-address\nben@example.org\neva@mail.test\n",
    )
    put(base / "numbers.txt", "".join(f"{number}\n" for number in (42, 7, 19, 100, 3, 7, 88, -5, 42, 61)))
    put(base / "words.txt", "pear\napple\nBanana\ncherry\napple\nfig\npear\napple\ndate\n")
    put(base / "list_a.txt", "".join(f"{word}\n" for word in ("apple", "banana", "cherry", "date", "fig")))
    put(base / "list_b.txt", "".join(f"{word}\n" for word in ("banana", "date", "elder", "fig", "grape")))
    put(base / "prices.txt", "lamp 19.90\nchair 45.00\ndesk 120.50\nshelf 33.25\n")
    put(base / "messy.txt", "  leading spaces\ntrailing   \n\n\nTabs\there\nMiXeD Case\n\nlast line\n")
    put(
        base / "sample.json",
        json.dumps({"name": "survey", "year": 2024, "tags": ["a", "b", "c"], "owner": {"name": "Hana"}}),
    )
    records = [{"id": n, "name": name, "active": n % 2 == 0, "score": n * 11 % 7} for n, name in enumerate(names)]
    put(base / "users.json", json.dumps(records))
    put(base / "latin1.txt", "caf\xe9\nna\xefve\n".encode("latin-1"))
    put(base / "poem.txt", "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n")
    put(base / "raw/part-1.csv", "id,value\n1,10\n2,20\n")
    put(base / "raw/part-2.csv", "id,value\n3,30\n4,40\n")
    put(base / "raw/part-3.csv", "id,value\n5,50\n")
    put(base / "raw/my notes.md", "raw data from the lab\n")
    put_real(base / "raw/dump.bin", 700 * KB)
    put(base / "config.ini", "[server]\nhost=alpha\nport=80\n\n[client]\nhost=beta\n; comment\ntimeout=5\n")
    (base / "out").mkdir()
    set_ages(root, now, {"data/sales.csv": 0.02, "data/people.csv": 2.3, "data/raw/dump.bin": 100.2}, default_days=20.3)


def build_shared(root: Path, now: float) -> None:
    """A folder with odd rights, odd names, and archives."""
    base = root / "share"
    modes = {
        "public.txt": 0o644,
        "secret.key": 0o644,
        "world.txt": 0o666,
        "run.sh": 0o644,
        "tool": 0o755,
        "readonly.txt": 0o444,
        "private.txt": 0o600,
        "bin/start.sh": 0o644,
        "bin/stop.sh": 0o644,
        "bin/helper.py": 0o755,
        "site/index.html": 0o777,
        "site/css/main.css": 0o777,
        "site/img/a.png": 0o600,
        "team/plan.md": 0o640,
        "team/budget 2024.csv": 0o660,
        "UPPER.TXT": 0o644,
        "Mixed Case Name.TXT": 0o644,
        "-dash.txt": 0o644,
        "it's here.txt": 0o644,
        "a b c.log": 0o644,
        "wei[r]d.txt": 0o644,
    }
    for name, mode in modes.items():
        put(base / name, f"#!/bin/sh\n# {name}\n" if name.endswith(".sh") else f"{name}\n", mode=mode)
    put(base / "old.conf", "port=1\nname=old\nkeep=yes\n")
    put(base / "new.conf", "port=2\nname=old\nkeep=yes\nextra=1\n")
    script = r"""
    mkdir pack && cd pack && mkdir docs && echo one > one.txt && echo two > two.txt && echo guide > docs/guide.txt
    tar --owner=0 --group=0 --mtime=@1700000000 -cf ../bundle.tar one.txt two.txt docs
    tar --owner=0 --group=0 --mtime=@1700000000 -cf - one.txt docs | gzip -n > ../site-backup.tar.gz
    gzip -nc two.txt > ../two.txt.gz
    bzip2 -c one.txt > ../one.txt.bz2
    xz -c one.txt > ../letter.txt.xz
    cd .. && rm -r pack
    """
    subprocess.run(["bash", "-ec", script], cwd=base, check=True)
    (base / "site").chmod(0o777)
    (base / "team").chmod(0o750)
    (base / "link-to-public").symlink_to("public.txt")
    (base / "dead").symlink_to("nowhere")
    (base / "drop").mkdir()
    set_ages(root, now, {"share/tool": 2.3}, default_days=20.3)


FIXTURES = {
    fixture.name: fixture
    for fixture in (
        Fixture("home", ".", build_home),
        Fixture("project", "webshop", build_project),
        Fixture("logs", "logs", build_logs),
        Fixture("data", "data", build_data),
        Fixture("shared", "share", build_shared),
        Fixture("repo", "garden", build_repo),
        Fixture("school", "marking", fixture_desks.build_school),
        Fixture("office", "office", fixture_desks.build_office),
        Fixture("story", "investigation", fixture_desks.build_story),
        Fixture("texts", "translation", fixture_desks.build_texts),
        Fixture("scans", "scans", fixture_desks.build_scans),
        Fixture("first", ".", fixture_desks.build_first),
        Fixture("lab", "reads", fixture_trades.build_lab),
        Fixture("studio", "podcast", fixture_trades.build_studio),
        Fixture("robot", "rover", fixture_trades.build_robot),
        Fixture("mods", "skymods", fixture_trades.build_mods),
        Fixture("testruns", "testruns", fixture_trades.build_testruns),
        Fixture("release", "lantern", fixture_release.build_release),
        Fixture("server", "srv/app", fixture_rooms.build_server),
        Fixture("vault", "audit", fixture_rooms.build_vault),
        Fixture("market", "market", fixture_rooms.build_market),
        Fixture("parser", "parser", fixture_benches.build_parser),
        Fixture("trials", "trials", fixture_benches.build_trials),
        Fixture("shoots", "shoots", fixture_studies.build_shoots),
        Fixture("novel", "novel", fixture_studies.build_novel),
        Fixture("lessons", "lessons", fixture_studies.build_lessons),
        Fixture("deploy", "deploy", fixture_studies.build_deploy),
        Fixture("department", "department", fixture_department.build_department),
        Fixture("handbook", "handbook", fixture_handbook.build_handbook),
        Fixture("ledger", "ledger", fixture_offices.build_ledger),
        Fixture("council", "council", fixture_offices.build_council),
        Fixture("helpdesk", "helpdesk", fixture_offices.build_helpdesk),
        Fixture("allotment", "allotment", fixture_offices.build_allotment),
        Fixture("nightly", "nightly", fixture_sites.build_nightly),
        Fixture("edge", "edge", fixture_sites.build_edge),
        Fixture("payments", "payments", fixture_sites.build_payments),
        Fixture("dungeon", "dungeon", fixture_sites.build_dungeon),
        Fixture("recipes", "recipes", fixture_hobbies.build_recipes),
        Fixture("band", "band", fixture_hobbies.build_band),
        Fixture("subtitles", "subtitles", fixture_hobbies.build_subtitles),
        Fixture("meadow", "meadow", fixture_hobbies.build_meadow),
    )
}
