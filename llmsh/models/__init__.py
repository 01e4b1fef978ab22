"""Language models: GGUF files run here, endpoints that the user named, what lies on the disk, and what a hub has."""
