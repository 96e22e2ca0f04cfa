"""VNI for Windows, as the fonts VNI-Times, VNI-Helve … show it: most letters are a plain letter and a code for its mark."""

import re
import unicodedata

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _BREVE, _HAT = "\u0300\u0301\u0309\u0303\u0323\u0306\u0302"
_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
    "â": _HAT, "à": _HAT + _GRAVE, "á": _HAT + _ACUTE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
}  # fmt: skip
_SINGLE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_SINGLE |= {code.upper(): letter.upper() for code, letter in _SINGLE.items()}
_MARKED = re.compile(f"([aeouyôö])([{''.join(_MARKS)}])|[{''.join(_SINGLE)}]", re.IGNORECASE)


def from_vni(text: str) -> str:
    """The text in Unicode, from the characters that its codes are in Windows-1252.

    >>> from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    return _MARKED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    letter, mark = match.groups()
    if letter is None:
        return _SINGLE[match[0]]
    return unicodedata.normalize("NFC", _SINGLE.get(letter, letter) + _MARKS[mark.lower()])
