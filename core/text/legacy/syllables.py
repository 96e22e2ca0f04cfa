"""Whether a word could be a Vietnamese syllable: what tells text in one encoding from the same bytes in another."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_TONES_BEFORE_A_STOP = {"\u0301", "\u0323"}
_LONGEST = 12
_ONSET = "(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?"
_NUCLEUS = "(?:uyê|uya|uy|oa|oă|oe|oo|uâ|uê|uô|uơ|ua|ươ|ưa|iê|ia|yê|ya|[aăâeêioôơuưy])"
_GLIDE_OR_NASAL = "(?:ng|nh|n|m|i|y|o|u)?"
_OPEN = re.compile(_ONSET + _NUCLEUS + _GLIDE_OR_NASAL)
_STOPPED = re.compile(_ONSET + _NUCLEUS + "(?:ch|c|k|p|t)")


def is_syllable(word: str) -> bool:
    """Whether the word, in NFC and in one case throughout or with a capital first, has the shape of a syllable.

    >>> [is_syllable(word) for word in ("Nguyễn", "Hòa", "HOÀ", "NguyÔn", "Vaên", "tặc", "tằc")]
    [True, True, True, False, False, True, False]
    """
    return len(word) <= _LONGEST and _has_its_shape(word)


@lru_cache(maxsize=20_000)
def _has_its_shape(word: str) -> bool:
    rest = word[1:]
    if not (rest.islower() or word.isupper() or not rest):
        return False
    letters, tones = _split(word.lower())
    if len(tones) > 1:
        return False
    return bool(_OPEN.fullmatch(letters)) or (bool(_STOPPED.fullmatch(letters)) and tones <= _TONES_BEFORE_A_STOP)


def _split(word: str) -> tuple[str, set[str]]:
    """The letters without their tones, and the tones; a second tone of one kind is left among the letters."""
    letters, tones = [], set()
    for mark in unicodedata.normalize("NFD", word):
        if mark in _TONES and mark not in tones:
            tones.add(mark)
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters)), tones
