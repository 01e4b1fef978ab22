"""Tests of the persistent bash, through a real terminal."""
