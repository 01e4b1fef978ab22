"""The repository fixture: several authors, branches, tags, a stash, a remote on disk, and an unclean tree."""

import os
import subprocess
from pathlib import Path

_IDENTITY = 'git config user.name "Sam Field"; git config user.email sam@example.org'
_SCRIPT = f"""
set -e
git init -q -b main garden && cd garden
{_IDENTITY}
day=40
commit() {{ # author, subject
  day=$((day - 1)); local when=$((NOW - day * 86400 - 7200))
  git add -A
  GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$(tr 'A-Z ' 'a-z.' <<<"$1")@example.org" \\
  GIT_AUTHOR_DATE="@$when +0000" GIT_COMMITTER_DATE="@$when +0000" git commit -q -m "$2"
}}
printf '# Garden\\n' > README.md; mkdir src; printf 'def water():\\n    return 1\\n' > src/water.py
commit "Sam Field" "Start the garden"
printf 'def plant(what):\\n    return what\\n' > src/plant.py; commit "Mia Stone" "Add planting"
printf 'def water():\\n    return 2\\n' > src/water.py; commit "Sam Field" "Water twice"
printf 'rake\\nspade\\n' > tools.txt; commit "Lee Wong" "List the tools"
git tag v0.1
printf '# Garden\\n\\nGrow things.\\n' > README.md; commit "Mia Stone" "Fix typo in README"
day=13
printf 'def harvest():\\n    return []\\n' > src/harvest.py; commit "Sam Field" "Add harvest"
git tag -a v0.2 -m "second" 2>/dev/null
git branch old-idea
git checkout -q -b feature/compost
printf 'def compost():\\n    return None\\n' > src/compost.py; commit "Lee Wong" "Add compost heap"
printf 'def compost():\\n    return 1\\n' > src/compost.py; commit "Lee Wong" "Fix compost smell"
git checkout -q main
printf 'rake\\nspade\\nhose\\n' > tools.txt; commit "Mia Stone" "Add a hose"
git checkout -q -b bugfix/leak
printf 'def water():\\n    return 3\\n' > src/water.py; commit "Sam Field" "Fix leak in watering"
git checkout -q main
git merge -q --no-edit bugfix/leak >/dev/null
day=4
printf 'def harvest():\\n    return [1]\\n' > src/harvest.py; commit "Sam Field" "Harvest something"
mkdir docs; printf 'how to dig\\n' > docs/digging.md; commit "Mia Stone" "Document digging"
git tag v1.0
cd .. && git clone -q --bare garden garden.git && cd garden
git remote add origin ../garden.git && git fetch -q && git branch -q -u origin/main main
day=1; printf 'how to dig\\ndeep\\n' > docs/digging.md; commit "Sam Field" "Dig deeper"
printf 'def plant(what):\\n    return what * 9\\n' > src/plant.py; git stash push -q -m "try more plants"
printf 'rake\\nspade\\nhose\\nbucket\\n' > tools.txt
printf 'def harvest():\\n    return [1, 2]\\n' > src/harvest.py; git add src/harvest.py
printf 'ideas\\n' > ideas.txt
mkdir scratch; printf 'x\\n' > scratch/x.tmp; printf '*.log\\n' > .git/info/exclude; printf 'log\\n' > run.log
"""


def build_repo(root: Path, now: float) -> None:
    """A repository `garden` and the bare one it was pushed to."""
    env = {**git_environment(root), "NOW": str(int(now))}
    env["GIT_COMMITTER_DATE"] = env["GIT_AUTHOR_DATE"] = f"@{int(now) - 86400} +0000"
    subprocess.run(["bash", "-c", _SCRIPT], cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)


def git_environment(home: Path) -> dict[str, str]:
    """An environment in which git reads no settings but the repository's own."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
    }
