"""Signs of Word's sign fonts, where Unicode has the same sign."""

_SIGNS = {
    "F0A7": "▪", "F0B7": "•", "F0D8": "➢", "F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F06F": "☐", "F0A8": "☐",
    "F0E0": "→", "F0DF": "←", "F0F0": "⇨", "F076": "❖", "F0AB": "★", "F04A": "☺", "F02D": "-", "F0BE": "–",
    "F071": "❑", "F06E": "■", "F06C": "●", "F0A1": "○", "F046": "☞", "F028": "☎", "F02A": "✉",
}  # fmt: skip
_TABLE = {int(code, 16): sign for code, sign in _SIGNS.items()} | {
    int(code, 16) - 0xF000: sign for code, sign in _SIGNS.items()
}
_PRIVATE = range(0xF000, 0xF100)


def sign(code: str) -> str:
    """The sign by the code in a sign font, or nothing."""
    try:
        return _TABLE.get(int(code, 16), "")
    except ValueError:
        return ""


def with_signs(text: str) -> str:
    """The text with the private letters of sign fonts replaced; those without a sign vanish."""
    if not any(ord(letter) in _PRIVATE for letter in text):
        return text
    return "".join(_TABLE.get(ord(letter), "") if ord(letter) in _PRIVATE else letter for letter in text)
