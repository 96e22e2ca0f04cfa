"""How well a text answers to what was searched for, when people type without marks, in a hurry, as they speak.

From the surest to the most forgiving: the words in a row; words that begin so, in any order; the same with a slip of the
finger or of spelling in longer words; what a keyboard without Vietnamese makes of Telex or VNI; words run together.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from core.text.search import fold, search_terms

IN_A_ROW, BEGINNINGS, SLIPS, KEYSTROKES, RUN_TOGETHER = 5, 4, 3, 2, 1

# In shorter words one letter makes another word.
SHORTEST_SLIP = 4
SHORTEST_RUN = 6

_WORD = re.compile("[a-z0-9]+")
# "kĩ" and "kỹ", "lí" and "lý" are one word in two spellings.
_Y_FOR_I = re.compile("(?<=[bcdghklmnpqrstvx])y$")
# Pairs that regions say, and so write, alike.
_SOUNDS = (
    (re.compile("^tr"), "ch"),
    (re.compile("^x"), "s"),
    (re.compile("^(gi|r)"), "d"),
    (re.compile("^n(?![gh])"), "l"),
)
_TELEX_LETTER = re.compile("(a)a|(e)e|(o)o|(d)d")
_TELEX_MARK = re.compile("(?<=[aeiouy])[sfrxjw]|(?<=..)[sfrxjw]")
_VNI_MARK = re.compile("(?<=[a-z])[0-9]+")

Words = tuple[str, ...]


@dataclass(frozen=True)
class Search:
    """What was typed, ready to be compared with many texts."""

    query: str

    @cached_property
    def terms(self) -> list[Words]:
        """The words of what was typed, then with abbreviations written out, then with long forms shortened."""
        return [words_of(term) for term in search_terms(self.query) if words_of(term)]

    def likeness(self, text: str, *, is_strict: bool = False) -> int:
        """0 where the text does not answer, else the more the better it does; to nothing every text answers.

        With `is_strict` slips are not forgiven: for long texts, in which some word is always like another.
        """
        if not self.terms:
            return IN_A_ROW
        words = words_of(text)
        sure = max(_sure_likeness(term, words) for term in self.terms)
        return sure or (0 if is_strict else self._forgiving_likeness(words))

    def _forgiving_likeness(self, words: Words) -> int:
        typed = self.terms[0]
        if _each_answers(typed, words, _is_slip_of):
            return SLIPS
        if self._keystrokes != typed and _sure_likeness(self._keystrokes, words):
            return KEYSTROKES
        run = "".join(typed)
        return RUN_TOGETHER if len(run) >= SHORTEST_RUN and run in "".join(words) else 0

    @cached_property
    def _keystrokes(self) -> Words:
        """The words that were meant if these are the keys of Telex or VNI; of abbreviations too."""
        plain = " ".join(map(_without_keystrokes, self.terms[0]))
        return words_of(plain)


@lru_cache(maxsize=256)
def search_of(query: str) -> Search:
    """The search for what was typed."""
    return Search(query)


def words_of(text: str) -> Words:
    """The words of a text, folded, in one spelling."""
    return tuple(_Y_FOR_I.sub("i", word) for word in _WORD.findall(fold(text)))


def _sure_likeness(term: Words, words: Words) -> int:
    if f" {' '.join(term)}" in f" {' '.join(words)}":
        return IN_A_ROW
    return BEGINNINGS if _each_answers(term, words, lambda typed, word: word.startswith(typed)) else 0


def _each_answers(term: Words, words: Words, answers: Callable[[str, str], bool]) -> bool:
    return all(any(answers(typed, word) for word in words) for typed in term)


@lru_cache(maxsize=4096)
def _is_slip_of(typed: str, word: str) -> bool:
    """Whether the word, or its beginning, was meant: as it is, as it sounds, or one slip of the finger away."""
    if word.startswith(typed):
        return True
    if len(typed) < SHORTEST_SLIP:
        return False
    if _sound(word).startswith(_sound(typed)):
        return True
    return any(_is_one_slip(typed, word[: len(typed) + more]) for more in (-1, 0, 1))


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two stand the wrong way round."""
    shorter = min(len(typed), len(meant))
    same = next((n for n in range(shorter) if typed[n] != meant[n]), shorter)
    one, other = typed[same:], meant[same:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (one == other[::-1] and len(one) == 2)  # noqa: PLR2004 -- a pair


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _without_keystrokes(word: str) -> str:
    letters = _TELEX_LETTER.sub(lambda match: match[0][0], _VNI_MARK.sub("", word))
    return _TELEX_MARK.sub("", letters)
