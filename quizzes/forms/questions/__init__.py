"""Questions as their authors write them: a form for every type, rows with buttons, nothing typed in code."""

from quizzes.forms.questions.desk import LOOK, SAVE, QuestionDesk
from quizzes.forms.questions.editors import Editor, Values
from quizzes.forms.questions.facts import category_choices
from quizzes.forms.questions.faults import FAULTS
from quizzes.forms.questions.registry import ABOUT, EDITORS

__all__ = ["ABOUT", "EDITORS", "FAULTS", "LOOK", "SAVE", "Editor", "QuestionDesk", "Values", "category_choices"]
