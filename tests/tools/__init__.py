"""Tests of the functions that other programs offer."""
