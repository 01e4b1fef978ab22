"""Entities: the typed things that a request names, one kind a module."""
