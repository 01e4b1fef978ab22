"""The resident service that holds the model and the indexes."""
