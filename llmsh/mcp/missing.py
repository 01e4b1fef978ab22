"""What to do where the Model Context Protocol's package is not installed."""

import shlex
import sys

INSTALL = f"run: {shlex.quote(sys.executable)} -m pip install 'mcp>=2'"
