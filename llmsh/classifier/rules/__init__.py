"""The rules of routing, in the order in which they are asked; the first that answers decides."""
