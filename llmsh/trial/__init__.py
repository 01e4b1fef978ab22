"""Trial runs: a command in namespaces over an overlay of the real file system, its difference, and its commit."""
