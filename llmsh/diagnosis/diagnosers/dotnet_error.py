"""dotnet: no project here, an SDK that is missing, the first error of the C# compiler."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import show_place, shown_path
from llmsh.diagnosis.problem import Problem, quote_path

SIGNATURES = (
    "couldn't find a project to run",
    "msb1003",
    "msb1009",
    "netsdk1045",
    "a compatible .net sdk was not found",
    ": error cs",
    "nu1101",
    "the command could not be loaded",
    "you must install or update .net",
    "no .net sdks were found",
)
MATCHES = (
    Case(
        "dotnet run",
        "Couldn't find a project to run. Ensure a project exists in /w, or pass the path to the project using "
        "--project.",
        1,
        (("src/App/App.csproj", "x"),),
        says="project",
        fix="dotnet run --project src/App",
    ),
    Case(
        "dotnet build",
        "MSBUILD : error MSB1003: Specify a project or solution file. The current working directory does not "
        "contain a project or solution file.",
        1,
        says="project",
    ),
    Case("dotnet build", "/w/Program.cs(5,13): error CS1002: ; expected [/w/app.csproj]", 1, says="Program.cs line 5"),
    Case(
        "dotnet build",
        "error NETSDK1045: The current .NET SDK does not support targeting .NET 9.0.  Either target .NET 8.0 or "
        "lower, or use a version of the .NET SDK that supports .NET 9.0.",
        1,
        says=".NET 9.0",
        fix="dotnet --list-sdks",
    ),
)
IGNORES = (Case("dotnet", "bash: dotnet: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if re.search(r"Couldn't find a project to run|MSB1003|MSB1009", text):
        found = next(
            (
                path
                for folder in facts.listing()
                if facts.is_dir(folder) and folder[:1] != "."
                for inner in ("", *facts.listing(folder))
                for path in [os.path.join(folder, inner)]
                if facts.is_dir(path)
                and any(name.endswith((".csproj", ".fsproj", ".sln")) for name in facts.listing(path))
            ),
            "",
        )
        found = os.path.normpath(found) if found else ""
        run = problem.argv[1:2] == ("run",)
        return Finding(
            "There is no project in this folder.",
            0.97,
            "A project is a file that ends with .csproj; dotnet looks for it where it is started.",
            (f"{found} holds one" if found else "no .csproj here",),
            (
                Fix(
                    f"{problem.command} --project {quote_path(found)}"
                    if run
                    else f"{problem.command} {quote_path(found)}",
                    "names the project",
                ),
            )
            if found
            else (Fix("dotnet new console", "begins a new one here"),),
        )
    if match := re.search(
        r"does not support targeting (?P<want>\.NET [\d.]*\d)|compatible \.NET SDK was not found|You must "
        r"install or update \.NET|No \.NET SDKs were found",
        text,
    ):
        return Finding(
            "The installed .NET is too old, or not the one that is asked "
            f"for{': ' + match['want'] if match['want'] else ''}.",
            0.97,
            "The project or global.json names a version, and the SDK of that version is not here.",
            (match[0],),
            (Fix("dotnet --list-sdks", "lists those that are here"),),
            ("install that version of the SDK",),
        )
    match = re.search(r"(?P<file>[\w./-]+\.cs)\((?P<line>\d+),\d+\): error (?P<code>CS\d+): (?P<what>[^\[\n]+)", text)
    if not match:
        return None
    file = shown_path(facts, match["file"])
    fixes = show_place(facts, match["file"], match["line"])
    return Finding(
        f"{file} line {match['line']}: {match['what'].strip()[:120]}.",
        0.96,
        "The first error counts; later ones often follow from it.",
        (match["code"],),
        fixes,
        () if fixes else ("look at that line",),
    )
