/* Generated from llmsh/app/options.py by `make docs`. First words that are ours, not a script's name. */
static const char *const SUBCOMMANDS[] = {"ask", "explain", "route", "risk", "try", "undo", "history", "policy", "audit", "tools", "mcp", "model", "doctor", "setup", "kernel", "--help", "--version", NULL};
