"""A setting, alias, date, author or format of git that it cannot use."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "recursive alias",
    "alias loop detected",
    "expansion of alias",
    "empty alias for",
    "index file smaller than expected",
    "bad signature",
    "index file corrupt",
    "is not 'name <email>' and matches no existing author",
    "invalid date format",
    "bad boolean config value",
    "bad numeric config value",
    "has multiple values",
    "cannot overwrite multiple values",
    "not in a git directory",
    "cannot change to",
    "is not a valid remote name",
    "invalid --pretty format",
    "expects a numerical value",
    "wrong number of arguments, should be",
    "no such section",
    "is not a positive number",
)
PROGRAMS = frozenset({"git"})
MATCHES = (
    Case("git st", "fatal: recursive alias: st", 128, says="`st`", fix="git config --get-regexp '^alias'"),
    Case("git st", "expansion of alias 'st' failed; 'statuss' is not a git command", 1, says="`statuss`"),
    Case("git status", "fatal: .git/index: index file smaller than expected", 128, says="index",
         fix="mv .git/index .git/index.damaged && git reset"),
    Case("git commit --author=bob -m x", "fatal: --author 'bob' is not 'Name <email>' and matches no existing author",
         128, says="`bob`"),
    Case("git commit --date=someday -m x", "fatal: invalid date format: someday", 128, says="`someday`"),
    Case("git status", "fatal: bad boolean config value 'maybe' for 'core.bare'", 128, says="core.bare",
         fix="git config --show-origin --get-all core.bare"),
    Case("git config a.b c", "warning: a.b has multiple values\nerror: cannot overwrite multiple values with a single "
         "value", 5, says="a.b", fix="git config --get-all a.b"),
    Case("git config --local a.b c", "fatal: not in a git directory", 128, says="no git repository"),
    Case("git -C nodir status", "fatal: cannot change to 'nodir': No such file or directory", 128, says="`nodir`"),
    Case("git remote add a..b x", "fatal: 'a..b' is not a valid remote name", 128, says="`a..b`"),
    Case("git log --pretty=onelin", "fatal: invalid --pretty format: onelin", 128, says="`onelin`",
         fix="git log --pretty=oneline"),
    Case("git clone --depth x u", "fatal: depth x is not a positive number", 128, says="`x`",
         fix="git clone --depth 1 u"),
    Case("git log -n x", "error: option `n' expects a numerical value", 129, says="number"),
    Case("git config --unset", "error: wrong number of arguments, should be from 1 to 2", 129, says="from 1 to 2"),
)  # fmt: skip
IGNORES = (
    Case("git stauts", "git: 'stauts' is not a git command. See 'git --help'.", 1),
    Case("git config username bob", "error: key does not contain a section: username", 2),
)
FORMATS = ("oneline", "short", "medium", "full", "fuller", "reference", "email", "raw")
TOLD = (
    (
        late_pattern(r"(?:recursive alias|alias loop detected): (?:expansion of ')?(?P<name>[\w-]+)|empty alias for "
                     r"(?P<empty>[\w-]+)"),
        lambda m, p: Finding(
            f"The alias `{m['name']}` calls itself." if m["name"] else f"The alias `{m['empty']}` stands for nothing.",
            0.97,
            "An alias stands for a command of git; here it leads back to itself, or nowhere.",
            seen(m),
            (Fix("git config --get-regexp '^alias'", "shows all aliases"),),
            ("set it anew: git config alias., its name and the command",),
        ),
    ),
    (
        late_pattern(r"expansion of alias '(?P<name>[^']+)' failed; '(?P<to>[^']+)' is not a git command"),
        lambda m, p: Finding(
            f"The alias `{m['name']}` stands for `{m['to']}`, which is no command of git.",
            0.98,
            "What an alias stands for has to be a command of git; with ! before it, any program.",
            seen(m),
            (Fix(f"git config --show-origin --get {quote('alias.' + m['name'])}", "shows where it is set"),),
            ("set the alias anew with the right word",),
        ),
    ),
    (
        late_pattern(r"index file (?:smaller than expected|corrupt)|bad (?:index file )?signature 0x\w+"),
        lambda m, p: Finding(
            "git's list of files (.git/index) is damaged.",
            0.96,
            "The index says what the next commit will hold. It can be made anew from the last commit; files stay.",
            seen(m),
            (Fix("mv .git/index .git/index.damaged && git reset", "makes the list anew, the old one is kept"),),
        ),
    ),
    (
        late_pattern(r"--author '(?P<name>[^']*)' is not 'Name <email>'"),
        lambda m, p: Finding(
            f"`{m['name']}` is no author as git wants it: a name, then the address in < >.",
            0.97,
            "A short name works only for somebody who has commits here already.",
            seen(m),
            (Fix("git log --format='%an <%ae>' -5", "shows how authors are written here"),),
            ("write it in quotes: --author='Ada Byron <ada@example.org>'",),
        ),
    ),
    (
        late_pattern(r"invalid date format: (?P<date>.+)"),
        lambda m, p: Finding(
            f"git cannot read `{m['date']}` as a date.",
            0.97,
            "It reads 2024-05-31, 2024-05-31T10:00:00, yesterday and 3.days.ago.",
            seen(m),
            (),
            ("write the date as 2024-05-31 or 2024-05-31T10:00:00",),
        ),
    ),
    (
        late_pattern(r"bad (?P<kind>boolean|numeric) config value '(?P<value>[^']*)' for '(?P<key>[^']+)'"),
        lambda m, p: Finding(
            f"The setting {m['key']} has the value `{m['value']}`, which is no "
            + ("number." if m["kind"] == "numeric" else "yes or no."),
            0.97,
            "Some settings take only true or false, others only a number.",
            seen(m),
            (Fix(f"git config --show-origin --get-all {quote(m['key'].lower())}", "shows which file sets it"),),
        ),
    ),
    (
        late_pattern(r"(?P<key>[\w.-]+\.[\w-]+) has multiple values"),
        lambda m, p: Finding(
            f"The setting {m['key']} stands there several times, and git does not know which to change.",
            0.97,
            "Some settings may have many values. --replace-all sets one for all of them, --add adds one.",
            seen(m),
            (Fix(f"git config --get-all {quote(m['key'])}", "shows its values"),),
        ),
    ),
    (
        late_pattern(r"not in a git directory"),
        lambda m, p: Finding(
            "This folder is in no git repository, so it has no settings of its own.",
            0.96,
            "--local means the settings of the repository; --global means yours, for all repositories.",
            seen(m),
            (Fix(p.replace_text("--local", "--global"), "sets it for you everywhere"),) if p.names("--local") else (),
            ("go into the repository first, or use --global",),
        ),
    ),
    (
        late_pattern(r"cannot change to '(?P<path>[^']+)': (?P<why>\w[\w ]+)"),
        lambda m, p: Finding(
            f"git cannot go into the folder `{m['path']}`: "
            + ("it is not there." if m["why"].startswith("No such") else "it is no folder, or closed to you."),
            0.96,
            "-C tells git in which folder to work.",
            seen(m),
            (Fix("ls -d */", "lists the folders here"),),
        ),
    ),
    (
        late_pattern(r"'(?P<name>[^']+)' is not a valid remote name"),
        lambda m, p: Finding(
            f"`{m['name']}` cannot be the name of a remote.",
            0.97,
            "Such a name takes letters, digits, - and _, without spaces, .. or : in it.",
            seen(m),
            (),
            ("choose a plain name such as origin",),
        ),
    ),
    (
        late_pattern(r"invalid --pretty format: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"git log has no format called `{m['name']}`.",
            0.97,
            "Beside the names it knows it takes a pattern of your own: --format='%h %an %s'.",
            seen(m),
            tuple(
                Fix(p.command.replace(m["name"], each, 1), f"{each} is a format it knows")
                for each in FORMATS if each.startswith(m["name"][:3])
            )[:1],
            (f"it knows: {', '.join(FORMATS)}",),
        ),
    ),
    (
        late_pattern(r"depth (?P<value>\S+) is not a positive number"),
        lambda m, p: Finding(
            f"`{m['value']}` is no number of commits for --depth.",
            0.96,
            "--depth takes how many commits of the history are fetched, counted back from the newest.",
            seen(m),
            (Fix(p.replace_text(m["value"], "1"), "fetches only the newest"),),
        ),
    ),
    (
        late_pattern(r"option `(?P<name>[^']+)' expects a numerical value"),
        lambda m, p: Finding(
            f"The option `{m['name']}` wants a number.",
            0.95,
            "What follows the option is no number, so git cannot count with it.",
            seen(m),
            (),
            (f"write a number after {m['name']}",),
        ),
    ),
    (
        late_pattern(r"wrong number of arguments, should be (?P<count>[\w ]+)"),
        lambda m, p: Finding(
            f"git got another number of words there; it takes {m['count']}.",
            0.93,
            "Usually the name of a setting is missing, or a value with spaces is not in quotes.",
            seen(m),
            (Fix("git config --list", "lists the settings"),),
        ),
    ),
    (
        late_pattern(r"no such section: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"The settings have no section `{m['name']}`.",
            0.95,
            "The part before the first dot of a setting is its section.",
            seen(m),
            (Fix("git config --list", "lists the settings"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
