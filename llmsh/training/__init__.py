"""Training of what is shipped: the static embedding; data from the recipes and from public pairs."""
