"""The Python way in: os, sys and gc only, until it is certain that Python is what the user asked for.

The launcher has decided already; this decides again for `python -m llmsh` and the sh launcher's own errors,
by the same table (tests/app/test_way_in.py holds launcher and module to it).
"""

import gc
import sys

from llmsh.core.invocation import SUBCOMMANDS, command_string, fail_open, is_interactive, run_bash

AT_ONCE = frozenset({"explain"})  # subcommands that have a budget of time


def main() -> int:
    """Run what sys.argv asks for; return the exit status."""
    name, args = sys.argv[0], sys.argv[1:]
    text = command_string(args)
    is_request = text is not None and text.startswith("? ")
    is_shell = not is_request and is_interactive(args)
    is_ours = args[:1] in (["--help"], ["--version"]) or (bool(args) and args[0] in SUBCOMMANDS)
    if not (is_shell or is_request or is_ours):
        run_bash(name, args)
    try:
        from llmsh.app.kept_code import KeptCode

        kept = None
        if is_shell or args[0] in AT_ONCE:
            # Nothing is thrown away on the way to the prompt: looking for garbage costs a tenth of the time.
            gc.disable()
            kept = KeptCode.install("" if is_shell else args[0])
        from llmsh.app.main import run, run_at_once, run_shell
    except Exception as error:  # noqa: BLE001  # whatever is broken, a shell must come up
        if not is_shell:
            sys.stderr.write(f"llmsh: cannot start ({type(error).__name__}: {error})\n")
            return 70
        return fail_open(name, args, error)
    if kept is None:
        return run(name, args)
    return run_shell(name, args, kept) if is_shell else run_at_once(name, args, kept)


if __name__ == "__main__":
    sys.exit(main())
