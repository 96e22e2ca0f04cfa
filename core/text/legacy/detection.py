"""Which legacy encoding a text is in, told by the share of its words that become Vietnamese syllables.

Nothing is guessed from one word: a whole file votes. Text that is Vietnamese as it stands is never touched.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from core.text.legacy.syllables import is_syllable
from core.text.legacy.tcvn3 import from_tcvn3
from core.text.legacy.vni import from_vni
from core.text.unicode import nfc

MOST_TEXTS, MOST_LETTERS = 5_000, 500
FEWEST_WORDS = 3
_CLEAR, _CLEAR_WITH_FONT, _LEAD = 0.85, 0.6, 0.3
# Spaces, digits and punctuation; not the upper half of Latin-1, whose signs are letters in the old fonts.
_BETWEEN_WORDS = re.compile(r"[\x00-@\[-`{-\x7f\xa0“”‘’–—…]+")
_SHOWN_BY_OLD_FONTS = re.compile(r"[\x00-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]*")


def _from_utf8_read_as_1252(text: str) -> str:
    """Undo the reading of UTF-8 as Windows-1252: "Nguyá»…n" was "Nguyễn"."""
    try:
        return b"".join(_byte_of(letter) for letter in text).decode("utf-8")
    except ValueError:
        return text


def _byte_of(letter: str) -> bytes:
    """The byte that Windows shows as this letter; five bytes it has no letter for stay control characters."""
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


_CONVERSIONS: dict[str, Callable[[str], str]] = {
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "mojibake": _from_utf8_read_as_1252,
}


def legacy_encoding(texts: Iterable[str], *, fonts: Iterable[str] = ()) -> str:
    """The encoding ("tcvn3", "vni", "mojibake") that these texts are in, or "" where they are Vietnamese as they stand.

    The names of the fonts in a workbook lower the bar for the encoding that they show; alone they prove nothing.
    """
    sample = list(islice(filter(_is_telling, (text[:MOST_LETTERS] for text in texts)), MOST_TEXTS))
    if len(list(islice(_words(sample), FEWEST_WORDS))) < FEWEST_WORDS:
        return ""
    as_it_stands = share_of_syllables(sample)
    scores = {name: share_of_syllables(map(convert, sample)) for name, convert in _CONVERSIONS.items()}
    best = max(scores, key=lambda name: scores[name])
    bar = _CLEAR_WITH_FONT if best in _encodings_of(fonts) else _CLEAR
    return best if scores[best] >= bar and scores[best] >= as_it_stands + _LEAD else ""


def from_legacy(text: str, encoding: str) -> str:
    """The text in Unicode; a text of a legacy file that is Unicode already stays as it is."""
    if not _is_telling(text):
        return text
    converted = nfc(_CONVERSIONS[encoding](text))
    return converted if share_of_syllables([converted]) >= share_of_syllables([text]) else text


def share_of_syllables(texts: Iterable[str]) -> float:
    """How many of the words with more than plain letters in them are Vietnamese syllables, from 0 to 1."""
    verdicts = [is_syllable(word) for word in _words(map(nfc, texts))]
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def _is_telling(text: str) -> bool:
    """Whether an old font can show the text at all, and shows it otherwise than Unicode does."""
    return not text.isascii() and _SHOWN_BY_OLD_FONTS.fullmatch(text) is not None


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in _BETWEEN_WORDS.split(text) if not word.isascii())


def _encodings_of(fonts: Iterable[str]) -> set[str]:
    names = [font.strip().lower() for font in fonts]
    shown = {"tcvn3": (".vn",), "vni": ("vni-", "vni ")}
    return {name for name, starts in shown.items() if any(font.startswith(starts) for font in names)}
