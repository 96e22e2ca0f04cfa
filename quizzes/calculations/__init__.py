"""The arithmetic of quizzes: plain values in, plain values out."""

from quizzes.calculations.content import QuestionContent, folded, identified, likeness_of
from quizzes.calculations.drawing import Blueprint, Candidate, Group, Section, draw, drawn_sections, shuffled
from quizzes.calculations.formulas import drawn_numbers, filled
from quizzes.calculations.marking import CERTAINTY, after_tries, is_response_to, mark, percent_of
from quizzes.calculations.rules import AFTER, DURING, EXPLANATION, FINAL, MARKS, RESPONSE, RIGHT, Policy
from quizzes.calculations.timing import (
    Allowance,
    Limits,
    PastAttempt,
    Tries,
    are_answers_open,
    counted,
    made_at,
    minutes_left,
    standing_answers,
    tries_of,
)
from quizzes.calculations.types import TYPES, UNSURE, Kind

__all__ = [
    "AFTER",
    "CERTAINTY",
    "DURING",
    "EXPLANATION",
    "FINAL",
    "MARKS",
    "RESPONSE",
    "RIGHT",
    "TYPES",
    "UNSURE",
    "Allowance",
    "Blueprint",
    "Candidate",
    "Group",
    "Kind",
    "Limits",
    "PastAttempt",
    "Policy",
    "QuestionContent",
    "Section",
    "Tries",
    "after_tries",
    "are_answers_open",
    "counted",
    "draw",
    "drawn_numbers",
    "drawn_sections",
    "filled",
    "folded",
    "identified",
    "is_response_to",
    "likeness_of",
    "made_at",
    "mark",
    "minutes_left",
    "percent_of",
    "shuffled",
    "standing_answers",
    "tries_of",
]
