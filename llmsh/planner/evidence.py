"""Evidence: what a finished command shows about itself: whether it uses all that was named, and does what was asked."""

import re
from collections.abc import Sequence

from llmsh.core.context import Context
from llmsh.core.plan import Effect, Step
from llmsh.planner.entities.entity import Entity
from llmsh.planner.free_text import is_descriptive
from llmsh.planner.lexicon import canonical
from llmsh.planner.reading import Reading
from llmsh.planner.verify import is_directory

NAMES = (
    "paths_left",
    "quoted_left",
    "numbers_left",
    "fields_left",
    "descriptive",
    "acts_unasked",
    "only_reads",
    "deletes_unasked",
    "program_named",
    "program_passed_over",
    "everyday",
    "outside_repository",
    "wrong_operand",
)
NOTHING = (0.0,) * len(NAMES)

_PROGRAM = re.compile(
    r"(?:^|[|;&(]\s*|\b(?:sudo|do|then|else|nohup|watch|time)\s+|-exec(?:dir)?\s+|\bxargs\s+(?:-\S+\s+)*)([a-z][\w.+-]*)"
)
# Programs of any machine, for files, text and processes.
_EVERYDAY = frozenset(
    """awk basename bash bc bunzip2 bzip2 cal cat cd chgrp chmod chown cmp column comm cp cut date df diff dirname
    dmesg du echo env expand export expr file find fold free grep groups gunzip gzip head history hostname id ip
    join kill last less ln locate ls lsof md5sum mkdir mktemp mv nl nproc od paste pgrep ping pkill printenv
    printf ps pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum shuf sleep sort split ss stat tac
    tail tar tee time timeout top touch tr tree truncate type uname uniq unxz unzip uptime wc which who whoami
    xargs xz zcat zgrep zip [ : awk sh for while if test cut sudo du declare unset alias set""".split()
)
# Names of programs that are no words of every day.
TELLING = frozenset(
    """awk bzip2 cat chmod chown cp curl cut df diff docker du egrep ffmpeg git grep gunzip gzip jq kubectl ls lsof
    md5sum mkdir mv npm nmap od openssl perl pgrep pip pkill ps python python3 rev rm rmdir rsync scp sed seq
    sha256sum ssh tar tee touch tr uniq unzip wc wget xargs xz zip tmux systemctl journalctl xxd nl zgrep zcat
    tac""".split()
)
_ACTS = frozenset(
    canonical(word)
    for word in """delete create copy move change replace rename compress extract kill install stop start add append
    insert convert save write set make put clean empty strip turn join merge commit push pull fetch
    checkout stash revert undo reset stage unstage apply link touch run execute restart enable disable
    mount unmount download upload send decrypt encrypt sign split swap truncate prepend comment
    uncomment throw discard drop ignore tag init clone rebase switch go enter cd open edit give restore
    back backup zip unzip tar gzip sync mirror generate archive take keep free reload pause resume wake
    reboot shut log wait repeat trim squeeze get let have mark bring rotate schedule shrink resize crop
    flush wipe format lock unlock block allow deny connect disconnect mute unmute cancel tidy squash""".split()
)
_ASKS = frozenset(
    canonical(word)
    for word in """show list find search count what which who where how when is are does do compare check calculate sum
    average print display view read tell look""".split()
)
_DELETES = frozenset(
    canonical(word)
    for word in """delete remove clean empty purge drop discard throw clear prune strip get without undo move cut rid
    trash reset forget kill tidy cancel unset uninstall deduplicate wipe shred squash abandon compress
    only merge""".split()
)
# What the programs that unpack or read one format take, by the end of the name.
_TAKES = {
    **dict.fromkeys(("gunzip", "zcat", "zgrep", "gzip"), ("gz", "tgz", "z")),
    **dict.fromkeys(("bunzip2", "bzcat", "bzgrep"), ("bz2", "tbz2")),
    **dict.fromkeys(("unxz", "xzcat", "xzgrep"), ("xz", "txz")),
    "unzip": ("zip", "jar", "war", "epub", "docx", "xlsx"),
    "jq": ("json", "geojson", "ipynb"),
}
# Sound, pictures and documents are no text: what works on lines makes nothing of them, and what appends breaks them.
NO_TEXT = tuple(
    """.mp3 .wav .flac .ogg .m4a .aac .mp4 .mkv .avi .mov .webm .wmv .flv .m4v .jpg .jpeg .png .gif .bmp .webp .tiff
    .heic .pdf .docx .xlsx .pptx .odt .ods .epub .iso""".split()
)
_ON_LINES = r"\b(?:sed|awk|sort|uniq|cut|tr|rev|fold|fmt|tac|nl|paste|column)\b[^|;&]*?(?:\S*/)?"
_PACKED = frozenset("gz tgz bz2 tbz2 xz txz zst zip 7z rar tar".split())
_NAMED_KINDS = frozenset({"path", "glob", "files", "url", "host", "place"})


def of_step(steps: Sequence[Step], reading: Reading) -> tuple[float, ...]:
    """The features of `NAMES` for a reading of the request as `steps`; zeros without any."""
    if not steps:
        return NOTHING
    text = " ; ".join(step.command for step in steps)
    bare = re.sub(r"[\"'\\]", "", text)
    programs = set(_PROGRAM.findall(text))
    effects = {step.effect for step in steps}
    lows = [token.low for token in reading.tokens if not token.quoted]
    telling = {low for low in lows if low in TELLING}
    asked_to_act = any(reading.words[at] in _ACTS for at, token in enumerate(reading.tokens) if not token.quoted)
    first = next((word for word in reading.words if word in _ACTS or word in _ASKS), "")
    return (
        float(_left(reading, bare, _NAMED_KINDS)),
        float(_quoted_left(reading, bare)),
        float(_numbers_left(reading, bare)),
        float(_fields_left(reading, text)),
        float(min(_descriptive(reading, bare, programs), 3)),
        float(effects != {Effect.READS} and not asked_to_act),
        float(effects == {Effect.READS} and first in _ACTS and first not in _ASKS),
        float(Effect.DELETES in effects and not _DELETES.intersection(reading.words)),
        float(bool(telling & programs)),
        float(len(telling - programs - set(bare.split()))),
        float(programs <= _EVERYDAY),
        float("git" in programs and _is_outside_repository(text, reading.context)),
        float(_has_wrong_operand(text, programs, reading)),
    )


def _left(reading: Reading, bare: str, kinds: frozenset[str]) -> int:
    """How many words that name a file or a place the command passes over."""
    named: dict[int, bool] = {}
    for entity in reading.entities:
        if entity.kind in kinds and entity.is_sure:
            for at in range(entity.start, entity.end):
                named[at] = named.get(at, False) or _is_in(entity, bare)
    return sum(not found for found in named.values())


def _is_in(entity: Entity, bare: str) -> bool:
    value = entity.value
    if value.text in (".", "~", "") or value.is_glob:
        return value.text in (".", "") or any(part.strip("*.") in bare for part in value.parts or (value.text,))
    parts = (re.sub(r"[\"'\\]", "", part).removeprefix("~/").rstrip("/") for part in value.parts or (value.text,))
    return all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", bare) for part in parts)


def _quoted_left(reading: Reading, bare: str) -> int:
    plain = bare.replace(" ", "")
    return sum(
        bool(token.quoted and token.text.strip()) and re.sub(r"[\"'\\\s]", "", token.text).strip("*./") not in plain
        for token in reading.tokens
    )


def _numbers_left(reading: Reading, bare: str) -> int:
    inside = {
        at
        for entity in reading.entities
        if entity.kind in ("size", "duration", "date", "mode", "path", "glob", "url", "host")
        for at in range(entity.start, entity.end)
    }
    said = {int(number) for number in re.findall(r"\d+", bare) if len(number) < 12}
    left = 0
    for entity in reading.entities:
        if entity.kind == "number" and entity.is_sure and entity.value.text.isdigit() and entity.start not in inside:
            number = int(entity.value.text)
            left += number > 1 and not said.intersection((number, number - 1, number + 1))
    return left


def _fields_left(reading: Reading, text: str) -> bool:
    """Whether a column that was named is used neither by its name nor by its number."""
    return any(
        not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        and not re.search(rf"(?:\$\{{?|-k ?|-f ?|,){number}(?!\d)", text)
        for name, number in reading.fields.values()
    )


def _descriptive(reading: Reading, bare: str, programs: set[str]) -> int:
    """How many words that only describe the task have got into the command as values."""
    words = set(re.findall(r"(?<![-\w$.%{:])[A-Za-z][\w-]*(?![\w(])", bare)) - programs
    return sum(token.text in words and is_descriptive(token) for token in reading.tokens)


def _is_outside_repository(text: str, context: Context) -> bool:
    if context.elsewhere or re.search(r"\bgit (clone|init|config --global|ls-remote|help|--version)\b", text):
        return False
    return not any((folder / ".git").exists() for folder in (context.cwd, *context.cwd.parents))


def _has_wrong_operand(text: str, programs: set[str], reading: Reading) -> bool:
    """Whether a program gets a file of a format that it does not read, or a directory it does not take."""
    takes = next((_TAKES[name] for name in programs if name in _TAKES), None)
    for entity in reading.entities:
        if entity.kind not in ("path", "place") or not entity.value.text or entity.value.text not in text:
            continue
        ending = entity.value.text.lower().rpartition(".")[2]
        if takes is not None and ending in _PACKED | {"json", "yaml", "yml", "csv", "xml"} and ending not in takes:
            return "gzip" not in programs or " -d" in text
        if entity.value.text.lower().endswith(NO_TEXT) and re.search(
            _ON_LINES + re.escape(entity.value.text.rpartition("/")[2]), text
        ):
            return True
        if re.match(r"(rm|cp|unlink) (?!-\w*[rRa])", text) and is_directory(entity.value.text, reading.context):
            return True
    return False
