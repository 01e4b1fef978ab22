"""Completion at the cursor: one source of candidates a module, chosen in shell_completer."""
