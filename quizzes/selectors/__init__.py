"""Questions asked about quizzes, attempts and their results."""

from quizzes.selectors.attempts import (
    Lesson,
    Outcome,
    Standing,
    attempt_of_viewer,
    attempt_page_of_viewer,
    attempts_of,
    standing_of,
)
from quizzes.selectors.bank import drawable_questions, quiz_by_code, quiz_choices
from quizzes.selectors.bank_contents import (
    bank_as_file,
    bank_by_code,
    banks_kept_by,
    content_in,
    counts_by_type,
    paths_of_drawers,
    stored_questions,
)
from quizzes.selectors.held import standing_of_attempt
from quizzes.selectors.result_items import ItemResult
from quizzes.selectors.results import Part, Result, best_percents, result_of
from quizzes.selectors.sheets import (
    Asked,
    Cell,
    Sheet,
    list_of,
    open_sheets_of,
    paper_of,
    review_of,
    sheet_of,
)

__all__ = [
    "Asked",
    "Cell",
    "ItemResult",
    "Lesson",
    "Outcome",
    "Part",
    "Result",
    "Sheet",
    "Standing",
    "attempt_of_viewer",
    "attempt_page_of_viewer",
    "attempts_of",
    "bank_as_file",
    "bank_by_code",
    "banks_kept_by",
    "best_percents",
    "content_in",
    "counts_by_type",
    "drawable_questions",
    "list_of",
    "open_sheets_of",
    "paper_of",
    "paths_of_drawers",
    "quiz_by_code",
    "quiz_choices",
    "result_of",
    "review_of",
    "sheet_of",
    "standing_of",
    "standing_of_attempt",
    "stored_questions",
]
