"""Requests of several steps: order, pronouns, conditions and repetition around requests that are planned one by one."""
