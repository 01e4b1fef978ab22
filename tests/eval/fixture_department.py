"""The shared folder of a department: a little of a website, sequences, a database, a network, photographs, a C tool."""

from pathlib import Path

from tests.eval.fixture_files import KB, MB, put, put_sparse, set_ages

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
}


def build_department(root: Path, now: float) -> None:
    """The folder `department`, one folder in it for each kind of work."""
    base = root / "department"
    for name, text in _TEXTS.items():
        put(base / name, text)
    for name, size_bytes in (
        ("IMG_0411.jpg", 5 * MB),
        ("IMG_0412.jpg", 11 * MB),
        ("IMG_0413.CR2", 27 * MB),
        ("IMG_0413.jpg", 3500 * KB),
        ("trip/IMG_0500.jpg", 14 * MB),
        ("trip/notes.docx", 90 * KB),
    ):
        put_sparse(base / "photos" / name, size_bytes)
    set_ages(root, now, {"department/essay/essay.txt": 0.1, "department/photos/IMG_0412.jpg": 2.3}, default_days=20.3)
