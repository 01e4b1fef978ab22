"""JSON-RPC 2.0 messages, one JSON object a line, UTF-8; and the values that travel in them.

Described for other languages in man/llmsh-kernel.7. Source: JSON-RPC 2.0 specification (2013-01-04).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from llmsh.core.context import Context, LastCommand, Userland
from llmsh.core.errors import ProtocolError
from llmsh.core.plan import Effect, Plan, Step, Tier
from llmsh.core.risk import Assessment, Finding, Level, Reason

# Counts up when a message changes so that an older peer would misread it; a new method or member does not count.
PROTOCOL_VERSION = 2
# A request; it is read on the loop that every client shares, so it stays small.
MAX_REQUEST_BYTES = 1 << 20
# Any message.
MAX_MESSAGE_BYTES = 8 << 20

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
# The request was read and cannot be fulfilled: the message says why.
PLAN_ERROR = -32000
# Nothing was done: the queue is full, or the kernel is ending; data.retry_after_ms says when to ask again.
BUSY = -32001
STOPPING = -32002
CANCELLED = -32003
DEADLINE_PASSED = -32004
# The caller may not call this tool; data.hint says how the user grants it.
NOT_GRANTED = -32005
# A tool was declared wrongly, got wrong arguments, or failed; the message says which.
TOOL_FAILED = -32006

Json = dict[str, Any]


def encode(message: Json) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape") + b"\n"


def decode(line: bytes) -> Json:
    """One message. Raises ProtocolError when it is not a JSON object."""
    try:
        message = json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"not JSON: {error}") from error
    if not isinstance(message, dict):
        raise ProtocolError("a message must be a JSON object")
    return message


def request(number: int, method: str, params: Json) -> Json:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def result(number: Any, value: Any) -> Json:
    return {"jsonrpc": "2.0", "id": number, "result": value}


def notification(method: str, params: Json) -> Json:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def failure(number: Any, code: int, message: str, data: Json | None = None) -> Json:
    error: Json = {"code": code, "message": message}
    if data is not None:
        error["data"] = data
    return {"jsonrpc": "2.0", "id": number, "error": error}


def context_to_json(context: Context) -> Json:
    """What the planner needs of the Context; only these variables of the environment leave the shell."""
    names = ("PATH", "LANG", "LC_ALL", "EDITOR", "VISUAL", "VIRTUAL_ENV", "TZ")
    last = context.last
    return {
        "cwd": str(context.cwd),
        "home": str(context.home),
        "userland": context.userland.value,
        "elsewhere": context.elsewhere,
        "env": {name: context.env[name] for name in names if name in context.env},
        "last": None if last is None else {"command": last.command, "status": last.status, "output": last.output},
        "last_paths": list(context.last_paths),
        "last_request": context.last_request,
        "is_superuser": context.is_superuser,
    }


def context_from_json(raw: Mapping[str, Any]) -> Context:
    """Raises ProtocolError naming what is missing or of the wrong type."""
    try:
        last = raw.get("last")
        return Context(
            cwd=Path(raw["cwd"]),
            home=Path(raw["home"]),
            userland=Userland(raw.get("userland", "gnu")),
            elsewhere=bool(raw.get("elsewhere", False)),
            env={str(key): str(value) for key, value in raw.get("env", {}).items()},
            last=LastCommand(str(last["command"]), int(last["status"]), str(last["output"])) if last else None,
            last_paths=tuple(str(path) for path in raw.get("last_paths", ())),
            last_request=str(raw.get("last_request", "")),
            is_superuser=bool(raw.get("is_superuser", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ProtocolError(f"wrong context: {error!r}") from error


def plan_to_json(plan: Plan) -> Json:
    """Everything of a plan, so that it comes back equal; `core.plan.to_json` is the public, smaller form."""
    return {
        "request": plan.request,
        "steps": [_step_to_json(step) for step in plan.steps],
        "confidence": plan.confidence,
        "tier": plan.tier.value,
        "alternatives": [plan_to_json(alternative) for alternative in plan.alternatives],
        "question": plan.question,
        "notes": list(plan.notes),
    }


def plan_from_json(raw: Mapping[str, Any]) -> Plan:
    """Raises ProtocolError when it is not a plan."""
    try:
        return Plan(
            request=raw["request"],
            steps=tuple(_step_from_json(step) for step in raw["steps"]),
            confidence=float(raw["confidence"]),
            tier=Tier(raw["tier"]),
            alternatives=tuple(plan_from_json(alternative) for alternative in raw["alternatives"]),
            question=raw["question"],
            notes=tuple(raw["notes"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ProtocolError(f"not a plan: {error!r}") from error


def _step_to_json(step: Step) -> Json:
    return {
        "command": step.command,
        "explanation": step.explanation,
        "effect": step.effect.value,
        "risk": None if step.risk is None else risk_to_json(step.risk),
        "unproven": list(step.unproven),
        "provenance": step.provenance,
        "recipes": list(step.recipes),
    }


def _step_from_json(raw: Mapping[str, Any]) -> Step:
    return Step(
        command=raw["command"],
        explanation=raw["explanation"],
        effect=Effect(raw["effect"]),
        risk=None if raw["risk"] is None else _risk_from_json(raw["risk"]),
        unproven=tuple(raw["unproven"]),
        provenance=raw["provenance"],
        recipes=tuple(raw["recipes"]),
    )


def risk_to_json(risk: Assessment) -> Json:
    """An assessment with all its findings."""
    findings = [
        {
            "level": str(finding.level),
            "reason": finding.reason.value,
            "message": finding.message,
            "subjects": list(finding.subjects),
            "rule": finding.rule,
        }
        for finding in risk.findings
    ]
    return {"level": str(risk.level), "findings": findings, "read_only": risk.read_only}


def _risk_from_json(raw: Mapping[str, Any]) -> Assessment:
    findings = tuple(
        Finding(
            Level[item["level"].upper()],
            Reason(item["reason"]),
            item["message"],
            tuple(item["subjects"]),
            item["rule"],
        )
        for item in raw["findings"]
    )
    return Assessment(Level[raw["level"].upper()], findings, bool(raw["read_only"]))
