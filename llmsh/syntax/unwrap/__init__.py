"""What a command runs in turn: the commands inside `sudo`, `xargs`, `sh -c`, `find -exec`, `ssh` and their like."""
