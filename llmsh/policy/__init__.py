"""What generated steps may do here: rules from policy.toml of the system, the user and the project."""
