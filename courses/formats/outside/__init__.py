"""Lists of certificates that others gave, as offices keep them, as pure reading."""

from courses.formats.outside.lists import Award, Doubt, OutsideList
from courses.formats.outside.reading import read_outside

__all__ = ["Award", "Doubt", "OutsideList", "read_outside"]
