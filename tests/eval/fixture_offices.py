"""Fixture folders of offices: a bookkeeper, a reporter with open data, a school's IT room, an allotment society."""

import json
from pathlib import Path

from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, put_zip, set_ages


def build_ledger(root: Path, now: float) -> None:
    """A bookkeeper's clients: invoices as PDF, a sales ledger, bank statements, expenses with semicolons, receipts."""
    base = root / "ledger"
    rows = (
        "2024-01-08,H101,Harlow & Sons,420.00,84.00,paid",
        "2024-01-19,H102,Bright Dental,1250.00,250.00,paid",
        "2024-02-02,H103,Cooper Roofing,980.50,196.10,overdue",
        "2024-02-14,H104,Harlow & Sons,310.00,62.00,open",
        "2024-02-27,H105,Dove Bakery,75.25,15.05,paid",
        "2024-03-05,H106,Bright Dental,1410.00,282.00,open",
        "2024-03-11,H107,Cooper Roofing,2200.00,440.00,overdue",
        "2024-03-22,H108,Dove Bakery,88.00,17.60,paid",
        "2024-04-03,H109,Harlow & Sons,515.75,103.15,overdue",
        "2024-04-16,H110,Elm Nursery,640.00,128.00,open",
    )
    put(base / "sales_ledger.csv", "\n".join(("date,invoice,customer,net,vat,status", *rows)) + "\n")
    put(
        base / "expenses.csv",
        "Date;Category;Amount;Note\n03/01/2024;travel;18.40;train\n15/01/2024;postage;6.75;stamps\n"
        "29/01/2024;software;24.00;licence\n06/02/2024;travel;31.20;train\n20/02/2024;postage;9.10;parcel\n"
        "04/03/2024;travel;12.60;bus and train\n18/03/2024;stationery;43.15;paper\n",
    )
    banks = {
        "2024-01": ("02,rent,,600.00", "09,Harlow & Sons,504.00,", "25,Bright Dental,1500.00,"),
        "2024-02": ("02,rent,,600.00", "17,stationer,,43.15"),
        "2024-03": ("02,rent,,600.00", "04,Dove Bakery,90.30,", "19,insurance,,212.80", "29,Dove Bakery,105.60,"),
        "2024-04": ("02,rent,,625.00",),
    }
    for month, lines in banks.items():
        text = "".join(f"{month}-{line}\n" for line in lines)
        put(base / f"bank/statement {month}.csv", f"date,description,in,out\n{text}")
    put(
        base / "clients.tsv",
        "code\tname\ttown\tphone\nHAR\tHarlow & Sons\tLeeds\t0113 496 0101\nBRI\tBright Dental\tYork\t01904 55 0102\n"
        "COO\tCooper Roofing\tLeeds\t0113 496 0199\nDOV\tDove Bakery\tRipon\t\nELM\tElm Nursery\tYork\t01904 55 0177\n",
    )
    sizes = {"H103": 210, "H104": 34, "H106": 96, "H107": 310, "H109": 41, "H110": 52}
    ages = {"H103": 200.3, "H104": 100.2, "H106": 45.3, "H107": 45.2, "H109": 12.3, "H110": 5.2}
    of: dict[str, float] = {}
    for number, size_kb in sizes.items():
        put_sparse(base / f"invoices/unpaid/{number}.pdf", size_kb * KB)
        of[f"invoices/unpaid/{number}.pdf"] = ages[number]
    for number in ("H101", "H102", "H105", "H108"):
        put_sparse(base / f"invoices/paid/{number}.pdf", 60 * KB)
    put_sparse(base / "invoices/paid/H108 credit note.pdf", 22 * KB)
    (base / "invoices/2025").mkdir()
    for rank, name in enumerate(("Scan 1.JPG", "Scan 2.JPG", "petrol.jpg", "stamps.jpeg", "paper.png"), 1):
        put_sparse(base / "receipts" / name, rank * 300 * KB)
    put(base / "receipts/readme.txt", "Photographs of the receipts.\nOriginals are in the blue box.\n")
    put(base / "vat notes.txt", "VAT is due 7 May.\nBox 1: 1578.90\nask accountant re VAT on mileage\nBox 6: 7889.50\n")
    put(base / "chase letter.txt", "Dear CUSTOMER,\n\nour invoice NUMBER is now overdue.\n\nKind regards,\nMargaret\n")
    put(
        base / "chase letter copy.txt",
        "Dear CUSTOMER,\n\nour invoice NUMBER is now overdue.\n\nKind regards,\nMargaret\n",
    )
    put(base / "year end/2022 accounts.ods", "accounts 2022\n")
    put(base / "year end/2023 accounts.ods", "accounts 2023\n")
    put_zip(base / "year end/2021.zip", {"2021/accounts.txt": "accounts 2021\n", "2021/vat.txt": "vat 2021\n"})
    of |= {"expenses.csv": 2.3, "sales_ledger.csv": 0.02, "vat notes.txt": 5.2, "year end/2022 accounts.ods": 800.2}
    of |= {"year end/2021.zip": 1100.2, "year end/2023 accounts.ods": 400.2}
    set_ages(root, now, {f"ledger/{name}": age for name, age in of.items()}, default_days=20.3)


def build_council(root: Path, now: float) -> None:
    """A reporter's folder on a council: spending by quarter, minutes, contracts as JSON, letters, drafts of a story."""
    base = root / "council"
    spending = {
        "2023-Q3": (
            ("Northway Ltd", "roads", 81200),
            ("Kerr Catering", "schools", 9400),
            ("Pale & Co", "legal", 15750),
        ),
        "2023-Q4": (
            ("Northway Ltd", "roads", 64300),
            ("Lumen Power", "estates", 22010),
            ("Kerr Catering", "schools", 9900),
        ),
        "2024-Q1": (
            ("Northway Ltd", "roads", 120500),
            ("Pale & Co", "legal", 48000),
            ("Lumen Power", "estates", 20480),
            ("Tern Software", "estates", 51000),
        ),
        "2024-Q2": (
            ("Tern Software", "estates", 53000),
            ("Kerr Catering", "schools", 10250),
            ("Gull Events", "arts", 3300),
        ),
    }
    for quarter, lines in spending.items():
        table = [("supplier", "department", "amount"), *lines]
        put(base / f"spending/{quarter}.csv", format_table(table))
    minutes = {
        "2024-01-15 planning": "Present: Adams, Boyle, Chaudhry\nThe car park was debated.\nVote: 2 for, 1 against.\n",
        "2024-02-12 planning": "Present: Adams, Chaudhry\nNorthway showed the road works.\nVote: 2 for, 0 against.\n",
        "2024-02-20 finance": "Present: Boyle, Doyle\nThe contract with Tern was extended.\nNo vote was taken.\n",
        "2024-03-19 finance": "Present: Boyle, Doyle, Evans\nOverspend of 12%.\nEvans has an interest in Northway.\n",
        "2024-04-15 planning": "Present: Adams, Boyle, Chaudhry\nThe car park was refused.\nVote: 0 for, 3 against.\n",
    }
    for name, text in minutes.items():
        put(base / f"minutes/{name}.txt", text)
    councillors = [
        {"name": "Adams", "party": "Green", "ward": "Harbour", "expenses": 1240},
        {"name": "Boyle", "party": "Labour", "ward": "Mill", "expenses": 3875},
        {"name": "Chaudhry", "party": "Labour", "ward": "Station", "expenses": 910},
        {"name": "Doyle", "party": "Independent", "ward": "Harbour", "expenses": 2260},
        {"name": "Evans", "party": "Conservative", "ward": "Park", "expenses": 6120},
    ]
    put(base / "councillors.json", json.dumps(councillors))
    contracts = {
        "published": "2024-04-30",
        "contracts": [
            {"id": "C-17", "supplier": "Northway Ltd", "value": 480000, "ends": "2025-03-31"},
            {"id": "C-21", "supplier": "Tern Software", "value": 156000, "ends": "2024-12-31"},
            {"id": "C-22", "supplier": "Gull Events", "value": 8000, "ends": "2024-08-01"},
        ],
    }
    put(base / "contracts.json", json.dumps(contracts, indent=1))
    put(base / "polls.tsv", "week\tyes\tno\n1\t44\t41\n2\t46\t40\n3\t43\t45\n4\t49\t42\n")
    put(base / "foi/reply 1.txt", "Dear Mr Zając,\nRef: FOI-2291\nThe cost was £51,000.\n".encode())
    put(base / "foi/reply 2.txt", "Dear Mr Zajac,\nRef: FOI-2304\nThe caf\xe9 cost \xa33,300.\n".encode("latin-1"))
    put(base / "foi/refused.txt", "Dear Mr Zajac,\nRef: FOI-2310\nThis is exempt under section 43.\n")
    put_sparse(base / "foi/scan of contract.pdf", 6 * MB)
    put_sparse(base / "interviews/Doyle.m4a", 48 * MB)
    put_sparse(base / "interviews/whistleblower.m4a", 95 * MB)
    put(base / "interviews/whistleblower.txt", "They told us to split it below 50,000.\nNobody asked.\n")
    story = "# The road\n\nNorthway was paid without tender.\nThe council said: no comment.\n"
    put(base / "drafts/story_v1.md", story)
    put(base / "drafts/story_v2.md", story.replace("no comment", "it was urgent"))
    put(base / "drafts/story_v3.md", story.replace("without tender", "three times") + "Evans did not reply.\n")
    put(base / "drafts/headline ideas.txt", "Road to nowhere\nThe 50,000 trick\nWho is Northway?\nThe 50,000 trick\n")
    of = {"drafts/story_v1.md": 45.3, "drafts/story_v2.md": 12.3, "drafts/story_v3.md": 0.02, "foi/refused.txt": 2.3}
    of |= {"interviews/whistleblower.m4a": 5.2, "interviews/whistleblower.txt": 5.1, "foi/reply 1.txt": 100.2}
    set_ages(root, now, {f"council/{name}": age for name, age in of.items()}, default_days=45.2)


def build_helpdesk(root: Path, now: float) -> None:
    """A school's IT room: inventory, accounts, home folders with rights, a print log, disk images, scripts."""
    base = root / "helpdesk"
    put(
        base / "inventory.csv",
        "asset,room,model,ram_gb,warranty_end\nLT-001,101,Latitude 5420,8,2025-06-30\n"
        "LT-002,101,Latitude 5420,16,2025-06-30\n"
        "LT-003,204,ThinkPad E14,8,2023-11-15\nLT-004,204,ThinkPad E14,8,2023-11-15\n"
        "LT-005,Library,ThinkPad E14,16,2026-02-01\n"
        "PC-010,Library,OptiPlex 3080,16,2024-08-20\nPC-011,Library,OptiPlex 3080,4,2022-01-31\n"
        "PC-012,Office,OptiPlex 3080,4,2022-01-31\n",
    )
    put(
        base / "students.csv",
        "username,first,last,grade\nabell,Ana,Bell,9\ncdiaz,Carlos,Diaz,10\nefoster,Ella,Foster,9\nghale,Gus,Hale,11\n"
        "ikim,Iris,Kim,12\njlopez,Juan,Lopez,10\nmnash,Mia,Nash,12\n",
    )
    put(base / "leavers.txt", "ikim\nmnash\nqrowe\n")
    put(base / "laptops out.txt", "LT-002 abell\nLT-004 ghale\nLT-005 ikim\n")
    homes = {"abell": 40, "cdiaz": 900, "efoster": 12, "ghale": 310, "ikim": 75, "mnash": 220}
    for number, (user, size_kb) in enumerate(homes.items()):
        put_real(base / f"homes/{user}/work.bin", size_kb * KB)
        put(base / f"homes/{user}/notes.txt", f"notes of {user}\n")
        (base / f"homes/{user}").chmod((0o700, 0o755, 0o700, 0o777, 0o700, 0o755)[number])
    put(base / "homes/cdiaz/game.exe", "MZ game\n", mode=0o755)
    put(base / "homes/ghale/movie list.txt", "Alien\nHeat\n", mode=0o666)
    put_sparse(base / "homes/ghale/Alien.mkv", 720 * MB)
    jobs = (
        ("abell", 3),
        ("cdiaz", 41),
        ("ghale", 2),
        ("cdiaz", 12),
        ("ikim", 7),
        ("abell", 5),
        ("ghale", 20),
        ("cdiaz", 1),
    )
    lines = [
        f"2024-05-0{1 + number // 3} 1{number}:05 user={user} printer={('lib', 'office')[number % 2]} pages={pages}"
        for number, (user, pages) in enumerate(jobs)
    ]
    put(base / "print.log", "\n".join(lines) + "\n")
    put(
        base / "dhcp.leases",
        "10.4.0.21 3c:52:82:aa:10:01 LT-001\n10.4.0.22 3c:52:82:aa:10:02 LT-002\n10.4.0.23 f0:de:f1:0b:77:31 phone\n"
        "10.4.0.24 3C:52:82:AA:10:04 LT-004\n10.4.0.40 a4:bb:6d:00:12:9c PC-010\n10.4.0.23 f0:de:f1:0b:77:99 tablet\n",
    )
    put_sparse(base / "images/win11-edu.iso", 5200 * MB)
    put_sparse(base / "images/ubuntu-22.04.iso", 4600 * MB)
    put_sparse(base / "images/memtest.iso", 12 * MB)
    put_sparse(base / "images/old/win7.iso", 3100 * MB)
    put(base / "scripts/map drives.bat", "@echo off\r\nnet use H: \\\\srv\\home\r\n")
    put(base / "scripts/add_user.sh", '#!/bin/bash\nSERVER=oldserver\nssh oldserver useradd "$1"\n')
    put(base / "scripts/backup.sh", "#!/bin/bash\nrsync -a homes oldserver:/backup\n", mode=0o755)
    put(base / "scripts/wifi.sh", "#!/bin/sh\n# TODO: rotate key\nKEY=Maple2019\n", mode=0o755)
    put(base / "tickets/1041.txt", "from: Ms. Ortiz\nstatus: open\nprojector is blue\n")
    put(base / "tickets/1042.txt", "from: Mr. Webb\nstatus: closed\npassword reset\n")
    put(base / "tickets/1043.txt", "from: Ms. Ortiz\nstatus: open\nno sound in room 204\n")
    put(base / "tickets/1044.txt", "from: Library\nstatus: waiting\nprinter jams\n")
    (base / "tickets/done").mkdir()
    (base / "latest.iso").symlink_to("images/win11-edu.iso")
    (base / "tools").symlink_to("../tools-2022")
    of = {"tickets/1044.txt": 0.02, "tickets/1043.txt": 2.3, "tickets/1041.txt": 12.3, "images/old/win7.iso": 1400.2}
    of |= {"homes/cdiaz/game.exe": 5.2, "homes/ghale/Alien.mkv": 12.2, "images/memtest.iso": 800.3}
    set_ages(root, now, {f"helpdesk/{name}": age for name, age in of.items()}, default_days=45.3)


def build_allotment(root: Path, now: float) -> None:
    """The papers of an allotment society: members, plots, rota, minutes, newsletters, photographs."""
    base = root / "allotment"
    put(
        base / "members.csv",
        "plot,name,email,joined,paid\n1,Joan Perry,joan@plots.example,2009,yes\n2,Amir Khan,,2018,no\n"
        "3,Sue & Bob Lane,lanes@plots.example,2015,yes\n4,Fay Osei,fay@plots.example,2021,no\n"
        "5,Ted Marsh,,1998,yes\n7,Wyn Price,wyn@plots.example,2021,yes\n8,Olga Ray,olga@plots.example,2012,no\n",
    )
    put(base / "waiting list.txt", "Nell Ash\nIan Ford\nGita Rao\nIan Ford\nPat Quill\nGita Rao\nIan Ford\n")
    put(
        base / "rota.txt",
        "may: Joan Perry\njune: Ted Marsh\njuly: Fay Osei\naugust: Joan Perry\nseptember: Wyn Price\n",
    )
    put(
        base / "seed order.csv",
        "item,packets,price\nbroad beans,12,2.50\nleeks,8,1.75\nkale,5,1.20\nmarigold,20,0.95\n",
    )
    put(
        base / "minutes/AGM 2023.txt",
        "Present: 14\nThe hose ban was discussed.\nACTION: Ted to mend the gate\n"
        "ACTION: Joan to write to the council\n",
    )
    put(
        base / "minutes/AGM 2024.txt",
        "Present: 19\nRents go up to £42.\nACTION: Fay to buy slug pellets\nThe gate is mended.\n",
    )
    put(base / "minutes/committee march.txt", "Present: 5\nHose ban lifted.\naction: Joan to order seeds\n")
    for number, text in (
        (9, "Spring is here.\nThe gate squeaks.\n"),
        (10, "Beans are in.\n\nPlant sale 12 May, bring cakes.\n"),
        (11, "Slugs!\n\nPlease pay your rent, Sir or Madam.\nContact: joan@plots.example\n"),
    ):
        put(base / f"newsletter/Issue {number}.txt", text)
    put_sparse(base / "newsletter/Issue 11.pdf", 1300 * KB)
    photos = (
        ("IMG_2001.JPG", 2100),
        ("IMG_2002.JPG", 1800),
        ("IMG_2003.jpg", 2600),
        ("pumpkin.jpg", 900),
        ("gate.png", 300),
    )
    for name, size_kb in photos:
        put_sparse(base / "photos" / name, size_kb * KB)
    put_sparse(base / "photos/2022 show/winner.jpg", 1500 * KB)
    put(base / "photos/2022 show/copy of gate.png", (base / "photos/gate.png").read_bytes())
    put(base / "photos/Thumbs.db", "thumbs\n")
    put(base / "photos/2022 show/Thumbs.db", "more thumbs\n")
    put(
        base / "rules.txt",
        "1. Keep paths clear.\n2. No bonfires before dusk.\n3. Dogs on leads.\n4. No bonfires in June.\n",
    )
    put(base / "rules old.txt", "1. Keep paths clear.\n2. No bonfires.\n3. Dogs on leads.\n")
    put(base / "accounts/2023.txt", "rents 588\nseeds -112\ngate -64\nshow 205\n")
    put(base / "accounts/2024.txt", "rents 798\nseeds -71\nhose -39\n")
    for name in ("flyer.odt.tmp", "accounts/2024.txt.tmp", "draft~"):
        put(base / name, "left over\n")
    of = {"photos/IMG_2003.jpg": 2.3, "photos/pumpkin.jpg": 5.2, "photos/IMG_2001.JPG": 400.2, "rules old.txt": 800.2}
    of |= {"newsletter/Issue 11.txt": 0.02, "newsletter/Issue 11.pdf": 0.02, "photos/2022 show/winner.jpg": 800.3}
    set_ages(root, now, {f"allotment/{name}": age for name, age in of.items()}, default_days=45.3)
