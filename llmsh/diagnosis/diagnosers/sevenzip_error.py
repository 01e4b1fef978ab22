"""7-Zip cannot open, read or unpack an archive."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "wrong password",
    "cannot open the file as archive",
    "can not open the file as archive",
    "unsupported command",
    "errno=2",
    "data error",
    "crc failed",
    "unexpected end of archive",
)
PROGRAMS = frozenset({"7z", "7za", "7zr", "7zz", "p7zip"})
MATCHES = (
    Case("7z x a.7z", "Scanning the drive for archives:\n\nERROR: errno=2 : No such file or directory\na.7z\n\n\n\n"
         "System ERROR:\nerrno=2 : No such file or directory", 2, says="`a.7z`"),
    Case("7z x notes.txt", "Extracting archive: notes.txt\nERROR: notes.txt\nCannot open the file as archive", 2,
         (("notes.txt", "x"),), says="`notes.txt`", fix="file notes.txt"),
    Case("7z x a.7z", "ERROR: Data Error in encrypted file. Wrong password? : notes.txt", 2, says="password"),
    Case("7z y a.7z", "Command Line Error:\nUnsupported command:\ny", 7, says="`y`", fix="7z x a.7z"),
    Case("7z x a.7z", "ERROR: CRC Failed : notes.txt", 2, says="`notes.txt`", fix="7z t a.7z"),
)  # fmt: skip
IGNORES = (
    Case("7z l a.7z", "Path = a.7z\nErrors: 0", 0),
    Case("unzip a.zip", "a.txt: incorrect password", 82),
)
TOLD = (
    (
        late_pattern(r"Wrong password\?"),
        lambda m, p: Finding(
            "The archive is locked with another password than the one that was given.",
            0.96,
            "With a wrong password the data make no sense, which 7-Zip takes for damage.",
            seen(m),
            (),
            ("try the password again: 7z asks for it when -p stands alone",),
        ),
    ),
    (
        late_pattern(r"ERROR: (?P<name>.+)\nCan ?not open the file as archive"),
        lambda m, p: Finding(
            f"`{m['name']}` is no archive that 7-Zip can read.",
            0.96,
            "The name says little about what is in a file. A download may be a web page or cut off.",
            seen(m),
            (Fix(f"file {quote_path(m['name'])}", "tells what it is"),),
        ),
    ),
    (
        late_pattern(r"Unsupported command:\n(?P<word>\S+)"),
        lambda m, p: Finding(
            f"7-Zip has no command `{m['word']}`.",
            0.97,
            "Its first word is one letter: x unpacks, a packs, l lists, t tests.",
            seen(m),
            (Fix(p.replace_word(m["word"], "x"), "unpacks it"), Fix(p.replace_word(m["word"], "l"), "lists it")),
        ),
    ),
    (
        late_pattern(r"errno=2 : No such file or directory\n(?P<name>\S.*)"),
        lambda m, p: Finding(
            f"The archive `{m['name']}` does not exist.",
            0.96,
            "Its name is misspelt, or it is in another folder.",
            seen(m),
            (Fix("ls", "shows what is here"),),
        ),
    ),
    (
        late_pattern(r"(?:CRC Failed|Data Error)(?: : (?P<name>.+))?|Unexpected end of archive"),
        lambda m, p: Finding(
            f"The archive is damaged at `{m['name']}`." if m["name"] else "The archive ends too early.",
            0.95,
            "Each file has a checksum in the archive; it does not fit. The download may have been cut off.",
            seen(m),
            (Fix(f"7z t {quote_path(p.argv[2])}", "tests every part of it"),) if len(p.argv) > 2 else (),
            ("get the archive again",),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
