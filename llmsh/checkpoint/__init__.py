"""Pre-images in a shadow git repository, and undo."""
