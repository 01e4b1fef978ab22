"""Programs that write their result over the files that they are given: formatters, converters, editors of metadata.

Source: mogrify(1), exiftool(1), dos2unix(1), jpegoptim(1); manuals of the formatters.
"""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger, is_many
from llmsh.syntax.names import names

IS_PARTIAL = True
_LOSING = names(
    """
    mogrify dos2unix unix2dos mac2unix jpegoptim optipng pngquant recode mp3gain id3v2 eyeD3 exiftool exiv2 mat2
    """
)
_WHEN_ASKED = {  # these print, unless told to write back
    "gofmt": late_pattern(r"-w"),
    "goimports": late_pattern(r"-w"),
    "shfmt": late_pattern(r"-w|--write"),
    "clang-format": late_pattern(r"-i"),
    "autopep8": late_pattern(r"-[a-z]*i|--in-place"),
    "yapf": late_pattern(r"-[a-z]*i|--in-place"),
    "prettier": late_pattern(r"-w|--write"),
    "eslint": late_pattern(r"--fix"),
    "ruff": late_pattern(r"--fix|format|--unsafe-fixes"),
    "rubocop": late_pattern(r"-[aAx]|--auto-?correct(?:-all)?|--fix.*"),
    "stylelint": late_pattern(r"--fix"),
    "pngquant": late_pattern(r"--force|-f|--ext(?:=.*)?"),
    "exiftool": late_pattern(r"-[\w:*-]+[+-]?<?=.*|-overwrite_original\w*|-delete_original!?|-restore_original"),
    "exiv2": late_pattern(r"-[dMmk].*|rm|delete|insert|in|modify|mo|rename|mv|ex.*|fixiso|fixcom|adjust|ad"),
    "xmllint": late_pattern(r"--output"),
    "astyle": late_pattern(r".*[^=]"),
    "ffmpeg": late_pattern(r"-y"),
    "terraform": late_pattern(r"fmt"),
}
_ALWAYS = names(
    """
    mogrify dos2unix unix2dos mac2unix jpegoptim optipng recode mp3gain id3v2 eyeD3 mat2 black isort rustfmt ktlint
    """
)
_CONVERTERS = names(  # where the output that is named is what they read
    """
    pandoc xsltproc iconv dot rsvg-convert cwebp svgo terser uglifyjs sass envsubst asciidoctor
    """
)
_UNLESS_NAMED = frozenset({"strip", "convert", "magick"})  # over what they read, unless another output is named
PROGRAMS = frozenset(_WHEN_ASKED) | _ALWAYS | _UNLESS_NAMED | _CONVERTERS
MATCHES = (
    "mogrify -resize 50% *.jpg",
    "dos2unix a.txt",
    "exiftool -all= .",
    "black src",
    "prettier --write .",
    "strip a.out",
    "convert a.png -resize 50% a.png",
    "pandoc a.md -o a.md",
)
IGNORES = (
    "black --check src",
    "exiftool a.jpg",
    "prettier a.js",
    "gofmt -d .",
    "ruff check .",
    "ffmpeg -i a b",
    "strip -o b a",
    "convert a.png b.png",
    "pandoc a.md -o a.html",
)
_TRIAL = frozenset(
    {"--check", "--diff", "--dry-run", "-n", "--list-different", "-l", "--check-only", "-check", "-noact", "-s"}
)


def assess(command: SimpleCommand) -> Finding | None:
    program, shapes = command.program or "", command.shapes
    if program in _UNLESS_NAMED:
        return _in_place(command)
    if program in _CONVERTERS:
        return _over_itself(command)
    if not shapes or set(shapes) & _TRIAL or command.has_flag("help", "version"):
        return None
    asked = _WHEN_ASKED.get(program)
    if program not in _ALWAYS and asked is not None and not any(asked.fullmatch(shape) for shape in shapes):
        return None
    words = [word for word in command.operands if not re.match(r"\d", word.shape)]
    if not words:
        return None
    wide = any(is_many(word) or word.shape.rstrip("/") in ("", ".", "..", "~") for word in words)
    if program in _LOSING and (wide or command.has_flag("r", "recursive")):
        return danger(Reason.OVERWRITE, "writes its result over every file that it is given", *words)
    return caution(Reason.OVERWRITE, "writes its result over what it is given", *words)


def _over_itself(command: SimpleCommand) -> Finding | None:
    read = [word.shape for word in command.operands]
    named = {after.shape for word, after in pairwise(command.arguments) if word.shape in ("-o", "--output", "--out")}
    over = [shape for shape in named if read.count(shape) > 1]
    return caution(Reason.OVERWRITE, "writes its result over what it is given", *over) if over else None


def _in_place(command: SimpleCommand) -> Finding | None:
    operands = command.operands
    if command.program == "strip":
        operands = () if command.has_flag("o", "version", "help") else operands
    elif not operands or operands[-1].shape not in [word.shape for word in operands[:-1]]:
        return None
    if not operands:
        return None
    if is_many(operands[-1]):
        return danger(Reason.OVERWRITE, "writes its result over every file that it is given", operands[-1])
    return caution(Reason.OVERWRITE, "writes its result over what it is given", operands[-1])
