"""The shared folder of a department: a website, sequences, a database, a network, photographs, a C tool, an inbox."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.eval.fixture_files import KB, MB, put, put_real, put_sparse, put_zip, set_ages

_TEXTS: dict[str, str] = {
    "website/index.html": '<html>\n<body>\n<img src="img/logo.png">\n<a href="about.html">About</a>\n</body>\n'
    "</html>\n",
    "website/about.html": '<html>\n<body>\n<h1>About</h1>\n<img src="img/team.png">\n</body>\n</html>\n',
    "website/css/main.css": "body { color: #333333; background: #fafafa; }\nh1 { color: #c0392b; }\n",
    "website/css/print.css": "body { color: #000000; }\nh1 { color: #333333; }\n",
    "website/img/logo.png": "png logo\n",
    "website/img/team.png": "png team\n",
    "website/img/old-logo.png": "png old\n",
    "genomes/sampleA.fa": ">A1 heat shock\nATGGCC\nTTAA\n>A2 kinase\nGGGCCC\n>A3\nATAT\n",
    "genomes/sampleB.fa": ">B1 kinase\nATGCCC\n>B2\nTTTTAA\nGC\n",
    "genomes/empty.fa": "",
    "genomes/counts.tsv": "gene\theart\tliver\nHSP1\t120\t4\nKIN2\t0\t77\nACT1\t990\t1012\n",
    "database/slow.log": "0.84 SELECT * FROM users\n12.40 SELECT * FROM orders JOIN items USING (id)\n"
    "3.07 UPDATE stock SET n = n - 1\n2.95 DELETE FROM sessions\n31.50 SELECT count(*) FROM events\n"
    "3.70 SELECT name FROM users ORDER BY name\n",
    "database/schema.sql": "CREATE TABLE users (id int, name text);\nCREATE TABLE orders (id int, user_id int);\n"
    "CREATE INDEX orders_user ON orders (user_id);\n",
    "network/arp.txt": "10.9.0.1 aa:bb:cc:00:00:01 eth0\n10.9.0.7 (incomplete) eth0\n10.9.0.12 aa:bb:cc:00:00:2c eth1\n"
    "10.9.0.30 (incomplete) eth1\n10.9.0.31 aa:bb:cc:00:00:01 eth0\n",
    "network/switch1.cfg": "hostname switch1\nvlan 10\nvlan 20\nntp 10.9.0.1\n",
    "network/switch2.cfg": "hostname switch2\nvlan 10\nvlan 30\nntp 10.9.0.2\n",
    "essay/essay.txt": "I read alot about whales.\nWhales eat alot. They sing.\n\nThe end.\n",
    "essay/sources.txt": "Whale Almanac 2011\nThe Long Song\n",
    "glossary/en-de.tsv": "anchor\tAnker\nbilge\t\nhull\tRumpf\nmast\tMast\nrudder\t\nstern\tHeck\n",
    "tool/main.c": '#include <stdio.h>\n#include "util.h"\n\nint main(void)\n{\n\treturn twice(21) != 42;\n}\n',
    "tool/util.c": '#include "util.h"\n\nint twice(int n)\n{\n\treturn 2 * n;\n}\n',
    "tool/list.c": "#include <stdlib.h>\n\nvoid *make_list(void)\n{\n\treturn malloc(64);\n}\n",
    "tool/util.h": "int twice(int n);\n",
    "tool/Makefile": "tool: main.c util.c list.c\n\t$(CC) -o $@ $^\n",
    "tool/run.sh": "#!/bin/sh\n./tool && echo fine\n",
    "tool/check.sh": "#!/bin/sh\nmake -q\n",
    "tool/CHANGES": "0.3 lists\n0.2 twice\n0.1 start\n",
    "tool/build/main.o": "object main\n",
    "tool/build/util.o": "object util\n",
    "tool/build/tool.map": "main 0x10\n",
    "website/404.html": "<html>\n<body>\n<h1>Not here</h1>\n</body>\n</html>\n",
    "website/old/news.htm": "<p>Old news</p>\n",
    "website/old/jobs.htm": "<p>Old jobs</p>\n",
    "website/js/app.js": "const shop = 'open';\n// TODO: menu on phones\nconsole.log(shop);\nfunction add(a, b) {\n"
    "  // TODO: decimals\n  return a + b;\n}\n",
    "website/js/search.js": "export function search(words) {\n  return words.length;\n}\n",
    "website/js/app.js.bak": "const shop = 'shut';\n",
    "website/css/main.css.bak": "body { margin: 0; }\n",
    "website/sitemap.xml": "<urlset>\n<url><loc>http://example.org/</loc></url>\n"
    "<url><loc>http://example.org/about.html</loc></url>\n</urlset>\n",
    "website/dos.txt": "made on\r\na windows\r\nmachine\r\n",
    "website/package.json": '{"name": "site", "version": "2.3.1", "scripts": {"build": "pack", "lint": "check"}}\n',
    "website/img/icons/home.svg": "<svg id='home'/>\n",
    "website/img/icons/mail.svg": "<svg id='mail'/>\n",
    "website/img/hero.png.old": "png hero\n",
    "website/img/footer.png.old": "png footer\n",
    "genomes/reads.fq": "@r1\nACGT\n+\nIIII\n@r2\nGGGA\n+\nIII#\n@r3\nTTTA\n+\n####\n",
    "database/users.csv": "id,name,email,city,joined\n1,Ada Moor,ada@example.org,Porto,2022-03-01\n"
    "2,Ben Lind,ben@mail.example.com,Oslo,2023-07-12\n3,Cara Voss,cara@example.org,Porto,2023-11-30\n"
    "4,Dan Okoro,dan@example.org,Leeds,2024-01-15\n5,Eve Sand,eve@mail.example.com,Oslo,2021-09-09\n"
    "6,Finn Abel,finn@example.org,Porto,2023-02-02\n",
    "database/settings.ini": "[server]\nport = 5432\nlog = on\n\n# cache\n[cache]\nsize = 64\nlog = off\n",
    "network/hosts.txt": "10.9.0.1 gateway\n10.9.0.7 printer\n10.9.0.12 fileserver\n10.9.0.30 camera\n",
    "network/firewall.log": "08:12:01 DROP 203.0.113.9 22\n08:12:44 ACCEPT 10.9.0.7 443\n08:13:02 DROP 203.0.113.9 23\n"
    "08:15:10 ACCEPT 10.9.0.12 8080\n08:15:59 DROP 198.51.100.4 3389\n08:16:30 ACCEPT 10.9.0.7 80\n"
    "08:17:12 DROP 203.0.113.9 5900\n08:18:03 ACCEPT 10.9.0.30 554\n",
    "essay/words.txt": "whale\nsong\nocean\nwhale\nhull\nsong\nkrill\nwhale\n",
    "essay/drafts/essay_v1.txt": "Whales are big.\nThey live in the sea.\nTheir song is long.\n",
    "essay/drafts/essay_v2.txt": "Whales are huge.\nThey live in teh sea.\nTheir song is long and teh water is cold.\n",
    "glossary/terms.txt": "stern\nanchor\nrudder\nhull\nkeel\nbilge\n",
    "music/playlist.m3u": "01 Dawn.mp3\n02 Noon.mp3\n03 Dusk.MP3\n",
    "music/lyrics/dawn.txt": "the light\nthe light comes\nslowly\n",
    "finance/expenses.csv": "date,who,category,amount\n2024-05-02,Ada,travel,120.50\n2024-05-03,Ben,paper,8.20\n"
    "2024-05-07,Ada,food,23.00\n2024-05-09,Cara,travel,310.00\n2024-05-21,Ben,travel,45.50\n"
    "2024-06-01,Cara,paper,12.80\n",
    "finance/budget.txt": "travel 600\npaper 50\nfood 100\n",
    "finance/rates.json": '{"base": "EUR", "rates": {"USD": 1.09, "GBP": 0.85, "NOK": 11.4}}\n',
    "staff/staff.csv": "name,department,salary,city\nAda Moor,web,4100,Porto\nBen Lind,lab,3900,Oslo\n"
    "Cara Voss,lab,5200,Porto\nDan Okoro,web,3650,Leeds\nEve Sand,office,3300,Oslo\nFinn Abel,lab,4700,Leeds\n",
    "staff/staff.json": '[{"name": "Ada", "email": "ada@example.org", "active": true},\n'
    ' {"name": "Ben", "email": "ben@mail.example.com", "active": false},\n'
    ' {"name": "Cara", "email": "cara@example.org", "active": true}]\n',
    "staff/birthdays.txt": "Ada 07-19\nBen 01-30\nCara 11-02\nDan 04-25\nEve 03-08\n",
    "staff/phones.txt": "Ada 410 mobile\nBen 233 desk\nCara 417 desk\nDan 298 mobile\nEve 105 desk\nFinn 342 mobile\n",
    "inbox/scan 1.pdf": "pdf scan one\n",
    "inbox/scan 2.pdf": "pdf scan two\n",
    "inbox/form.pdf": "pdf form\n",
    "inbox/letter.doc": "Dear all\n",
    "inbox/reply.docx": "Dear Tom\n",
    "inbox/a.tmp": "a\n",
    "inbox/b.tmp": "b\n",
    "inbox/notes.txt": "ring the printer people\nlunch friday\n",
    "inbox/private.txt": "pin 0000\n",
    "inbox/empty.txt": "",
    "inbox/.draft": "unsent\n",
    "inbox/.rules": "from boss: star\n",
    "inbox/public.sh": "#!/bin/sh\necho hello\n",
    "inbox/dropbox.txt": "put things here\n",
    "inbox/lists/todo.txt": "sweep\npaint\n",
}
_SIZES = {
    "photos/IMG_0411.jpg": 5 * MB,
    "photos/IMG_0412.jpg": 11 * MB,
    "photos/IMG_0413.CR2": 27 * MB,
    "photos/IMG_0413.jpg": 3500 * KB,
    "photos/trip/IMG_0500.jpg": 14 * MB,
    "photos/trip/notes.docx": 90 * KB,
    "music/01 Dawn.mp3": 400 * KB,
    "music/02 Noon.mp3": 520 * KB,
    "music/03 Dusk.MP3": 310 * KB,
    "music/cover.JPG": 120 * KB,
    "finance/invoices/INV-1001.pdf": 40 * KB,
    "finance/invoices/INV-1002.pdf": 64 * KB,
    "finance/invoices/INV-1003.pdf": 52 * KB,
}
_AGES_DAYS = {
    "essay/essay.txt": 0.1,
    "photos/IMG_0412.jpg": 2.3,
    "tool/main.c": 0.3,
    "tool/util.c": 1.4,
    "website/js/app.js": 0.6,
    "finance/expenses.csv": 4.4,
    "inbox/a.tmp": 3.3,
    "inbox/scan 1.pdf": 45.3,
    "database/slow.log": 5.3,
    "finance/invoices/INV-1001.pdf": 100.2,
    "finance/invoices/INV-1002.pdf": 70.4,
    "finance/invoices/INV-1003.pdf": 12.4,
    "photos/trip/IMG_0500.jpg": 400.3,
}
_MODES = {
    "tool/check.sh": 0o755,
    "inbox/public.sh": 0o777,
    "inbox/dropbox.txt": 0o666,
    "inbox/.rules": 0o600,
    "finance/budget.txt": 0o640,
}
_PACK = r"""
mkdir pack && echo minutes > pack/minutes.txt && echo agenda > pack/agenda.txt && touch -d @1700000000 pack pack/*
tar --owner=0 --group=0 --sort=name -cf - pack | gzip -n > inbox/pack.tar.gz
rm -r pack
mkdir database/backup
for month in 01 02 03; do printf 'INSERT %s\nCOMMIT\n' $month | gzip -n > database/backup/users_2024-$month.sql.gz; done
(cd music && md5sum *.mp3 *.MP3 > MD5SUMS)
"""


def build_department(root: Path, now: float) -> None:
    """The folder `department`, one folder in it for each kind of work."""
    base = root / "department"
    for name, text in _TEXTS.items():
        put(base / name, text, mode=_MODES.get(name, 0o644))
    for name, size_bytes in _SIZES.items():
        put_sparse(base / name, size_bytes)
    put_real(base / "website/img/banner.png", 700 * KB)
    put(base / "photos/blurry.jpg")
    put(
        base / "inbox/mystery",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00",
    )
    put_zip(base / "inbox/pack.zip", {"plan.txt": "step one\n", "map.txt": "north\n"})
    shutil.copyfile(base / "photos/IMG_0411.jpg", base / "photos/trip/favourite.jpg")
    for name in ("inbox/empty dir", "inbox/sorted/later", "essay/figures"):
        (base / name).mkdir(parents=True)
    os.link(base / "inbox/notes.txt", base / "inbox/lists/same-notes.txt")
    (base / "inbox/latest").symlink_to("lists/todo.txt")
    (base / "inbox/gone").symlink_to("../nowhere.txt")
    subprocess.run(["bash", "-ec", _PACK], cwd=base, check=True)
    ages = {f"department/{name}": age_days for name, age_days in _AGES_DAYS.items()}
    set_ages(root, now, ages, default_days=20.3)
