"""numpy's linear algebra in one thread."""

import os
import sys

_THREADS = "OPENBLAS_NUM_THREADS"


def load_in_one_thread() -> None:
    """Import numpy so that it computes in one thread, unless the user has said how many or it is loaded already.

    Our products are small: on a busy machine, threads that wait for each other double a plan's time. The variable is
    read once and must not reach the commands that are run.
    """
    if _THREADS in os.environ or "numpy" in sys.modules:
        return
    os.environ[_THREADS] = "1"
    try:
        import numpy  # noqa: F401
    finally:
        del os.environ[_THREADS]
