"""What an exit status means when the output says nothing."""

import signal

KNOWN = {
    126: "Status 126: the file was found but could not be executed (permission, or not a program).",
    127: "Status 127: the shell found no program of that name.",
}
SIGNALS = {
    signal.SIGHUP: "the terminal went away",
    signal.SIGINT: "Ctrl-C",
    signal.SIGQUIT: "Ctrl-\\",
    signal.SIGILL: "it hit an instruction that this processor does not know",
    signal.SIGABRT: "it gave up by itself (an assertion or a fault in its memory)",
    signal.SIGFPE: "an arithmetic error such as a division by zero",
    signal.SIGKILL: "something killed it: the kernel when memory ran out, or kill -9",
    signal.SIGSEGV: "it touched memory that is not its own: a fault in the program",
    signal.SIGBUS: "it touched memory in a way the hardware refuses, often a file that shrank",
    signal.SIGPIPE: "the program it wrote to had ended",
    signal.SIGTERM: "it was asked to end",
    signal.SIGXCPU: "it used up its limit of processor time (ulimit -t)",
    signal.SIGXFSZ: "it exceeded the limit on a file's size (ulimit -f)",
}


def meaning_of(status: int | None) -> str:
    """One sentence; "" when the status alone says nothing."""
    if status is None:
        return ""
    if status in KNOWN:
        return KNOWN[status]
    if 128 < status < 128 + 65:
        number = status - 128
        try:
            name = signal.Signals(number).name
        except ValueError:
            return ""
        why = SIGNALS.get(signal.Signals(number), "")
        return f"Status {status}: ended by signal {name}" + (f" ({why})." if why else ".")
    return ""
