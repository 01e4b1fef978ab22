"""xmllint finds no file, or an XPath that cannot be read or finds nothing."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.told import seen, told

SIGNATURES = ("failed to load external entity", "xpath error", "xpath set is empty")
MATCHES = (
    Case("xmllint none.xml", 'warning: failed to load external entity "none.xml"', 1, says="`none.xml`"),
    Case("xmllint --xpath '//[' a.xml", "XPath error : Invalid expression\n//[\n  ^\nXPath evaluation failure", 10,
         says="`//[`"),
    Case("xmllint --xpath '//b' a.xml", "XPath set is empty", 10, says="nothing"),
)  # fmt: skip
IGNORES = (Case("xmllint a.xml", "a.xml:1: parser error : Opening and ending tag mismatch: b line 1 and a", 1),)
TOLD = (
    (
        late_pattern(r"failed to load external entity \"(?P<name>[^\"]+)\""),
        lambda m, p: Finding(
            f"The file `{m['name']}` cannot be loaded: it is not there.",
            0.94,
            "An external entity is another file or address that is read in.",
            seen(m),
            (Fix("ls", "shows what is here"),),
            ("check the name",),
        ),
    ),
    (
        late_pattern(r"XPath error : (?P<what>.+)\n(?P<path>.+)"),
        lambda m, p: Finding(
            f"The XPath `{m['path'].strip()[:60]}` cannot be read: {m['what'].strip().lower()}.",
            0.96,
            "An XPath is a way through the tree: /a/b, //b anywhere, [@x='1'] with a condition.",
            seen(m),
            (),
            ("mend the place that the ^ points to",),
        ),
    ),
    (
        late_pattern(r"XPath set is empty"),
        lambda m, p: Finding(
            "The XPath is right, but it finds nothing in this document.",
            0.9,
            "Names have to fit letter by letter. Where a document has a namespace, plain names find nothing.",
            seen(m),
            (),
            ("with a namespace write //*[local-name()='b']",),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
