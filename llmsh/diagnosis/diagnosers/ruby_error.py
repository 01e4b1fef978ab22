"""Ruby: a gem that is missing, a version that does not fit, or an exception with its place."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.place import stopped_at
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.told import Plain, plainly

SIGNATURES = (
    "cannot load such file",
    "could not find gem",
    "bundler::gemnotfound",
    "your ruby version is",
    "you don't have write permissions for the",
    "could not find a valid gem",
    "no rakefile found",
    "could not locate gemfile",
    "nomethoderror",
    "(nameerror)",
    "(loaderror)",
    "run `bundle install`",
    "could not find '",
    ":in ",
    "syntax error, unexpected",
    "syntax errors found",
)
MATCHES = (
    Case(
        "ruby app.rb",
        "<internal:/usr/lib/ruby/rubygems/core_ext/kernel_require.rb>:86:in `require': cannot load such file -- "
        "sinatra (LoadError)\n\tfrom app.rb:1:in `<main>'",
        1,
        says="sinatra",
        fix="gem install --user-install sinatra",
    ),
    Case(
        "bundle exec rails s",
        "Could not find rails-7.0.4 in locally installed gems\nRun `bundle install` to install missing gems.",
        7,
        says="rails",
        fix="bundle install && bundle exec rails s",
    ),
    Case(
        "gem install rails",
        "ERROR:  While executing gem ... (Gem::FilePermissionError)\n    You don't have write permissions for "
        "the /var/lib/gems/3.1.0 directory.",
        1,
        says="/var/lib/gems/3.1.0",
        fix="gem install --user-install rails",
    ),
    Case(
        "ruby a.rb",
        "a.rb:3:in `f': undefined method `upcase' for nil:NilClass (NoMethodError)\n\tfrom a.rb:5:in `<main>'",
        1,
        (("a.rb", "a\n" * 6),),
        says="a.rb line 3",
        fix="sed -n '1,5p' a.rb",
    ),
    Case("ruby -e '1/0'", "-e:1:in `/': divided by 0 (ZeroDivisionError)\n\tfrom -e:1:in `<main>'", 1, says="zero"),
    Case("ruby a.rb", "a.rb:3: syntax error, unexpected end-of-input, expecting `end'\ndef f; puts 1", 1, says="`end'"),
    Case("ruby a.rb", "a.rb:1:in `+': no implicit conversion of Integer into String (TypeError)", 1, says="String"),
    Case("ruby a.rb", "a.rb:2:in `<main>': boom (RuntimeError)", 1, says="boom"),
    Case("bundle install", "Your Ruby version is 3.1.2, but your Gemfile specified 3.3.0", 18, says="3.3.0"),
    Case("bundle", "Could not locate Gemfile or .bundle/ directory", 10, says="Gemfile"),
)
SAID = late_pattern(
    r"(?m)^(?P<file>(?:[\w./-]+\.rb|-e|\S*Rakefile|-)):(?P<line>\d+):(?:in [`'][^']+': (?P<what>.+) "
    r"\((?P<kind>[\w:]+)\)| (?P<syntax>syntax errors? ?(?:found|, unexpected .+)))"
)
# What the exception says → what that means, and why it comes.
PLAIN: Plain = (
    (
        late_pattern(r"undefined (?:local variable or )?method [`'](?P<name>\S+?)' for nil"),
        lambda m: (f"`{m['name']}` was called on nil", "nil means nothing: what was to have a value has none."),
    ),
    (
        late_pattern(r"undefined local variable or method [`'](?P<name>\S+?)' for"),
        lambda m: (f"`{m['name']}` is no variable and no method here", "It is misspelt, or belongs to another object."),
    ),
    (
        late_pattern(r"undefined method [`'](?P<name>\S+?)' for (?P<what>\S+)"),
        lambda m: (
            f"{m['what'][:40]} has no method `{m['name']}`",
            "It is misspelt, or the object is of another class.",
        ),
    ),
    (
        late_pattern(r"uninitialized constant (?P<name>\S+)"),
        lambda m: (f"there is no class or constant `{m['name']}`", "It is misspelt, or its file was not loaded."),
    ),
    (
        late_pattern(r"divided by 0"),
        lambda m: ("a number is divided by zero", "The number below is zero or was never set."),
    ),
    (
        late_pattern(r"wrong number of arguments \(given (?P<given>\d+), expected (?P<want>[^)]+)\)"),
        lambda m: (
            f"it was called with {m['given']} values and takes {m['want']}",
            "The lines below tell who called it.",
        ),
    ),
    (
        late_pattern(r"key not found: (?P<name>.+)"),
        lambda m: (f"there is no entry {m['name']}", "fetch insists on an entry; with [ ] one gets nil instead."),
    ),
    (
        late_pattern(r"no implicit conversion of (?P<a>\S+) into (?P<b>\S+)"),
        lambda m: (f"{m['a']} and {m['b']} do not go together", "Convert one of them first, with to_s or to_i."),
    ),
    (
        late_pattern(r"No such file or directory @ \w+ - (?P<path>.+)"),
        lambda m: (f"`{m['path']}` does not exist", "The path is seen from the folder in which ruby was started."),
    ),
    (
        late_pattern(r"can't modify frozen (?P<what>\w+)"),
        lambda m: (f"this {m['what']} is frozen, so it cannot be changed", "dup makes a copy that may be changed."),
    ),
)
IGNORES = (Case("ruby", "bash: ruby: command not found", 127),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"Your Ruby version is (?P<have>[\d.]+), but your Gemfile specified (?P<want>[^\s]+)", text):
        return Finding(
            f"The project wants Ruby {match['want']}, and this is {match['have']}.",
            0.975,
            "A version manager such as rbenv keeps several side by side.",
            (match[0],),
            (Fix(f"rbenv install {quote(match['want'])}", "installs that version"),) if facts.has("rbenv") else (),
            ("install that version, or loosen the line `ruby` in the Gemfile",),
        )
    if match := re.search(r"write permissions for the (?P<path>/\S+) directory", text):
        return Finding(
            f"You may not write to {match['path']}, where gems of the system go.",
            0.97,
            "--user-install puts them into your home folder instead.",
            (match[0],),
            (Fix(problem.insert_after("install", "--user-install"), "installs into your home folder"),),
        )
    if "Could not locate Gemfile" in text:
        return Finding(
            "There is no Gemfile in this folder or above.",
            0.97,
            "bundle reads from it which gems a project needs.",
            ("Could not locate Gemfile",),
            (Fix("bundle init", "makes one here"),),
            ("go to the folder of the project",),
        )
    if "No Rakefile found" in text:
        return Finding(
            "There is no Rakefile in this folder or above.",
            0.97,
            "rake reads from it what there is to do.",
            ("No Rakefile found",),
            (Fix("rake --version && ls", "shows what is here"),),
            ("go to the folder of the project",),
        )
    if match := re.search(r"Could not find a valid gem '(?P<name>[^']+)'[^\n]*here is why:\s*(?P<why>[^\n]+)?", text):
        offline = re.search(r"getaddrinfo|SocketError|timed out|refused", match["why"] or "")
        return Finding(
            f"The gem {match['name']} was not found: "
            + ("the server of the gems cannot be reached." if offline else "no source offers it."),
            0.97,
            "gem asks the sources that it knows. Without a network, or with a misspelt name, none of them answers.",
            (" ".join(match[0].split())[:160],),
            (Fix("gem sources", "lists the sources"),),
            ("check the network" if offline else "check the name at rubygems.org",),
        )
    missing = re.search(
        r"cannot load such file -- (?P<name>[\w/.-]+)|Could not find (?:gem "
        r")?'?(?P<gem>[\w-]+?)(?:-[\d.]+)?'?(?: \([^)]*\))? (?:in (?:locally installed gems|any)|among \d+ total gem)",
        text,
    )
    if missing:
        name = missing["name"] or missing["gem"]
        if name.startswith((".", "/")):
            return Finding(
                f"The file {name} that is required does not exist.",
                0.96,
                "require_relative takes the path from the file it stands in, require from the load path.",
                (missing[0],),
                (),
                ("check the path of the require",),
            )
        gem = name.split("/")[0]
        bundled = facts.exists("Gemfile") or "bundle" in problem.command
        fix = (
            Fix(f"bundle install && {problem.command}", "installs what the Gemfile names")
            if bundled
            else Fix(f"gem install --user-install {quote(gem)}", "installs the gem")
        )
        return Finding(
            f"The gem {gem} is not installed.",
            0.965,
            "Libraries of Ruby are called gems. A project lists its own in the Gemfile.",
            (missing[0],),
            (fix,),
        )
    match = SAID.search(text)
    if not match:
        return None
    if match["syntax"]:
        said = (
            f"Ruby cannot read it: {match['syntax'][:90]}",
            "Often an end, a quote or a bracket is missing in a line before: count what is opened and what is closed.",
        )
        return stopped_at(facts, (match["file"], match["line"]), said, match[0], 0.94)
    if match["kind"] == "SystemExit":
        return None
    otherwise = match["what"][:100].rstrip("."), "The program stopped there; the lines below it tell who called it."
    plain, idea = plainly(PLAIN, match["what"], otherwise)
    said = f"{plain} ({match['kind']})", idea
    return stopped_at(facts, (match["file"], match["line"]), said, match[0], 0.95)
