"""What the line being typed may become: from the history, and from what was just done."""
