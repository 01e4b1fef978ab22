"""LaTeX: a package or command that is missing, with the place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "! latex error",
    "! undefined control sequence",
    "! missing $ inserted",
    "! emergency stop",
    "! package",
    "runaway argument",
    "fatal error occurred, no output pdf",
    "i can't find file",
    "pdflatex not found",
    "xelatex not found",
)
MATCHES = (
    Case(
        "pdflatex paper.tex",
        "! LaTeX Error: File `siunitx.sty' not found.\n\nType X to quit or <RETURN> to proceed,\nl.4 ^^M\n!  ==> "
        "Fatal error occurred, no output PDF file produced!",
        1,
        says="siunitx",
        fix="sudo apt install texlive-science",
    ),
    Case(
        "pdflatex a.tex",
        "! Undefined control sequence.\nl.12 \\texbf\n           {important}",
        1,
        (("a.tex", "x\n" * 20),),
        says="\\texbf",
        fix="sed -n '10,14p' a.tex",
    ),
    Case(
        "pdflatex a.tex",
        "! Missing $ inserted.\n<inserted text> \n                $\nl.7 a_\n      1",
        1,
        says="line 7",
    ),
    Case(
        "pandoc a.md -o a.pdf",
        "pdflatex not found. Please select a different --pdf-engine or install pdflatex",
        47,
        says="pdflatex",
        fix="sudo apt install texlive-latex-recommended",
    ),
    Case(
        "latex a.tex",
        "! LaTeX Error: \\begin{itemize} on input line 3 ended by \\end{document}.\n\nl.9 \\end{document}",
        1,
        says="itemize",
    ),
)
IGNORES = (Case("pdflatex a.tex", "! I can't find file `a.tex'.", 1), Case("make", "make: *** [a] Error 1", 2))
APT = {
    "siunitx": "texlive-science",
    "algorithm2e": "texlive-science",
    "tikz": "texlive-pictures",
    "pgfplots": "texlive-pictures",
    "beamer": "texlive-latex-recommended",
    "biblatex": "texlive-bibtex-extra",
    "fontspec": "texlive-xetex",
    "minted": "texlive-latex-extra",
    "enumitem": "texlive-latex-extra",
    "titlesec": "texlive-latex-extra",
    "babel": "texlive-lang-european",
    "cleveref": "texlive-latex-extra",
    "moderncv": "texlive-latex-extra",
}
COMMANDS = (
    "textbf",
    "textit",
    "texttt",
    "emph",
    "section",
    "subsection",
    "begin",
    "end",
    "item",
    "label",
    "ref",
    "cite",
    "includegraphics",
    "caption",
    "usepackage",
    "documentclass",
    "maketitle",
    "footnote",
    "frac",
    "sqrt",
    "alpha",
    "beta",
    "centering",
    "newcommand",
    "tableofcontents",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    apt = facts.manager == "apt"
    if match := re.search(r"(?P<engine>pdflatex|xelatex|lualatex) not found", text):
        install = (
            facts.install("texlive-xetex" if match["engine"] == "xelatex" else "texlive-latex-recommended")
            if apt
            else ""
        )
        return Finding(
            f"{match['engine']} is not installed, which is needed to make a PDF.",
            0.97,
            "PDF files are made by LaTeX in the background.",
            (match[0],),
            (Fix(install, "installs it"),) if install else (),
            () if install else ("install TeX Live, or make HTML and print that",),
        )
    if match := re.search(r"File [`'](?P<name>[\w-]+)\.(?P<kind>sty|cls)' not found", text):
        package = APT.get(match["name"], "texlive-latex-extra")
        install = facts.install(package) if apt else f"tlmgr install {match['name']}" if facts.has("tlmgr") else ""
        return Finding(
            f"The LaTeX package {match['name']} is not installed.",
            0.975,
            "Packages extend LaTeX and are loaded with \\usepackage. Systems ship them in large bundles.",
            (match[0],),
            (
                Fix(
                    install,
                    f"{package} holds it" if match["name"] in APT else "the large bundle, which most likely holds it",
                ),
            )
            if install
            else (),
            () if install else (f"install it: tlmgr install {match['name']}",),
        )
    line = re.search(r"^l\.(?P<number>\d+) (?P<rest>[^\n]*)", text, re.MULTILINE)
    number = line["number"] if line else ""
    file = next((word for words in problem.segments for word in words[1:] if word.endswith(".tex")), "") or next(
        (f"{word}.tex" for words in problem.segments for word in words[1:] if facts.is_file(f"{word}.tex")), ""
    )
    where = f"{file or 'the text'} line {number}" if number else file or "the text"
    fixes = show_place(facts, file, number) if file and number else ()
    if "Undefined control sequence" in text and line:
        names = re.findall(r"\\([A-Za-z]+)", line["rest"])
        name = names[-1] if names else ""
        near = closest(name, COMMANDS, limit=1)
        return Finding(
            f"LaTeX knows no command \\{name} ({where})." + (f" Did you mean \\{near[0]}?" if near else ""),
            0.97,
            "The command is misspelt, or comes with a package that is not loaded.",
            (line[0].strip(),),
            fixes,
            () if fixes else ("mend that line",),
        )
    if "Missing $ inserted" in text:
        return Finding(
            f"A sign of mathematics stands outside of $…$ ({where}).",
            0.965,
            "_ and ^ and commands such as \\alpha are for formulas. In plain text write \\_ for an underscore.",
            ("Missing $ inserted",),
            fixes,
            () if fixes else (f"look at {where}",),
        )
    match = re.search(r"! (?:LaTeX|Package \w+) Error: (?P<what>[^\n]+)", text)
    if not match:
        return None
    return Finding(
        f"LaTeX stopped at {where}: {match['what'][:110].rstrip('.')}.",
        0.94,
        "The line after l. shows how far it had read; the mistake is there or before it.",
        (match[0][:160],),
        fixes,
        () if fixes else (f"look at {where}",),
    )
