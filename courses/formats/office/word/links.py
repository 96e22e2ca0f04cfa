"""Addresses that a page on the web may lead to."""

import re

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_LONGEST = 2_000


def clean_href(address: str) -> str:
    """The address, or nothing where it is none for a page (a file of somebody's computer, a script)."""
    address = address.strip()
    if address.lower().startswith("www."):
        address = f"https://{address}"
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else ""
