"""What people do about marks: give them, correct them, answer for them."""

from quizzes.services.marking.appeals import appeal_mark, decide_appeal
from quizzes.services.marking.hands import claim_next, look_again, mark_answer
from quizzes.services.marking.regrading import (
    Correction,
    apply_regrade,
    decide_regrade,
    difference_of,
    finish_regrades,
    propose_regrade,
)
from quizzes.services.marking.reminding import remind_markers

__all__ = [
    "Correction",
    "appeal_mark",
    "apply_regrade",
    "claim_next",
    "decide_appeal",
    "decide_regrade",
    "difference_of",
    "finish_regrades",
    "look_again",
    "mark_answer",
    "propose_regrade",
    "remind_markers",
]
