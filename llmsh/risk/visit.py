"""Walks a parsed text through everything that it runs, and asks the rules about each command."""

import fnmatch
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from llmsh.core.command import Node, Pipeline, Script, SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk import dry_run, known, reporters, rules, suspected, told, unknown, written
from llmsh.risk.circumstances import (
    Circumstances,
    feed_of,
    here_feed,
    in_a_variable,
    in_every_round,
    is_for_each,
    is_repeated,
    keeps,
    own_input,
    redirected_scripts,
    unread,
    written_into,
)
from llmsh.risk.found import caution, danger
from llmsh.risk.memory import Memory
from llmsh.risk.network import executes_input
from llmsh.risk.read_only import claims
from llmsh.risk.relocate import Locations, as_service, without_suffix
from llmsh.risk.repeats import in_all_found
from llmsh.risk.set_up import only_sets_up
from llmsh.risk.unknown import code_feed
from llmsh.syntax.evaluate import Output, command_output, output
from llmsh.syntax.parse import parse
from llmsh.syntax.unwrap.inner import Inner
from llmsh.syntax.unwrap.interpreters import RUN_INPUT, generated_texts, language_of
from llmsh.syntax.unwrap.shells import SHELLS
from llmsh.syntax.unwrap.unwrap import program_of, unwrap

MAX_DEPTH = 16  # commands inside commands; deeper counts as danger, so the bound cannot hide anything
MAX_COMMANDS = 20_000
_CERTAIN = {"true": True, ":": True, "false": False}
_OF_PLACES = frozenset({"remove", "redirect", "change_named", "truncate", "shred"})  # say nothing of what is new
_HARMFUL = frozenset(
    {"rm", "dd", "shred", "chmod", "chown", "mv", "kill", "reboot", "shutdown", "bash", "sh", "curl", "nc"}
)
_LOOPS = frozenset({"for", "while", "until", "select"})


class Visitor:
    """One assessment; `findings` grows while scripts are visited, and each visit tells whether all is read-only."""

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self.findings: dict[Finding, None] = {}
        self.memory = Memory(aliases)
        self.locations = Locations()
        self._calls: set[str] = set()
        self.commands_seen = 0

    def add(self, finding: Finding, rule: str) -> None:
        self.findings[replace(finding, rule=rule)] = None

    def script(self, script: Script, at: Circumstances) -> bool:
        if at.depth > MAX_DEPTH:
            self.add(danger(Reason.INDIRECT, "is nested deeper than can be checked"), "nesting")
            return False
        if script.errors:
            self.add(caution(Reason.INDIRECT, f"cannot be read to the end: {script.errors[0]}"), "parse")
        for rule in rules.SCRIPT_RULES:
            for finding in self._guarded(rule, script):
                self.add(finding, rules.name_of(rule))
        is_read_only = not script.errors
        status: bool | None = None
        operator = ""
        for pipeline in script.items:
            before, operator = operator, pipeline.operator
            if (before == "||" and status is True) or (before == "&&" and status is False):
                continue  # never runs: `true || …`
            status = self._status(pipeline)
            stdin, feed, producer = at.stdin, at.feed, at.producer
            place = self.locations.mark()
            for node in pipeline.commands:
                here = replace(at, stdin=stdin, feed=feed, producer=producer)
                is_read_only &= self.node(node, here)
                if isinstance(node, SimpleCommand):
                    stdin = command_output(node, stdin) or written.printed(node, self.memory.files)
                else:
                    is_plain = node.kind in ("group", "subshell") and not node.redirections and len(node.scripts) == 1
                    stdin = output(node.scripts[0], stdin) if is_plain else None
                feed, producer = self._feed(node, feed), node
            if len(pipeline.commands) > 1:
                self.locations.back_to(place)
        return is_read_only

    def _feed(self, node: Node, feed: str) -> str:
        """What kind of text `node` gives to the next command; a function gives what its body does."""
        body = self.memory.functions.get(node.program or "") if isinstance(node, SimpleCommand) else None
        for inner in body.nodes() if body is not None else ():
            feed = feed_of(inner, feed)
        return feed_of(node, feed)

    def _status(self, pipeline: Pipeline) -> bool | None:
        """How a pipeline certainly ends: only `true`, `:` and `false` by themselves are certain."""
        first = pipeline.commands[0]
        if len(pipeline.commands) > 1 or not isinstance(first, SimpleCommand) or pipeline.operator == "&":
            return None
        is_plain = len(first.words) == 1 and not first.redirections and not first.assignments
        status = _CERTAIN.get(first.words[0].value or "") if is_plain else None
        if status is None or first.program in self.memory.functions or first.program in self.memory.aliases:
            return None
        return status != pipeline.is_negated

    def node(self, node: Node, at: Circumstances) -> bool:
        if isinstance(node, SimpleCommand):
            return self.command(node, at)
        deeper = replace(at, depth=at.depth + 1, in_loop=at.in_loop or node.kind in _LOOPS)
        if node.kind == "function":
            self.memory.functions[node.name] = node.scripts[0]
        self.memory.enter(node)
        late = suspected.prompted_texts(node.words, self.memory.texts)
        if node.kind in ("test", "arithmetic"):
            late += suspected.subscript_texts(word.shape for word in node.words)
        for text in late:
            self.only_danger(parse(text), at)
        is_read_only = not late
        place = self.locations.mark()
        for script in node.scripts:
            is_read_only &= self.script(script, deeper)
        if node.kind in ("subshell", "function", "coproc"):
            self.locations.back_to(place)
        for script in node.substitutions:
            is_read_only &= self.script(script, replace(deeper, stdin=None, feed=""))
        if node.redirections:
            is_read_only &= self.command(SimpleCommand((), (), node.redirections, node.span), at)
        return is_read_only

    def command(self, command: SimpleCommand, at: Circumstances) -> bool:
        self.commands_seen += 1
        if self.commands_seen > MAX_COMMANDS:
            self.add(danger(Reason.INDIRECT, "runs more commands than can be checked"), "nesting")
            return False
        deeper = replace(at, depth=at.depth + 1, stdin=None, feed="")
        is_read_only = True
        at = replace(at, stdin=own_input(command, at.stdin), feed=here_feed(command) or at.feed)
        self.memory.remember(command, at.feed)
        late = suspected.late_texts(command) + suspected.prompted_texts(command.words, self.memory.texts)
        for text in late:
            self.only_danger(parse(text), at)
        into = written_into(command, at.stdin)
        inside_words = replace(deeper, is_kept=keeps(command))
        for script in (*command.substitutions, *redirected_scripts(command.redirections)):
            feeds = replace(deeper, stdin=into[id(script)], feed="local") if id(script) in into else inside_words
            is_read_only &= self.script(script, feeds)
        command = self.locations.apply(as_service(without_suffix(command, known.is_heard_of)))
        program = program_of(command)
        levels = self._ask(command, program, at)
        if not command.words and any(item.name.startswith("BASH_ALIASES") for item in command.assignments):
            self._alias(command, "", at)
            return False
        if not command.words:
            return is_read_only and not levels and not late and claims.of_assignments(command)
        if program is None:
            self._unknown_program(command, at)
            return False
        self._alias(command, program, at)
        self._call(command, program, at)
        is_shown_only = program == "parallel" and dry_run.is_dry_run(command)
        inners = () if is_shown_only else unwrap(command, at.stdin, is_fed=bool(at.feed))
        if inners and (program in SHELLS or program == "eval"):
            nodes = (node for script in command.substitutions for node in script.nodes())
            if any(feed_of(node, "") == "decoder" for node in nodes):
                self.add(danger(Reason.INDIRECT, "runs code that is hidden by an encoding"), "unread_code")
        inside = True
        for inner in inners:
            inside &= self._inner(inner, command, replace(at, depth=at.depth + 1))
        if at.feed and at.stdin is None and executes_input(command, program):
            is_fetched = at.feed == "network"
            unknown = caution(Reason.INDIRECT, "carries out what it is fed, which is not shown here", program)
            fetched = danger(Reason.NETWORK_EXEC, "carries out what the network answers", program)
            self.add(fetched if is_fetched else unknown, "unread_code")
        is_fed = not command.operands and (language_of(program) in RUN_INPUT or executes_input(command, program))
        if at.feed == "decoder" and is_fed:
            self.add(danger(Reason.INDIRECT, "runs code that is hidden by an encoding", program), "unread_code")
        elif at.feed == "network" and is_fed:
            self.add(danger(Reason.NETWORK_EXEC, "runs what the network answers", program), "unread_code")
        for script in written.recipes(command, self.memory.files):
            self.script(script, replace(at, depth=at.depth + 1, stdin=None, feed=""))
        if program == "history" and "-s" in command.shapes[:1]:
            self.only_danger(parse(" ".join(command.shapes[1:])), at)  # what `fc -s` would run
        for script in suspected.beside(command):
            self.only_danger(script, at)
        if suspected.is_statement(command) and not levels:
            self.add(danger(Reason.DATABASE_DROP, "may have a database drop or empty tables", program), "statement")
        if not inners:
            self._known(command, program, levels, at)
            self._suspected(command, program, at)
        self.memory.files.update(written.texts(command, at.stdin, self.memory.files))
        functions = set(self.memory.functions)
        is_claimed = claims.of_command(command, program, inners, inside_is_read_only=inside, functions=functions)
        return is_read_only and not late and is_claimed

    def _ask(self, command: SimpleCommand, program: str | None, at: Circumstances) -> list[Level]:
        """The levels that the rules give to the command itself."""
        levels: list[Level] = []
        is_trial = dry_run.is_dry_run(command)
        for rule in rules.rules_for(None if is_trial else program):
            for found in self._guarded(rule, command, at.stdin):
                if rules.name_of(rule) in _OF_PLACES and self.memory.is_own_place(command):
                    continue
                is_each = at.in_loop and is_for_each(found, rules.name_of(rule), program)
                is_hidden = at.is_kept and rules.name_of(rule) == "secrets_shown"
                finding = in_every_round(found) if is_each else in_a_variable(found) if is_hidden else found
                self.add(finding, rules.name_of(rule))
                levels.append(finding.level)
        return levels

    def _guarded(
        self, rule: ModuleType, subject: Script | SimpleCommand, stdin: Output | None = None
    ) -> Iterator[Finding]:
        """What `rule` finds; a rule that crashes counts as danger and is named."""
        try:
            if isinstance(subject, Script):
                yield from rule.inspect(subject)
                return
            results = [rule.assess(subject)]
            if stdin is not None and hasattr(rule, "assess_input"):
                results.append(rule.assess_input(subject, stdin.text))
            for found in results:
                yield from found if isinstance(found, tuple) else () if found is None else (found,)
        except Exception as error:  # noqa: BLE001 - a broken rule must never make a command look safe
            name = rules.name_of(rule)
            yield danger(Reason.INDIRECT, f"could not be checked: rule {name} failed ({type(error).__name__})")

    def _inner(self, inner: Inner, command: SimpleCommand, at: Circumstances) -> bool:
        is_read_only = True
        for producer in inner.producers:
            is_read_only &= self.script(producer, replace(at, stdin=None, feed=""))
        if inner.script is not None:
            before = len(self.findings)
            if at.feed == "decoder" and "reading its input" in inner.by:
                self.add(danger(Reason.INDIRECT, "runs code that is hidden by an encoding"), "unread_code")
            keeps_input = inner.reads_stdin
            if is_repeated(inner):
                at = replace(at, items=at.feed if at.feed in ("network", "decoder") else "data")
            name = unknown.unread_name(inner.script.text) if unknown.is_code(inner) else ""
            if name and name not in self.memory.texts:
                self.add(danger(Reason.INDIRECT, "runs a text as code that nobody has read", name), "unread_code")
            place = self.locations.mark()
            inside = self.script(inner.script, at if keeps_input else replace(at, stdin=None, feed=""))
            if inner.by != "eval":
                self.locations.back_to(place)
            if inner.is_privileged and not inside:
                self.add(caution(Reason.PRIVILEGE, "runs as another user, most likely root"), "privilege")
            if is_repeated(inner):
                found = list(self.findings)[before:]
                self.findings.update(dict.fromkeys(in_all_found(found, (command, at.producer))))
            return is_read_only and inside and not inner.is_remote and not inner.is_privileged
        if (text := self.memory.files.get(written.name_of(inner.source))) is not None:
            return self.script(parse(text), replace(at, stdin=None, feed="")) and is_read_only
        if inner.reads_stdin and isinstance(at.producer, SimpleCommand):
            for text in generated_texts(at.producer):
                self.script(parse(text), replace(at, stdin=None, feed="", producer=None))
        if not only_sets_up(inner.producers, self.memory.functions):
            picked = self.memory.fed.get(unknown.unread_name(inner.source))
            feed = code_feed(inner, at)
            feed = "found" if picked == "data" and feed in ("", "local") else feed
            self.add(unread(inner.source, feed), "unread_code")
        return False

    def _call(self, command: SimpleCommand, program: str, at: Circumstances) -> None:
        """A function with the arguments of this call: its body may run them."""
        body = self.memory.functions.get(program)
        values = [word.shape if word.value is None else word.value for word in command.arguments]
        if body is None or program in self._calls or not values:
            return
        if not self.memory.is_new((program, body.text, at.feed, *values)):
            return
        self._calls.add(program)
        self.script(parse(body.text, arguments=values), replace(at, depth=at.depth + 1))
        self._calls.discard(program)

    def _alias(self, command: SimpleCommand, program: str, at: Circumstances) -> None:
        for assignment in command.assignments:
            name = assignment.name.partition("[")[2].rstrip("]")
            if assignment.name.startswith("BASH_ALIASES[") and assignment.value is not None:
                self.memory.aliases[name] = assignment.value.shape
        if program == "hash" and command.has_flag("p") and len(command.arguments) == 3:
            self.memory.aliases[command.shapes[2]] = command.shapes[1]
            return
        if program == "alias":
            for word in command.arguments:
                name, equals, text = word.shape.partition("=")
                if equals:
                    self.memory.aliases[name] = text
                    if known.is_known(name) and text.split()[:1] != [name]:
                        self.only_danger(parse(f"{text} $FOUND"), at)  # with what the name is given in good faith
            return
        expansion = self.memory.aliases.get(program)
        if expansion is not None and at.depth <= MAX_DEPTH and expansion.split()[:1] != [program]:
            rest = " ".join(word.text for word in command.arguments)
            if self.memory.is_new(("alias", expansion, rest, at.feed)):
                self.script(parse(f"{expansion} {rest}"), replace(at, depth=at.depth + 1))
        elif expansion is not None and len(expansion.split()) > 1:
            self._ask(_with_words(command, expansion), program, at)

    def _unknown_program(self, command: SimpleCommand, at: Circumstances) -> None:
        first = command.words[0]
        is_whole = len(command.words) == 1 and first.shape.startswith(("$(", "`")) and first.shape.endswith((")", "`"))
        if is_whole and only_sets_up(first.substitutions, self.memory.functions):
            return
        if first.glob is not None and first.value is not None:
            pattern = first.value.rsplit("/", 1)[-1]
            for candidate in sorted(
                fnmatch.filter(rules.by_program(), pattern), key=_HARMFUL.__contains__, reverse=True
            ):
                if any(found.level is Level.DANGER for found in self.findings):
                    break
                word = replace(first, value=candidate, shape=candidate, glob=None)
                self.command(replace(command, words=(word, *command.arguments)), replace(at, depth=at.depth + 1))
        rest = " ".join(word.text for word in command.arguments)
        for text in self.memory.possible_texts(first, rest) if at.depth <= 3 else ():
            self.only_danger(parse(text), at)
        fed = self.memory.fed
        feeds = {feed_of(node, "") for script in first.substitutions for node in script.nodes()}
        feeds |= {fed[name] for name in first.variables if name in fed} | ({at.feed} & {"network", "decoder"})
        if "$FOUND" in first.shape or first.shape == "{}":
            feeds.add(at.items or "data")
        self.add(unknown.of_hidden_name(command, feeds), "unknown_program")

    def _suspected(self, command: SimpleCommand, program: str, at: Circumstances) -> None:
        """What may be run by a wrapper that is not known to be one; only danger counts."""
        if dry_run.is_dry_run(command) and program not in ("make", "gmake"):
            return
        is_known = program in self.memory.functions or program in self.memory.aliases or known.is_known(program)
        for script in suspected.suspects(command, program, is_known=is_known):
            self.only_danger(script, at)

    def only_danger(self, script: Script, at: Circumstances) -> None:
        """Add what would be dangerous if `script` were run; that it is run is not certain."""
        inner = Visitor(self.memory.aliases)
        inner.memory.functions = self.memory.functions
        inner.commands_seen = self.commands_seen
        inner.script(script, replace(at, depth=at.depth + 1, stdin=None, feed=""))
        self.commands_seen = inner.commands_seen
        self.findings.update(dict.fromkeys(found for found in inner.findings if found.level is Level.DANGER))

    def _known(self, command: SimpleCommand, program: str, levels: list[Level], at: Circumstances) -> None:
        path = command.words[0].shape
        if (text := self.memory.files.get(written.name_of(path))) is not None and "/" in path:
            self.script(parse(text), replace(at, depth=at.depth + 1, stdin=None, feed=""))
        if command.words[0].glob is not None and program not in ("[", "[["):
            self._unknown_program(command, at)
        elif "/" in path and not path.startswith(unknown.STANDARD_FOLDERS):
            for finding in unknown.of_path(command, program):
                self.add(finding, "unknown_program")
        elif not (
            levels
            or program in self.memory.functions
            or program in self.memory.aliases
            or known.is_known(program)
            or reporters.only_asks(command)
            or dry_run.is_dry_run(command)
        ):
            for finding in unknown.of_unheard(command, program):
                self.add(finding, "unknown_program")
        elif not levels and not claims.of_command(
            command, program, (), inside_is_read_only=True, functions=set(self.memory.functions)
        ):
            for finding in told.of_silence(command, program):
                self.add(finding, "told")


def _with_words(command: SimpleCommand, text: str) -> SimpleCommand:
    words = parse(text).items
    first = words[0].commands[0] if words else None
    if not isinstance(first, SimpleCommand):
        return command
    return replace(command, words=(*first.words, *command.arguments))
