"""The rules of routing, one feature a file; each `route` answers or passes a line on. classify.py orders them."""
