"""What learners and trainers send."""

from quizzes.forms.banks import BankFileForm, ExportForm
from quizzes.forms.learners import AnswerForm, Batch, SubmitForm
from quizzes.forms.trainers import QuestionForm

__all__ = ["AnswerForm", "BankFileForm", "Batch", "ExportForm", "QuestionForm", "SubmitForm"]
