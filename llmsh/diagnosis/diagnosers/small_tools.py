"""Small programs for files and texts that say in their own words what they lack."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "option used in invalid context",
    "cmp: eof on",
    "no file systems processed",
    "unknown binary-files type",
    "unknown devices method",
    "unknown directories method",
    "too few x's in template",
    "you must specify either",
    "argument line too long",
    "cannot update compressed archives",
    "invalid content of \\{\\}",
    "invalid back reference",
    "character class syntax is",
    "quantifier does not follow a repeatable item",
    "can't find label for jump to",
    "expecting to find a",
    "how to interpret",
    "is not the name of a known user",
    "is not the name of an existing group",
    "no input file",
    "skipping directory",
    "cannot be added",
    "cannot be subtracted",
    "cannot be multiplied",
    "cannot be divided",
    "invalid json text passed to",
    "unknown option --",
    "invalid decreasing range",
    "is neither a month",
)
PROGRAMS = frozenset(
    {
        "head",
        "tail",
        "mktemp",
        "truncate",
        "cmp",
        "df",
        "xargs",
        "tar",
        "grep",
        "egrep",
        "sed",
        "find",
        "autoconf",
        "autoreconf",
        "rsync",
        "jq",
        "cut",
        "cal",
        "ncal",
    }
)
MATCHES = (
    Case("df -t zfs9", "df: no file systems processed", says="type", fix="df -hT"),
    Case("grep --binary-files=foo a b", "grep: unknown binary-files type", 2, says="--binary-files"),
    Case("cmp a.bin", "cmp: EOF on - which is empty", says="one file"),
    Case("cmp a.bin b.bin", "cmp: EOF on b.bin after byte 20, line 3", says="`b.bin`"),
    Case("tail -5 a.log b.log", "tail: option used in invalid context -- 5", says="-n 5", fix="tail -n 5 a.log b.log"),
    Case("tail -2x notes.txt", "tail: option used in invalid context -- 2", says="-n 2"),
    Case("mktemp tmp.XX", "mktemp: too few X's in template ‘tmp.XX’", 1, says="three", fix="mktemp tmp.XXXXXX"),
    Case("truncate big", "truncate: you must specify either ‘--size’ or ‘--reference’", 1, says="size"),
    Case("xargs -s 10 echo", "xargs: argument line too long", 1, says="longer"),
    Case("tar rzf a.tgz data.csv", "tar: Cannot update compressed archives", 2, says="compressed"),
    Case("grep -E 'a{2,1}' f", "grep: Invalid content of \\{\\}", 2, says="{ }"),
    Case("grep '\\1' f", "grep: Invalid back reference", 2, says="group"),
    Case("grep '[:space:]' f", "grep: character class syntax is [[:space:]], not [:space:]", 2, says="[[:space:]]",
         fix="grep '[[:space:]]' f"),
    Case("sed 'b foo' f", "sed: can't find label for jump to `foo'", 1, says="`foo`"),
    Case("find . \\( -name a", "find: invalid expression; I was expecting to find a ')' somewhere but did not see one.",
         1, says="`)`"),
    Case("find . -newermt soon", "find: I cannot figure out how to interpret ‘soon’ as a date or time", 1,
         says="`soon`"),
    Case("find . -user bob", "find: ‘bob’ is not the name of a known user", 1, says="`bob`"),
    Case("cut -f3-1 f", "cut: invalid decreasing range", 1, says="backwards"),
    Case("cal 13 2024", "cal: 13 is neither a month number (1..12) nor a name", 64, says="`13`"),
    Case("autoconf", "autoconf: error: no input file", 1, says="configure.ac"),
    Case("rsync docs out", "skipping directory docs", 23, says="`docs`", fix="rsync -a docs out"),
    Case("jq '.a + \"x\"' f", 'jq: error (at f:1): number (1) and string ("x") cannot be added', 5, says="number"),
    Case("jq -n --argjson a '{x}' '$a'", "jq: invalid JSON text passed to --argjson\nUse jq --help for help", 2,
         says="--argjson"),
    Case("jq --rawx . f", "jq: Unknown option --rawx\nUse jq --help for help with command-line options", 2,
         says="`--rawx`"),
)  # fmt: skip
IGNORES = (
    Case("grep '[a' f", "grep: Unmatched [, [^, [:, [., or [=", 2),
    Case("find . -nam x", "find: unknown predicate `-nam'", 1),
)


def _with_n(command: str, count: str) -> str:
    return re.sub(rf"(?<=\s)-{count}(?=\s)", f"-n {count}", command, count=1)


TOLD = (
    (
        late_pattern(r"df: no file systems processed"),
        lambda m, p: Finding(
            "No file system of that type or place is mounted, so df has nothing to show.",
            0.96,
            "-t keeps only file systems of one type, and -x leaves a type out. Types are such as ext4, xfs or tmpfs.",
            seen(m),
            (Fix("df -hT", "lists all of them with their types"),),
        ),
    ),
    (
        late_pattern(r"unknown (?P<what>binary-files|devices|directories) (?:type|method)"),
        lambda m, p: Finding(
            f"The option --{m['what']} of grep was given a value that it does not know.",
            0.96,
            "For --binary-files these are binary, text and without-match. The other two take read or skip.",
            seen(m),
            (),
            ("take one of these values",),
        ),
    ),
    (
        late_pattern(r"cmp: EOF on (?P<file>\S+)(?P<empty> which is empty)?(?: after byte (?P<at>\d+))?"),
        lambda m, p: Finding(
            "cmp was given one file, so it compared it with its input, which is empty."
            if m["file"] == "-" and m["empty"]
            else f"`{m['file']}` ends first: the other file goes on, so the two differ.",
            0.96,
            "cmp compares two files byte by byte and stops at the first difference. EOF means: here the file ends.",
            seen(m),
            (),
            ("name the two files: cmp a b",) if m["file"] == "-" else ("see where they differ: cmp -l",),
        ),
    ),
    (
        late_pattern(r"(?P<tool>head|tail): option used in invalid context -- (?P<old>\d+)"),
        lambda m, p: Finding(
            f"The old form `-{m['old']}` of {m['tool']} stands alone, before one file; with more it is -n {m['old']}.",
            0.96,
            "The number of lines is the value of -n. The old form without the n knows no other options or files.",
            seen(m),
            (Fix(_with_n(p.command, m["old"]), "the form that is always read"),)
            if _with_n(p.command, m["old"]) != p.command
            else (),
            () if _with_n(p.command, m["old"]) != p.command else ("write it as -n and the number",),
        ),
    ),
    (
        late_pattern(r"too few X's in template ‘?(?P<name>[^’\n]+)"),
        lambda m, p: Finding(
            f"mktemp needs at least three X at the end of `{m['name']}`.",
            0.97,
            "It puts letters by chance in the place of the X, so that the name is new.",
            seen(m),
            (Fix(p.replace_word(m["name"], m["name"].rstrip("X") + "XXXXXX"), "with six of them"),),
        ),
    ),
    (
        late_pattern(r"you must specify either ‘--size’ or ‘--reference’"),
        lambda m, p: Finding(
            "truncate was not told which size the file is to have.",
            0.97,
            "-s takes the size: -s 0 empties a file, -s 10M makes it ten megabytes long.",
            seen(m),
            (),
            ("add the size, for example -s 10M",),
        ),
    ),
    (
        late_pattern(r"xargs: argument line too long"),
        lambda m, p: Finding(
            "One piece of the input is longer than the limit that xargs was given.",
            0.95,
            "-s sets how long a line may get; each single name has to fit into it.",
            seen(m),
            (),
            ("give -s a larger number, or leave it out",),
        ),
    ),
    (
        late_pattern(r"Cannot update compressed archives"),
        lambda m, p: Finding(
            "tar cannot add to a compressed archive.",
            0.97,
            "-r writes at the end of an archive, and a compressed one has to be written anew as a whole.",
            seen(m),
            (),
            ("unpack it first (gunzip), add the files, then compress it again",),
        ),
    ),
    (
        late_pattern(r"Invalid content of \\\{\\\}"),
        lambda m, p: Finding(
            "The numbers in { } of the pattern do not fit.",
            0.96,
            "{2,4} means two to four times: the first number may not be the larger one.",
            seen(m),
            (),
            ("write the smaller number first",),
        ),
    ),
    (
        late_pattern(r"Invalid back reference"),
        lambda m, p: Finding(
            "The pattern uses \\1, but marks no group.",
            0.96,
            "\\1 stands for what the first group found; a group is marked with \\( \\), or with ( ) after -E.",
            seen(m),
            (),
            ("mark the group, or use -F to search for the sign itself",),
        ),
    ),
    (
        late_pattern(r"character class syntax is \[(?P<name>\[:\w+:\])\]"),
        lambda m, p: Finding(
            f"A class such as {m['name']} needs a second pair of brackets: [{m['name']}].",
            0.98,
            "The outer brackets hold a list of signs, the inner ones name a whole class of them.",
            seen(m),
            (Fix(p.command.replace(m["name"], f"[{m['name']}]", 1), "with both pairs"),),
        ),
    ),
    (
        late_pattern(r"quantifier does not follow a repeatable item"),
        lambda m, p: Finding(
            "A * or + in the pattern has nothing before it that it could repeat.",
            0.96,
            "In a regular expression * repeats what stands before it. For any text write .* instead.",
            seen(m),
            (),
            ("write .* for any text, or \\* for the sign itself",),
        ),
    ),
    (
        late_pattern(r"can't find label for jump to `(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"The sed script jumps to a label `{m['name']}` that it does not have.",
            0.97,
            "b and t jump to a line that begins with a colon and the label.",
            seen(m),
            (),
            (f"add the label, :{m['name']}, or correct the name",),
        ),
    ),
    (
        late_pattern(r"expecting to find a '(?P<sign>.)' somewhere"),
        lambda m, p: Finding(
            f"The closing `{m['sign']}` of the condition is missing.",
            0.96,
            "In the shell each bracket of find is written with a backslash: \\( and \\).",
            seen(m),
            (Fix(f"{p.command} \\)", "with the closing one at the end"),) if len(p.segments) == 1 else (),
            ("close it with \\)",),
        ),
    ),
    (
        late_pattern(r"how to interpret ‘(?P<date>[^’]+)’ as a date"),
        lambda m, p: Finding(
            f"find cannot read `{m['date']}` as a date.",
            0.97,
            "It reads 2024-05-31, '2024-05-31 10:00' and '2 days ago'.",
            seen(m),
            (),
            ("write the date as 2024-05-31",),
        ),
    ),
    (
        late_pattern(r"‘(?P<name>[^’]+)’ is not the name of (?P<kind>a known user|an existing group)"),
        lambda m, p: Finding(
            f"There is no {'user' if 'user' in m['kind'] else 'group'} called `{m['name']}` on this machine.",
            0.97,
            "Users and groups are listed in /etc/passwd and /etc/group, or come from a server.",
            seen(m),
            (Fix(f"getent {'passwd' if 'user' in m['kind'] else 'group'}", "lists those there are"),),
        ),
    ),
    (
        late_pattern(r"invalid decreasing range"),
        lambda m, p: Finding(
            "The range of columns runs backwards.",
            0.97,
            "2-4 means from the second to the fourth; cut keeps the order of the input, whatever is asked for.",
            seen(m),
            (),
            ("write the smaller number first; to change the order use awk",),
        ),
    ),
    (
        late_pattern(r"(?P<word>\S+) is neither a month number"),
        lambda m, p: Finding(
            f"There is no month `{m['word']}`.",
            0.97,
            "Months are numbers from 1 to 12 or names; the year comes after the month.",
            seen(m),
            (),
            ("give a month from 1 to 12",),
        ),
    ),
    (
        late_pattern(r"autoconf: error: no input file|configure\.(?:ac|in)' or `configure\.(?:ac|in)' is required"),
        lambda m, p: Finding(
            "There is no configure.ac in this folder.",
            0.96,
            "autoconf makes the script configure from it.",
            seen(m),
            (Fix("ls", "shows what is here"),),
            ("go to the folder of the project",),
        ),
    ),
    (
        late_pattern(r"(?m)^skipping directory (?P<name>\S+)"),
        lambda m, p: Finding(
            f"rsync left out the folder `{m['name']}`: without -r or -a it copies single files only.",
            0.97,
            "-a copies folders with all that is in them, with rights and times.",
            seen(m),
            (Fix(p.insert_after("rsync", "-a"), "with -a"),),
        ),
    ),
    (
        late_pattern(r"(?P<a>number|string|array|object|null|boolean) (?:\([^\n]*\) )?and (?P<b>\w+) \([^\n]*\) cannot "
                     r"be (?P<done>\w+)"),
        lambda m, p: Finding(
            f"In jq a {m['a']} and a {m['b']} cannot be {m['done']}.",
            0.96,
            "tostring makes a text of a number, tonumber makes a number of a text.",
            seen(m),
            (),
            ("convert one of them first: (.a | tostring)",),
        ),
    ),
    (
        late_pattern(r"invalid JSON text passed to (?P<name>--\w+)"),
        lambda m, p: Finding(
            f"What follows {m['name']} is not JSON.",
            0.96,
            "Names and texts in JSON stand in double quotes. For a plain text there is --arg.",
            seen(m),
            (Fix(p.replace_text("--argjson", "--arg"), "takes it as a text"),) if p.names("--argjson") else (),
        ),
    ),
    (
        late_pattern(r"jq: Unknown option (?P<name>\S+)"),
        lambda m, p: Finding(
            f"jq does not know the option `{m['name']}`.",
            0.96,
            "Its options come before the filter: -r for plain text, -n without input, -s for all at once.",
            seen(m),
            (Fix("jq --help", "lists its options"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
