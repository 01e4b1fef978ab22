"""Fixture folders of a wedding photographer, a novelist, a school teacher and of someone who deploys services."""

import json
import random
from pathlib import Path

from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, put_zip, set_ages


def build_shoots(root: Path, now: float) -> None:
    """Shoots by date and client: raw files, JPEGs, sidecars with ratings, a memory card, a list of clients."""
    base = root / "shoots"
    ages: dict[str, float] = {}
    for shoot, first, age_days in (("2024-05-04 Miller", 101, 45.3), ("2024-06-15 Okafor", 201, 5.3)):
        for number in range(first, first + 8):
            put_sparse(base / shoot / f"raw/DSC_0{number}.NEF", (20 + number % 9) * MB)
            ages[f"shoots/{shoot}/raw/DSC_0{number}.NEF"] = age_days
            if number % 4:
                put_sparse(base / shoot / f"jpg/DSC_0{number}.jpg", (3 + number % 5) * MB)
                rating = number % 3 + 3
                put(
                    base / shoot / f"jpg/DSC_0{number}.xmp",
                    f'<x:xmpmeta>\n <rdf xmp:Rating="{rating}"/>\n</x:xmpmeta>\n',
                )
    put_sparse(base / "2023-09-02 coast/IMG_1.jpeg", 5 * MB)
    put_sparse(base / "2023-09-02 coast/IMG_2.jpeg", 6 * MB)
    put_sparse(base / "2023-09-02 coast/IMG_10.jpeg", 4 * MB)
    put(base / "2023-09-02 coast/IMG_11.jpeg")
    put_sparse(base / "2023-09-02 coast/timelapse.mov", 700 * MB)
    put(base / "2023-09-02 coast/.DS_Store", "x\n")
    put(base / "2023-09-02 coast/._IMG_1.jpeg", "x\n")
    (base / "2024-05-04 Miller/selects").mkdir()
    for number in range(301, 307):
        put_real(base / f"card/DCIM/100NIKON/DSC_0{number}.JPG", (40 + number % 300) * KB)
    put_real(base / "card/DCIM/101NIKON/DSC_0307.JPG", 64 * KB)
    put(base / "card/DCIM/101NIKON/copy of DSC_0301.JPG", (base / "card/DCIM/100NIKON/DSC_0301.JPG").read_bytes())
    put(base / "card/DCIM/100NIKON/NC_FLLST.DAT", "list\n")
    put_real(base / "deliver/miller_small.zip.part", 30 * KB)
    put(base / "deliver/keepers.txt", "DSC_0101\nDSC_0103\nDSC_0106\n")
    put(
        base / "clients.csv",
        "client,date,package,paid,email\nMiller,2024-05-04,gold,yes,may@miller.example\n"
        "Okafor,2024-06-15,silver,no,obi@okafor.example\nHansen,2024-08-10,gold,no,\n"
        "Rossi,2024-09-21,basic,yes,lia@rossi.example\n",
    )
    put(
        base / "exif.txt",
        "".join(f"DSC_0{n}.NEF;ISO {(100, 400, 800, 1600)[n % 4]};{24 + n % 3 * 35}mm\n" for n in range(101, 109)),
    )
    ages |= {f"shoots/card/DCIM/100NIKON/DSC_0{n}.JPG": 0.1 for n in range(301, 307)}
    set_ages(root, now, ages, default_days=100.3)


_CHAPTERS = (
    ("01-arrival", 'The ship came in at dawn. Marta counted the gulls.\n\n"Nobody is here," she said.\n'),
    ("02-harbour", "The harbour was grey. The harbour master, Mr Oland, was greyer still.\n\nMarta laughed.\n"),
    ("03-letter", "A letter lay on the the table.  It was for Oland.\n\nTODO describe the seal\n"),
    ("04-storm", "Rain. Wind. Marta held the rail and and did not speak.\n\nThe colour of the sea was slate.\n"),
    ("05-inn", "At the inn they ate. Jonas sang; nobody listened.\n\nTODO name of the inn\nTODO weather\n"),
    ("10-end", "Marta went home. The harbour slept.\n\nThe end.\n"),
)


def build_novel(root: Path, now: float) -> None:
    """A novel in Markdown chapters with notes, old drafts and a list of submissions."""
    base = root / "novel"
    for name, text in _CHAPTERS:
        put(base / f"chapters/{name}.md", f"# Chapter {int(name[:2])}\n\n{text}")
    put(base / "drafts/04-storm.md~", "# Chapter 4\n\nold\n")
    put(base / "drafts/01-arrival.v1.md", "# Chapter 1\n\nThe boat came in at noon.\n")
    put(base / "drafts/01-arrival.v2.md", "# Chapter 1\n\nThe ship came in at noon. Marta counted.\n")
    put(base / "drafts/Prologue OLD.md", "Once there was a harbour.\n")
    put(base / "drafts/empty.md")
    put(
        base / "notes/characters.txt",
        "Marta: captain, 41\nOland: harbour master, 63\nJonas: singer, 29\nIda: child, 9\n",
    )
    put(base / "notes/names.txt", "Jonas\nIda\nMarta\nOland\nIda\nBo\n\nJonas\n")
    put(base / "notes/places.txt", "inn\nharbour\nlighthouse\n")
    put(
        base / "notes/quotes.txt",
        "'The sea is patient.' -- Ida\n'Nobody owns a harbour.' -- Oland\n'Sing louder.' -- Jonas\n",
    )
    put(
        base / "outline.md",
        "# Outline\n\n- [x] arrival\n- [x] harbour\n- [ ] letter\n- [ ] storm\n- [x] inn\n- [ ] end\n",
    )
    put(
        base / "submissions.csv",
        "agent,sent,answer\nBlue Ink,2024-01-10,no\nNorth & Co,2024-02-02,\n"
        "Quill,2024-02-20,yes\nPaper Sea,2024-03-03,\n",
    )
    put(base / "diary/2024-05-01.txt", "Wrote 500 words.\n")
    put(base / "diary/2024-05-02.txt", "Wrote 120 words. Tired.\n")
    put(base / "diary/2024-05-04.txt", "Wrote 910 words!\n")
    put(base / "long.txt", " ".join(f"word{n}" for n in range(60)) + "\n")
    put_zip(base / "research.zip", {"research/ships.txt": "brig\nsloop\nketch\n", "research/knots.txt": "bowline\n"})
    put(base / "old.latin1.txt", "Über den Hafen\n".encode("latin-1"))
    ages = {"chapters/05-inn.md": 0.1, "chapters/10-end.md": 2.3, "outline.md": 5.3, "drafts/Prologue OLD.md": 400.3}
    set_ages(root, now, {f"novel/{name}": days for name, days in ages.items()}, default_days=20.3)


def build_lessons(root: Path, now: float) -> None:
    """A teacher's class lists, marks, attendance and handed-in work."""
    base = root / "lessons"
    dice = random.Random(19)
    classes = {
        "7a": ("Adams Zoe", "Bauer Tim", "Cruz Ana", "Diaz Leo", "Evans Mia", "Fox Kai"),
        "7b": ("Gray Amy", "Hahn Ole", "Ito Ken", "Jung Eva", "Adams Ben"),
        "8a": ("Klein Ada", "Lund Per", "Moss Ivy", "Novak Jan", "Owens Max", "Park Lin", "Quist Bea"),
    }
    houses = ("red", "blue", "green")
    for group, pupils in classes.items():
        rows = [
            (*pupil.split(), f"201{1 + n % 2}-0{1 + n}-1{n}", houses[(n + len(group) + len(pupils)) % 3])
            for n, pupil in enumerate(pupils)
        ]
        put(base / f"classes/{group}.csv", format_table([("surname", "first", "born", "house"), *rows]))
        marks = [(pupil.split()[0], *(dice.randrange(3, 21) for _ in range(3))) for pupil in pupils]
        put(base / f"marks/maths_{group}.csv", format_table([("name", "test1", "test2", "test3"), *marks]))
    for n, pupil in enumerate(classes["7a"]):
        folder = base / "homework/7a" / pupil.split()[0].lower()
        folder.mkdir(parents=True)
        if n != 2:
            put(folder / "essay.txt", "My summer was nice. " * (n + 2) + "\n")
        if n % 2:
            put(folder / "drawing.png", f"png {n}\n")
    put(base / "homework/7b/Essay Amy final FINAL.docx", "amy\n")
    put(base / "homework/7b/essay_ole.txt", "Ole was here.\n")
    put(base / "homework/7b/essay_ken.txt", "Ole was here.\n")
    put(base / "homework/7b/essay eva.txt", "Eva wrote this.\n")
    absences = (
        "2024-04-15 Fox",
        "2024-04-15 Cruz",
        "2024-04-16 Fox",
        "2024-04-17 Diaz",
        "2024-04-18 Fox",
        "2024-05-02 Cruz",
    )
    put(base / "absent.txt", "\n".join(absences) + "\n")
    put(
        base / "timetable.txt",
        "Mon 1 maths 7a\nMon 2 art 8a\nTue 1 maths 7b\nTue 3 maths 8a\nWed 2 maths 7a\nThu 1 art 7b\n",
    )
    for n, title in enumerate(("Fractions", "Percent", "Angles"), 1):
        put_real(base / f"sheets/{n}. {title}.pdf", (20 + n * 30) * KB)
    put_real(base / "sheets/video.mp4", 300 * KB)
    put(base / "sheets/solutions.txt", "1) 3/4\n2) 25%\n3) 90\n")
    put(base / "letter.txt", "Dear parents of {CLASS},\n\nthe trip is on {DATE}.\n\nYours\n")
    (base / "trips").mkdir()
    ages = {"homework/7b/essay_ken.txt": 0.1, "sheets/video.mp4": 400.3, "marks/maths_8a.csv": 2.3}
    set_ages(root, now, {f"lessons/{name}": days for name, days in ages.items()}, default_days=20.3)


def build_deploy(root: Path, now: float) -> None:
    """Settings of services for several stages: YAML, env files, an inventory, JSON logs, scripts."""
    base = root / "deploy"
    put(
        base / "compose.yaml",
        'services:\n  web:\n    image: shop/web:1.8\n    ports:\n      - "8080:80"\n  db:\n    image: postgres:15\n'
        "    volumes:\n      - data:/var/lib/postgresql\n  cache:\n    image: redis:7\nvolumes:\n  data:\n",
    )
    put(base / ".env.staging", "DB_HOST=db.staging.example\nDB_USER=shop\nLOG_LEVEL=debug\nREPLICAS=1\nFEATURE_X=on\n")
    put(base / ".env.production", "DB_HOST=db.prod.example\nDB_USER=shop\nLOG_LEVEL=warn\nREPLICAS=4\n")
    for name, image, replicas in (
        ("web", "shop/web:1.8", 3),
        ("worker", "shop/worker:1.7", 2),
        ("mailer", "shop/mailer:latest", 1),
    ):
        put(
            base / f"k8s/{name}.yaml",
            f"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\nspec:\n  replicas: {replicas}\n"
            f"  template:\n    spec:\n      containers:\n        - image: {image}\n",
        )
    put(base / "k8s/service.yml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n")
    put(
        base / "inventory.ini",
        "[web]\nweb1 ansible_host=10.2.0.11\nweb2 ansible_host=10.2.0.12\n\n"
        "[db]\ndb1 ansible_host=10.2.0.21\n# db2 ansible_host=10.2.0.22\n",
    )
    put(base / "hosts.txt", "10.2.0.11 web1\n10.2.0.12 web2\n10.2.0.21 db1\n10.2.0.3 bastion\n")
    put(
        base / "infra/main.tf",
        'resource "vm" "web" {\n  size = "small"\n}\n\nresource "vm" "db" {\n  size = "large"\n}\n',
    )
    put(base / "infra/vars.tf", 'variable "region" {\n  default = "eu-1"\n}\n')
    put_real(base / "infra/.terraform/provider.bin", 200 * KB)
    put(base / "infra/terraform.tfstate.backup", "{}\n")
    dice = random.Random(3)
    for name, count in (("web", 40), ("worker", 25)):
        entries = (
            {
                "time": f"2024-05-06T0{n // 10}:{n * 5 % 60:02}:00Z",
                "level": dice.choice(("info", "info", "warn", "error")),
                "msg": dice.choice(("started", "retry", "timeout", "done")),
                "ms": dice.randrange(1, 2000),
            }
            for n in range(count)
        )
        put(base / f"logs/{name}.json", "".join(json.dumps(entry) + "\n" for entry in entries))
    put(
        base / "logs/deploy.log",
        "".join(
            f"2024-05-0{1 + n // 3} {('web', 'worker', 'mailer')[n % 3]} "
            f"{'FAILED' if n % 4 == 3 else 'ok'} {n * 7 + 20}s\n"
            for n in range(12)
        ),
    )
    put(base / "scripts/roll.sh", "#!/bin/bash\nset -eu\nkubectl apply -f k8s/ # TODO: wait\n", mode=0o644)
    put(base / "scripts/backup.sh", "#!/bin/sh\npg_dump shop\n", mode=0o755)
    put(base / "scripts/serve.sh", "#!/bin/sh\necho serving\n", mode=0o755)
    put(
        base / "versions.json",
        json.dumps({"web": "1.8", "worker": "1.7", "mailer": "latest", "db": {"image": "postgres", "tag": 15}}),
    )
    for version in ("1.2.10", "1.2.9", "1.10.0", "1.9.3"):
        put(base / f"charts/shop-{version}.tgz", f"chart {version}\n")
    (base / "run").mkdir()
    ages = {"compose.yaml": 0.1, "k8s/worker.yaml": 2.3, "infra/terraform.tfstate.backup": 200.3}
    set_ages(root, now, {f"deploy/{name}": days for name, days in ages.items()}, default_days=20.3)
