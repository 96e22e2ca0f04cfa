"""What authors of questions ask: what a bank holds, what became of a question, what is said twice, how it will look."""

from quizzes.selectors.desk.described import Difference, differences, lines_of
from quizzes.selectors.desk.duplicates import Alike, duplicates_in, similar_questions
from quizzes.selectors.desk.preview import Tried, preview_of, tried
from quizzes.selectors.desk.questions import (
    IN_USE,
    RETIRED,
    RETURNED,
    WAITING,
    QuestionFile,
    Revision,
    Wanted,
    categories_in,
    counts_by_state,
    desk_questions,
    latest_of,
    may_approve,
    next_code,
    question_file,
    question_in,
    questions_wanted,
    tags_in,
)

__all__ = [
    "IN_USE",
    "RETIRED",
    "RETURNED",
    "WAITING",
    "Alike",
    "Difference",
    "QuestionFile",
    "Revision",
    "Tried",
    "Wanted",
    "categories_in",
    "counts_by_state",
    "desk_questions",
    "differences",
    "duplicates_in",
    "latest_of",
    "lines_of",
    "may_approve",
    "next_code",
    "preview_of",
    "question_file",
    "question_in",
    "questions_wanted",
    "similar_questions",
    "tags_in",
    "tried",
]
