"""ffmpeg: an input it cannot read, an encoder it lacks, a file that exists."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "invalid data found when processing input",
    "moov atom not found",
    "unknown encoder",
    "unable to find a suitable output format",
    "not divisible by 2",
    "already exists. overwrite",
    "already exists. exiting",
    "output file does not contain any stream",
    "unrecognized option",
    "unknown decoder",
    "error opening input",
    "unable to choose an output format",
    "at least one output file must be specified",
)
PROGRAMS = frozenset({"ffmpeg", "ffprobe", "ffplay"})
MATCHES = (
    Case(
        "ffmpeg -i clip.mp4 out.mkv",
        "[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55] moov atom not found\nclip.mp4: Invalid data found when processing input",
        1,
        (("clip.mp4", "x"),),
        says="clip.mp4",
        fix="ls -l clip.mp4",
    ),
    Case(
        "ffmpeg -i a.mp4 -c:v libx265 b.mp4",
        "Unknown encoder 'libx265'",
        1,
        says="libx265",
        fix="ffmpeg -hide_banner -encoders",
    ),
    Case(
        "ffmpeg -i a.mp4 b.mp4",
        "File 'b.mp4' already exists. Overwrite? [y/N] Not overwriting - exiting",
        1,
        says="b.mp4",
        fix="ffmpeg -y -i a.mp4 b.mp4",
    ),
    Case(
        "ffmpeg -i a.mp4 -vf scale=101:99 b.mp4",
        "[libx264 @ 0x5] width not divisible by 2 (101x99)",
        1,
        says="even",
        fix="ffmpeg -i a.mp4 -vf scale=102:100 b.mp4",
    ),
    Case("ffmpeg -i a.mp4 out", "[NULL @ 0x5] Unable to find a suitable output format for 'out'", 1, says="`out`"),
    Case("ffmpeg -i a.mp4", "At least one output file must be specified", 1, says="output"),
)
IGNORES = (Case("ffmpeg -i none.mp4 b.mp4", "none.mp4: No such file or directory", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Unknown (?P<kind>encoder|decoder) '(?P<name>[^']+)'", text):
        return Finding(
            f"This ffmpeg was built without the {match['kind']} {match['name']}.",
            0.97,
            "Some are left out for their licence. Another build or another encoder does it.",
            (match[0],),
            (Fix(f"ffmpeg -hide_banner -{match['kind']}s", "lists those it has"),),
        )
    if match := re.search(r"File '(?P<name>[^']+)' already exists", text):
        return Finding(
            f"{match['name']} exists already, and ffmpeg did not overwrite it.",
            0.97,
            "It asks before it overwrites; in scripts nobody answers. -y says yes beforehand.",
            (match[0],),
            (Fix(problem.insert_after("ffmpeg", "-y"), "overwrites it"),),
        )
    if match := re.search(r"(?:width|height) not divisible by 2 \((?P<w>\d+)x(?P<h>\d+)\)", text):
        even = [str(int(match[side]) + int(match[side]) % 2) for side in ("w", "h")]
        fixed = problem.command.replace(f"{match['w']}:{match['h']}", ":".join(even)).replace(
            f"{match['w']}x{match['h']}", "x".join(even)
        )
        return Finding(
            f"Width and height have to be even numbers, and {match['w']}x{match['h']} is not.",
            0.97,
            "Colour is stored for two by two points at a time.",
            (match[0],),
            (Fix(fixed, "the next even size"),) if fixed != problem.command else (),
            () if fixed != problem.command else ("add: -vf 'scale=trunc(iw/2)*2:trunc(ih/2)*2'",),
        )
    if match := re.search(r"(?:suitable output format for|choose an output format for) '(?P<name>[^']+)'", text):
        return Finding(
            f"ffmpeg cannot tell from the name `{match['name']}` which format to write.",
            0.97,
            "The ending of the name says it: .mp4, .mkv, .mp3, .gif.",
            (match[0],),
            (Fix(problem.replace_word(match["name"], f"{match['name']}.mp4"), "writes an MP4"),)
            if problem.names(match["name"]) and "." not in match["name"]
            else (),
            () if "." not in match["name"] else ("give it a known ending, or name the format with -f",),
        )
    if "At least one output file" in text:
        return Finding(
            "ffmpeg was given an input, but no output file.",
            0.96,
            "The last word is the file to write. To look at a file only, ffprobe does that.",
            ("At least one output file must be specified",),
            (
                Fix(
                    re.sub(r"\bffmpeg\b", "ffprobe -hide_banner", problem.command, count=1),
                    "only shows what the file holds",
                ),
            ),
        )
    if "Invalid data found" not in text and "moov atom" not in text:
        return None
    file = next(
        (
            argv[at + 1]
            for argv in (problem.argv_of("ffmpeg", "ffprobe", "ffplay"),)
            for at, word in enumerate(argv[:-1])
            if word == "-i"
        ),
        "",
    )
    return Finding(
        f"{file or 'The input'} is damaged or incomplete"
        + (": its table of contents is missing." if "moov" in text else ", or no film or sound at all."),
        0.96,
        "Recordings that were cut off and half downloads look like this.",
        ("moov atom not found" if "moov" in text else "Invalid data found when processing input",),
        (Fix(f"ls -l {quote_path(file)}", "shows its size"),) if file else (),
        ("fetch or record it again",),
    )
