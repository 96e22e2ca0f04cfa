"""What those say who set quizzes up: facts, rules, questions, and other limits for some."""

from quizzes.forms.quizzes.contents import GroupForm, PickForm, SectionForm, SectionOrder, picked
from quizzes.forms.quizzes.facts import FactsForm, NewQuizForm
from quizzes.forms.quizzes.fields import RulesForm
from quizzes.forms.quizzes.overrides import OVERRIDE_FORMS, OverrideForm
from quizzes.forms.quizzes.review import ReviewForm
from quizzes.forms.quizzes.rules import LimitsForm, WaysForm

__all__ = [
    "OVERRIDE_FORMS",
    "FactsForm",
    "GroupForm",
    "LimitsForm",
    "NewQuizForm",
    "OverrideForm",
    "PickForm",
    "ReviewForm",
    "RulesForm",
    "SectionForm",
    "SectionOrder",
    "WaysForm",
    "picked",
]
