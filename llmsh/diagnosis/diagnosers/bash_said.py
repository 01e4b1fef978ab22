"""Messages of bash's own builtins and expansions that say it in bash's words."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "substring expression",
    "not a function",
    "not a shell builtin",
    "unalias",
    "type",
    "cannot modify limit",
    "nameref variable self references not allowed",
    "circular name reference",
    "maximum function nesting level exceeded",
    "maximum source nesting level exceeded",
    "here-document at line",
    "invalid indirect expansion",
    "no completion specification",
)
MATCHES = (
    Case("s=abc; echo ${s:1:-5}", "bash: line 1: -5: substring expression < 0", 1, says="`-5`"),
    Case("export -f foo", "bash: line 1: export: foo: not a function", 1, says="`foo`", fix="declare -F"),
    Case("unalias foo", "bash: line 1: unalias: foo: not found", 1, says="`foo`", fix="alias"),
    Case("type foo && foo", "bash: line 1: type: foo: not found", 1, says="`foo`"),
    Case("builtin ls", "bash: line 1: builtin: ls: not a shell builtin", 1, says="`ls`", fix="ls"),
    Case(
        "ulimit -n 99999999",
        "bash: line 1: ulimit: open files: cannot modify limit: Operation not permitted",
        1,
        says="`open files`",
        fix="ulimit -Hn",
    ),
    Case("declare -n ref=ref", "bash: line 1: declare: ref: nameref variable self references not allowed", 1,
         says="`ref`"),
    Case("f() { f; }; f", "bash: line 1: f: maximum function nesting level exceeded (100)", 1, says="`f`"),
    Case("echo ${!x}", "bash: line 1: x: invalid indirect expansion", 1, says="`x`"),
    Case("cat <<EOF", "bash: line 3: warning: here-document at line 1 delimited by end-of-file (wanted `EOF')", 1,
         says="`EOF`"),
    Case("complete -p foo", "bash: line 1: complete: foo: no completion specification", 1, says="`foo`"),
)  # fmt: skip
IGNORES = (
    Case("cat x", "cat: x: Permission denied", 1),
    Case("python3 a.py", "TypeError: f is not a function", 1),
)
_OPTIONS = (
    "open files=-Hn,max user processes=-Hu,core file size=-Hc,virtual memory=-Hv,stack size=-Hs,cpu time=-Ht,"
    "file size=-Hf,max locked memory=-Hl"
)
OPTIONS = dict(pair.split("=") for pair in _OPTIONS.split(","))
TOLD = (
    (
        late_pattern(r"(?m)sh: (?:line \d+: )?(?P<word>\S+): substring expression < 0"),
        lambda m, p: Finding(
            f"`{m['word']}` cuts away more letters than the text has.",
            0.96,
            "In ${name:start:length} a negative length counts back from the end; it may not reach before the start.",
            seen(m),
            (),
            ("see how long the text is: ${#name}, with the name of your variable",),
        ),
    ),
    (
        late_pattern(r"sh: (?:line \d+: )?(?:\w+: )?(?P<name>[^:\s]+): not a function"),
        lambda m, p: Finding(
            f"This shell has no function `{m['name']}`.",
            0.96,
            "It is defined later, in another shell, or under another name.",
            seen(m),
            (Fix("declare -F", "lists the functions"),),
        ),
    ),
    (
        late_pattern(r"sh: (?:line \d+: )?unalias: (?P<name>[^:\n]+): not found"),
        lambda m, p: Finding(
            f"This shell has no alias `{m['name']}`.",
            0.96,
            "An alias is known only in the shell in which it was set.",
            seen(m),
            (Fix("alias", "lists those that are set"),),
        ),
    ),
    (
        late_pattern(r"sh: (?:line \d+: )?(?:type|hash|command): (?P<name>[^:\n]+): not found"),
        lambda m, p: Finding(
            f"`{m['name']}` is neither a program nor a function nor an alias here.",
            0.93,
            "The shell looked among its own words and in the folders of PATH.",
            seen(m),
            (Fix("echo $PATH", "shows these folders"),),
            ("check the name, or install the program",),
        ),
    ),
    (
        late_pattern(r"builtin: (?P<name>[^:\s]+): not a shell builtin"),
        lambda m, p: Finding(
            f"`{m['name']}` is not built into the shell.",
            0.97,
            "builtin runs only what bash itself brings, such as cd or echo. Other programs are called by their name.",
            seen(m),
            (
                Fix(p.replace_text("builtin", "").strip(), "runs it as a program"),
                Fix("compgen -b", "lists the builtins"),
            ),
        ),
    ),
    (
        late_pattern(r"ulimit: (?P<what>[^:\n]+): cannot modify limit: (?P<why>.+)"),
        lambda m, p: Finding(
            f"The limit `{m['what']}` cannot be set so high.",
            0.97,
            "Each limit has a ceiling that only root may raise; below it everybody may choose.",
            seen(m),
            (Fix(f"ulimit {OPTIONS.get(m['what'], '-Ha')}", "shows the ceiling"),),
            ("choose a smaller value, or have root raise it in /etc/security/limits.conf",),
        ),
    ),
    (
        late_pattern(r"(?P<name>[^:\s]+): (?:nameref variable self references not allowed|circular name reference)"),
        lambda m, p: Finding(
            f"The reference `{m['name']}` leads back to itself.",
            0.96,
            "declare -n makes a second name for a variable; the two names have to differ.",
            seen(m),
            (),
            (f"call the reference otherwise than {m['name']}",),
        ),
    ),
    (
        late_pattern(r"(?P<name>[^:\s]+): maximum (?:function|source) nesting level exceeded"),
        lambda m, p: Finding(
            f"`{m['name']}` calls itself again and again.",
            0.96,
            "Inside a function of the same name, command runs the program and not the function.",
            seen(m),
            (),
            (f"in the function write: command {m['name']}",),
        ),
    ),
    (
        late_pattern(r"sh: (?:line \d+: )?(?P<name>\w+): invalid indirect expansion"),
        lambda m, p: Finding(
            f"`{m['name']}` holds no name of a variable.",
            0.95,
            "${!x} takes the value of x as the name of another variable; x is empty here.",
            seen(m),
            (Fix(f"declare -p {quote(m['name'])}", "shows what it holds"),),
        ),
    ),
    (
        late_pattern(r"here-document at line (?P<line>\d+) delimited by end-of-file \(wanted `(?P<end>[^']+)'\)"),
        lambda m, p: Finding(
            f"The text that begins in line {m['line']} has no closing line `{m['end']}`.",
            0.88,
            "The closing word has to stand alone on its line, with no spaces before or after it.",
            seen(m),
            (),
            (f"write {m['end']} alone on a line of its own; after <<- tabs may stand before it",),
        ),
    ),
    (
        late_pattern(r"(?P<name>[^:\s]+): no completion specification"),
        lambda m, p: Finding(
            f"No completion is set for `{m['name']}`.",
            0.95,
            "Completions are often loaded only when Tab is pressed for the first time.",
            seen(m),
            (Fix("complete -p", "lists those that are set"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
