"""An archive whose compression is not what the option says, or that is no archive at all."""

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import shown_bytes
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "not in gzip format",
    "does not look like a tar archive",
    "not a bzip2 file",
    "file format not recognized",
    "not in bzip2 format",
    "not a zipfile",
    "not in zip",
    "unrecognized archive format",
    "cannot find zipfile directory",
    "unsupported format",
    "unrecognized header",
    "failed to read file header",
    "not an elf file",
)
MATCHES = (
    Case(
        "tar xzf a.tar",
        "\ngzip: stdin: not in gzip format\ntar: Child returned status 1\ntar: Error is not recoverable: exiting now",
        2,
        (),
        "echo x > f; tar cf a.tar f",
        says="`a.tar`",
        fix="tar xf a.tar",
    ),
    Case(
        "tar xzf notes.txt",
        "\ngzip: stdin: not in gzip format\ntar: Child returned status 1",
        2,
        (("notes.txt", "hello"),),
        says="no archive",
        fix="file notes.txt",
    ),
    Case(
        "unzip a.zip",
        "Archive:  a.zip\n  End-of-central-directory signature not found.  Either this file is not\n  a zipfile, "
        "or it constitutes one disk of a multi-part archive.\nunzip:  cannot find zipfile directory in one of "
        "a.zip or\n        a.zip.zip, and cannot find a.zip.ZIP, period.",
        9,
        (),
        "echo x > f; tar czf a.zip f",
        says="`a.zip`",
        fix="tar xf a.zip",
    ),
    Case(
        "tar xf page.tar.gz",
        "tar: This does not look like a tar archive\ntar: Skipping to next header\ntar: Exiting with failure "
        "status due to previous errors",
        2,
        (("page.tar.gz", "<!DOCTYPE html><html>404"),),
        says="web page",
    ),
)
IGNORES = (Case("tar xf none.tar", "tar: none.tar: Cannot open: No such file or directory", 2),)
KINDS = (
    (b"PK\x03\x04", "a zip archive", "unzip {}"),
    (b"\x1f\x8b", "compressed with gzip", "tar xzf {}"),
    (b"BZh", "compressed with bzip2", "tar xjf {}"),
    (b"\xfd7zXZ", "compressed with xz", "tar xJf {}"),
    (b"7z\xbc\xaf", "a 7z archive", "7z x {}"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "tar --zstd -xf {}"),
    (b"Rar!", "a rar archive", "unrar x {}"),
)

# What reads compiled code, not archives.
OBJECTS = frozenset({"nm", "objdump", "readelf", "strip", "size", "ld"})


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    argv = problem.argv_of(
        "tar",
        "unzip",
        "gunzip",
        "gzip",
        "bunzip2",
        "xz",
        "bsdtar",
        "unxz",
        "zcat",
        "zstd",
        "unzstd",
        "lz4",
        "ar",
        "nm",
        "objdump",
        "readelf",
        "ranlib",
        "strip",
        "size",
        "ld",
    )
    path = next((word for word in argv[1:] if facts.is_file(word)), "")
    if not path and argv and "tar archive" in problem.text:
        return Finding(
            "What came through the pipe, or from the keyboard, is no tar archive.",
            0.85,
            "Without -f and a name tar reads what another program hands it. Nothing of that kind came.",
            (next(line for line in problem.lines if "tar archive" in line),),
            (),
            ("name the archive: tar tf and its name",),
        )
    if not path:
        return None
    start = facts.read_bytes(path, 600)
    quoted = quote_path(path)
    kind, fix = _kind(start, quoted)
    if kind == "no archive" and argv[0] in OBJECTS:
        kind = "not a program, library or object file"
    look = Fix(f"file {quoted}", "tells what kind of file it is")
    fixes = (Fix(fix, f"it is {kind}"),) if fix else (look,)
    return Finding(
        f"`{path}` is {kind}, not what `{' '.join(argv[:2])}` expects.",
        0.95 if fix or start else 0.8,
        "The ending of a name does not make the kind of a file; its first bytes do. "
        + ("A download that failed often leaves a web page under the name of the archive." if "page" in kind else ""),
        (f"it begins with {shown_bytes(start[:4])}" if start else "it is empty",),
        fixes,
    )


def _kind(start: bytes, quoted: str) -> tuple[str, str]:
    if not start:
        return "empty", ""
    if start[257:262] == b"ustar":
        return "a plain tar archive without compression", f"tar xf {quoted}"
    for magic, kind, command in KINDS:
        if start.startswith(magic):
            return kind, command.format(quoted).replace("tar xzf", "tar xf")
    if start.lstrip()[:1] == b"<":
        return "a web page (HTML or XML), no archive", ""
    return "no archive", ""
