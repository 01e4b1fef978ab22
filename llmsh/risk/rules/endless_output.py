"""Output without end into a file, files of absurd size, and tools made to load the machine.

Source: CWE-400.
"""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger
from llmsh.risk.places import Place, place_of
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    yes cat fallocate stress stress-ng head truncate tail seq openssl hping3 ab siege slowloris mkfile memtester
    cp rsync tar gtar bsdtar zip 7z mksquashfs dar printf make gmake wrk hey vegeta locust sysbench
    cpuburn base64 tr hexdump ping ping6 od openssl dd shuf
    """
)
MATCHES = (
    "yes > big",
    "cat /dev/zero > f",
    "fallocate -l 900G f",
    "stress --cpu 64",
    "cat /dev/urandom > f",
    "head -c 500G /dev/zero > f",
    "tail /dev/zero",
    "hping3 --flood h",
    "truncate -s 100T f",
    "base64 /dev/urandom > f",
    "stress-ng --vm 8",
    "ping -f host",
    "ab -n 100 http://h/",
    "yes > /dev/null",
    "ping -i 0 host",
    "make -j",
    "cp -a / /mnt/copy",
    "tar czf /tmp/all.tgz /",
    "zip -r all.zip /",
    "seq 1 inf > f",
    "seq 1 99999999999 > f",
)
IGNORES = (
    "yes | head",
    "cat a > b",
    "fallocate -l 10M f",
    "head -c 16 /dev/urandom",
    "tail -f log",
    "head -c 1M /dev/zero > f",
    "yes n | cp -i a b",
    "seq 10 > f",
    "ping -c 3 host",
    "cp -r a b",
    "tar xzf a.tgz -C /",
    "tar czf b.tgz --exclude=/proc /",
    "tar tf a.tgz",
    "rsync -aAXx / /mnt/backup",
    "make -j 8",
    "make -j8",
    "seq 1 1000000 | wc -l",
)
_SIZE = late_pattern(r"(\d+(?:\.\d+)?)([KMGTPE]?)", re.IGNORECASE)
_LOADERS = frozenset({"ab", "siege", "wrk", "hey", "vegeta", "locust", "sysbench"})
_HUGE = 100 << 30
_ARCHIVERS = frozenset({"tar", "gtar", "bsdtar", "zip", "7z", "mksquashfs", "dar"})
_LEAVES_OUT = late_pattern(
    r"--(?:exclude\S*|one-file-system|files-from\S*|check-links)|-[xXleT](?:\S.*)?\Z|-\w*[lx]\w*\Z"
)
_CREATES = late_pattern(r"-?[A-Za-z]*[cru][A-Za-z]*\Z|--(?:create|append|update)")
_ENDLESS = ("/dev/zero", "/dev/urandom", "/dev/random", "/dev/full")


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program, command.shapes
    to_file = any(
        item.writes_file and item.target is not None and place_of(item.target.shape) is not Place.NULL
        for item in command.redirections
    )
    if program in ("stress", "stress-ng", "slowloris", "memtester", "cpuburn") or (
        program == "hping3" and command.has_flag("flood")
    ):
        return (
            danger(Reason.RESOURCE_EXHAUSTION, "uses the machine up on purpose")
            if shapes and not command.has_flag("help", "version")
            else None
        )
    if program in _LOADERS and shapes and not command.has_flag("help", "version", "V"):
        numbers = [int(shape) for shape in shapes if shape.isdigit()]
        is_flood = max(numbers, default=0) >= 100_000
        return (danger if is_flood else caution)(Reason.RESOURCE_EXHAUSTION, "puts a machine under load on purpose")
    if program in ("make", "gmake"):
        pairs = pairwise((*shapes, ""))
        endless = any(shape in ("-j", "--jobs") and not after.isdigit() for shape, after in pairs)
        trial = command.has_flag("n", "q", "help", "version")
        return (
            danger(Reason.RESOURCE_EXHAUSTION, "starts as many jobs as there are, all at once")
            if endless and not trial
            else None
        )
    if program == "printf":
        form = (shapes[:1] or ("",))[0]
        wide = any(shape.isdigit() and int(shape) >= 10**9 for shape in shapes) and "%*" in form
        wide = wide or re.search(r"%-?\d{9,}", form) is not None
        return danger(Reason.RESOURCE_EXHAUSTION, "asks for more memory than a machine has") if wide else None
    if program in _ARCHIVERS:
        is_whole = any(word.shape in ("/", "/*") for word in command.operands) and not any(
            map(_LEAVES_OUT.match, shapes)
        )
        reads = program in ("tar", "gtar", "bsdtar") and not any(map(_CREATES.match, shapes[:2]))
        return (
            danger(Reason.RESOURCE_EXHAUSTION, "packs everything there is, also what has no end")
            if is_whole and not reads and not command.has_flag("help", "version")
            else None
        )
    if program in ("cp", "rsync"):
        bounded = any(map(_LEAVES_OUT.match, shapes)) or says_dry_run(command)
        is_deep = command.has_flag("r", "R", "a", "recursive", "archive")
        is_whole = is_deep and any(word.shape == "/" for word in command.operands[:-1])
        copies_all = is_whole and not (program == "rsync" and bounded)
        return danger(Reason.RESOURCE_EXHAUSTION, "copies everything there is") if copies_all else None
    if program == "yes" and not to_file and command.redirections:
        return danger(Reason.RESOURCE_EXHAUSTION, "keeps a processor busy without end")
    if program == "yes" and to_file:
        return danger(Reason.RESOURCE_EXHAUSTION, "writes until the disk is full")
    if program in ("cat", "base64", "tr", "hexdump") and to_file and any(shape in _ENDLESS for shape in shapes):
        return danger(Reason.RESOURCE_EXHAUSTION, "writes until the disk is full")
    if program == "tail" and any(shape in _ENDLESS for shape in shapes) and not command.has_flag("c", "bytes"):
        return danger(Reason.RESOURCE_EXHAUSTION, "fills the memory")
    if program == "dd":
        settings = dict(shape.split("=", 1) for shape in shapes if "=" in shape)
        total = _bytes(settings.get("bs", "512")) * _bytes(settings.get("count", "0"))
        to_disk = settings.get("of", "/dev/null") != "/dev/null"
        if total >= _HUGE and to_disk:
            return danger(Reason.RESOURCE_EXHAUSTION, "makes a file larger than most disks have room for")
        return None
    if program in ("ping", "ping6"):
        options = command.options("cIiWwstQSTlmMp")
        floods = options.has("f") or options.get("i") in ("0", "0.0", ".0")
        return danger(Reason.RESOURCE_EXHAUSTION, "floods a machine with packets") if floods else None
    if program in ("seq", "openssl", "shuf") and (to_file or "-out" in shapes):
        numbers = [int(shape) for shape in shapes if shape.isdigit()]
        if max(numbers, default=0) >= 10**9:
            return danger(Reason.RESOURCE_EXHAUSTION, "writes until the disk is full")
    if program == "fallocate" and any("df" in word.shape for word in command.arguments if word.substitutions):
        return danger(Reason.RESOURCE_EXHAUSTION, "makes a file as large as what is free")
    if (
        program == "seq"
        and to_file
        and any(re.fullmatch(r"(?i)inf(?:inity)?|\d+e(?:[89]|\d\d+)", shape) for shape in shapes)
    ):
        return danger(Reason.RESOURCE_EXHAUSTION, "writes until the disk is full")
    if program in ("fallocate", "truncate", "mkfile", "head"):
        sizes = [_bytes(shape) for shape in shapes if _SIZE.search(shape)]
        if any(size >= _HUGE for size in sizes) and (program != "head" or to_file):
            return danger(Reason.RESOURCE_EXHAUSTION, "makes a file larger than most disks have room for")
    return None


def _bytes(text: str) -> float:
    match = _SIZE.search(text)
    if match is None:
        return 0
    return float(match[1]) * 1024.0 ** " KMGTPE".index(match[2].upper() or " ")
