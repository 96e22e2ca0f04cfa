"""From an address to a quiz, an attempt or a bank; what is not the asker's does not exist for them."""

from quizzes.http.attempts import (
    attempt_of_address,
    attempt_page_of_address,
    quiz_of_address,
    sheet_of_address,
)
from quizzes.http.banks import BankFileWaiting, bank_of_trainer, waiting_file_of_trainer

__all__ = [
    "BankFileWaiting",
    "attempt_of_address",
    "attempt_page_of_address",
    "bank_of_trainer",
    "quiz_of_address",
    "sheet_of_address",
    "waiting_file_of_trainer",
]
