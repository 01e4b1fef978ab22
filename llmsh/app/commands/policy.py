"""`llmsh policy`: the rules that hold here, what they say about a command, and trust in a project's rules."""

import argparse
import sys
from pathlib import Path
from typing import Any

from llmsh.app.explaining import assess
from llmsh.core.errors import ExitStatus, LlmshError, UsageError
from llmsh.core.plan import Effect, Step
from llmsh.policy.files import Policy, PolicyFiles, project_files
from llmsh.policy.judge import Judge
from llmsh.policy.rule import Origin, Rule
from llmsh.syntax.quote import json_text, visible


def run(arguments: argparse.Namespace) -> int:
    files = PolicyFiles.of_this_user()
    words: list[str] = arguments.words
    action, rest = (words[0], words[1:]) if words else ("show", [])
    if action == "check":
        return _check(files, " ".join(rest), as_json=arguments.json)
    if len(rest) > (1 if action in ("trust", "untrust") else 0) or action not in ("show", "trust", "untrust"):
        raise UsageError(
            f"policy {visible(' '.join(words))}: nothing of that kind",
            hint="like: llmsh policy\nor: llmsh policy check 'rm -rf build'\nor: llmsh policy trust [DIR]",
        )
    if action == "show":
        return _show(files, as_json=arguments.json)
    return _trust(files, Path(rest[0]) if rest else Path.cwd(), trusted=action == "trust")


def _show(files: PolicyFiles, *, as_json: bool) -> int:
    """Every file and rule; the status is 1 when something in them is wrong."""
    policy = files.load(Path.cwd())
    if as_json:
        _write(json_text(_to_json(policy)))
        return ExitStatus.FAILED if policy.problems else ExitStatus.OK
    if not policy.files:
        _write(f"no policy: every plan is shown, and runs when you confirm it (yours would be {files.user})")
    for file in policy.files:
        trust = " · not trusted: its rules can only deny and ask" if file.origin is Origin.PROJECT else ""
        _write(f"{file.path} ({file.origin.value}){trust}")
        if file.auto_approve:
            _write(f"  auto_approve = {file.auto_approve}{_without_effect(file.origin, file.auto_approve)}")
        for rule in file.rules:
            _write(f"  {rule.line:>4}  {_text(rule)}")
        for problem in file.problems:
            _write(f"  WRONG {problem}")
    if policy.problems:
        _write("because of what is wrong, every step asks until it is corrected")
    elif policy.auto_approves and not policy.forbids_automatic:
        _write("commands that only read run without a question")
    return ExitStatus.FAILED if policy.problems else ExitStatus.OK


def _without_effect(origin: Origin, value: str) -> str:
    return " (without effect: only the user's own file can choose it)" if value != "never" and origin != "user" else ""


def _text(rule: Rule) -> str:
    conditions: dict[str, list[str]] = {
        "program": sorted(rule.programs),
        "path": sorted(set(rule.paths)),
        "effect": sorted(map(str, rule.effects)),
        "reason": sorted(map(str, rule.reasons)),
        "level": [str(level) for level in sorted(rule.levels)],
        "rule": sorted(rule.rules),
    }
    parts = [f"{key} {', '.join(values)}" for key, values in conditions.items() if values]
    nothing = " (without effect here)" if str(rule.action) == "allow" and not rule.origin.may_allow else ""
    return f"{rule.action} {'; '.join(parts) or 'everything'}{nothing}" + (f" · {rule.because}" if rule.because else "")


def _to_json(policy: Policy) -> dict[str, Any]:
    return {
        "version": 1,
        "auto_approve": "read_only" if policy.auto_approves and not policy.forbids_automatic else "never",
        "files": [
            {
                "path": str(file.path),
                "origin": file.origin.value,
                "problems": list(file.problems),
                "rules": [
                    {"line": rule.line, "action": str(rule.action), "says": _text(rule), "because": rule.because}
                    for rule in file.rules
                ],
            }
            for file in policy.files
        ],
    }


def _check(files: PolicyFiles, command: str, *, as_json: bool) -> int:
    """What would happen to `command` as a step of a plan. The status is 3 when it would not run unasked."""
    if not command:
        raise UsageError("no command to check", hint="like: llmsh policy check 'rm -rf build'")
    risk = assess(command)
    effect = Effect.READS if risk.read_only else Effect.CHANGES
    step = Step(command, "", effect, risk)
    from llmsh.risk.impact import read_impact

    cwd = Path.cwd()
    ruling = Judge(files)(step, cwd, risk, None if risk.read_only else read_impact(step, cwd))
    action = str(ruling.action) if ruling.action is not None else ""
    if as_json:
        value = {"action": action or None, "automatic": ruling.is_automatic, "sources": list(ruling.sources)}
        _write(json_text({**value, "level": str(risk.level), "read_only": risk.read_only}))
    else:
        if ruling.is_denied:
            said = "deny: it never runs as a step of a plan"
        elif ruling.is_automatic:
            said = "allow: it runs without a question"
        elif action == "allow":
            said = f"ask: a rule allows it, but only what is proven to read runs unasked (risk: {risk.level})"
        elif action == "ask":
            said = "ask: it runs when you confirm it, not by --yes"
        else:
            said = f"no rule speaks of it: it runs when you confirm it (risk: {risk.level})"
        _write(said)
        for source in ruling.sources:
            _write(f"  {source}")
    return ExitStatus.OK if ruling.is_automatic else ExitStatus.NEEDS_CONFIRMATION


def _trust(files: PolicyFiles, directory: Path, *, trusted: bool) -> int:
    found = next(project_files(directory), None)
    if found is None:
        raise LlmshError(f"no {directory}/.llmsh/policy.toml, nor one above it", hint="name the project's directory")
    try:
        files.set_trust(found, trusted=trusted)
    except (OSError, ValueError) as error:
        raise LlmshError(f"{found}: {error}", hint="it must be a regular file") from error
    _write(f"{'trusted' if trusted else 'no longer trusted'}: {found}" + (", as it is now" if trusted else ""))
    return ExitStatus.OK


def _write(line: str) -> None:
    sys.stdout.write(visible(line, keep="") + "\n")
