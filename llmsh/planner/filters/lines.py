"""Filters of whole lines: which are kept, in which order, how often."""

import re
from collections.abc import Callable, Mapping

from llmsh.planner.filters.words import count_of, place_of, separator_of
from llmsh.planner.slots import bre
from llmsh.syntax.quote import quote

Said = Mapping[str, str]
Values = dict[str, str]
OF = r"(?: (?:of|from|in|on|for) <obj>)?"
_REMOVE = r"(?:remove|delete|strip|drop|eliminate|discard|skip|omit|exclude|ignore|filter out|get rid of)"
_HAVE = (
    r"(?:that |which )?(?:contain(?:s|ing)?|match(?:es|ing)?|with|having|have|include|including)(?: "
    r"the)?(?: (?:word|string|text|pattern|regex|regular expression))?"
)
_LACK = (
    r"(?:that |which )?(?:(?:do not|don'?t|does not|doesn'?t|not) (?:contain(?:ing)?|match(?:ing)?|have|"
    r"include)|without|lacking)(?: the)?(?: (?:word|string|text|pattern))?"
)


def _grep(flags: str) -> Callable[[Said, Values], str | None]:
    def write(said: Said, value_of: Values) -> str | None:
        text = value_of[said["q"].lower()]
        letters = flags + ("F" if re.search(r"[*\[\]^$\\]", text) and "regex" not in said["whole"] else "")
        dash = "-e " if text.startswith("-") else ""
        return f"grep {f'-{letters} ' if letters else ''}{dash}{quote(text)}"

    return write


def _anchored(form: str) -> Callable[[Said, Values], str | None]:
    return lambda said, value_of: f"grep {quote(form.format(bre(value_of[said['q'].lower()])))}"


def numbered(form: str) -> Callable[[Said, Values], str | None]:
    def write(said: Said, value_of: Values) -> str | None:
        numbers = {name: count_of(said[name]) for name in said if re.fullmatch(r"n\d?", name)}
        return form.format(**numbers)

    return write


def _line_at(said: Said, value_of: Values) -> str | None:
    place = place_of(said["nth"])
    if place < -1:
        return f"tail -n {-place} | head -n 1"
    return "tail -n 1" if place == -1 else "head -n 1" if place == 1 else f"sed -n {place}p"


def _every(said: Said, value_of: Values) -> str | None:
    place = place_of(said["nth"])
    return f"awk 'NR % {place} == 0'" if place > 1 else None


def _sorted(said: Said, value_of: Values) -> str | None:
    words = said["whole"]
    flags = "n" if re.search(r"numeric|by number|as numbers|smallest|largest", words) else ""
    flags += "r" if re.search(r"revers|descending|largest first|z to a", words) else ""
    flags += "u" if re.search(r"unique|duplicate|distinct", words) else ""
    flags += "s" if "stab" in words else ""
    places = [place_of(said[name]) for name in said if name.startswith("nth")]
    if any(place < 1 for place in places):
        return None
    separator = separator_of(said["sep"], value_of) if said.get("sep") else ""
    if separator is None:
        return None
    between = f" -t {quote(separator)}" if separator.strip() else ""
    keys = "".join(f" -k {place},{place}" for place in places)
    return f"sort{f' -{flags}' if flags else ''}{between}{keys}"


def fixed(command: str) -> Callable[[Said, Values], str | None]:
    return lambda said, value_of: command


# phrase, the command that it means, whether it changes what the lines say.
PATTERNS: tuple[tuple[str, Callable[[Said, Values], str | None], bool], ...] = (
    # Which lines.
    (rf"<show> (?:the )?first <n> (?:lines?|rows?|entries|results?){OF}", numbered("head -n {n}"), False),
    (rf"<show> (?:the )?last <n> (?:lines?|rows?|entries|results?){OF}", numbered("tail -n {n}"), False),
    (rf"<show> (?:the )?<nth> (?:line|row|entry){OF}", _line_at, False),
    (rf"<show> line (?:number )?<n>{OF}", numbered("sed -n {n}p"), False),
    (rf"<show> (?:the )?lines? <n> (?:to|through|-|and up to) <n>{OF}", numbered("sed -n '{n},{n2}p'"), False),
    (
        rf"<show> (?:the )?lines? (?:starting|beginning) (?:from|at|with) (?:line )?<n>{OF}",
        numbered("tail -n +{n}"),
        False,
    ),
    (rf"<show> (?:only )?every <nth> (?:line|row){OF}", _every, False),
    (
        rf"(?:<show> (?:all|everything)(?: lines)? (?:but|except(?: for)?)|{_REMOVE}) (?:the )?first (?:line|"
        rf"row){OF}",
        fixed("tail -n +2"),
        True,
    ),
    (
        rf"(?:<show> (?:all|everything)(?: lines)? (?:but|except(?: for)?)|{_REMOVE}) (?:the )?last (?:line|"
        rf"row){OF}",
        fixed("head -n -1"),
        True,
    ),
    (
        rf"(?:<show> (?:all|everything)(?: lines)? (?:but|except(?: for)?)|{_REMOVE}) (?:the )?last <n> "
        rf"(?:lines?|rows?){OF}",
        numbered("head -n -{n}"),
        True,
    ),
    (
        rf"(?:filter|search|grep|look through|scan) <obj> for (?:the |any |all |only )*"
        rf"(?:(?:lines?|rows?|entries) {_HAVE} |word |string |text |pattern )?<q>",
        _grep(""),
        False,
    ),
    (
        r"(?:<show>|search(?: for)?|grep(?: for)?|filter|look for|match) (?:only )?(?:the |any |all |for "
        rf")*(?:lines?|rows?|entries|those) {_HAVE} <q>{OF}",
        _grep(""),
        False,
    ),
    (
        r"(?:search(?: for)?|grep(?: for)?|filter(?: by| for)?|look for) (?:the )?(?:word |string |text |"
        rf"pattern )?<q>{OF}",
        _grep(""),
        False,
    ),
    (rf"<show> (?:only )?(?:the |any |all )*(?:lines?|rows?|entries|those) {_LACK} <q>{OF}", _grep("v"), False),
    (rf"{_REMOVE} (?:the |any |all )*(?:lines?|rows?|entries|those) {_HAVE} <q>{OF}", _grep("v"), True),
    (
        r"<show> (?:only )?(?:the |any |all )*(?:lines?|rows?|entries|those) (?:that |which )?(?:start|"
        rf"begin)(?:ning|ing|s)? with <q>{OF}",
        _anchored("^{}"),
        False,
    ),
    (
        r"<show> (?:only )?(?:the |any |all )*(?:lines?|rows?|entries|those) (?:that |which )?end(?:ing|s)? "
        rf"(?:with|in) <q>{OF}",
        _anchored("{}$"),
        False,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*(?:blank|empty)(?: and (?:blank|empty))? lines?{OF}",
        fixed("sed '/^[[:space:]]*$/d'"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*(?:comments?|comment(?:ed)? lines?|lines? (?:that )?start(?:ing)? with "
        rf"#){OF}",
        fixed("sed '/^[[:space:]]*#/d'"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*consecutive (?:duplicates?|duplicated? lines?|repeated lines?){OF}",
        fixed("uniq"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*(?:duplicates?|duplicated? (?:lines?|entries|ones)|repeated lines?|"
        rf"repetitions){OF}",
        fixed("awk '!seen[$0]++'"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |its |their )*(?:file )?(?:extensions?|file ?type|suffix){OF}",
        fixed("sed 's/\\.[^.]*$//'"),
        True,
    ),
    (rf"{_REMOVE} (?:the )?line numbers?{OF}", fixed("sed 's/^ *[0-9]* *//'"), True),
    (
        rf"{_REMOVE} (?:the |any |all )*(?:leading|initial) (?:white ?spaces?|spaces?|blanks?){OF}",
        fixed("sed 's/^[[:space:]]*//'"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*trailing (?:white ?spaces?|spaces?|blanks?){OF}",
        fixed("sed 's/[[:space:]]*$//'"),
        True,
    ),
    (
        rf"{_REMOVE} (?:the |any |all )*(?:leading and trailing|trailing and leading) (?:white ?spaces?|"
        rf"spaces?|blanks?){OF}",
        fixed("sed 's/^[[:space:]]*//; s/[[:space:]]*$//'"),
        True,
    ),
    (
        rf"{_REMOVE} every <nth> (?:line|row){OF}",
        lambda said, value_of: f"awk 'NR % {place_of(said['nth'])}'" if place_of(said["nth"]) > 1 else None,
        True,
    ),
    # Order and repetition.
    (
        r"(?:sort|order|arrange)(?: alphabetically| numerically)?(?: <obj>)?(?:,? (?:numerically|alphabetically|"
        r"in (?:reverse|descending|ascending|alphabetical|numerical|numeric)(?: order)?|by number|reversed?|uniquely|"
        r"(?:largest|smallest) first|by (?:the )?(?:its )?<nth>(?: and (?:the )?<nth>)?(?: of)? "
        r"(?:<sep>[ -]?(?:separated|delimited) )?(?:columns?|fields?|words?|entries|entry|keys?)|"
        r"(?:with|using) <sep> as (?:the |an? )?(?:field )?(?:separator|delimiter)|"
        r"(?:and )?stabili[sz]ing the sort|stably))*",
        _sorted,
        False,
    ),
    (
        r"(?:<show> |sort )?(?:only )?(?:the )?(?:sorted )?(?:unique|distinct) (?:lines?|entries|values?|"
        rf"rows?|ones?|words?|results?){OF}",
        fixed("sort -u"),
        False,
    ),
    (rf"(?:keep|leave) (?:only )?(?:the )?uniq(?:ue)? (?:lines|ones|entries){OF}", fixed("sort -u"), False),
    (
        r"(?:(?:count|<show>) (?:the )?(?:number of )?|prefix each (?:line|entry|one) with (?:the |its "
        r")*(?:number of )?)(?:occurrences?|repetitions|repeats)(?: of (?:each|every)(?: (?:unique|"
        rf"distinct))?(?: (?:line|one|entry|value|word))?| for each(?: line| one| entry)?)?{OF}",
        fixed("sort | uniq -c"),
        False,
    ),
    (
        rf"reverse (?:the )?(?:order of )?(?:the )?lines{OF}|reverse (?:the )?(?:line )?order(?: of <obj>)?",
        fixed("tac"),
        False,
    ),
    (
        r"reverse(?: (?:each|every) (?:line|string|word)(?: of <obj>| in <obj>)?| the characters?(?: (?:of|in|"
        r"on) (?:each|every) line)?(?: of <obj>)?| (?:the )?<obj>)?",
        fixed("rev"),
        False,
    ),
    (r"<show> (?:<obj> )?(?:backwards|reversed|in reverse)", fixed("rev"), False),
    (r"(?:shuffle|randomi[sz]e|permute)(?: (?:the )?(?:order of )?(?:the )?<obj>)?", fixed("shuf"), False),
)
