"""Changes to banks, quizzes, attempts and marks."""

from quizzes.services.answering import AnswerGiven, Receipt, Refusal, save_answers
from quizzes.services.attempts import expire_attempts, start_attempt, submit_attempt
from quizzes.services.bank import Saved, open_bank, open_banks_to_roles, save_question, save_quiz
from quizzes.services.bank_import import BankUpload, import_questions
from quizzes.services.bank_import_files import forget_bank_file, keep_bank_file, kept_bank_file
from quizzes.services.bank_import_matching import CODE_TAKEN
from quizzes.services.bank_import_report import BankReport, Outcome
from quizzes.services.grading import grade_attempt, rederive_results

__all__ = [
    "CODE_TAKEN",
    "AnswerGiven",
    "BankReport",
    "BankUpload",
    "Outcome",
    "Receipt",
    "Refusal",
    "Saved",
    "expire_attempts",
    "forget_bank_file",
    "grade_attempt",
    "import_questions",
    "keep_bank_file",
    "kept_bank_file",
    "open_bank",
    "open_banks_to_roles",
    "rederive_results",
    "save_answers",
    "save_question",
    "save_quiz",
    "start_attempt",
    "submit_attempt",
]
