"""Changes to banks, quizzes, attempts and marks."""

from quizzes.services.answering import AnswerGiven, Receipt, Refusal, save_answers
from quizzes.services.attempts import expire_attempts, start_attempt, submit_attempt
from quizzes.services.bank import Saved, open_bank, open_banks_to_roles, save_question, save_quiz
from quizzes.services.bank_import import BankUpload, import_questions
from quizzes.services.bank_import_report import BankReport, Outcome
from quizzes.services.grading import grade_attempt, rederive_results

__all__ = [
    "AnswerGiven",
    "BankReport",
    "BankUpload",
    "Outcome",
    "Receipt",
    "Refusal",
    "Saved",
    "expire_attempts",
    "grade_attempt",
    "import_questions",
    "open_bank",
    "open_banks_to_roles",
    "rederive_results",
    "save_answers",
    "save_question",
    "save_quiz",
    "start_attempt",
    "submit_attempt",
]
