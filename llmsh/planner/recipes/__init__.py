"""The corpus: one TOML file a topic, as FORMAT.md describes."""
