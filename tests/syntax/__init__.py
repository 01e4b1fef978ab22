"""Tests of the syntax room."""
