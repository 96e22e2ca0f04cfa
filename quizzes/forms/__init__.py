"""What learners and trainers send."""

from quizzes.forms.learners import AnswerForm, Batch, SubmitForm
from quizzes.forms.trainers import QuestionForm

__all__ = ["AnswerForm", "Batch", "QuestionForm", "SubmitForm"]
