"""Questions asked about what learners ask and say."""

from feedback.selectors.questions import (
    STATES,
    InboxState,
    Thread,
    question_with_id,
    questions_for_trainer,
    questions_of,
    shared_questions,
    thread_of,
    threads_under,
    titles_of,
    waiting_count,
)
from feedback.selectors.ratings import comments_on, rating_of, verdict_on, verdicts_on

__all__ = [
    "STATES",
    "InboxState",
    "Thread",
    "comments_on",
    "question_with_id",
    "questions_for_trainer",
    "questions_of",
    "rating_of",
    "shared_questions",
    "thread_of",
    "threads_under",
    "titles_of",
    "verdict_on",
    "verdicts_on",
    "waiting_count",
]
