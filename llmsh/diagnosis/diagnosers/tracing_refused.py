"""A tracer, profiler, debugger or sniffer without the right to look."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "ptrace",
    "perf_event_paranoid",
    "you don't have permission to capture",
    "no permission to enable",
    "kernel.perf_event_paranoid",
    "attach: ptrace",
    "could not attach to process",
    "packet socket",
    "socket: operation not permitted",
    "raw socket",
    "access to performance monitoring",
)
MATCHES = (
    Case(
        "strace -p 12",
        "strace: attach: ptrace(PTRACE_SEIZE, 12): Operation not permitted",
        1,
        says="another process",
        fix="sudo strace -p 12",
    ),
    Case(
        "perf stat ls",
        "Error:\nAccess to performance monitoring and observability operations is limited.\nConsider adjusting "
        "/proc/sys/kernel/perf_event_paranoid setting",
        255,
        says="perf_event_paranoid",
        fix="sudo perf stat ls",
    ),
    Case(
        "tcpdump -i eth0",
        "tcpdump: eth0: You don't have permission to capture on that device\n(socket: Operation not permitted)",
        1,
        says="network",
        fix="sudo tcpdump -i eth0",
    ),
    Case("ping h", "ping: socket: Operation not permitted", 2, says="network", fix="sudo ping h"),
)
IGNORES = (Case("rm a", "rm: cannot remove 'a': Operation not permitted", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    root = facts.as_root(problem.command)
    if "No such process" in text:
        return None
    if re.search(r"(?i)ptrace|could not attach", text):
        scope = facts.read("/proc/sys/kernel/yama/ptrace_scope").strip()
        what, why = (
            "look into another process",
            "A process may be traced by its parent or by root. ptrace_scope sets how strict that is.",
        )
        seen = (f"kernel.yama.ptrace_scope is {scope}",) if scope else ("ptrace was refused",)
    elif "perf_event" in text or "performance monitoring" in text:
        level = facts.read("/proc/sys/kernel/perf_event_paranoid").strip()
        what, why = (
            "measure with perf (perf_event_paranoid)",
            "Counters show much about other programs, so the kernel keeps them for root unless it is told otherwise.",
        )
        seen = (f"kernel.perf_event_paranoid is {level}",) if level else ("perf was refused",)
    elif re.search(r"permission to capture|socket: Operation not permitted|packet socket|raw socket", text):
        what, why = (
            "read and write raw packets of the network",
            "That needs root or the capability cap_net_raw. In containers it is often taken away.",
        )
        seen = (first_error(problem.lines)[:160],)
    else:
        return None
    return Finding(
        f"You may not {what}.",
        0.965,
        why,
        seen,
        (Fix(root, "with root's rights"),) if root else (),
        () if root else ("ask whoever runs this machine or container",),
    )
