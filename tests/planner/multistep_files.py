"""The folder that requests of several steps are asked in: logs, reports, photos, projects, lists and settings."""

import os
from pathlib import Path

FILES = {
    "logs/app.log": "INFO start\nERROR disk full\nINFO stop\n",
    "logs/db.log": "INFO up\nWARN slow query\n",
    "logs/mail.log": "ERROR no route\nERROR refused\nINFO sent\nINFO sent\n",
    "logs/web.log": "INFO get /\nINFO get /a\nINFO get /b\nWARN 404\nERROR 500\n",
    "logs/cron.log": "",
    "logs/old.log": "INFO nothing\n",
    "reports/q1.txt": "income 100\ncosts 80\n",
    "reports/q2.txt": "income 120\ncosts 90\nnote DRAFT\n",
    "reports/q3.txt": "income 90\ncosts 95\n",
    "reports/q4 plan.txt": "income 130\nDRAFT\n",
    "reports/summary.md": "# Year\nfine\n",
    "photos/beach.jpg": "b" * 50,
    "photos/cat.jpg": "c" * 10,
    "photos/dog.png": "d" * 70,
    "photos/hill.jpg": "h" * 300,
    "photos/sea.png": "s" * 20,
    "photos/list.txt": "beach\ncat\n",
    "projects/alpha/README.md": "# alpha\n",
    "projects/alpha/main.py": "import os\nprint(1)\n",
    "projects/beta/main.py": "print(2)\n",
    "projects/beta/notes.txt": "todo\n",
    "projects/gamma/README.md": "# gamma\n",
    "projects/gamma/data.csv": "a,b\n1,2\n",
    "inbox/bill.pdf": "bill",
    "inbox/letter.pdf": "letter",
    "inbox/minutes.docx": "minutes",
    "inbox/table.xlsx": "table",
    "inbox/memo.txt": "memo\n",
    "inbox/scan.png": "scan",
    "essays/anna.txt": "my summer was long and hot and we swam in the lake\n",
    "essays/bert.txt": "I stayed at home\n",
    "essays/carl.txt": "we went by train to the sea\nand then we took a boat\nand then we ate fish all day\n",
    "releases/app-1.2.0.tar": "1.2.0",
    "releases/app-1.9.1.tar": "1.9.1",
    "releases/app-1.10.0.tar": "1.10.0",
    "releases/app-0.9.5.tar": "0.9.5",
    "site-old/index.html": "<p>hello</p>\n",
    "site-old/style.css": "p { color: red }\n",
    "hosts.txt": "alpha 10.0.0.1 up\nbeta 10.0.0.2 down\ngamma 10.0.0.3 up\n",
    "names.txt": "ada\nben\ncleo\n",
    "people.csv": "name,team,email\nAda,red,ada@ex.org\nBen,blue,ben@ex.org\nCleo,red,cleo@ex.org\n",
    "wanted.txt": "reports/q1.txt\nreports/q3.txt\n",
    "tags.txt": "v1.9.1\nv1.10.0\nv1.2.0\nv0.9.5\n",
    "config.ini": "[main]\nport = 80\nmode = test\n",
    "settings.conf": "mode=test\nhost=localhost\n",
    "todo.txt": "buy milk\ncall bob\npay rent\n",
    "draft.txt": "one two three\nteh end\n",
    "notes-2023.md": "# 2023\n",
    "notes-2024.md": "# 2024\n",
    "check.sh": "#!/bin/sh\nexit 0\n",
    "fails.sh": "#!/bin/sh\nexit 2\n",
}
EMPTY_FOLDERS = ("backup", "projects/delta")
# Oldest first; every other file is older than these.
NEWEST = (
    "logs/old.log",
    "logs/cron.log",
    "logs/db.log",
    "logs/web.log",
    "logs/app.log",
    "logs/mail.log",
)
_BEGIN_S = 1_700_000_000


def build(folder: Path) -> None:
    """Write the files under `folder`, each with an age of its own."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        path.chmod(0o755 if name.endswith(".sh") else 0o644)
    for name in EMPTY_FOLDERS:
        (folder / name).mkdir()
    for age, name in enumerate((*sorted(set(FILES) - set(NEWEST)), *NEWEST)):
        os.utime(folder / name, (_BEGIN_S + age * 60,) * 2)
