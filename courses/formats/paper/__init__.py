"""Lessons on paper: printed as Word files that know their blocks, and read again when they come back."""

from courses.formats.paper.arriving import Arrival, arrivals, as_arrivals, pictures_of
from courses.formats.paper.carriers import CARRIERS, Paper, Raw
from courses.formats.paper.comparing import BOTH, CHOICES, KEEP, TAKE, Difference, compared, merged
from courses.formats.paper.marks import digest
from courses.formats.paper.returning import Returned, read_returned
from courses.formats.paper.standing import Standing, standing, words_of
from courses.formats.paper.word.package import Sheet, written

__all__ = [
    "BOTH",
    "CARRIERS",
    "CHOICES",
    "KEEP",
    "TAKE",
    "Arrival",
    "Difference",
    "Paper",
    "Raw",
    "Returned",
    "Sheet",
    "Standing",
    "arrivals",
    "as_arrivals",
    "compared",
    "digest",
    "merged",
    "pictures_of",
    "read_returned",
    "standing",
    "words_of",
    "written",
]
