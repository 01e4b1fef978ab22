"""The risk rules, one file each, registered by hand."""
