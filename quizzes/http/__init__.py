"""From an address to a quiz, an attempt or a bank; what is not the asker's does not exist for them."""

from quizzes.http.attempts import (
    OwnFile,
    attempt_of_address,
    attempt_page_of_address,
    own_file_of_address,
    quiz_of_address,
    sheet_of_address,
)
from quizzes.http.banks import BankFileWaiting, bank_of_trainer, waiting_file_of_trainer
from quizzes.http.devices import device_of, remember_device
from quizzes.http.insight import ItemFound, SignalFound, item_of_trainer, quiz_of_trainer, signal_of_trainer

__all__ = [
    "BankFileWaiting",
    "ItemFound",
    "OwnFile",
    "SignalFound",
    "attempt_of_address",
    "attempt_page_of_address",
    "bank_of_trainer",
    "device_of",
    "item_of_trainer",
    "own_file_of_address",
    "quiz_of_address",
    "quiz_of_trainer",
    "remember_device",
    "sheet_of_address",
    "signal_of_trainer",
    "waiting_file_of_trainer",
]
