"""Named fixture folders that recipe examples run in: `tree`, `repo` and `text`."""

import os
import subprocess
import time
from pathlib import Path

DAY_S = 86_400
AUTHORS = (("Ann Lee", "ann@example.com"), ("Bob Ray", "bob@example.com"))


def hermetic_env(home: Path) -> dict[str, str]:
    """An environment in which nothing of the user's own settings is seen."""
    name, mail = AUTHORS[0]
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "USER": os.environ.get("USER", "root"),
        "LOGNAME": os.environ.get("USER", "root"),
        "SHELL": "/bin/bash",
        "TERM": "dumb",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        # No /dev/null: git puts a new file in place of the one it writes settings to, and root may do that there.
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": mail,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": mail,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "PAGER": "cat",
        "EDITOR": "true",
        "HISTFILE": "/dev/null",
    }


def write(path: Path, content: str | bytes, *, age_days: float = 0.0, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    if age_days:
        then = time.time() - age_days * DAY_S
        os.utime(path, (then, then))


def build_tree(root: Path) -> None:
    """A small project: code, docs, logs, data, images, archives; spaces, hidden, empty and old files, a symlink."""
    files: dict[str, tuple[str | bytes, float]] = {
        "README.md": ("# Demo\n\nA small project.\n\nTODO: write more\n", 3),
        "Makefile": ("all:\n\techo building\n", 40),
        "LICENSE": ("Free to use.\n", 400),
        ".gitignore": ("build/\n*.pyc\n", 200),
        ".env": ("SECRET=hunter2\nDEBUG=true\n", 20),
        "notes.txt": ("buy milk\ncall Bob\nTODO fix the roof\n", 0.5),
        "todo list.txt": ("one\ntwo\nthree\n", 2),
        "script.sh": ("#!/bin/bash\necho hello from script\n", 5),
        "src/main.py": (
            'import os\nimport util\n\n\ndef main():\n    print("hello")  # TODO greet by name\n',
            1,
        ),
        "src/util.py": ("import json\n\n\ndef load(path):\n    return json.load(open(path))\n", 10),
        "src/helpers/strings.py": ("def shout(text):\n    return text.upper()\n", 90),
        "src/helpers/__init__.py": ("", 90),
        "src/app.js": ('console.log("hello");\n// FIXME later\n', 8),
        "src/style.css": ("body { color: red; }\n", 60),
        "src/index.html": ("<html><body>hello</body></html>\n", 15),
        "src/lib.c": ("#include <stdio.h>\nint add(int a, int b) { return a + b; }\n", 35),
        "src/lib.h": ("int add(int a, int b);\n", 35),
        "tests/test_main.py": ("import main\n\n\ndef test_main():\n    assert main\n", 4),
        "docs/guide.md": ("# Guide\n\nSee README.\n", 12),
        "docs/manual.pdf": (b"%PDF-1.4\n" + b"x" * 150_000, 70),
        "docs/old notes.txt": ("outdated\n", 500),
        "logs/app.log": (
            "2024-05-01 10:00:00 INFO start\n2024-05-01 10:00:05 ERROR disk full\n"
            "2024-05-01 10:00:09 WARN retry\n2024-05-01 10:01:00 ERROR timeout\n2024-05-01 10:02:00 INFO stop\n",
            0.2,
        ),
        "logs/access.log": (
            "10.0.0.1 GET /index 200\n10.0.0.2 GET /about 404\n10.0.0.1 POST /login 200\n10.0.0.3 GET /index 500\n",
            1.5,
        ),
        "logs/old.log": ("ERROR ancient\n", 100),
        "logs/big.log": ("line of the big log\n" * 120_000, 45),
        "data/people.csv": ("name,age,city\nAnn,31,Paris\nBob,25,Oslo\nCyd,47,Paris\nDan,25,Rome\n", 6),
        "data/sales.csv": ("day,amount\nmon,10\ntue,20\nwed,30\n", 25),
        "data/config.json": ('{"name": "demo", "port": 8080, "tags": ["a", "b"]}\n', 7),
        "data/settings.yaml": ("name: demo\nport: 8080\ndebug: true\n", 7),
        "images/photo.jpg": (b"\xff\xd8\xff\xe0" + b"j" * 300_000, 30),
        "images/Logo.PNG": (b"\x89PNG\r\n\x1a\n" + b"p" * 5_000, 30),
        "images/holiday pic.jpg": (b"\xff\xd8\xff\xe0" + b"j" * 80_000, 2),
        "video/clip.mp4": (b"m" * 12_000_000, 50),
        "tmp/cache.tmp": ("cache\n", 9),
        "tmp/session.tmp": ("session\n", 1),
        "tmp/empty.txt": ("", 33),
        "tmp/backup.bak": ("backup\n", 33),
        "build/out.o": (b"\x7fELF" + b"o" * 2_000, 1),
        "build/main.pyc": (b"\x00" * 500, 1),
        "node_modules/pkg/index.js": ("module.exports = 1; // TODO\n", 150),
        "node_modules/pkg/package.json": ('{"name": "pkg"}\n', 150),
        "copy of notes.txt": ("buy milk\ncall Bob\nTODO fix the roof\n", 11),
    }
    for name, (content, age_days) in files.items():
        write(root / name, content, age_days=age_days, mode=0o755 if name.endswith(".sh") else 0o644)
    (root / "build/empty").mkdir()
    (root / "empty dir").mkdir()
    (root / "archive").mkdir()
    (root / "latest.log").symlink_to("logs/app.log")
    (root / "broken").symlink_to("gone.txt")
    (root / "tmp/backup.bak").chmod(0o666)
    (root / ".env").chmod(0o600)


def build_text(root: Path) -> None:
    """Text, CSV, JSON and log files in one flat folder."""
    files = {
        "fruits.txt": "banana\napple\ncherry\napple\ndate\nbanana\napple\n",
        "numbers.txt": "10\n9\n2\n33\n1\n2\n",
        "poem.txt": "The rose is red,\nthe violet blue,\n\nsugar is sweet\nand so are you.\n",
        "names.txt": "Bob Ray\nAnn Lee\nCyd Orr\n",
        "a.txt": "one\ntwo\nthree\n",
        "b.txt": "two\nthree\nfour\n",
        "people.csv": "name,age,city\nAnn,31,Paris\nBob,25,Oslo\nCyd,47,Paris\nDan,25,Rome\n",
        "table.tsv": "id\tname\tscore\n1\tann\t9\n2\tbob\t7\n3\tcyd\t8\n",
        "data.json": '{"users": [{"name": "ann", "age": 31}, {"name": "bob", "age": 25}], "total": 2}\n',
        "config.ini": "[server]\nhost = localhost\nport = 8080\n# comment\n\n[client]\nretries = 3\n",
        "settings.yaml": "server:\n  host: localhost\n  port: 8080\n",
        "app.log": (
            "2024-05-01 10:00:00 INFO start user=ann\n2024-05-01 10:00:05 ERROR disk full\n"
            "2024-05-01 10:00:09 WARN retry user=bob\n2024-05-01 10:01:00 ERROR timeout user=ann\n"
            "2024-05-02 09:00:00 INFO stop\n"
        ),
        "access.log": (
            '10.0.0.1 - - [01/May/2024:10:00:00] "GET /index HTTP/1.1" 200 512\n'
            '10.0.0.2 - - [01/May/2024:10:00:01] "GET /about HTTP/1.1" 404 128\n'
            '10.0.0.1 - - [01/May/2024:10:00:02] "POST /login HTTP/1.1" 200 64\n'
            '10.0.0.3 - - [01/May/2024:10:00:03] "GET /index HTTP/1.1" 500 32\n'
        ),
        "mixed.txt": "alpha 1\nBeta 2\n  gamma 3  \nDELTA 4\n\n\nalpha 5\n",
        "dos.txt": "line one\r\nline two\r\n",
        "tabs.txt": "a\tb\tc\nd\te\tf\n",
        "urls.txt": "see https://example.com/a and http://example.org/b\nmail ann@example.com or bob@example.org\n",
    }
    for name, content in files.items():
        write(root / name, content)


def build_repo(root: Path) -> None:
    """A git repository: branch main, two authors, a branch `feature`, tags, a changed and an untracked file."""
    history = (
        (0, "README.md", "# Demo\n", "Initial commit", 40),
        (0, "src/app.py", 'print("v1")\n', "Add the app", 30),
        (1, "src/util.py", "def helper():\n    return 1\n", "Add a helper", 20),
        (1, "src/app.py", 'print("v2")\n', "Fix the greeting", 10),
        (0, "docs/guide.md", "# Guide\n", "Write the guide", 2),
    )
    script = ["git init -q -b main ."]
    root.mkdir(parents=True, exist_ok=True)
    now = int(time.time())

    def commit(author: int, message: str, age_days: int) -> str:
        name, mail = AUTHORS[author]
        when = f"{now - age_days * DAY_S} +0000"
        return (
            f"git add -A && GIT_AUTHOR_DATE='{when}' GIT_COMMITTER_DATE='{when}' "
            f"git -c user.name='{name}' -c user.email='{mail}' commit -q --author='{name} <{mail}>' -m '{message}'"
        )

    for author, file, content, message, age_days in history:
        script.append(f"mkdir -p \"$(dirname {file})\" && printf '%s' '{content}' > {file}")
        script.append(commit(author, message, age_days))
        if message == "Add a helper":
            script.append("git tag v1.0")
    script += ["git tag -a v2.0 -m 'Version 2'", "git checkout -q -b feature", "echo new > feature.txt"]
    script += [commit(1, "Start the feature", 1), "git checkout -q main", "git branch old-work v1.0"]
    script += ["printf '# Demo\\n\\nMore.\\n' > README.md", "echo scratch > untracked.txt"]
    subprocess.run(["bash", "-ec", "\n".join(script)], cwd=root, env=hermetic_env(root), check=True, timeout=60)


def build_clean_repo(root: Path) -> None:
    """A git repository with nothing uncommitted: two commits on branch main, files a.txt and b.txt."""
    root.mkdir(parents=True, exist_ok=True)
    script = (
        "git init -q -b main . && printf 'one\\n' > a.txt && git add . && git commit -qm 'first commit'\n"
        "printf 'two\\n' >> a.txt && printf 'b\\n' > b.txt && git add . && git commit -qm 'add b'"
    )
    subprocess.run(["bash", "-ec", script], cwd=root, env=hermetic_env(root), check=True, timeout=60)


BUILDERS = {"tree": build_tree, "text": build_text, "repo": build_repo, "clean_repo": build_clean_repo}


def build(name: str, root: Path) -> None:
    """Build fixture `name` in the new folder `root`; the empty name is an empty folder."""
    root.mkdir(parents=True, exist_ok=True)
    if name:
        BUILDERS[name](root)
