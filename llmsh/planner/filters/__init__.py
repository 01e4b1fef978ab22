"""Text through filters: "replace runs of spaces in a.txt with one and print the 4th field", read clause by clause."""
