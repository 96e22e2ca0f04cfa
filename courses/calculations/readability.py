"""How hard a Vietnamese text is to read: the length of its sentences, counted in syllables.

Vietnamese writes its syllables apart, so words between spaces are syllables. Sentences of 15 syllables are read at a
glance, of 30 and more by few: the bounds are those of the house, stricter than the formula of Nguyễn and Henkin (1985), which
needs lists of Sino-Vietnamese words.
"""

import re
from dataclasses import dataclass
from typing import Literal

EASY, HARD = 18, 26
LONG = 40
Level = Literal["easy", "middling", "hard"]

_ENDS = re.compile(r"(?<=[.!?…])[”\"')\]]*\s+|\n+")
_SYLLABLE = re.compile(r"[^\W\d_]+|\d+(?:[.,/]\d+)*")


@dataclass(frozen=True)
class Reading:
    """The measure of a text: how many syllables, how many of them a sentence has, and the longest sentences."""

    syllables: int
    sentences: int
    long: tuple[str, ...]

    @property
    def mean(self) -> float:
        """Syllables a sentence."""
        return self.syllables / self.sentences if self.sentences else 0.0

    @property
    def level(self) -> Level:
        """How hard it is."""
        if self.mean <= EASY:
            return "easy"
        return "middling" if self.mean <= HARD else "hard"


def reading_of(text: str) -> Reading:
    """Measure a text whose paragraphs stand in lines; sentences over 40 syllables are named."""
    sentences = [sentence.strip() for sentence in _ENDS.split(text)]
    counts = {sentence: len(_SYLLABLE.findall(sentence)) for sentence in sentences}
    counted = [counts[sentence] for sentence in sentences if counts[sentence]]
    longest = sorted((sentence for sentence, count in counts.items() if count > LONG), key=lambda one: -counts[one])
    return Reading(sum(counted), len(counted), tuple(longest))
