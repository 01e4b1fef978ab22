"""The interactive loop: editor, completion, history, keys."""
