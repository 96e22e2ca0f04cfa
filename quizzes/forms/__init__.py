"""What learners and trainers send."""

from quizzes.forms.banks import BankFileForm, ExportForm
from quizzes.forms.files import AnswerFileForm
from quizzes.forms.learners import AnswerForm, Batch, ListForm, SubmitForm
from quizzes.forms.trainers import QuestionForm

__all__ = [
    "AnswerFileForm",
    "AnswerForm",
    "BankFileForm",
    "Batch",
    "ExportForm",
    "ListForm",
    "QuestionForm",
    "SubmitForm",
]
