"""Runs the steps of a plan: checkpoint, run, observe, replan."""
