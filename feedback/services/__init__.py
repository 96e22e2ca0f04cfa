"""Changes to what learners ask and say, and to what they are answered."""

from feedback.services.erasing import erase_questions, erase_ratings
from feedback.services.questions import answer_question, ask_further, ask_question, close_question, share_question
from feedback.services.ratings import rate_course

__all__ = [
    "answer_question",
    "ask_further",
    "ask_question",
    "close_question",
    "erase_questions",
    "erase_ratings",
    "rate_course",
    "share_question",
]
