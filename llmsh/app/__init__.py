"""Composition root: options, wiring, errors to exit statuses."""
