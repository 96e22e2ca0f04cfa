"""What many attempts say about questions, quizzes and courses, and what looks unusual about some."""

from quizzes.selectors.insight.measures import Measures, first_attempts, measures_of, standing_grades

__all__ = [
    "Measures",
    "first_attempts",
    "measures_of",
    "standing_grades",
]
