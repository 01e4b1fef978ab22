"""Filters for the look of a text and for what is told of it: case, tables, joined and split lines, counts, dumps."""

import re
from collections.abc import Callable

from llmsh.planner.filters.lines import OF, Said, Values, fixed, numbered
from llmsh.planner.filters.words import count_of, separator_of
from llmsh.syntax.quote import quote

_TABLE_TAIL = (
    r"(?:,? ?(?:with|using|where|by) (?:the )?(?:columns? )?(?:are )?(?:(?:being )?separated by |using "
    r")?(?:an? )?<sep>(?: as (?:the |a )?(?:field |column |input )?(?:separator|delimiter))?(?:[- "
    r"]separated(?: columns)?)?)?"
)


def _joined(said: Said, value_of: Values) -> str | None:
    """Several lines put on one, as many as are said or all."""
    separator = separator_of(said["sep"], value_of) if said.get("sep") else "\t" if said.get("n") else " "
    if separator is None or separator == "\n":
        return None
    mark = "" if separator == "\t" else f"-d {quote(separator or ' ')} "
    if not said.get("n"):
        return f"paste -s {mark}-"
    count = count_of(said["n"])
    return f"paste {mark}{' '.join('-' * int(count))}" if count.isdigit() and int(count) <= 20 else None


def _split(said: Said, value_of: Values) -> str | None:
    separator = separator_of(said["sep"], value_of)
    return (
        None
        if separator in (None, "\n")
        else f"tr {'-s ' if not separator else ''}{quote(separator or '[:space:]')} '\\n'"
    )


def _table(said: Said, value_of: Values) -> str | None:
    separator = separator_of(said["sep"], value_of) if said.get("sep") else ""
    if separator is None or separator == "\n":
        return None
    mark = "$'\\t'" if separator == "\t" else quote(separator)
    return f"column -t -s {mark}" if separator and separator != " " else "column -t"


def _around(form: str) -> Callable[[Said, Values], str | None]:
    def write(said: Said, value_of: Values) -> str | None:
        text = re.sub(r"([&/\\])", r"\\\1", value_of[said["q"].lower()])
        return f"sed {quote(form.format(text))}"

    return write


# phrase, the command that it means, whether it changes what the lines say.
PATTERNS: tuple[tuple[str, Callable[[Said, Values], str | None], bool], ...] = (
    # Look.
    (
        r"(?:convert|change|turn|translate|transform|<show>)? ?(?:<obj> )?(?:to|into|in) (?:all )?(?:upper[ "
        r"-]?case|capitals|capital letters)(?: letters)?",
        fixed("tr '[:lower:]' '[:upper:]'"),
        True,
    ),
    (
        r"(?:convert|change|turn|translate|transform|<show>)? ?(?:<obj> )?(?:to|into|in) (?:all )?(?:lower[ "
        r"-]?case|small letters)(?: letters)?",
        fixed("tr '[:upper:]' '[:lower:]'"),
        True,
    ),
    (
        r"(?:number|enumerate) (?:<obj>|the lines|each line|every line|lines)|(?:<show> )?(?:<obj> )?with "
        r"(?:the )?line numbers?(?: prepended| in front)?|(?:add|prepend|prefix)(?: the)? line numbers?(?: to "
        r"(?:<obj>|each line))?",
        fixed("cat -n"),
        False,
    ),
    (
        r"(?:re-?format|format|re-?align|align|print|display|show|arrange|lay out|convert|turn)(?: (?:the "
        r")?<obj>)? (?:as|into|in|to) (?:an? )?(?:neat |aligned |nice )?(?:table|aligned columns|"
        rf"columns){_TABLE_TAIL}",
        _table,
        False,
    ),
    (r"(?:re-?align|align)(?: (?:the )?(?:<obj>|columns?(?: (?:of|in) <obj>)?))?", _table, False),
    (
        r"(?:wrap|fold|break|limit|cut)(?: (?:the )?(?:lines? (?:of|in) )?<obj>)?(?: to fit)?,? (?:to|at|in|"
        r"into|after|within) (?:a )?(?:(?:maximum )?(?:width|length) of )?(?:lines of )?<n>(?: characters?| "
        r"columns?| symbols?)?(?: wide| long| each| in width| per line)?",
        numbered("fold -w {n}"),
        False,
    ),
    (
        r"(?:wrap|fold|break|cut)(?: (?:the )?<obj>)?,? (?:to|at|in|after) <n>(?: characters?| columns?)?,? "
        r"(?:breaking )?(?:only )?(?:at|on|between) (?:spaces|words?|word boundaries|blanks)",
        numbered("fold -s -w {n}"),
        False,
    ),
    (
        r"format(?: <obj>)? (?:as|in|into) (?:an? )?<n>[ -](?:symbol|character|char|column)s?[ -]wide columns?",
        numbered("fold -w {n}"),
        False,
    ),
    (
        rf"(?:insert|put|add) <q> (?:every|after every|after each) <n> characters?{OF}",
        lambda said, value_of: (
            f"sed 's/.\\{{{count_of(said['n'])}\\}}/&{value_of[said['q'].lower()]}/g'"
            if re.fullmatch(r"[^&/\\']*", value_of[said["q"].lower()])
            else None
        ),
        True,
    ),
    (
        r"(?:join|merge|combine|put|print|write|display|show|group|concatenate) (?:the |all )*(?:every |each "
        rf")?<n> (?:consecutive )?lines?{OF} (?:on|into|in|to|as|onto) (?:a |one |each )*(?:single "
        r")?line(?:,? ?(?:separated|delimited) (?:by|with) (?:an? )?<sep>(?: characters?)?| with (?:an? "
        r")?<sep>(?: (?:as|for) (?:the |a )?(?:separator|delimiter))?)?",
        _joined,
        False,
    ),
    (
        r"(?:join|merge|combine|put|print|write|concatenate) (?:all )?(?:the )?lines(?: of <obj>| in <obj>)? "
        r"(?:on|into|in|to|as|onto) (?:a |one )*(?:single )?line(?:,? ?(?:separated|delimited|separating "
        r"them) (?:by|with) (?:an? )?<sep>(?: characters?)?| with (?:an? )?<sep>(?: (?:as|for) (?:the |a "
        r")?(?:separator|delimiter))?)?",
        _joined,
        False,
    ),
    (
        r"(?:join|merge|concatenate) (?:all )?(?:the )?lines(?: of <obj>| in <obj>)? (?:with|by|using) (?:an? "
        r")?<sep>(?: characters?)?(?: as (?:the |a )?(?:separator|delimiter))?",
        _joined,
        False,
    ),
    (
        r"<show> <obj> (?:on|in|as) (?:a |one )*(?:single )?line(?:,? ?(?:separated|delimited) (?:by|with) "
        r"(?:an? )?<sep>)?",
        _joined,
        False,
    ),
    (
        r"(?:split|break|separate)(?: up)?(?: <obj>)? (?:into lines )?(?:on|at|by) (?:each |every |the |an? "
        r")*<sep>(?: characters?)?(?: into (?:separate )?lines| onto (?:new|separate) lines)?",
        _split,
        False,
    ),
    (
        r"<show> <obj> (?:separated|split) by newlines (?:instead of|rather than|not) (?:by )?(?:an? "
        r")?<sep>(?: characters?)?",
        _split,
        False,
    ),
    (
        rf"(?:prefix|prepend) (?:each|every|all|the) lines?{OF} with (?:the )?(?:string |text |word )?<q>|"
        r"(?:prefix|start) (?:<obj>|each|every line) with (?:the )?(?:string |text )?<q>",
        _around("s/^/{}/"),
        True,
    ),
    (
        r"(?:prepend|add|insert|put) (?:the )?(?:string |text |word |prefix )?<q> (?:to|at|before|in front of|"
        r"to the (?:start|beginning|front) of|at the (?:start|beginning|front) of) (?:each|every|all|the) "
        rf"lines?{OF}",
        _around("s/^/{}/"),
        True,
    ),
    (
        r"(?:append|add|put|insert) (?:the )?(?:string |text |word |suffix )?<q> (?:to|at the end of|after|to "
        rf"the end of) (?:each|every|all|the) lines?{OF}",
        _around("s/$/{}/"),
        True,
    ),
    (rf"(?:suffix|end) (?:each|every|all) lines?{OF} with <q>", _around("s/$/{}/"), True),
    (
        r"(?:indent)(?: <obj>| each line| every line)? (?:by|with) <n> (?:spaces|blanks|characters)",
        lambda said, value_of: (
            f"sed 's/^/{' ' * int(count_of(said['n']))}/'" if count_of(said["n"]).isdigit() else None
        ),
        True,
    ),
    # Told of it.
    (
        r"(?:count|<show>) (?:the )?(?:total )?(?:number of |count of )?(?:the )?unique (?:lines?|results?|"
        rf"entries|values?){OF}",
        fixed("sort -u | wc -l"),
        False,
    ),
    (
        r"(?:count|<show> (?:the )?(?:total )?(?:number|count) of) (?:the |all )*(?:number of )?(?:the "
        rf")?(?:lines?|results?|rows?|entries|matches|items){OF}|count <obj>",
        fixed("wc -l"),
        False,
    ),
    (
        r"(?:count|<show> (?:the )?(?:total )?(?:number|count) of) (?:the |all )*(?:number of )?(?:the "
        rf")?words?{OF}",
        fixed("wc -w"),
        False,
    ),
    (
        r"(?:count|<show> (?:the )?(?:total )?(?:number|count) of) (?:the |all )*(?:number of )?(?:the "
        rf")?characters?{OF}",
        fixed("wc -m"),
        False,
    ),
    (
        r"(?:count|<show> (?:the )?(?:total )?(?:number|count) of) (?:the |all )*(?:number of )?(?:the "
        rf")?bytes?{OF}",
        fixed("wc -c"),
        False,
    ),
    (
        r"(?:count|<show> (?:the )?(?:total )?(?:number|count) of) (?:the |all )*(?:number of "
        rf")?(?:occurrences|instances|times)(?: of)? (?:the )?(?:character |word |string |letter )?<q>{OF}",
        lambda said, value_of: f"grep -oF -e {quote(value_of[said['q'].lower()])} | wc -l",
        False,
    ),
    (
        rf"(?:sum(?: up)?|add up|total)(?: (?:the )?(?:numbers?|values?))?(?: <obj>)?{OF}|<show> (?:the "
        rf")?(?:sum|total) of (?:the |all )*(?:numbers?|values?|<obj>){OF}",
        fixed("awk '{ s += $1 } END { print s }'"),
        False,
    ),
    (
        rf"<show> (?:the |only )*(?:file ?)?(?:type )?(?:extension|suffix|ending){OF}",
        fixed("sed 's/.*\\.//'"),
        False,
    ),
    # Dumps.
    (
        rf"(?:<show>|dump) (?:the )?(?:hex(?:adecimal)? (?:bytes|values)|bytes in hex(?:adecimal)?) and "
        rf"(?:the )?(?:printable )?characters{OF}",
        fixed("od -t x1 -t c"),
        False,
    ),
    (
        r"(?:<show>|convert|dump)? ?(?:an? |the )*(?:hex(?:adecimal)? ?)?dump (?:of )?(?:<obj> )?(?:as |of "
        r")?(?:printable )?characters|(?:<show> )?<obj> as (?:an? )?hex ?dump of characters|(?:<show>|dump|"
        r"convert) (?:the )?<obj> as (?:printable )?characters",
        fixed("od -c"),
        False,
    ),
    (rf"<show> (?:the )?named characters{OF}|<show> <obj> as named characters", fixed("od -a"), False),
    (
        r"(?:<show>|dump|convert) (?:the )?<obj> (?:as|to|into|in) (?:an? )?(?:dump of )?octal bytes|<show> "
        rf"(?:the )?octal bytes{OF}|(?:<show>|convert <obj> (?:to|into)) an? (?:dump of octal bytes|octal "
        rf"dump of bytes){OF}",
        fixed("od -b"),
        False,
    ),
    (
        rf"(?:<show>|make|create|dump)? ?(?:an? |the )*octal dump{OF}|<show> <obj> as (?:an? )?octal dump|"
        r"(?:dump|<show>) <obj> in octal",
        fixed("od"),
        False,
    ),
    (
        rf"<show> (?:an? |the )*hex(?:adecimal)? ?dump,? (?:byte (?:by|to) byte|one byte at a time){OF}|"
        rf"<show> (?:the )?<obj> as hex(?:adecimal)? bytes|<show> (?:the )?hex(?:adecimal)? bytes{OF}",
        fixed("od -t x1"),
        False,
    ),
    (
        rf"(?:<show>|make|create|dump) (?:an? |the )*hex(?:adecimal)? ?dump{OF}|<show> <obj> as (?:an? "
        r")?hex(?:adecimal)? ?dump|dump (?:<obj> )?(?:in|as|to) hex(?:adecimal)?",
        fixed("xxd"),
        False,
    ),
    (r"dump (?:the )?(?:remaining )?(?:characters|<obj>)", fixed("od -c"), False),
    (r"(?:base ?64[- ]encode|encode)(?: <obj>)?(?: (?:in|to|as|with|using) base ?64)?", fixed("base64"), True),
    (r"(?:base ?64[- ]decode|decode)(?: <obj>)?(?: (?:from|in|as|with|using) base ?64)?", fixed("base64 -d"), True),
    (rf"(?:calculate|compute|<show>|generate|get) (?:the )?md5 ?(?:check)?(?:sum|hash)?{OF}", fixed("md5sum"), False),
    (
        rf"(?:calculate|compute|<show>|generate|get) (?:the )?sha-?1 ?(?:check)?(?:sum|hash)?{OF}",
        fixed("sha1sum"),
        False,
    ),
    (
        rf"(?:calculate|compute|<show>|generate|get) (?:the )?sha-?256 ?(?:check)?(?:sum|hash)?{OF}",
        fixed("sha256sum"),
        False,
    ),
    # Where it is read.
    (
        r"(?:view|page through|browse|show|display|print|read|see|open)(?: <obj>)? (?:in|with|using|through) "
        r"(?:the )?(?:pager )?<q>?(?:less|a pager|the pager)|(?:interactively )?page (?:interactively "
        r")?through <obj>|page <obj> interactively",
        fixed("less"),
        False,
    ),
)
