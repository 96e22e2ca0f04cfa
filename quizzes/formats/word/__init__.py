"""Word documents of questions."""

from quizzes.formats.word.reading import read_word
from quizzes.formats.word.writing import write_word

__all__ = ["read_word", "write_word"]
