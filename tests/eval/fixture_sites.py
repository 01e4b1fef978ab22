"""Fixture folders of people who make and run software: a tester, an on-call engineer, a backend, a game's levels."""

import gzip
import hashlib
import json
import subprocess
from pathlib import Path

from tests.eval.fixture_files import KB, MB, put, put_real, put_sparse, set_ages
from tests.eval.fixture_repo import git_environment


def build_nightly(root: Path, now: float) -> None:
    """A tester's nightly runs: results as JSON, logs, screenshots, builds with checksums, pages to compare."""
    base = root / "nightly"
    outcomes = {
        101: (("login", "pass", 231), ("search", "pass", 1204), ("cart", "fail", 87), ("logout", "pass", 45)),
        102: (("login", "pass", 228), ("search", "fail", 5000), ("cart", "fail", 91), ("logout", "skip", 0)),
        103: (("login", "pass", 240), ("search", "pass", 1187), ("cart", "pass", 133), ("logout", "pass", 51)),
        104: (("login", "fail", 30), ("search", "pass", 1311), ("cart", "pass", 129), ("logout", "skip", 0)),
    }
    for run, tests in outcomes.items():
        listed = [{"name": name, "status": status, "ms": ms} for name, status, ms in tests]
        put(base / f"results/run-{run}.json", json.dumps({"run": run, "build": f"1.4.{run - 101}", "tests": listed}))
        log = [f"[{status.upper()}] {name}_test took {ms}ms" for name, status, ms in tests]
        log.insert(0, f"start run {run} on {'firefox' if run % 2 else 'chrome'}")
        if run == 102:
            log += ["Traceback: TimeoutError", "  at search.py:77", "  at driver.py:12", "retrying once"]
        if run == 104:
            log += ["Traceback: KeyError 'token'", "  at login.py:14"]
        put(base / f"logs/run-{run}.log", "\n".join([*log, "end"]) + "\n")
    put(
        base / "logs/run-100.log.gz",
        gzip.compress(b"start run 100 on chrome\n[FAIL] cart_test took 92ms\nend\n", mtime=0),
    )
    for name, size_kb in (
        ("login FAIL", 310),
        ("cart FAIL", 290),
        ("search", 150),
        ("logout", 120),
        ("search FAIL", 470),
    ):
        put_sparse(base / f"screens/{name}.png", size_kb * KB)
    put_sparse(base / "screens/video of crash.webm", 21 * MB)
    sums = []
    for version in ("1.4.0", "1.4.1", "1.4.2", "1.4.3", "1.4.10"):
        text = f"application {version}\n"
        put(base / f"builds/app-{version}.apk", text)
        sums.append(f"{hashlib.sha256(text.encode()).hexdigest()}  app-{version}.apk")
    put(base / "builds/app-1.4.2.apk", "application 1.4.2 patched\n")
    put(base / "builds/SHA256SUMS", "\n".join(sums) + "\n")
    pages = {"home.html": "<h1>Home</h1>\n", "cart.html": "<h1>Cart</h1>\n", "help.html": "<h1>Help</h1>\n"}
    for name, text in pages.items():
        put(base / "baseline" / name, text)
        put(base / "current" / name, text.replace("Cart", "Basket"))
    put(base / "baseline/terms.html", "<h1>Terms</h1>\n")
    put(base / "current/offers.html", "<h1>Offers</h1>\n")
    put(base / "flaky.txt", "search_test\ncart_test\nupload_test\nsearch_test\n")
    put(base / "quarantine.txt", "cart_test\nprint_test\nsearch_test\n")
    put(
        base / "bugs.csv",
        "id,severity,owner,title,days_open\n771,high,Ravi,Cart loses item,12\n774,low,Meena,Typo on help page,40\n"
        "779,high,Ravi,Search hangs,3\n780,medium,Tom,Logo blurred,22\n785,high,Meena,Token missing,1\n"
        "790,low,Tom,Wrong icon,65\n",
    )
    put(base / "test plan.md", "# Plan\n\n- [x] login\n- [ ] cart\n- [ ] search\n- [x] logout\n- [ ] upload\n")
    put_real(base / "dumps/core.2201", 300 * KB)
    put_real(base / "dumps/core.2417", 120 * KB)
    put(
        base / "settings.properties",
        "# browser\nbrowser=firefox\ntimeout=30\n#retries=1\nbase.url=http://stage.example\n",
    )
    (base / "reports").mkdir()
    of = {"logs/run-104.log": 0.02, "results/run-104.json": 0.02, "dumps/core.2201": 12.3, "dumps/core.2417": 2.3}
    of |= {"logs/run-103.log": 2.3, "results/run-103.json": 2.3, "screens/search FAIL.png": 0.02}
    of |= {"logs/run-100.log.gz": 45.3, "screens/cart FAIL.png": 2.3, "builds/app-1.4.10.apk": 2.3}
    set_ages(root, now, {f"nightly/{name}": age for name, age in of.items()}, default_days=20.3)


def build_edge(root: Path, now: float) -> None:
    """What an on-call engineer looks at: manifests, gateway logs, alerts, environments, certificates, hosts."""
    base = root / "edge"
    services = {"gateway": ("2.3.1", 3, "edge"), "billing": ("1.9.0", 1, "money"), "mailer": ("latest", 2, "edge")}
    services |= {"search": ("0.8.4", 5, "data"), "cron": ("latest", 1, "data")}
    for name, (tag, replicas, space) in services.items():
        put(
            base / f"manifests/{name}.yaml",
            f"kind: Deployment\nname: {name}\nnamespace: {space}\nspec:\n  replicas: {replicas}\n"
            f"  image: registry.example/{name}:{tag}\n  memory: {128 * replicas}Mi\n",
        )
    put(base / "manifests/README", "apply with care\n")
    codes = (200, 200, 502, 200, 404, 200, 502, 500, 200, 200, 301, 502, 200, 404, 200, 503)
    paths = ("/v1/pay", "/v1/find", "/v1/pay", "/health", "/v1/user")
    lines = [
        f"2024-06-02T{3 + n // 16:02}:{n * 7 % 60:02}:10Z 10.9.0.{n % 4 + 1} "
        f"{paths[n % 5]} {codes[n % 16]} {n * 37 % 900 + 5}ms"
        for n in range(64)
    ]
    put(base / "logs/gateway.log", "\n".join(lines) + "\n")
    put(
        base / "logs/billing.log", "WARN retry 1\nWARN retry 2\nFATAL cannot reach db-2\nINFO restarted\nWARN retry 1\n"
    )
    put(base / "logs/mailer.log", "INFO sent 14\nINFO sent 9\nERROR quota exceeded\nINFO sent 0\n")
    put(base / "logs/cron.log")
    for day in ("30", "31"):
        text = f"2024-05-{day} INFO start\n2024-05-{day} FATAL disk {day} failed\n"
        put(base / f"logs/old/gateway-05-{day}.log.gz", gzip.compress(text.encode(), mtime=0))
    put_real(base / "logs/old/gateway-05-29.log", 640 * KB)
    put_real(base / "logs/old/gateway-05-28.log", 420 * KB)
    alerts = [
        ("DiskFull", "critical", "db-2", True),
        ("HighLatency", "warning", "gw-1", False),
        ("CertExpiry", "warning", "gw-2", True),
        ("DiskFull", "critical", "db-1", True),
        ("PodRestart", "info", "ml-1", False),
        ("HighLatency", "warning", "gw-2", True),
    ]
    rows = [{"alert": kind, "severity": level, "host": host, "firing": on} for kind, level, host, on in alerts]
    put(base / "alerts.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    put(base / "env/prod.env", "DB_HOST=db-1\nDB_PORT=5432\nLOG=warn\nPAY_KEY=sk_live_77\nWORKERS=8\n", mode=0o644)
    put(base / "env/staging.env", "DB_HOST=db-9\nDB_PORT=5432\nLOG=debug\nPAY_KEY=sk_test_11\n", mode=0o644)
    put(
        base / "hosts.txt",
        "gw-1 10.9.0.1 up 81%\ngw-2 10.9.0.2 up 40%\ndb-1 10.9.0.3 up 93%\ndb-2 10.9.0.4 down 99%\n"
        "ml-1 10.9.0.5 up 12%\n",
    )
    put(
        base / "certs.tsv",
        "domain\texpires\nshop.example\t2024-07-01\npay.example\t2024-06-09\napi.example\t2025-01-15\n"
        "old.example\t2023-12-01\n",
    )
    put(base / "bin/drain.sh", "#!/bin/bash\necho drain $1\n")
    put(base / "bin/failover.sh", "#!/bin/bash\necho failover\n", mode=0o755)
    put(base / "bin/restart.py", "#!/usr/bin/env python3\nprint('restart')\n")
    for version, size_kb in (("r41", 90), ("r42", 130), ("r43", 70)):
        put_real(base / f"releases/{version}/app.bin", size_kb * KB)
    (base / "current").symlink_to("releases/r43")
    (base / "run").mkdir()
    put(base / "run/billing.pid", "40123\n")
    put(base / "run/mailer.pid", "40177\n")
    put(base / "run/stale.sock.lock")
    put(base / "tmp/upload 1.part", "p\n")
    put(base / "tmp/upload 2.part", "p\n")
    put(base / "tmp/keep.me", "k\n")
    of = {"logs/gateway.log": 0.02, "logs/billing.log": 0.02, "logs/mailer.log": 2.3, "tmp/upload 1.part": 12.3}
    of |= {"tmp/upload 2.part": 0.02, "releases/r41": 100.2, "releases/r42": 45.2, "releases/r43": 5.2}
    of |= {"logs/old/gateway-05-28.log": 45.3, "logs/old/gateway-05-29.log": 45.2, "env/prod.env": 2.3}
    set_ages(root, now, {f"edge/{name}": age for name, age in of.items()}, default_days=20.3)


_PAYMENTS = r"""
set -e
git init -q -b main payments && cd payments
git config user.name "Aoife Burke"; git config user.email aoife@pay.example
day=80
commit() { # author, subject
  day=$((day - 5)); local when=$((NOW - day * 86400 - 7200))
  git add -A
  GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$(tr 'A-Z ' 'a-z.' <<<"$1")@pay.example" \
  GIT_AUTHOR_DATE="@$when +0000" GIT_COMMITTER_DATE="@$when +0000" git commit -q -m "$2"
}
mkdir -p api ledger migrations
printf 'package api\n\nfunc Pay() int {\n\treturn 1\n}\n' > api/pay.go
printf 'package api\n\nfunc Refund() int {\n\tpanic("todo")\n}\n' > api/refund.go
printf 'bin/\n*.log\n' > .gitignore; printf '# payments\n\nMoves money.\n' > README.md
commit "Aoife Burke" "Take payments"
printf 'package ledger\n\nfunc Book(cents int) int {\n\treturn cents\n}\n' > ledger/book.go
printf 'create table entry (id int);\n' > migrations/001_entry.sql
commit "Piotr Nowak" "Book every payment"; git tag v1.0
printf 'alter table entry add column cents int;\n' > migrations/002_cents.sql; commit "Aoife Burke" "PAY-31 store cents"
printf 'package api\n\nfunc Refund() int {\n\treturn -1\n}\n' > api/refund.go; commit "Hana Sato" "PAY-40 refunds"
git tag v1.1
git checkout -q -b pay-52-retries
printf 'package api\n\nfunc Retry() int {\n\treturn 3 // FIXME backoff\n}\n' > api/retry.go
commit "Hana Sato" "PAY-52 retry failed calls"
printf 'package api\n\nfunc Retry() int {\n\treturn 5 // FIXME backoff\n}\n' > api/retry.go
commit "Hana Sato" "PAY-52 retry more often"
git checkout -q main
git checkout -q -b hotfix-rounding
printf 'package ledger\n\nfunc Book(cents int) int {\n\treturn cents / 1\n}\n' > ledger/book.go
commit "Piotr Nowak" "PAY-55 rounding"
git checkout -q main; git merge -q --ff-only hotfix-rounding
printf 'create index on entry (cents);\n' > migrations/003_index.sql; commit "Piotr Nowak" "PAY-57 index cents"
day=6
printf '# payments\n\nMoves money, both ways.\n' > README.md; commit "Aoife Burke" "Say what it does"
git branch spike-kafka v1.0
cd .. && git clone -q --bare payments payments.git && cd payments
git remote add origin ../payments.git && git fetch -q && git branch -q -u origin/main main
printf 'package api\n\nfunc Pay() int {\n\treturn 2\n}\n' > api/pay.go
GIT_AUTHOR_DATE="@$((NOW-1500)) +0000" GIT_COMMITTER_DATE="@$((NOW-1500)) +0000" git commit -q -am "PAY-60 pay twice"
printf 'package ledger\n\n// TODO audit\nfunc Book(cents int) int {\n\treturn cents / 1\n}\n' > ledger/book.go
printf 'package api\n\nfunc Void() int {\n\treturn 0\n}\n' > api/void.go; git add api/void.go
printf 'select * from entry;\n' > adhoc.sql
mkdir bin; printf 'binary\n' > bin/payments; printf 'log\n' > debug.log
printf '{"currency":"EUR","retries":3,"providers":[{"name":"visa","fee":0.3},{"name":"amex","fee":0.5}]}' > config.json
"""


def build_payments(root: Path, now: float) -> None:
    """A repository `payments`, one commit ahead of the bare one beside it, with changed, staged and untracked files."""
    env = {**git_environment(root), "NOW": str(int(now))}
    env["GIT_COMMITTER_DATE"] = env["GIT_AUTHOR_DATE"] = f"@{int(now) - 86400} +0000"
    subprocess.run(["bash", "-c", _PAYMENTS], cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)


def build_dungeon(root: Path, now: float) -> None:
    """The levels of a game: maps as JSON, textures, sounds, scripts, saves, mods, settings."""
    base = root / "dungeon"
    maps = {"crypt": (12, 3, "hard"), "garden": (4, 0, "easy"), "tower": (9, 1, "hard"), "sewer": (17, 2, "medium")}
    for name, (mobs, bosses, mode) in maps.items():
        level = {
            "name": name,
            "difficulty": mode,
            "mobs": mobs,
            "bosses": bosses,
            "exits": ["north", "south"][: bosses + 1],
        }
        put(base / f"levels/{name}.json", json.dumps(level))
    put(base / "levels/tower_old.json", '{"name": "tower", "mobs": 8')
    textures = {
        "wall_01.png": 900,
        "wall_02.png": 1400,
        "floor_01.png": 700,
        "Door Open.png": 250,
        "lava_anim.gif": 3300,
    }
    for name, size_kb in textures.items():
        put_sparse(base / "textures" / name, size_kb * KB)
    put(base / "textures/wall_copy.png", (base / "textures/wall_01.png").read_bytes())
    put_sparse(base / "textures/hd/wall_01.png", 8 * MB)
    put_sparse(base / "textures/hd/floor_01.png", 6 * MB)
    for name, size_kb in (("roar.ogg", 300), ("step.WAV", 90), ("drip.wav", 60), ("theme.ogg", 5200)):
        put_sparse(base / "sounds" / name, size_kb * KB)
    put(base / "scripts/boss.lua", "-- boss\nlocal hp = 500\nfunction roar()\n  print('ROAR')\nend\n")
    put(
        base / "scripts/door.lua",
        "-- door\nfunction open()\n  print('creak')\nend\n\nfunction close()\n  print('slam')\nend\n",
    )
    put(
        base / "scripts/loot.lua",
        "-- loot\nlocal gold = 50 -- TODO balance\nfunction drop(n)\n  return gold * n\nend\n",
    )
    for number, size_kb in ((1, 40), (2, 44), (3, 41), (10, 39)):
        put_real(base / f"saves/slot{number}.sav", size_kb * KB)
    put(base / "saves/slot2.sav.bak", "backup\n")
    put(base / "saves/broken.sav")
    put(
        base / "settings.ini",
        "[video]\nwidth=1280\nheight=720\nfullscreen=no\n\n[audio]\nvolume=40\nmusic=on\n\n[keys]\n"
        "jump=space\nattack=x\n",
    )
    put(
        base / "mods.txt",
        "better_torches 1.2 on\nbig_heads 0.9 off\nno_fog 2.0 on\nfish_pack 1.0 off\nmore_loot 3.1 on\n",
    )
    put(
        base / "scores.tsv",
        "player\tlevel\tpoints\tdeaths\nzed\tcrypt\t4100\t7\nmaya\tgarden\t2200\t0\nzed\ttower\t3900\t4\n"
        "bo\tcrypt\t5200\t2\n"
        "maya\tsewer\t1800\t9\nbo\tgarden\t2500\t1\n",
    )
    put(
        base / "crash.txt",
        "E 14:01 out of memory\nW 14:02 slow frame\nE 14:05 texture lava_anim missing\nW 14:06 slow frame\n",
    )
    put(base / "credits.txt", "code: Max\nart: Lin\nmusic: Lin\ntesting: everyone\n")
    (base / "textures/wall_main.png").symlink_to("wall_02.png")
    (base / "sounds/boss.ogg").symlink_to("growl.ogg")
    (base / "export").mkdir()
    of = {"saves/slot1.sav": 45.3, "saves/slot2.sav": 2.3, "saves/slot3.sav": 12.3, "saves/slot10.sav": 0.02}
    of |= {"levels/sewer.json": 0.02, "levels/tower.json": 2.3, "levels/tower_old.json": 100.2, "crash.txt": 0.02}
    set_ages(root, now, {f"dungeon/{name}": age for name, age in of.items()}, default_days=20.3)
