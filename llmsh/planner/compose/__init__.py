"""Composition: a request as a cover of its words by fragments, built into one command by a frame for each domain."""
