"""Changes to banks, quizzes, attempts and marks."""

from quizzes.services.answering import AnswerGiven, Receipt, Refusal, save_answers
from quizzes.services.attempts import expire_attempts, start_attempt, submit_attempt
from quizzes.services.bank import Saved, open_bank, open_banks_to_roles, save_question, save_quiz
from quizzes.services.bank_import import BankUpload, import_questions
from quizzes.services.bank_import_files import forget_bank_file, keep_bank_file, kept_bank_file
from quizzes.services.bank_import_matching import CODE_TAKEN
from quizzes.services.bank_import_report import BankReport, Outcome
from quizzes.services.checking import check_item
from quizzes.services.grading import grade_attempt, rederive_results
from quizzes.services.handing import keep_answer_file, move_on
from quizzes.services.rulings import abandon_attempts, rule_attempt

__all__ = [
    "CODE_TAKEN",
    "AnswerGiven",
    "BankReport",
    "BankUpload",
    "Outcome",
    "Receipt",
    "Refusal",
    "Saved",
    "abandon_attempts",
    "check_item",
    "expire_attempts",
    "forget_bank_file",
    "grade_attempt",
    "import_questions",
    "keep_answer_file",
    "keep_bank_file",
    "kept_bank_file",
    "move_on",
    "open_bank",
    "open_banks_to_roles",
    "rederive_results",
    "rule_attempt",
    "save_answers",
    "save_question",
    "save_quiz",
    "start_attempt",
    "submit_attempt",
]
