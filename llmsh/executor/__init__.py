"""Runs the steps of a plan: preview, checkpoint, run, observe, replan."""
