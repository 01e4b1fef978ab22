"""The built-in model: a small decoder, trained from scratch on what the recipes and public pairs say."""
