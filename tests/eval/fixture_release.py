"""The repository of a release engineer: tags, a release branch, a change log, packages built."""

import subprocess
from pathlib import Path

from tests.eval.fixture_repo import git_environment

_SCRIPT = r"""
set -e
git init -q -b main lantern && cd lantern
git config user.name "Sam Field"; git config user.email sam@example.org
day=90
commit() { # author, subject
  day=$((day - 6)); local when=$((NOW - day * 86400 - 7200))
  git add -A
  GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$(tr 'A-Z ' 'a-z.' <<<"$1")@example.org" \
  GIT_AUTHOR_DATE="@$when +0000" GIT_COMMITTER_DATE="@$when +0000" git commit -q -m "$2"
}
mkdir lib tests
echo 1.0.0 > VERSION; printf '# Changes\n\n## 1.0.0\n- first release\n' > CHANGELOG.md
printf 'VERSION = "1.0.0"\n\ndef light():\n    return "on"\n' > lib/lamp.py; printf 'dist/\n*.pyc\n' > .gitignore
commit "Sam Field" "Light the lantern"; git tag v1.0.0
printf 'def test_light():\n    pass\n' > tests/test_lamp.py; commit "Nora Quist" "test: cover the lamp"
printf 'def wick():\n    return 1\n' > lib/wick.py; commit "Ivo Lang" "feat: add a wick"
echo 1.1.0 > VERSION; printf '# Changes\n\n## 1.1.0\n- wick\n\n## 1.0.0\n- first release\n' > CHANGELOG.md
commit "Sam Field" "Release 1.1.0"; git tag v1.1.0
git checkout -q -b release/1.1
printf 'def wick():\n    return 2\n' > lib/wick.py; commit "Ivo Lang" "fix: wick burns twice"; git tag v1.1.1
git checkout -q main
printf 'def oil():\n    return "full"\n' > lib/oil.py; commit "Nora Quist" "feat: add oil"
printf 'def oil():\n    return "half"\n' > lib/oil.py; commit "Nora Quist" "fix: oil level"
git checkout -q -b topic/flame
printf 'def flame():\n    return "blue"\n' > lib/flame.py; commit "Ivo Lang" "feat: add a flame"
git checkout -q main
git checkout -q -b topic/done
printf 'Notes\n' > NOTES.md; commit "Nora Quist" "docs: notes"
git checkout -q main; git merge -q --ff-only topic/done
echo 2.0.0 > VERSION; printf '# Changes\n\n## 2.0.0\n- oil\n- wick is now called fuse\n\n' > CHANGELOG.md
printf '## 1.1.0\n- wick\n\n## 1.0.0\n- first release\n' >> CHANGELOG.md
commit "Sam Field" "Release 2.0.0"; git tag v2.0.0
printf 'def fuse():\n    return 1  # TODO rename\n' > lib/fuse.py; commit "Nora Quist" "feat: add a fuse"
printf 'def light():\n    return "bright"\n' > lib/lamp.py; commit "Ivo Lang" "fix: brighter lamp"
cd .. && git clone -q --bare lantern lantern.git && cd lantern
git remote add origin ../lantern.git && git fetch -q && git branch -q -u origin/main main
mkdir -p dist
for v in 1.0.0 1.1.0 1.1.1 2.0.0; do
  mkdir lantern-$v; echo "$v" > lantern-$v/VERSION
  tar --owner=0 --group=0 --mtime=@1700000000 -cf - lantern-$v | gzip -n > dist/lantern-$v.tar.gz; rm -r lantern-$v
  (cd dist && sha256sum lantern-$v.tar.gz >> SHA256SUMS)
done
sed -i '2s/^./f/;2s/^../ff/' dist/SHA256SUMS
printf 'name: build\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-20.04\n' > ci.yml
git add ci.yml
GIT_AUTHOR_DATE="@$((NOW-3600)) +0000" GIT_COMMITTER_DATE="@$((NOW-3600)) +0000" git commit -q -m "ci: build on push"
printf 'def wick():\n    return 3\n' > lib/wick.py
printf 'scratch\n' > scratch.txt
touch -d @$((NOW - 1730000)) dist/lantern-1.0.0.tar.gz
"""


def build_release(root: Path, now: float) -> None:
    """A repository `lantern` with the bare one it is pushed to; its last commit is not pushed."""
    env = {**git_environment(root), "NOW": str(int(now))}
    env["GIT_COMMITTER_DATE"] = env["GIT_AUTHOR_DATE"] = f"@{int(now) - 86400} +0000"
    subprocess.run(["bash", "-c", _SCRIPT], cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)
