"""QTI packages, versions 2.1, 2.2 and 3.0."""

from quizzes.formats.qti.names import QtiVersion
from quizzes.formats.qti.reading import read_qti
from quizzes.formats.qti.writing import write_qti

__all__ = ["QtiVersion", "read_qti", "write_qti"]
