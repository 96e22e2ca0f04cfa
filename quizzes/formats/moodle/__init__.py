"""Moodle XML."""

from quizzes.formats.moodle.reading import read_moodle
from quizzes.formats.moodle.writing import write_moodle

__all__ = ["read_moodle", "write_moodle"]
