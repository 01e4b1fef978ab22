"""The folders that errands are run in: an office, a shoot, a class, a server, a podcast, and a repository."""

import os
import subprocess
import time
from pathlib import Path

from tests.planner.fixtures import hermetic_env

_DAY_S = 86_400
FILES = {
    "office/invoices/inv-001.txt": "Customer: Baker\nTotal: 120\nStatus: PAID\n",
    "office/invoices/inv-002.txt": "Customer: Novak\nTotal: 80\nStatus: OPEN\n",
    "office/invoices/inv-003.txt": "Customer: Baker\nTotal: 45\nStatus: OPEN\n",
    "office/invoices/inv-004.txt": "Customer: Chen\nTotal: 300\nStatus: PAID\n",
    "office/invoices/inv-005.txt": "Customer: Novak\nTotal: 15\nStatus: OPEN\nNote: second reminder\n",
    "office/letters/to-baker.txt": "Dear Sir\nthank you for your order of last week\nregards\n",
    "office/letters/to-chen.txt": "Dear Sir\nwe are sorry\n",
    "office/letters/to-novak.txt": "Dear Madam\nyour invoice is still open, please pay it soon\nkind regards\nOffice\n",
    "office/customers.csv": "name,city,email\nBaker,Leeds,baker@ex.org\nNovak,Brno,novak@ex.org\n"
    "Chen,York,chen@ex.org\n",
    "office/phone.txt": "Baker 111\nChen 333\nBaker 111\nNovak 222\n",
    "office/plan-a.txt": "first plan\n",
    "office/plan-b.txt": "second plan\n",
    "office/minutes.txt": "present: all\nTODO order paper\nTODO call the landlord\ndecided: nothing\n",
    "office/empty.txt": "",
    "shoot/IMG_001.jpg": "j" * 40,
    "shoot/IMG_001.raf": "r" * 400,
    "shoot/IMG_002.jpg": "j" * 60,
    "shoot/IMG_002.raf": "r" * 420,
    "shoot/IMG_003.jpg": "j" * 20,
    "shoot/IMG_004.raf": "r" * 380,
    "shoot/keep.txt": "IMG_001.jpg\nIMG_003.jpg\n",
    "weddings/brown/b1.jpg": "1",
    "weddings/brown/b2.jpg": "22",
    "weddings/brown/b3.jpg": "333",
    "weddings/brown/contract.pdf": "contract",
    "weddings/jones/j1.jpg": "1",
    "weddings/jones/paid.txt": "yes\n",
    "weddings/smith/s1.jpg": "1",
    "weddings/smith/s2.jpg": "22",
    "weddings/smith/paid.txt": "yes\n",
    "weddings/smith/contract.pdf": "contract",
    "class/students.csv": "name,group,score\nAnna,red,71\nBert,blue,48\nCarla,red,90\nDora,blue,66\n",
    "class/homework/anna.txt": "the sea is deep and blue\n",
    "class/homework/bert.txt": "",
    "class/homework/carla.txt": "the wood is green\nand dark\nand old\n",
    "class/homework/dora.txt": "the hill is high\nTEACHER: too short\n",
    "class/words.txt": "pear\napple\npear\nfig\n",
    "class/week1.txt": "monday sums\n",
    "class/week2.txt": "monday reading\n",
    "class/week3.txt": "monday writing\n",
    "class/test.txt": "Question 1\nQuestion 2\nQuestion 3\nQuestion 4\n",
    "server/logs/access.log": "GET / 200\nGET /a 404\nGET /b 200\nPOST /c 500\n",
    "server/logs/error.log": "ERROR disk\nWARN load\nERROR net\n",
    "server/logs/debug.log": "",
    "server/logs/mail.log": "WARN slow\n",
    "server/logs/old.log": "ERROR long ago\n",
    "server/conf/web.conf": "port=80\nhost=localhost\ndebug=true\n",
    "server/conf/db.conf": "port=5432\nhost=localhost\n",
    "server/conf/mail.conf": "port=25\n",
    "server/hosts.txt": "web01\ndb01\nmail01\n",
    "server/users.txt": "alice admin\nbob guest\ncarol admin\n",
    "server/tmp/a.tmp": "a",
    "server/tmp/b.tmp": "b",
    "server/tmp/keep.dat": "k",
    "server/check.sh": "#!/bin/sh\nexit 0\n",
    "server/broken.sh": "#!/bin/sh\nexit 3\n",
    "podcast/ep01/audio.wav": "w" * 100,
    "podcast/ep01/notes.md": "# One\nwith Ada\n",
    "podcast/ep02/audio.wav": "w" * 300,
    "podcast/ep03/audio.wav": "w" * 200,
    "podcast/ep03/notes.md": "# Three\nwith Eve\n",
    "podcast/ep03/cover.png": "p" * 10,
    "podcast/episodes.csv": "number,title,guest,minutes\n1,Bees,Ada,42\n2,Trees,Bob,65\n3,Seas,Eve,38\n",
    "podcast/intro.wav": "intro",
    "podcast/script.txt": "hello and welcome\num this is um a show\ngoodbye\n",
    "downloads/song.mp3": "song",
    "downloads/talk.mp3": "a long talk",
    "downloads/paper.pdf": "paper",
    "downloads/paper (1).pdf": "paper",
    "downloads/slides.pdf": "slides",
    "downloads/picture.png": "picture",
    "downloads/setup.exe": "setup",
    "downloads/readme.txt": "read me\n",
    "app/main.py": "import os\nprint('hi')\n",
    "app/util.py": "# TODO tidy\ndef f():\n    return 1\n",
    "app/test_util.py": "# TODO more\n# TODO less\nassert True\n",
    "app/version.txt": "1.4.2\n",
    "app/build/main.o": "o",
    "app/build/app.bin": "bin",
    "app/.env": "KEY=1\n",
    "app/CHANGES.md": "# Changes\n\n- first\n",
}
EMPTY_FOLDERS = ("weddings/taylor", "backup")
# Days since they were changed; all other files are a day old.
AGES_DAYS = {"server/logs/old.log": 700, "downloads/setup.exe": 400, "downloads/song.mp3": 90, "office/plan-a.txt": 40}
_REPO = """
set -e
git init -q -b main site; cd site
printf '# Site\\n' > README.md; printf 'a\\n' > index.html; printf 'x\\n' > style.css
git add .; git commit -q -m 'Start'
printf 'a\\nb\\n' > index.html; git commit -qam 'Add b'
git tag v1.0
git checkout -q -b menu; printf 'm\\n' > menu.html; git add .; git commit -q -m 'Add a menu'
git checkout -q -b dead-end main; printf 'z\\n' > z.html; git add .; git commit -q -m 'Try z'
git checkout -q main
git clone -q --bare . ../site.git; git remote add origin ../site.git; git fetch -q; git branch -q -u origin/main main
printf 'x\\ny\\n' > style.css; printf 'new\\n' > contact.html; printf 'log\\n' > debug.log
"""


def build(folder: Path) -> None:
    """Write the files under `folder`, and the repository `site` with uncommitted changes and a remote on disk."""
    now = time.time()
    for at, (name, content) in enumerate(FILES.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        path.chmod(0o755 if name.endswith(".sh") else 0o644)
        os.utime(path, (now - AGES_DAYS.get(name, 1) * _DAY_S + at,) * 2)
    for name in EMPTY_FOLDERS:
        (folder / name).mkdir()
    env = hermetic_env(folder) | {"GIT_AUTHOR_DATE": "@1700000000 +0000", "GIT_COMMITTER_DATE": "@1700000000 +0000"}
    subprocess.run(["bash", "-c", _REPO], cwd=folder, env=env, check=True, capture_output=True)
