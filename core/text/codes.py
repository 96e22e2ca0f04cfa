"""Codes that people read off paper and type: of Crockford's base 32, which has no I, L, O or U.

So nothing is misread, and no code spells a word. A sign is worth 5 bits.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4

_MISREAD = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-–—_.]+")


def random_code(length: int) -> str:
    """A code that cannot be guessed."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(length))


def code_meant(typed: str, length: int) -> str | None:
    """The code a person meant, whatever the case, spaces and dashes, O for 0, I or l for 1; None if it can be none.

    >>> code_meant("7k3m qx9a–Obdf zz4l", 16)
    '7K3MQX9A0BDFZZ41'
    """
    code = _SEPARATORS.sub("", typed).upper().translate(_MISREAD)
    return code if len(code) == length and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """The code as it is printed and read out: in groups of four.

    >>> grouped("7K3MQX9A")
    '7K3M-QX9A'
    """
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
