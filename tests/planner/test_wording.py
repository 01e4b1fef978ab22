"""Requests in plainer words keep their meaning; quoted text is never touched."""

import pytest

from llmsh.planner.wording import plainer


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("nuke all .o files under build", "delete all .o files under build"),
        ("throw the old logs away", "delete the old logs"),
        ("rm the .part files, they're just junk", "rm the .part files"),
        ("delete the logs, i dont need them anymore", "delete the logs"),
        ("list the drafts if that makes sense", "list the drafts"),
        ("stash the drafts in archive", "move the drafts to archive"),
        ("add up the numbers in a.txt", "sum the numbers in a.txt"),
        ("fan in shop.ini should be off", "set fan to off in shop.ini"),
        ("bump the port from 80 to 81 in app.conf", "set port to 81 in app.conf"),
        ("bump image-1.2 to image-1.3 in ci.yml", "replace image-1.2 with image-1.3 in ci.yml"),
        ("list the parts by version (1.10 comes after 1.9)", "list the parts by version"),
        ("set a to 1 and b to 2 in x.ini", "set a to 1 in x.ini and set b to 2 in x.ini"),
        ("mark it as paid in a.txt, so [ ] tea becomes [x] tea", 'replace "[ ] tea" with "[x] tea" in a.txt'),
        ("replace a with b in n.txt, in the file itself", "replace a with b in n.txt in place"),
        ("set the port in a.yaml to 90", "set port to 90 in a.yaml"),
        ("current should point to v2 from now on", "repoint the symlink current to v2"),
        ("lines of a.csv that dont have a semicolon", 'lines of a.csv not containing ";"'),
        ("lines w/o a dash in the file a.txt", 'lines without "-" in a.txt'),
        ("sales.csv: total per city", "total per city in sales.csv"),
        ("how many loans in March, going by loans.txt?", "how many loans in March in loans.txt"),
        ("lock down key.pem to 600", "chmod 600 key.pem"),
        ("could you check whether any file is empty", "any file is empty"),
    ],
)
def test_everyday_words_become_plain_ones(said: str, plain: str) -> None:
    assert plainer(said) == plain


@pytest.mark.parametrize(
    "request_text",
    [
        'write "nuke it, they are junk" to note.txt',
        "git stash",
        "show files changed after 2024",
        "lines before line 10 of a.txt",
        "throw away all my local changes",
        "stash my changes",
        "squash the last 3 commits into one",
        "copy a.txt, b.txt and c.txt to src",
        "append a comma to each line of a.txt",
        "replace a dash with a space in a.txt",
        "sort sales.csv by city, then print the first 3 lines",
        "put 'hello' into note.txt",
        "please",
    ],
)
def test_what_is_plain_already_stays(request_text: str) -> None:
    assert plainer(request_text) == request_text
