"""GIFT, the text format of Moodle."""

from quizzes.formats.gift.reading import read_gift
from quizzes.formats.gift.writing import write_gift

__all__ = ["read_gift", "write_gift"]
