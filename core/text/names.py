"""Vietnamese order: of letters (a ă â b … d đ …), of tones (ngang huyền hỏi ngã sắc nặng), of people (given name first).

Keys are built of `0-9a-z` only, so that every database sorts them alike whatever its collation. Syllables are compared
whole, letters before tone, as dictionaries do; numbers by value, so that "Xóm 2" comes before "Xóm 10".
"""

import re
import unicodedata
from functools import lru_cache

from core.text.unicode import tidy_line

_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_NO_TONE = 1
# Which of the letters with this base it is; a base with several letters is always followed by its number.
_SHAPES = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
_LETTERS = {**{base: f"{base}0" for base in "adeou"}, **_SHAPES}
_TONE_MARKS = re.compile(f"[{''.join(_TONES)}]")
_PIECES = re.compile(r"[0-9]+|[^\W\d_]")
_LONGEST_NUMBER = 35
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def given_name(full_name: str) -> str:
    """The name by which a person is called and sorted: the last word.

    >>> given_name("Nguyễn Thị Hòa")
    'Hòa'
    """
    return tidy_line(full_name).rpartition(" ")[2]


def collation_key(text: str) -> str:
    """A key whose plain order is the Vietnamese order of the texts; case and punctuation do not count."""
    return "".join(map(_syllable_key, tidy_line(text).split()))


def name_key(full_name: str) -> str:
    """A key that sorts people by given name, then family name, then middle names.

    In this order: An, Ánh, Ăn, Ân, Bình, Diễm, Dung, Dũng, Đạt, Đức, Hoà.
    """
    *before, given = tidy_line(full_name).split() or [""]
    return "".join(map(_syllable_key, [given, *before]))


@lru_cache(maxsize=8192)
def _syllable_key(syllable: str) -> str:
    """Letters, then `0` and the tone: a shorter syllable comes before every longer one that begins with it."""
    parts = unicodedata.normalize("NFD", syllable.casefold())
    tone = next((_TONES[mark] for mark in _TONE_MARKS.findall(parts)), _NO_TONE)
    toneless = unicodedata.normalize("NFC", _TONE_MARKS.sub("", parts))
    pieces = "".join(
        _number_key(piece) if piece.isdecimal() else _letter_key(piece) for piece in _PIECES.findall(toneless)
    )
    return f"{pieces}0{tone}" if pieces else ""


def _number_key(digits: str) -> str:
    """`1`, how many digits, the digits: numbers come before letters and in the order of their values."""
    value = digits.lstrip("0")[:_LONGEST_NUMBER]
    return f"1{_BASE_36[len(value)]}{value}"


def _letter_key(letter: str) -> str:
    """One of our letters as itself; a foreign letter with marks as its base; another script after z."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base.isascii():
        return _LETTERS.get(base, base)
    return f"zz{ord(letter):06x}"
