"""The diagnosers, one file each, registered by hand."""
