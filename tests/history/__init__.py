"""The history: store, policy, bash's file."""
