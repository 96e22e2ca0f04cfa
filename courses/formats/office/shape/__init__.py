"""From lines that know how they look to headings, lists and captions."""
