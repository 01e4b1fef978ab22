"""Fixture folders of people who work with machines and media: a laboratory, a studio, a robot, a game, test runs."""

import gzip
import json
import random
from pathlib import Path

from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, put_zip, set_ages


def build_lab(root: Path, now: float) -> None:
    """A biology student's sequences, counts and runs."""
    base = root / "reads"
    dice = random.Random(33)

    def sequence(length: int) -> str:
        return "".join(dice.choices("ACGT", k=length))

    genes = [f"gene{number:02}" for number in range(1, 13)]
    fasta = "".join(
        f">{gene} chr{1 + n % 3} len={60 + n * 5}\n{sequence(60)}\n{sequence(n * 5)}\n" for n, gene in enumerate(genes)
    )
    put(base / "genome.fa", fasta.replace("\n\n", "\n"))
    for sample, count in (("sample_A", 40), ("sample_C", 25)):
        reads = "".join(f"@{sample}.{n} lane{1 + n % 2}\n{sequence(50)}\n+\n{'I' * 50}\n" for n in range(1, count + 1))
        put(base / f"{sample}.fastq", reads)
    packed = "".join(f"@sample_B.{n}\n{sequence(50)}\n+\n{'F' * 50}\n" for n in range(1, 31))
    put(base / "sample_B.fastq.gz", gzip.compress(packed.encode(), mtime=0))
    counts: list[list[object]] = [["gene", "ctrl", "drug", "heat"]]
    counts += [[gene, dice.randrange(0, 900), dice.randrange(0, 900), n % 4 * 50] for n, gene in enumerate(genes)]
    put(base / "counts.tsv", format_table(counts, "\t"))
    bed = "".join(f"chr{1 + n % 3}\t{n * 1000}\t{n * 1000 + 200 + n * 13}\t{gene}\n" for n, gene in enumerate(genes))
    put(base / "genes.bed", bed)
    put(base / "wanted.txt", "gene03\ngene07\ngene11\ngene99\n")
    put(base / "primers.txt", "GATTACA\nacgtacgt\nTTAGGC\nCCGGAATT\nTTAGGC\n")
    put(base / "samples.csv", "sample,tissue,reads\nA,leaf,40\nB,root,30\nC,leaf,25\nD,stem,0\n")
    for run, loss in enumerate((0.9, 0.4, 0.7, 0.2), 1):
        put(
            base / f"runs/run{run}/log.txt",
            f"start\nwarning: low memory\nscore {loss}\n{'ERROR core dumped' if run == 3 else 'done'}\n",
        )
        put(base / f"runs/run{run}/params.json", json.dumps({"seed": run, "rate": loss / 10}))
        put_real(base / f"runs/run{run}/tmp.sam", run * 30 * KB)
    (base / "runs/run5").mkdir()
    put(base / "align.sh", "#!/bin/bash\nREF=/data/old/genome.fa\necho aligning to $REF\n")
    put(base / "plot.py", "import sys\n\nprint('plotting', sys.argv)\n")
    put_sparse(base / "big.bam", 480 * MB)
    put_sparse(base / "big.bam.bai", 3 * MB)
    ages = {
        "reads/runs/run1/tmp.sam": 45.3,
        "reads/runs/run2/tmp.sam": 45.3,
        "reads/counts.tsv": 0.1,
        "reads/big.bam": 100.3,
    }
    set_ages(root, now, ages, default_days=12.3)


def build_studio(root: Path, now: float) -> None:
    """A podcast: recordings, mixes, transcripts, show notes, the feed."""
    base = root / "podcast"
    for number in range(1, 9):
        put_sparse(base / f"raw/ep{number}_raw.wav", (300 + number * 20) * MB)
        put_sparse(base / f"mixed/ep{number}.mp3", (30 + number) * MB)
    put_sparse(base / "mixed/ep 9 guest.mp3", 52 * MB)
    put_sparse(base / "mixed/ep8 (old).mp3", 37 * MB)
    put(base / "raw/ep4_raw.wav.asd", "analysis\n")
    put(base / "raw/ep5_raw.wav.asd", "analysis\n")
    put(base / "mixed/.DS_Store", "x\n")
    put(
        base / "transcripts/ep1.txt",
        "ANNA: Welcome to the show, um, welcome.\nBEN: Thanks, um, hello.\n"
        "ANNA: So, cheese.\nBEN: You know, cheese is, um, old.\n",
    )
    put(
        base / "transcripts/ep2.txt",
        "ANNA: Hello again.\nCARL: Hi. I sell bees.\nANNA: Bees!\nCARL: Yes, um, bees.\nANNA: Goodbye.\n",
    )
    put(base / "transcripts/ep3.txt", "BEN: Alone today.\n")
    put(
        base / "transcripts/ep1.srt",
        "1\n00:00:01,000 --> 00:00:03,000\nWelcome to the show\n\n2\n00:00:03,500 --> 00:00:05,000\nThanks\n\n"
        "3\n00:00:06,000 --> 00:00:08,250\nSo, cheese.\n",
    )
    for number in range(1, 5):
        put(
            base / f"notes/ep{number}.md",
            f"# Episode {number}\n\nGuests: {'Carl' if number == 2 else 'none'}\n\n- [link](http://pod.example/{number})\n",
        )
    put(base / "notes/template.md", "# Episode NN\n\nGuests:\n")
    items = "".join(
        f"  <item><title>Episode {n}</title><guid>{n}</guid><duration>{20 + n * 7}:00</duration></item>\n"
        for n in range(1, 9)
    )
    put(base / "feed.xml", f"<rss>\n <channel>\n  <title>Cheese Talk</title>\n{items} </channel>\n</rss>\n")
    downloads = [["episode", "country", "downloads"]] + [
        [f"ep{n}", land, str(n * 37 % 50 * 10)] for n in range(1, 9) for land in ("DE", "UK", "US")
    ]
    put(base / "downloads.csv", format_table(downloads))
    put(base / "sponsors.txt", "Bees Ltd;300;paid\nCheeseBox;450;open\nHoney & Co;120;paid\nMilk Inc;200;open\n")
    put(base / "chapters.txt", "00:00 Intro\n02:30 News\n14:05 Cheese\n31:40 Listener mail\n44:10 Outro\n")
    put(base / "covers/cover.png", "png\n")
    put(base / "covers/cover-old.png", "old png\n")
    put(base / "todo.txt", "[ ] edit ep9\n[x] publish ep8\n[ ] pay Anna\n[x] new jingle\n[ ] buy cable\n")
    (base / "trash").mkdir()
    (base / "latest.mp3").symlink_to("mixed/ep7.mp3")
    ages = {"podcast/mixed/ep 9 guest.mp3": 0.1, "podcast/mixed/ep8.mp3": 5.3, "podcast/notes/ep4.md": 2.3}
    ages |= {f"podcast/raw/ep{number}_raw.wav": 400.3 for number in range(1, 4)}
    set_ages(root, now, ages, default_days=45.3)


def build_robot(root: Path, now: float) -> None:
    """A rover: firmware, settings, telemetry, calibration."""
    base = root / "rover"
    put(
        base / "firmware/main.c",
        '#include "motor.h"\n#include <stdio.h>\n\n#define SPEED 40\n\nint main(void) {\n\tinit_motor(SPEED);\n'
        '\tprintf("go\\n"); // FIXME: wait for the gyro\n\treturn 0;\n}\n',
    )
    put(
        base / "firmware/motor.c",
        '#include "motor.h"\n\n/* TODO brake */\nvoid init_motor(int speed) {\n    set_pin(7, speed);\n}\n',
    )
    put(base / "firmware/motor.h", "#ifndef MOTOR_H\n#define MOTOR_H\nvoid init_motor(int speed);\n#endif\n")
    put(base / "firmware/gyro/gyro.c", '#include "gyro.h"\nint read_gyro(void) {\n    return 0; // TODO\n}\n')
    put(base / "firmware/gyro/gyro.h", "int read_gyro(void);\n")
    put(base / "firmware/sketch.ino", "void setup() {}\nvoid loop() {}\n")
    for name in ("main.o", "motor.o", "gyro/gyro.o", "rover.elf", "rover.hex"):
        put_real(base / "firmware" / name, 9 * KB)
    put(
        base / "config/motors.ini",
        "[left]\npin=7\nmax_rpm=120\nreverse=false\n\n[right]\npin=8\nmax_rpm=118\nreverse=true\n",
    )
    put(base / "config/wifi.conf", "ssid=workshop\npassword=rover123\n", mode=0o644)
    put(base / "config/params.yaml", "kp: 1.5\nki: 0.2\nkd: 0.05\nmode: manual\n# units: metres\n")
    put(base / "config/params.yaml.bak", "kp: 1.2\nki: 0.2\nmode: manual\n")
    put(
        base / "calib.json",
        json.dumps({"gyro": {"x": 0.12, "y": -0.4, "z": 0.03}, "wheel_mm": 65, "checked": "2024-05-01"}),
    )
    dice = random.Random(8)
    for day in range(1, 6):
        rows: list[list[object]] = [["time", "battery", "left_rpm", "right_rpm", "temp"]]
        rows += [
            [
                f"{10 + minute // 60}:{minute % 60:02}",
                round(12.6 - minute * 0.03 - day * 0.1, 2),
                dice.randrange(80, 130),
                dice.randrange(80, 130),
                dice.randrange(25, 70),
            ]
            for minute in range(0, 60, 2)
        ]
        put(base / f"telemetry/2024-05-0{day}.csv", format_table(rows))
    put(base / "telemetry/notes", "day 3: fell off the table\n")
    put(
        base / "serial.log",
        "[0001] boot v2.1\n[0007] gyro: OK\n[0012] motor: stall on left\n"
        "[0020] batt: 11.9V\n[0031] motor: stall on right\n"
        "[0044] gyro: timeout\n"
        "[0059] batt: 11.2V\n[0063] motor: stall on left\n[0071] WATCHDOG reset\n[0072] boot v2.1\n",
    )
    put(base / "tools/flash.sh", "#!/bin/sh\necho flashing $1\n")
    put(base / "tools/listen.py", "#!/usr/bin/env python3\nprint('listening')\n")
    put(base / "parts.txt", "M3 screw 24\nmotor 2\nwheel 4\nM2 screw 12\nLiPo battery 1\ncable 9\n")
    for name in ("eyes.stl", "arm v2.stl", "chassis.STL", "chassis.gcode"):
        put_sparse(base / "models" / name, 6 * MB)
    put(base / "docs/pins.txt", "D7 left motor\nD8 right motor\nA0 battery\nA4 SDA\nA5 SCL\n")
    (base / "telemetry/latest.csv").symlink_to("2024-05-04.csv")
    (base / "broken.csv").symlink_to("telemetry/2024-04-30.csv")
    (base / "releases").mkdir()
    ages = {f"rover/telemetry/2024-05-0{day}.csv": 5.3 - day for day in range(1, 6)}
    ages |= {"rover/firmware/main.c": 0.02, "rover/serial.log": 0.1, "rover/models/eyes.stl": 200.3}
    set_ages(root, now, ages, default_days=20.3)


def build_mods(root: Path, now: float) -> None:
    """A heavily modded game."""
    base = root / "skymods"
    for mod in ("Better Rain", "Dragons", "HD Faces", "OldRoads"):
        put_zip(base / f"Mods/{mod}.zip", {"mod.ini": f"name={mod}\n", "textures/a.dds": f"{mod} pixels\n"})
    put(base / "Mods/broken.zip", "not a zip")
    for number, size_mb in enumerate((8, 9, 9, 11, 14, 3), 1):
        put_sparse(base / f"Saves/quicksave{number}.sav", size_mb * MB)
    put_sparse(base / "Saves/autosave.sav", 12 * MB)
    put(base / "Saves/quicksave6.sav.tmp", "x\n")
    for name, size_kb in (
        ("rock.dds", 400),
        ("tree.dds", 900),
        ("sky.DDS", 1500),
        ("face.png", 300),
        ("water.tga", 700),
    ):
        put_real(base / "Data/textures" / name, size_kb * KB)
    put(base / "Data/meshes/tree.nif", "nif\n")
    put(base / "Data/scripts/quest.psc", "Scriptname Quest\nint gold = 100\nint health = 100\n; TODO balance\n")
    put(base / "Data/scripts/shop.psc", "Scriptname Shop\nint gold = 100\nfloat price = 1.5\n")
    put(base / "Data/scripts/shop.psc.old", "Scriptname Shop\nint gold = 50\n")
    put(
        base / "game.ini",
        "[Display]\nfullscreen=1\nwidth=1920\nheight=1080\nshadows=high\n\n[Audio]\nvolume=0.8\nmusic=1\n",
    )
    put(
        base / "game.ini.default",
        "[Display]\nfullscreen=0\nwidth=1280\nheight=1080\nshadows=low\n\n[Audio]\nvolume=0.8\nmusic=1\n",
    )
    put(base / "load_order.txt", "base.esm\r\ndragons.esp\r\n# faces.esp\r\nrain.esp\r\nroads.esp\r\n# snow.esp\r\n")
    put(base / "enabled.txt", "base.esm\nrain.esp\ndragons.esp\nroads.esp\nrain.esp\n")
    put(base / "installed.txt", "base.esm\ndragons.esp\nfaces.esp\nrain.esp\nroads.esp\nsnow.esp\n")
    put(
        base / "game.log",
        "".join(
            f"[{n // 60:02}:{n % 60:02}] "
            + (f"ERROR missing texture sky{n % 4}.dds\n" if n % 9 == 4 else f"INFO loaded cell {n}\n")
            for n in range(90)
        )
        + "[01:31] FATAL out of memory\n",
    )
    mods = [
        {"id": 7, "name": "Dragons", "size": 120, "tags": ["npc", "sky"]},
        {"id": 9, "name": "Better Rain", "size": 15, "tags": ["sky"]},
    ]
    mods += [
        {"id": 12, "name": "HD Faces", "size": 900, "tags": ["npc"]},
        {"id": 3, "name": "OldRoads", "size": 44, "tags": []},
    ]
    put(base / "mods.json", json.dumps({"version": 3, "mods": mods}))
    for number in (3, 11, 12):
        put(base / f"Screenshots/ScreenShot{number}.bmp", f"shot {number}\n")
    put(base / "start.sh", "#!/bin/sh\nexec ./game.x86 --config game.ini\n")
    put(base / "game.x86", "\x7fELF binary\n")
    put(base / "crash dumps/2024-05-01.dmp", "dump\n")
    put(base / "crash dumps/2024-05-09.dmp", "dump2\n")
    (base / "backup").mkdir()
    (base / "Data/current").symlink_to("meshes")
    ages = {f"skymods/Saves/quicksave{number}.sav": 45.3 - number * 7 for number in range(1, 7)}
    ages |= {"skymods/Saves/autosave.sav": 0.02, "skymods/game.log": 0.1, "skymods/crash dumps/2024-05-01.dmp": 12.3}
    set_ages(root, now, ages, default_days=20.3)


def build_testruns(root: Path, now: float) -> None:
    """A tester's results: reports, logs, screenshots, expected and actual output."""
    base = root / "testruns"
    dice = random.Random(5)
    for run in range(1, 7):
        cases: list[dict[str, object]] = [
            {
                "name": f"test_{name}",
                "status": dice.choices(("passed", "failed", "skipped"), (6, 2, 1))[0],
                "ms": dice.randrange(5, 900),
            }
            for name in ("login", "logout", "cart", "pay", "search", "upload", "profile", "export")
        ]
        put(
            base / f"results/run-{run}.json",
            json.dumps({"run": run, "browser": ("firefox", "chrome")[run % 2], "cases": cases}),
        )
        text = "".join(f"{str(case['status']).upper()} {case['name']} ({case['ms']} ms)\n" for case in cases)
        put(base / f"logs/run-{run}.log", f"run {run} on build 1.{run}\n{text}finished\n")
    put(
        base / "junit.xml",
        '<testsuite tests="5" failures="2">\n <testcase name="a" time="0.4"/>\n <testcase name="b" time="2.5">'
        "<failure>assert 1 == 2</failure></testcase>\n"
        ' <testcase name="c" time="0.1"/>\n <testcase name="d" time="7.25">'
        "<failure>timeout</failure></testcase>\n"
        ' <testcase name="e" time="0.3"/>\n</testsuite>\n',
    )
    put(base / "flaky.txt", "test_pay\ntest_upload\ntest_search\ntest_pay\ntest_pay\ntest_upload\n")
    put(base / "blocked.txt", "test_export\ntest_pay\n")
    put(
        base / "bugs.csv",
        "id,severity,status,area\n101,high,open,pay\n102,low,closed,cart\n103,high,open,login\n104,medium,open,pay\n105,low,open,search\n106,high,closed,pay\n",
    )
    for name, text in (("login", "ok\n"), ("cart", "3 items\ntotal 30\n"), ("pay", "paid\n"), ("search", "2 hits\n")):
        put(base / f"expected/{name}.out", text)
        put(base / f"actual/{name}.out", text.replace("30", "31").replace("paid", "declined"))
    put(base / "actual/upload.out", "done\n")
    for number, name in enumerate(("login fail", "cart", "pay_FAIL", "search", "upload-fail"), 1):
        put_sparse(base / f"shots/{number:02}_{name}.png", number * 200 * KB)
    for version in ("1.2.9", "1.2.10", "1.3.0"):
        put_sparse(base / f"builds/app-{version}.apk", 60 * MB)
    put(base / ".env.staging", "URL=https://staging.example\nTOKEN=abc\nRETRIES=3\n")
    put(base / ".env.live", "URL=https://live.example\nTOKEN=xyz\nRETRIES=1\n")
    put(
        base / "requests.log",
        "".join(f"GET /item/{n % 7} {(200, 200, 500, 404)[n * n * 3 % 5]} {n * 13 % 350}ms\n" for n in range(60)),
    )
    put(base / "run_all.sh", "#!/bin/bash\nfor t in login cart; do echo testing $t; done\nexit 0\n")
    put(base / "data/users.csv", "user,pass\nann,1\nbob,2\ncy,3\n")
    put(base / "data/ünïcode näme.txt", "strange\n")
    put(base / "data/zero.bin", b"\0" * 2048)
    put(base / "core.1234", "core\n")
    put(base / "logs/core.99", "core\n")
    (base / "archive").mkdir()
    ages = {f"testruns/logs/run-{run}.log": 14.3 - run * 2 for run in range(1, 7)}
    ages |= {"testruns/results/run-6.json": 0.1, "testruns/requests.log": 0.02}
    set_ages(root, now, ages, default_days=20.3)
