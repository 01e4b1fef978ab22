"""Fixture folders of a cook with her recipes, a band, a translator of subtitles and a botanist."""

from pathlib import Path

from tests.eval.fixture_files import KB, MB, format_table, put, put_real, put_sparse, put_zip, set_ages


def build_recipes(root: Path, now: float) -> None:
    """A grandmother's recipes by kind, scans of cards, photographs of dishes, shopping, what came from friends."""
    base = root / "recipes"
    recipes = {
        "Cakes/Apple cake": ("4 apples", "200 g flour", "3 eggs", "100 g butter", "100 g sugar"),
        "Cakes/Poppy seed roll": ("250 g poppy seed", "300 g flour", "2 eggs", "50 g sugar"),
        "Cakes/Honey cake": ("200 g honey", "300 g flour", "1 egg"),
        "Soups/Lentil soup": ("300 g lentils", "2 carrots", "1 onion", "sausage"),
        "Soups/Potato soup": ("1 kg potatoes", "2 onions", "100 g bacon"),
        "Mains/Goulash": ("800 g beef", "4 onions", "2 spoons paprika"),
        "Mains/Noodles with cheese": ("400 g noodles", "250 g cheese", "2 onions", "butter"),
        "From Trudi/Plum jam": ("2 kg plums", "1 kg sugar"),
        "From Trudi/Goulash": ("800 g beef", "4 onions", "2 spoons paprika"),
    }
    for name, things in recipes.items():
        title = name.rpartition("/")[2]
        body = "\n".join(things)
        put(base / f"{name}.txt", f"{title}\n\nIngredients:\n{body}\n\nStir well.\nServes {len(things)}\n")
    put(base / "From Trudi/Goulash.txt", (base / "Mains/Goulash.txt").read_bytes())
    put(base / "From Trudi/Letter.txt", "Dear Ilse,\nhere is the jam you asked for.\nLove, Trudi\n")
    put(base / "Cakes/Cherry tart.doc", "a tart\n")
    for number, size_kb in ((1, 1200), (2, 900), (3, 4100), (4, 700), (12, 1100)):
        put_sparse(base / f"card scans/Card {number}.jpg", size_kb * KB)
    put_sparse(base / "card scans/Card 5.TIF", 26 * MB)
    put_sparse(base / "pictures/apple cake.jpg", 3 * MB)
    put_sparse(base / "pictures/grandchildren baking.mp4", 85 * MB)
    put_sparse(base / "pictures/table.jpeg", 2 * MB)
    put(base / "shopping.txt", "flour\neggs\nbutter\nEggs\nmilk\nbutter\nyeast\n")
    put(
        base / "calories.csv",
        "dish,portion_g,kcal\nApple cake,120,310\nGoulash,350,520\nLentil soup,400,300\nPlum jam,20,55\n",
    )
    put(base / "birthdays.txt", "03-14 Jakob\n07-02 Mia\n11-23 Trudi\n07-19 Ben\n12-30 Oma Else\n")
    put(base / "oven.txt", "350 F apple cake\n325 F honey cake\n400 F poppy seed roll\n")
    put(base / "Untitled.txt")
    put(base / "Mains/Untitled 2.txt")
    put_zip(
        base / "Trudi recipes.zip",
        {"Strudel.txt": "Strudel\n\nIngredients:\n6 apples\n", "Noodle soup.txt": "Noodles\n"},
    )
    (base / "old").mkdir()
    of = {"Cakes/Honey cake.txt": 0.02, "Soups/Potato soup.txt": 2.3, "pictures/table.jpeg": 5.2, "oven.txt": 800.2}
    of |= {"Mains/Goulash.txt": 400.3, "card scans/Card 1.jpg": 400.2, "card scans/Card 2.jpg": 400.2}
    set_ages(root, now, {f"recipes/{name}": age for name, age in of.items()}, default_days=45.3)


def build_band(root: Path, now: float) -> None:
    """A hobby musician's folder: recordings, mixes, lyrics, chords, set lists, gigs and what they paid."""
    base = root / "band"
    songs = (("Northern Line", 38), ("Paper Boats", 41), ("Rust", 29), ("Sunday Papers", 52), ("The Long Way", 47))
    for number, (title, size_mb) in enumerate(songs, 1):
        put_sparse(base / f"songs/{number:02} - {title}.wav", size_mb * MB)
        if title != "Rust":
            put_sparse(base / f"songs/{number:02} - {title}.mp3", size_mb * MB // 10)
    for name, size_mb in (
        ("Rust mix1.wav", 29),
        ("Rust mix2.wav", 30),
        ("Rust mix10 FINAL.wav", 31),
        ("Boats mix1.wav", 40),
    ):
        put_sparse(base / "mixes" / name, size_mb * MB)
    lyrics = {
        "Northern Line": "Mind the gap, my love\nMind the gap\n\nTrains go by\nand I stay\n",
        "Paper Boats": "Paper boats upon the river\nriver take them home\n\nlove is paper\n",
        "Rust": "Rust on the gate\nrust on the wheel\nRust in my heart\n",
        "The Long Way": "We took the long way\nthe long way home, home\n",
    }
    for title, text in lyrics.items():
        put(base / f"lyrics/{title}.txt", text)
    put(base / "lyrics/Rust.txt~", "Rust on the\n")
    put(base / "chords/Rust.cho", "{key: Am}\n[Am]Rust on the [G]gate\n[Am]rust on the [F]wheel\n")
    put(base / "chords/Paper Boats.cho", "{key: D}\n[D]Paper boats upon the [A]river\n[G]river take them [D]home\n")
    put(base / "chords/The Long Way.cho", "{key: Am}\n[Am]We took the [F]long way\n")
    put(base / "setlists/2024-03-08 Barrowland.txt", "Rust\nPaper Boats\nNorthern Line\nThe Long Way\n")
    put(base / "setlists/2024-05-17 The Cellar.txt", "Paper Boats\nRust\nSunday Papers\n")
    put(base / "setlists/2024-06-01 Wedding.txt", "Northern Line\nPaper Boats\nWaterloo\nThe Long Way\nRust\n")
    gigs = (
        ("date", "venue", "fee", "crowd"),
        ("2024-01-20", "The Cellar", 80, 35),
        ("2024-02-24", "Oran Mor", 250, 140),
        ("2024-03-08", "Barrowland", 400, 900),
        ("2024-05-17", "The Cellar", 80, 41),
        ("2024-06-01", "Wedding", 650, 120),
    )
    put(base / "gigs.csv", format_table(gigs))
    put(base / "kit.txt", "amp 320\nbass strings 24.50\ncables 41\nmic 99.99\n")
    put(base / "bpm.txt", "Rust 96\nPaper Boats 120\nNorthern Line 140\nThe Long Way 88\n")
    for name in ("kick", "snare", "bass", "vox"):
        put_real(base / f"stems/Rust_{name}.flac", 60 * KB)
    put(base / "stems/Rust_bass (1).flac", (base / "stems/Rust_bass.flac").read_bytes())
    put(base / "demo/voice memo 12.m4a", "hum hum\n")
    put(base / "demo/voice memo 3.m4a", "la la\n")
    put(base / "demo/.DS_Store", "x\n")
    put(base / ".DS_Store", "x\n")
    put(
        base / "mailing list.txt",
        "kim@fans.example\nrob@fans.example\nKim@fans.example\ntess at fans.example\nlou@fans.example\n",
    )
    put(base / "poster.svg", "<svg><text>The Rusts, 17 May</text></svg>\n")
    (base / "latest mix").symlink_to("mixes/Rust mix2.wav")
    of = {"mixes/Rust mix10 FINAL.wav": 0.02, "mixes/Rust mix2.wav": 5.2, "mixes/Rust mix1.wav": 45.2, "demo": 2.3}
    of |= {"mixes/Boats mix1.wav": 100.3, "demo/voice memo 12.m4a": 2.3, "demo/voice memo 3.m4a": 200.3}
    set_ages(root, now, {f"band/{name}": age for name, age in of.items()}, default_days=20.3)


def _subtitles(*texts: str) -> str:
    blocks = [f"{n}\n00:00:{n * 4:02},000 --> 00:00:{n * 4 + 3:02},500\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(blocks)


def build_subtitles(root: Path, now: float) -> None:
    """A translator's subtitle files by film and language, a glossary, a message catalogue, jobs and their words."""
    base = root / "subtitles"
    harbor = ("The harbor is closed.", "Who told you?", "The captain did.", "Then we wait.")
    puerto = ("El puerto está cerrado.", "¿Quién te lo dijo?", "El capitán.", "Entonces esperamos.")
    put(base / "films/harbor/harbor.en.srt", _subtitles(*harbor))
    put(base / "films/harbor/harbor.es.srt", _subtitles(*puerto))
    put(base / "films/harbor/harbor.fr.srt", _subtitles("Le port est fermé.", "Qui te l'a dit ?").encode("latin-1"))
    put(base / "films/winter/winter.en.srt", _subtitles("Snow again.", "Close the door.").replace("\n", "\r\n"))
    put(base / "films/winter/winter.es.srt", _subtitles("Otra vez nieve.", "TODO"))
    put(
        base / "films/old tram/old tram.en.srt",
        b"\xef\xbb\xbf" + _subtitles("The tram is late.", "As always.").encode(),
    )
    put(base / "films/old tram/notes for me.txt", "ask client: tram or streetcar?\nbold red = check\n")
    put_sparse(base / "films/harbor/harbor preview.mp4", 240 * MB)
    put_sparse(base / "films/winter/winter preview.mp4", 180 * MB)
    put_sparse(base / "films/old tram/preview.mov", 60 * MB)
    put(
        base / "glossary.tsv",
        "en\tes\tfr\nharbor\tpuerto\tport\ncaptain\tcapitán\tcapitaine\nsnow\tnieve\tneige\ntram\ttranvía\t\n"
        "door\tpuerta\tporte\n",
    )
    put(
        base / "app.po",
        'msgid "Open"\nmsgstr "Abrir"\n\nmsgid "Close"\nmsgstr ""\n\nmsgid "Save as"\nmsgstr "Guardar como"\n\n'
        'msgid "Quit"\nmsgstr ""\n',
    )
    put(
        base / "jobs.csv",
        "job,client,words,rate,delivered\nJ1,Lumo Films,5200,0.08,2024-02-10\nJ2,Arco,1800,0.10,2024-02-28\n"
        "J3,Lumo Films,7400,0.08,2024-03-30\nJ4,Tess Media,950,0.12,\nJ5,Arco,3100,0.10,\n",
    )
    put(base / "delivered/J1.zip", "zip of J1\n")
    put(base / "delivered/J2.zip", "zip of J2\n")
    put_zip(
        base / "incoming/new job.zip", {"source/lines.txt": "Good morning.\nGood night.\n", "readme.txt": "by Friday\n"}
    )
    put(base / "incoming/style guide.txt", "max. 42 characters per line\nUse “curly” quotes.\nNo ALL CAPS.\n")
    put(base / "characters.txt", "CAPTAIN\nMARÍA\nBoy 1\nBoy 2\nCaptain\n")
    put(base / "queries.txt", "Q: harbor or port?\nA: harbor\nQ: formal usted?\nQ: keep songs?\nA: yes\n")
    put(base / "delivered/.~lock.J2.odt#", "lock\n")
    (base / "to send").mkdir()
    of = {"films/harbor/harbor.es.srt": 0.02, "films/winter/winter.es.srt": 2.3, "incoming/new job.zip": 0.02}
    of |= {"films/harbor/harbor.fr.srt": 45.2, "delivered/J1.zip": 400.2, "delivered/J2.zip": 100.3}
    set_ages(root, now, {f"subtitles/{name}": age for name, age in of.items()}, default_days=20.3)


def build_meadow(root: Path, now: float) -> None:
    """A botanist's field data: plots, species, a logger's readings, sequences, scripts and a chapter in LaTeX."""
    base = root / "meadow"
    plots = {
        "P01": (("Poa annua", 12), ("Bellis perennis", 7), ("Trifolium repens", 22)),
        "P02": (("Poa annua", 3), ("Trifolium repens", 15), ("Rumex acetosa", 4), ("Bellis perennis", 1)),
        "P03": (("Festuca rubra", 31), ("Rumex acetosa", 2)),
        "P10": (("Festuca rubra", 18), ("Poa annua", 9), ("Orchis mascula", 1)),
    }
    for plot, found in plots.items():
        put(base / f"plots/{plot}.csv", format_table([("species", "count"), *found]))
    put(base / "plots/P04 unfinished.csv", "species,count\n")
    put(
        base / "species.csv",
        "species,family,red_list\nPoa annua,Poaceae,no\nBellis perennis,Asteraceae,no\nTrifolium repens,Fabaceae,no\n"
        "Rumex acetosa,Polygonaceae,no\nFestuca rubra,Poaceae,no\nOrchis mascula,Orchidaceae,yes\n"
        "Carex flava,Cyperaceae,yes\n",
    )
    readings = [
        f"2024-05-{1 + n // 6:02} {n % 6 * 4:02}:00\t{8 + n * 5 % 13}.{n % 10}\t{60 + n * 7 % 35}" for n in range(30)
    ]
    readings[13] = "2024-05-03 04:00\tNA\t71"
    readings[21] = "2024-05-04 12:00\tNA\tNA"
    put(base / "logger.tsv", "time\ttemp_c\thumidity\n" + "\n".join(readings) + "\n")
    put(
        base / "seq/rbcL.fasta",
        ">poa_annua\nATGTCACCACAAACAGAGACT\nAAAGCAAGTG\n>festuca_rubra\nATGTCACCACAAACAGAAACTAAAGC\n"
        ">orchis_mascula\nATGTCACCACNNACAGAGACTAAAGCAAGTGTTGGA\n",
    )
    put(base / "seq/ITS.fasta", ">rumex_acetosa\nTCGAAACCTGCCTAGCAGAACGA\n>poa_annua\nTCGATGCCTGTCCGG\n")
    put(
        base / "scripts/plot_abundance.R",
        'library(ggplot2)\nd <- read.csv("plots/P01.csv")\n# TODO axis labels\nplot(d)\n',
    )
    put(base / "scripts/clean.R", 'library(dplyr)\nd <- read.csv("C:/old/plots.csv")\n')
    put(base / "scripts/map.py", 'import csv\n\nprint("C:/old/map")\n')
    put(
        base / "chapter/chapter2.tex",
        "\\section{Methods}\nWe sampled four plots \\cite{grime2001}.\n% check dates\n\\section{Results}\n"
        "Grasses dominated \\cite{tilman1996}\\cite{grime2001}.\n\\label{fig:one}\n\\section{Discussion}\nTODO\n",
    )
    put(
        base / "chapter/refs.bib",
        "@book{grime2001,\n year = {2001}\n}\n@article{tilman1996,\n year = {1996}\n}\n@article{unused2010,\n"
        " year = {2010}\n}\n",
    )
    for name in ("chapter2.aux", "chapter2.log", "chapter2.toc"):
        put(base / "chapter" / name, "x\n")
    put_sparse(base / "chapter/chapter2.pdf", 700 * KB)
    for number, size_mb in ((1, 5), (2, 6), (3, 4), (10, 7)):
        put_sparse(base / f"photos/quadrat_{number}.jpg", size_mb * MB)
    put_sparse(base / "photos/quadrat_3_blurred.jpg", 3 * MB)
    put_sparse(base / "photos/drone/orthophoto.tif", 310 * MB)
    put_sparse(base / "photos/drone/flight.log", 40 * KB)
    put(base / "todo.md", "- [x] plot 1\n- [x] plot 2\n- [ ] plot 4\n- [ ] ask Prof. Weber\n")
    put(base / "permits.txt", "P01 2024-09-30\nP02 2023-12-31\nP03 2025-06-30\nP10 2024-01-31\n")
    (base / "results").mkdir()
    of = {"chapter/chapter2.tex": 0.02, "plots/P10.csv": 2.3, "scripts/clean.R": 400.2, "logger.tsv": 5.2}
    of |= {"photos/drone/orthophoto.tif": 12.3, "chapter/refs.bib": 100.2, "plots/P01.csv": 100.3}
    set_ages(root, now, {f"meadow/{name}": age for name, age in of.items()}, default_days=45.3)
