"""The arithmetic of quizzes: plain values in, plain values out."""

from quizzes.calculations.content import QuestionContent, identified
from quizzes.calculations.drawing import Blueprint, Candidate, Group, draw, shuffled
from quizzes.calculations.marking import GRADABLE_TYPES, UNSURE, is_response_to, mark, percent_of
from quizzes.calculations.rules import Policy
from quizzes.calculations.timing import (
    PastAttempt,
    Tries,
    are_answers_open,
    made_at,
    minutes_left,
    standing_answers,
    tries_of,
)

__all__ = [
    "GRADABLE_TYPES",
    "UNSURE",
    "Blueprint",
    "Candidate",
    "Group",
    "PastAttempt",
    "Policy",
    "QuestionContent",
    "Tries",
    "are_answers_open",
    "draw",
    "identified",
    "is_response_to",
    "made_at",
    "mark",
    "minutes_left",
    "percent_of",
    "shuffled",
    "standing_answers",
    "tries_of",
]
