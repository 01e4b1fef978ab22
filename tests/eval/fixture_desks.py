"""Fixture folders of people who work with documents: a teacher, an office, a reporter, a translator, a library."""

import hashlib
import json
import random
import subprocess
from pathlib import Path

from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, put_zip, set_ages

_ESSAYS = {
    "berg": "The Romans built roads.\nThey also built walls, and roads again.\nIn conclusion, roads matter.\n",
    "hill": "Cesar was killed in 44 BC.\nThe senate was angry.\n",
    "li": "Rome was not built in a day.\nIt was built on seven hills.\nI think the aqueducts are best.\nThe end.\n",
    "novak": "i like rome becuase of the food\n",
    "said": "The republic became an empire.\nAugustus was the first emperor.\nHe ruled for 41 years.\n",
    "webb": "",
}


def build_school(root: Path, now: float) -> None:
    """A teacher's folder: homework handed in, marks, handouts."""
    base = root / "marking"
    for name, text in _ESSAYS.items():
        put(base / f"essays/{name}.txt", text)
    for name in ("Anna Berg - poster.pdf", "Tom Hill - poster.PDF", "Li Wei - poster.pdf", "Omar Said - poster.pptx"):
        put_sparse(base / "posters" / name, 3 * MB)
    put_sparse(base / "posters/Eve Novak - poster.pdf", 24 * MB)
    put_sparse(base / "posters/Eve Novak - poster (1).pdf", 23 * MB)
    marks: list[list[object]] = [
        ["name", "class", "quiz1", "quiz2", "essay"],
        ["Anna Berg", "7b", 14, 18, 72],
        ["Tom Hill", "7b", 9, 11, 48],
        ["Li Wei", "7b", 20, 19, 91],
        ["Omar Said", "8a", 16, 12, 66],
        ["Eve Novak", "8a", 7, 15, 39],
        ["Kim Webb", "8a", 12, 8, ""],
        ["Zoe Park", "8a", 18, 17, 85],
    ]
    put(base / "marks.csv", format_table(marks))
    put(base / "roster.txt", "Zoe Park\nTom Hill\nKim Webb\nLi Wei\nEve Novak\nOmar Said\nAnna Berg\n")
    put(base / "handed in.txt", "Anna Berg\nEve Novak\nLi Wei\nOmar Said\nTom Hill\nTom Hill\n")
    put(base / "answers/key.txt", "1 b\n2 d\n3 a\n4 c\n5 a\n")
    put(base / "answers/hill.txt", "1 b\n2 d\n3 c\n4 c\n5 b\n")
    put(base / "answers/park.txt", "1 b\n2 d\n3 a\n4 c\n5 a\n")
    put(base / "timetable.txt", "Mon 7b room 12\nTue 8a room 12\nWed 7b room 4\nThu 8a room 9\nFri 7b room 12\n")
    put(base / "letter to parents.txt", "Dear parents,\nthe trip is on 12 May.\nPlease pay 15 euros by 1 May.\n")
    for year in (2021, 2022, 2023):
        put(base / f"old/{year}/marks.csv", f"name,essay\nA. Pupil,{year % 50}\n")
    put(base / "handouts/verbs.doc", "verbs\n")
    put(base / "handouts/maps.odt", "maps\n")
    put(base / "handouts/verbs.doc.bak", "verb\n")
    (base / "returned").mkdir()
    members = {path.name: path.read_text() for path in sorted((base / "handouts").iterdir())}
    put_zip(base / "worksheets.zip", members)
    ages = {"marking/essays/novak.txt": 0.1, "marking/essays/said.txt": 2.3, "marking/posters": 2.3}
    set_ages(root, now, ages, default_days=12.3)


def build_office(root: Path, now: float) -> None:
    """The files of a small firm: invoices, payroll, contracts, mail."""
    base = root / "office"
    for number, day in enumerate((3, 17, 29, 41, 44), 101):
        put_real(base / f"invoices/2023/INV-{number}.pdf", day * KB)
    for number in (201, 202, 203, 205, 206, 209):
        put_real(base / f"invoices/2024/INV-{number}.pdf", (number - 190) * KB)
    put(base / "invoices/2024/INV-207 draft.docx", "draft\n")
    put(base / "invoices/unpaid.txt", "INV-105 980.00\nINV-203 120.50\nINV-206 75.25\nINV-209 1310.00\n")
    staff: list[list[object]] = [
        ["id", "name", "department", "salary", "started"],
        [1, "Ruth Adler", "sales", 3900, "2015-03-01"],
        [2, "Paul Okoye", "warehouse", 2700, "2021-09-15"],
        [3, "Ines Costa", "sales", 3300, "2019-01-07"],
        [4, "Jon Dahl", "accounts", 3600, "2012-11-30"],
        [5, "Mei Tan", "warehouse", 2650, "2023-02-20"],
        [6, "Ruth Bell", "accounts", 3100, "2020-06-01"],
    ]
    put(base / "staff.csv", format_table(staff))
    put(
        base / "phones.txt",
        "adler 555-0101\nbell 555-0106\ncosta 555-0103\ndahl 5550104\nokoye 555-0102\ntan 555 0105\n",
    )
    put(base / "printer.conf", "name=laser1\ntray=2\nduplex=off\ncolour=yes\nhost=192.168.0.20\n")
    put(base / "minutes/2024-02-05.txt", "Present: Adler, Dahl\nACTION Dahl: call bank\nLunch\nACTION Adler: quotes\n")
    put(base / "minutes/2024-03-04.txt", "Present: Adler, Costa, Dahl\nACTION Costa: new sign\n")
    put(base / "minutes/2024-04-08.txt", "Present: Costa\nnothing decided\n")
    put(base / "contracts/lease.docx", "lease\n")
    put(base / "contracts/cleaning service.docx", "cleaning\n", mode=0o666)
    put(base / "contracts/signed/lease-signed.pdf", "signed\n")
    put(base / "payroll/2024-03.csv", "id,net\n1,2600\n2,1900\n", mode=0o644)
    put(base / "payroll/2024-04.csv", "id,net\n1,2600\n2,1950\n", mode=0o644)
    put(base / "shared/price list.xlsx", "prices\n", mode=0o777)
    put(base / "shared/Thumbs.db", "x\n")
    put(base / "shared/logo.png", "logo\n")
    put(base / "shared/old logo.png", "old logo\n")
    put(base / "scripts/nightly.sh", "#!/bin/sh\nrsync -a /srv/office /mnt/backup\n")
    log = "".join(
        f"2024-04-{day:02} 02:00 backup {'FAILED: disk full' if day in (4, 9, 17) else 'ok'} {day * 3} files\n"
        for day in range(1, 21)
    )
    put(base / "backup.log", log)
    subjects = ("Order 4711", "Re: Order 4711", "Invoice question", "Holiday in May", "Offer")
    mails = (
        f"From: {name}@example.org\nSubject: {subject}\n\ntext\n"
        for name, subject in zip("abcab", subjects, strict=True)
    )
    put(base / "inbox.mbox", "\n".join(mails))
    (base / "current-prices").symlink_to("shared/price list.xlsx")
    (base / "to shred").mkdir()
    ages = {f"office/invoices/2023/INV-{number}.pdf": 400.3 for number in range(101, 106)}
    ages |= {"office/invoices/2024/INV-209.pdf": 2.3, "office/invoices/2024/INV-206.pdf": 5.3, "office/backup.log": 0.1}
    set_ages(root, now, ages, default_days=45.3)


def build_story(root: Path, now: float) -> None:
    """A reporter's research: donations, companies, mails, an interview, documents got by request."""
    base = root / "investigation"
    dice = random.Random(21)
    donors = ("Acme Holdings", "Blue Ltd", "Crane Partners", "J. Doe", "M. Roe")
    rows: list[list[object]] = [["date", "donor", "party", "amount"]]
    rows += [
        [
            f"202{2 + number % 3}-{1 + number % 12:02}-{1 + number * 5 % 28:02}",
            dice.choice(donors),
            dice.choice(("Green", "Civic", "Union")),
            dice.randrange(2, 90) * 250,
        ]
        for number in range(48)
    ]
    put(base / "donations.csv", format_table(rows))
    companies = [
        {"name": "Acme Holdings", "country": "MT", "directors": ["P. Vane", "L. Moss"], "founded": 2009},
        {"name": "Blue Ltd", "country": "GB", "directors": ["P. Vane"], "founded": 2017},
        {"name": "Crane Partners", "country": "MT", "directors": [], "founded": 2021},
    ]
    put(base / "companies.json", json.dumps(companies))
    for number, (sender, text) in enumerate(
        (
            ("vane@acme.example", "Please shred the Malta papers.\n"),
            ("moss@acme.example", "Wire 40000 to IBAN MT84MALT.\n"),
            ("clerk@city.example", "The permit was granted on 2023-05-04.\n"),
            ("vane@acme.example", "Lunch with the minister? Malta again.\n"),
        ),
        1,
    ):
        put(
            base / f"emails/mail_{number}.eml",
            f"From: {sender}\nTo: roe@blue.example\nSubject: note {number}\n\n{text}",
        )
    put(
        base / "interview.txt",
        "Q: When did you learn of it?\nA: In March, from a colleague.\n\nQ: Did the minister know?\n"
        "A: The minister knew, the minister signed.\n\nQ: Who else?\nA: [inaudible] and Vane.\n",
    )
    put(
        base / "links.txt",
        "https://news.example/a?id=1\nhttp://city.example/permit.pdf\nhttps://news.example/b\n"
        "see also http://archive.example/2019/x.html and https://news.example/a?id=1\n",
    )
    for name, size_bytes in (("permit-2023.pdf", 900 * KB), ("budget-2022.pdf", 5 * MB), ("minutes scan.pdf", 31 * MB)):
        put_sparse(base / "foi" / name, size_bytes)
    put(base / "foi/cover note.txt", "released in part\n")
    put(base / "foi/copy of cover note.txt", "released in part\n")
    put(base / "notes/vane.md", "# Vane\n\nDirector of two firms. Phone 555-0199.\nTODO: ask for comment\n")
    put(base / "notes/moss.md", "# Moss\n\nMoved to Malta in 2020.\nTODO: check register\nTODO: call lawyer\n")
    put(base / "notes/timeline.md", "2019 first permit\n2021 Crane founded\n2020 Moss moves\n2023 second permit\n")
    put(base / "draft1.txt", "The city gave a permit.\nNobody asked why.\nThe minister declined to comment.\n")
    put(
        base / "draft2.txt",
        "The city gave two permits.\nNobody asked why.\nThe minister declined to comment.\nUpdated.\n",
    )
    put(base / "sources.key", "secret\n")
    put(base / "published/2023-piece.txt", "old piece\n")
    subprocess.run(["tar", "-czf", "evidence.tar.gz", "emails", "links.txt"], cwd=base, check=True)
    ages = {"investigation/draft2.txt": 0.1, "investigation/draft1.txt": 2.3, "investigation/foi": 5.3}
    set_ages(root, now, ages, default_days=45.2)


def build_texts(root: Path, now: float) -> None:
    """A translator's jobs: old encodings, Windows line ends, message catalogues, a glossary."""
    base = root / "translation"
    put(base / "legacy/brief.txt", "Grüße aus Köln\nschöne Straße\nÄrger\n".encode("iso-8859-1"))
    put(base / "legacy/lettre.txt", "déjà vu\nça va\n".encode("iso-8859-1"))
    put(base / "legacy/contract.txt", "Party A\nParty B\n".encode("utf-16"))
    for number, text in enumerate(("Es war einmal\r\nein König.\r\n", "Der Wald\r\nwar dunkel.\r\nEnde\r\n"), 1):
        put(base / f"win/kapitel{number}.txt", text)
    put(base / "win/kapitel3.txt", "schon gut\nhier\n")
    glossary: list[list[object]] = [
        ["en", "de", "fr"],
        ["colour", "Farbe", "couleur"],
        ["bridge", "Brücke", "pont"],
        ["anchor", "Anker", "ancre"],
        ["bolt", "", "boulon"],
        ["wheel", "Rad", ""],
        ["engine", "Motor", "moteur"],
    ]
    put(base / "glossary.tsv", format_table(glossary, "\t"))
    for language, done in (
        ("de", ("Datei", "Ansicht", "", "Ende")),
        ("fr", ("Fichier", "", "", "Fin")),
        ("es", ("Archivo",) * 4),
    ):
        entries = zip(("File", "View", "Save changes?", "Quit"), done, strict=True)
        put(base / f"po/{language}.po", "\n".join(f'msgid "{key}"\nmsgstr "{value}"\n' for key, value in entries))
    put(base / "app/en.json", json.dumps({"ok": "OK", "cancel": "Cancel", "save": "Save", "help": "Help"}, indent=2))
    put(base / "app/de.json", json.dumps({"ok": "OK", "cancel": "Abbrechen", "save": "Speichern"}, indent=2))
    put(
        base / "manual_en.txt",
        "The color of the bolt is gray.\nTighten the bolt. Check the color again.\n\nDo not paint the wheel.\n"
        "Behavior of the engine may vary; the colored bolt is spare.\n",
    )
    put(base / "manual_de.txt", "Die Farbe des Bolzens ist grau.\n\nRad nicht lackieren.\n")
    put(base / "rates.csv", "client,words,rate\nAlpha,1200,0.09\nBeta,450,0.12\nAlpha,3000,0.08\nGamma,800,0.10\n")
    put(base / "quotes.txt", "‘single’ and “double”\nplain 'single'\nnaïve café\nplain ascii\n")
    put(base / "memory.tmx", "<tu><seg>bolt</seg><seg>Bolzen</seg></tu>\n<tu><seg>wheel</seg><seg>Rad</seg></tu>\n")
    put(base / "jobs/2024-01 alpha.docx", "a\n")
    put(base / "jobs/2024-02 beta.docx", "b\n")
    put(base / "jobs/2024-02 beta.docx.lock", "")
    put(base / "jobs/2024-03 Größe.docx", "c\n")
    (base / "delivered").mkdir()
    set_ages(root, now, {"translation/manual_de.txt": 0.02, "translation/po/fr.po": 2.3}, default_days=20.3)


def build_scans(root: Path, now: float) -> None:
    """A library's scans: pages in batches, a catalogue, checksums, recognised text."""
    base = root / "scans"
    digests = []
    for batch, pages in (("batch_001", 12), ("batch_002", 7), ("batch_003", 3)):
        for page in range(1, pages + 1):
            path = base / batch / f"page_{page}.tif"
            put_real(path, (20 + page) * KB)
            path.write_bytes(batch.encode() + path.read_bytes())
            digests.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {batch}/{path.name}")
    digests[4] = "0" * 64 + digests[4][64:]
    put(base / "manifest.sha256", "\n".join(digests) + "\n")
    put(base / "batch_002/page_3 retake.tif", (base / "batch_002/page_3.tif").read_bytes())
    put(base / "batch_003/page_2.tif.part", "half\n")
    put(base / "batch_003/page_4.tif")
    put(base / "batch_001/Thumbs.db", "t\n")
    catalogue: list[list[object]] = [
        ["id", "title", "author", "year", "shelf"],
        ["L001", "On Rivers", "Hale", 1871, "A3"],
        ["L002", "The Mill", "Birch", 1902, "B1"],
        ["L003", "Songs of Salt", "Hale", 1868, "A3"],
        ["L004", "Atlas of Moors", "Quill", 1923, "C2"],
        ["L005", "A Country Year", "Birch", 1899, "B1"],
        ["L006", "Letters", "Anon", 1790, "A1"],
    ]
    put(base / "catalogue.csv", format_table(catalogue, ";"))
    put(
        base / "ocr/river.txt",
        "ON RIVERS\n\nThe river is wide. The ri-\nver is deep.\n\n\n\nPage 1\nIt is o1d and s1ow.\n",
    )
    put(base / "ocr/mill.txt", "THE MILL\n\nThe  mill   stands still.\nPage 1\nNo wheel turns.\nPage 2\n")
    put(base / "ocr/salt.txt", "SONGS OF SALT\n\nSalt, salt, and the sea.\nPage 1\n")
    put(
        base / "loans.txt",
        "L002 2024-02-01 Kim\nL004 2024-02-03 Ola\nL002 2024-03-11 Ravi\nL001 2024-03-12 Kim\nL002 2024-04-02 Ola\n",
    )
    put(base / "isbn.txt", "978-0-306-40615-7\n9780140449136\n978-3-16-148410-0\nunknown\n")
    put(base / "readme.1st", "Scanned at 300 dpi.\nAsk Ola about the colour chart.\n")
    for name in ("empty box", "batch_004"):
        (base / name).mkdir()
    (base / "latest").symlink_to("batch_003")
    (base / "lost").symlink_to("batch_009")
    subprocess.run(["tar", "-cf", "batch_000.tar", "readme.1st", "isbn.txt"], cwd=base, check=True)
    ages = {"scans/batch_003": 0.1, "scans/loans.txt": 0.1, "scans/ocr/mill.txt": 2.3, "scans/catalogue.csv": 100.3}
    ages |= {f"scans/batch_001/page_{page}.tif": 100.3 for page in range(1, 13)}
    set_ages(root, now, ages, default_days=20.3)


def build_first(root: Path, now: float) -> None:
    """The home folder of someone who has had the machine for a week."""
    texts = {
        "Documents/recipe soup.txt": "Leek soup\n2 leeks\n1 onion\n500 ml stock\nsalt\n",
        "Documents/recipe cake.txt": "Cake\n3 eggs\n200 g flour\n100 g sugar\nButter\n",
        "Documents/birthday list.txt": "Grandma 4 June\nPeter 12 May\nAunt Joan 30 May\nLucy 1 January\n",
        "Documents/diary.txt": "It rained today.\nPeter came for tea.\nIt rained again.\n",
        "Documents/letters/to bank.txt": "Dear bank,\nplease close my account.\n",
        "Documents/letters/to council.txt": "Dear council,\nthe street lamp is broken.\n",
        "Documents/CV.doc": "cv\n",
        "Desktop/READ ME FIRST.txt": "Welcome!\nPress the big button.\n",
        "Downloads/manual (1).pdf": "manual\n",
        "Downloads/manual.pdf": "manual\n",
        "Downloads/tickets.pdf": "tickets\n",
        "Downloads/installer.deb": "deb\n",
    }
    for name, text in texts.items():
        put(root / name, text)
    for number in range(1, 6):
        put_sparse(root / f"Photos/holiday/DSC0{number}.JPG", number * 700 * KB)
    for name, size_bytes in (("cat.png", 90 * KB), ("garden.jpg", 800 * KB), ("scan of passport.jpg", 2 * MB)):
        put_sparse(root / "Photos" / name, size_bytes)
    put_sparse(root / "Videos/wedding.mp4", 320 * MB)
    put_sparse(root / "Videos/dog.mov", 44 * MB)
    (root / "Documents/new folder").mkdir()
    put_zip(root / "Downloads/photos from lucy.zip", {"from/a.jpg": "a", "from/b.jpg": "b"})
    ages = {"Documents/diary.txt": 0.02, "Downloads/tickets.pdf": 0.1, "Documents/birthday list.txt": 2.3}
    set_ages(root, now, ages, default_days=5.3)
