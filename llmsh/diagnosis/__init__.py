"""A failed command explained: causes, evidence, fixes."""
