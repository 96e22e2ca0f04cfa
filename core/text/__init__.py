"""Vietnamese text: one form, search keys, order of names, addresses, and how numbers and days are written."""
