"""Each kind of entity is recognised as people write it."""

import pytest

from llmsh.core.context import Context
from llmsh.planner.entities.entity import Entity
from llmsh.planner.entities.recognise import recognise
from llmsh.planner.words import tokenize


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root = tmp_path_factory.mktemp("project")
    for name in ("logs", "src", ".git", "tmp"):
        (root / name).mkdir()
    (root / "Notes").write_text("x")
    (root / "src" / "deep").mkdir()
    return Context(cwd=root, home=root)


def found(request: str, context: Context, kind: str) -> list[Entity]:
    return [entity for entity in recognise(tokenize(request), context) if entity.kind == kind]


@pytest.mark.parametrize(
    ("request_text", "size_bytes"),
    [
        ("over 10 MB", 10 << 20),
        ("2 gigs", 2 << 30),
        ("500k", 500 << 10),
        ("1.5MB", 3 << 19),
        ("a megabyte", 1 << 20),
        ("half a gig", 1 << 29),
        ("ten kilobytes", 10 << 10),
        ("100 bytes", 100),
        ("3GiB", 3 << 30),
        ("1,000 KB", 1000 << 10),
    ],
)
def test_sizes_are_read(here: Context, request_text: str, size_bytes: int) -> None:
    assert [entity.value.amount for entity in found(request_text, here, "size")] == [size_bytes]


@pytest.mark.parametrize(
    ("request_text", "seconds"),
    [
        ("past 36 hours", 129_600),
        ("a week", 604_800),
        ("the last month", 2_592_000),
        ("fortnight", 1_209_600),
        ("90min", 5400),
        ("two days", 172_800),
        ("half an hour", 1800),
        ("1.5 hours", 5400),
        ("a couple of weeks", 1_209_600),
        ("within the past year", 31_536_000),
    ],
)
def test_durations_are_read(here: Context, request_text: str, seconds: int) -> None:
    assert seconds in [entity.value.amount for entity in found(request_text, here, "duration")]


@pytest.mark.parametrize(
    ("request_text", "text"),
    [
        ("since 2024-05-01", "2024-05-01"),
        ("from yesterday", "yesterday"),
        ("last Tuesday", "last tuesday"),
        ("since March 3rd", "March 3"),
        ("5 may 2024", "2024-05-05"),
        ("in 2023/01/02", "2023-01-02"),
        ("since 2022", "2022-01-01"),
    ],
)
def test_dates_are_read(here: Context, request_text: str, text: str) -> None:
    assert text in [entity.value.text for entity in found(request_text, here, "date")]


@pytest.mark.parametrize(
    ("request_text", "number"),
    [
        ("5", 5),
        ("twenty five", 25),
        ("a dozen", 12),
        ("1,000", 1000),
        ("two hundred", 200),
        ("the 3rd", 3),
        ("forty-two", 42),
    ],
)
def test_numbers_are_read(here: Context, request_text: str, number: int) -> None:
    assert number in [entity.value.amount for entity in found(request_text, here, "number")]


@pytest.mark.parametrize(
    ("request_text", "path"),
    [
        ("delete notes.txt.", "notes.txt"),
        ("in ~/Documents/x", "~/Documents/x"),
        ("copy 'my file.txt' there", "my file.txt"),
        ("look in /etc", "/etc"),
        ("edit .bashrc", ".bashrc"),
        ("the Makefile", "Makefile"),
        ("in src/", "src/"),
        ("read Notes", "Notes"),
    ],
)
def test_paths_are_read(here: Context, request_text: str, path: str) -> None:
    assert path in [entity.value.text for entity in found(request_text, here, "path")]


@pytest.mark.parametrize("request_text", ["version 1.2.3", "and/or", "https://example.com/a.txt", "v2.0", "e.g. this"])
def test_what_only_looks_like_a_path_is_none(here: Context, request_text: str) -> None:
    assert found(request_text, here, "path") == []


@pytest.mark.parametrize(
    ("request_text", "path"),
    [
        ("files here", "."),
        ("in the current directory", "."),
        ("in my downloads", "~/Downloads"),
        ("in my home directory", "~"),
        ("the parent folder", ".."),
        ("in the logs directory", "logs"),
        ("the folder src", "src"),
        ("in the root of this repo", "."),
        ("on the whole system", "/"),
        ("in the tmp directory", "tmp"),
        ("a directory called reports", "reports"),
        ("under logs", "logs"),
    ],
)
def test_places_are_read(here: Context, request_text: str, path: str) -> None:
    assert path in [entity.value.text for entity in found(request_text, here, "place")]


def test_the_root_of_a_project_is_found_from_below(here: Context) -> None:
    below = Context(cwd=here.cwd / "src" / "deep", home=here.home)
    assert {entity.value.text for entity in found("the root of this repo", below, "place")} == {"../.."}


@pytest.mark.parametrize(
    ("request_text", "globs"),
    [
        ("python files", ("*.py",)),
        (".log files", ("*.log",)),
        ("all pdfs", ("*.pdf",)),
        ("yaml files", ("*.yaml", "*.yml")),
        ("shell scripts", ("*.sh",)),
        ("c++ source files", ("*.cpp", "*.cc", "*.cxx")),
        ("markdown documents", ("*.md",)),
    ],
)
def test_kinds_are_read(here: Context, request_text: str, globs: tuple[str, ...]) -> None:
    assert globs in [entity.value.parts for entity in found(request_text, here, "kind")]


def test_images_and_videos_have_many_extensions(here: Context) -> None:
    (images,) = found("delete the images", here, "kind")
    assert {"*.jpg", "*.png"} <= set(images.value.parts)
    assert images.value.unit == "i"


@pytest.mark.parametrize(
    ("request_text", "kind", "text"),
    [
        ("https://example.com/x", "url", "https://example.com/x"),
        ("git@example.com:a/b.git", "url", "git@example.com:a/b.git"),
        ("ping 10.0.0.1", "host", "10.0.0.1"),
        ("ssh ann@server", "host", "ann@server"),
        ("localhost", "host", "localhost"),
        ("on :8080", "port", "8080"),
        ("chmod 755", "mode", "755"),
        ("u+x,g-w", "mode", "u+x,g-w"),
        ('say "hello world"', "quoted", "hello world"),
        ("all *.log", "glob", "*.log"),
        ("files named core.NUMBER", "glob", "core.[0-9]*"),
        ("the extension .txt", "ext", "txt"),
        ("kill the process named snoozer", "announced", "snoozer"),
        ("restart the httpd service", "announced", "httpd"),
    ],
)
def test_other_kinds_are_read(here: Context, request_text: str, kind: str, text: str) -> None:
    assert text in [entity.value.text for entity in found(request_text, here, kind)]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """A directory whose files have endings of a trade, and folders with names in the plural."""
    root = tmp_path_factory.mktemp("work") / "shop"
    for name in ("cuts/leg.qzx", "cuts/arm.QZX", "cuts/top.JPEG", "essays/a.txt", "notes.old", "src/x.c"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return Context(cwd=root, home=root.parent)


@pytest.mark.parametrize(
    ("request_text", "globs"),
    [
        ("list the qzx patterns", ("*.qzx",)),
        ("how many qzxs are there", ("*.qzx",)),
        ("the newest stl", ("*.stl",)),
        ("find the shps", ("*.shp",)),
        ("all dds textures", ("*.dds",)),
        ("rm that .tmp in cuts", ("*.tmp",)),
        ("every .part leftover", ("*.part",)),
        ("the jpeg cuts", ("*.JPEG",)),
    ],
)
def test_an_ending_alone_is_a_kind(workshop: Context, request_text: str, globs: tuple[str, ...]) -> None:
    assert globs in [entity.value.parts for entity in found(request_text, workshop, "kind")]


@pytest.mark.parametrize("request_text", ["the old files", "count the csv columns", "from .txt to .md", "html tags"])
def test_words_that_are_endings_too_are_no_kinds(workshop: Context, request_text: str) -> None:
    assert not found(request_text, workshop, "kind")


@pytest.mark.parametrize(
    ("request_text", "folder"),
    [
        ("any empty essays?", "essays"),
        ("did anyone hand in an essay", "essays"),
        ("the cuts larger than 1 MB", "cuts"),
    ],
)
def test_the_name_of_a_folder_stands_for_its_files(workshop: Context, request_text: str, folder: str) -> None:
    assert folder in [entity.value.text for entity in found(request_text, workshop, "contents")]


@pytest.mark.parametrize(
    "request_text", ["zip the essays", "in the essays", "a folder called essays", "move a.txt to essays", "src"]
)
def test_a_folder_that_is_meant_itself_is_no_file(workshop: Context, request_text: str) -> None:
    assert not found(request_text, workshop, "contents")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Files as git keeps them: branches main and feature/login, the packed tag v1.0."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("main", "feature/login"):
        path = root / ".git/refs/heads" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("0" * 40)
    (root / ".git/packed-refs").write_text(f"# pack-refs with: peeled\n{'0' * 40} refs/tags/v1.0\n^{'0' * 40}\n")
    return Context(cwd=root, home=root)


@pytest.mark.parametrize(
    ("request_text", "refs"),
    [
        ("rename branch feature/login to x", {"feature/login"}),
        ("what changed since v1.0", {"v1.0"}),
        ("diff main with HEAD~2", {"main", "HEAD~2"}),
        ("show v9.9", set()),
    ],
)
def test_branches_and_tags_that_are_here_are_read(repository: Context, request_text: str, refs: set[str]) -> None:
    assert {entity.value.text for entity in found(request_text, repository, "ref")} == refs


@pytest.mark.parametrize("request_text", ["delete feature/login", "start a branch release/2.0"])
def test_a_branch_is_no_path(repository: Context, request_text: str) -> None:
    assert not found(request_text, repository, "path")


def test_a_number_is_a_mode_only_where_it_can_be_one(here: Context) -> None:
    assert not found("set the height to 1440", here, "mode")
    assert found("chmod 1777 shared", here, "mode")
    assert found("set key.pem to 600", here, "mode")


def test_several_paths_in_a_row_are_one_list(here: Context) -> None:
    (files,) = found("copy a.txt, b.txt and c.txt to src", here, "files")
    assert files.value.parts == ("a.txt", "b.txt", "c.txt")


def test_nothing_is_looked_up_for_another_machine(here: Context) -> None:
    elsewhere = Context(cwd=here.cwd, home=here.home, elsewhere=True)
    assert found("under logs", elsewhere, "place") == []
