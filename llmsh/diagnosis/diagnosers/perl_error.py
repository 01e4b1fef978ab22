"""A Perl program that stopped, or could not be read: what Perl said, and at which line."""

from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import stopped_at
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import Plain, plainly

SIGNATURES = ("line", "at -e line", "in regex; marked by")
PROGRAMS = frozenset({"perl"})
MATCHES = (
    Case("perl -e '1/0'", "Illegal division by zero at -e line 1.", 255, says="zero"),
    Case(
        "perl a.pl",
        'Global symbol "$x" requires explicit package name (did you forget to declare "my $x"?) at a.pl line 2.\n'
        "Execution of a.pl aborted due to compilation errors.",
        255,
        (("a.pl", "use strict;\n$x = 1;\n"),),
        says="`$x`",
        fix="sed -n '1,4p' a.pl",
    ),
    Case(
        "perl -e 'my $x; $x->bar;'", 'Can\'t call method "bar" on an undefined value at -e line 1.', 255, says="`bar`"
    ),
    Case(
        "perl a.pl",
        'Can\'t locate object method "new" via package "Foo" (perhaps you forgot to load "Foo"?) at a.pl line 1.',
        255,
        says="`Foo`",
    ),
    Case(
        "perl a.pl",
        "Missing right curly or square bracket at a.pl line 9, at end of line\nsyntax error at a.pl line 9, at EOF",
        255,
        says="closing bracket",
    ),
    Case(
        "perl -e '/(a/'", "Unmatched ( in regex; marked by <-- HERE in m/( <-- HERE a/ at -e line 1.", 255, says="`(`"
    ),
    Case("perl a.pl", "cannot open log: No such file or directory at a.pl line 7.", 2, says="a.pl line 7"),
    Case(
        "perl a.pl",
        'Can\'t use string ("abc") as an ARRAY ref while "strict refs" in use at a.pl line 3.',
        255,
        says="a.pl line 3",
    ),
    Case("perl a.pl", "Can't find string terminator '\"' anywhere before EOF at a.pl line 4.", 255, says='`"`'),
    Case("perl a.pl", "Not a HASH reference at a.pl line 4.", 255, says="HASH"),
)
IGNORES = (
    Case("perl a.pl", "Can't locate JSON/XS.pm in @INC (@INC contains: /etc/perl) at a.pl line 1.", 2),
    Case("perl -e 'print qq(ready at the line\\n)'", "ready at the line", 1),
)
SAID = late_pattern(r"(?m)^(?P<what>(?!\s|BEGIN failed).*?) at (?P<file>\S+) line (?P<line>\d+)(?:[.,]|$)")
MODULE = late_pattern(r"Can't locate \S+\.pm in @INC|syntax error at \S+ line \d+, near")
PLAIN: Plain = (
    (
        late_pattern(r"Global symbol \"(?P<name>[^\"]+)\" requires"),
        lambda m: (f"`{m['name']}` is not declared", "With use strict each variable has to be declared once with my."),
    ),
    (
        late_pattern(r"Can't call method \"(?P<name>\w+)\" (?:on an undefined value|without a package)"),
        lambda m: (
            f"`{m['name']}` was called on a variable that holds nothing",
            "Something that was to make an object gave nothing back, or was never called.",
        ),
    ),
    (
        late_pattern(r"Can't locate object method \"(?P<name>\w+)\" via package \"(?P<class>[^\"]+)\""),
        lambda m: (
            f"`{m['class']}` has no method `{m['name']}`",
            "The name is misspelt, or the module was not loaded with use.",
        ),
    ),
    (
        late_pattern(r"Missing right curly"),
        lambda m: ("a closing bracket is missing", "Each { and [ needs its closing one; the file ended before it."),
    ),
    (
        late_pattern(r"Unmatched (?P<sign>\S) in regex"),
        lambda m: (
            f"the pattern has a `{m['sign']}` without its partner",
            "To mean the sign itself, write a backslash before it.",
        ),
    ),
    (
        late_pattern(r"Can't find string terminator '?\"?(?P<sign>\S+?)['\"] anywhere"),
        lambda m: (
            f"a text that began with `{m['sign']}` never ends",
            "The closing quote is missing somewhere after this line.",
        ),
    ),
    (
        late_pattern(r"Illegal (?:division by|modulus) zero"),
        lambda m: ("a number is divided by zero", "The number below is zero or was never set."),
    ),
    (
        late_pattern(
            r"Not an? (?P<kind>\w+) reference|Can't use (?:string|an undefined value).* as an? (?P<as>\w+) ref"
        ),
        lambda m: (
            f"a value was used as a reference to {m['kind'] or m['as']}, and is none",
            "A reference leads to a list or a table; this value is something else, often a plain text or nothing.",
        ),
    ),
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    match = next((each for each in SAID.finditer(problem.text)), None)
    if match is None or MODULE.search(problem.text) or not problem.argv_of("perl"):
        return None
    what = match["what"].strip()
    said = plainly(
        PLAIN,
        what,
        (what[:110].rstrip("."), "The program ended itself there with this message, or Perl had to end it."),
    )
    return stopped_at(facts, (match["file"], match["line"]), said, match[0], 0.9)
