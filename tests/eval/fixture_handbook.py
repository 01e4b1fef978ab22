"""The department's handbook: a small git repository with two authors, a branch, and edits not yet committed."""

import subprocess
from pathlib import Path

from tests.eval.fixture_repo import git_environment

_SCRIPT = r"""
set -e
git init -q -b main handbook && cd handbook
git config user.name "Sam Field"; git config user.email sam@example.org
commit() { # author, age in days, subject
  local when=$((NOW - $2 * 86400 - 3600)) mail; mail=${1%% *}
  git add -A
  GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="${mail,,}@example.org" GIT_AUTHOR_DATE="@$when +0000" \
  GIT_COMMITTER_DATE="@$when +0000" git commit -q -m "$3"
}
printf '# Handbook\n\nWelcome.\n' > README.md
printf 'Be kind.\n' > rules.md; commit "Sam Field" 60 "Begin a handbook"
mkdir rooms; printf 'Room 1: quiet\n' > rooms/first.md; printf 'Keys: at the desk\n' > keys.txt
commit "Ada Moor" 41 "Describe the first room"
printf 'Be kind.\nBe on time.\n' > rules.md; commit "Ada Moor" 33 "A rule about time"
git tag spring
git checkout -q -b drafts
printf 'Lunch is at one.\n' > lunch.md; commit "Ada Moor" 12 "Draft the lunch page"
git checkout -q main
printf 'Room 2: loud\n' > rooms/second.md; commit "Sam Field" 5 "Describe the second room"
printf 'Be kind.\nBe on time.\nWash your cup.\n' > rules.md; commit "Ada Moor" 2 "A rule about cups"
printf '# Handbook\n\nWelcome to all.\n' > README.md
printf 'Keys: at the front desk\n' > keys.txt
printf 'ask Tom\n' > notes.txt
"""


def build_handbook(root: Path, now: float) -> None:
    """The repository `handbook`."""
    env = {**git_environment(root), "NOW": str(int(now))}
    subprocess.run(["bash", "-c", _SCRIPT], cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)
