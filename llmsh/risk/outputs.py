"""The files that programs write because an option or the place of an operand says so: `openssl -out`, `iconv -o`.

Only where they write: that something is written there is ordinary, so that a new file of the user's is no finding.
Source: the manual of each program.
"""

from collections.abc import Iterator
from itertools import pairwise

from llmsh.core.command import SimpleCommand, Word

_BY_OPTION: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("iconv", "pandoc", "dot", "neato", "base64", "tree", "shuf", "age", "brotli", "cwebp", "xorriso"),
            *(
                "mkisofs",
                "genisoimage",
                "as",
                "ld",
                "clang",
                "g++",
                "clang++",
                "rustc",
                "nasm",
                "protoc",
                "asciidoctor",
            ),
            *("yt-dlp", "aria2c", "strace", "ltrace", "perf", "time", "gtime", "pv", "rsvg-convert", "zstd", "sdiff"),
            *("tcc", "ghc", "ocamlc", "gfortran", "nvcc", "pg_dump", "pigz", "flex", "bison", "dtc", "gs", "jadx"),
        ),
        ("-o", "--output", "--out", "--output-file"),
    ),
    **dict.fromkeys(("gpg", "gpg2", "gpgv", "gpgsm"), ("-o", "--output")),
    "openssl": ("-out", "-keyout", "-writerand", "-sess_out", "-keylogfile"),
    "xmllint": ("-o", "--output"),
    "tcpdump": ("-w",),
    "tshark": ("-w",),
    "dumpcap": ("-w",),
    "pg_dump": ("-f", "--file"),
    "pg_dumpall": ("-f", "--file"),
    "mysqldump": ("-r", "--result-file"),
    "sqlplus": ("spool",),
    "git": ("-o", "--output"),
    "go": ("-o",),
    "cargo": ("--target-dir",),
    "ssh-keygen": ("-f",),
    "certtool": ("--outfile",),
    "keytool": ("-keystore", "-file"),
    "nmap": ("-oN", "-oX", "-oG", "-oA", "-oS"),
    "curl": ("-D", "--dump-header", "-c", "--cookie-jar", "--trace", "--trace-ascii", "--stderr", "--hsts"),
    "wget": ("-o", "--output-file", "-a", "--append-output", "--save-cookies"),
    "cpio": ("-O", "-F"),
    "csplit": ("-f", "--prefix"),
    "less": ("-o", "-O", "--log-file"),
    "gawk": ("-o", "-d", "-p"),
    "aria2c": ("-o", "-d", "--dir", "--out"),
    "scrot": (),
    "sha256sum": (),
    "patch": ("-o", "-d", "--directory", "--output"),
    "unsquashfs": ("-d",),
    "debootstrap": (),
    "bsdtar": ("-C",),
    "journalctl": ("--cursor-file",),
    "rrdtool": (),
    "lsinitramfs": (),
    "dracut": (),
    "gdb": ("--write",),
    "readelf": (),
    "7z": ("-o",),
    "docker": ("-o", "--output", "--cidfile", "--iidfile"),
    "kubectl": ("--kubeconfig",),
}
_LAST_OPERAND = frozenset(
    {
        *("xxd", "uniq", "ffmpeg", "sox", "convert", "magick", "ddrescue", "gddrescue", "lz4", "objcopy", "split"),
        *("pdftotext", "pdftoppm", "cpp", "mksquashfs", "dumpe2image", "script", "mkfifo", "csplit", "ps2pdf", "dcmtk"),
        *("qemu-img", "rsvg", "gifsicle", "hdiutil", "img2sixel", "e2image", "partclone", "xcopy", "robocopy", "ditto"),
        *("pax", "gcp", "rcp", "pscp", "mcopy", "link", "symlink", "tftp", "dvips"),
    }
)
_READING = frozenset({"qemu-img info", "qemu-img check", "qemu-img compare", "hdiutil info", "hdiutil attach"})

_ONLY_SHOWS = frozenset({"-l", "-lf", "-lvf", "-B", "-F", "-H", "-y", "-list", "-printcert", "-printcrl", "-showinfo"})


def outputs(command: SimpleCommand) -> Iterator[Word]:
    """The words of `command` that name what it writes; parts of words become words of their own."""
    program = command.program or ""
    if program in ("ssh-keygen", "keytool") and _ONLY_SHOWS & set(command.shapes):
        return
    names = _BY_OPTION.get(program, ())
    for word, after in pairwise((*command.arguments, None)):
        if word is None:
            continue
        if word.shape in names and after is not None:
            yield after
        for name in names:
            text = ""
            if name.startswith("--") and word.shape.startswith(f"{name}="):
                text = word.shape[len(name) + 1 :]
            elif len(name) == 2 and word.shape.startswith(name + "/"):
                text = word.shape[2:]
            if text:
                yield Word(text, word.span, text if word.value is not None else None, text)
    operands = command.operands
    if program in _LAST_OPERAND and len(operands) > 1:
        if " ".join((program, operands[0].shape)) not in _READING:
            yield operands[-1]
    elif program == "script" and operands:
        yield operands[-1]
