"""A paper of a quiz as a learner would see it, drawn for whoever set it up and kept nowhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from quizzes.calculations import Policy
from quizzes.models import Attempt, Quiz
from quizzes.selectors.sheets import Asked, questions_of


def trial_of(quiz: Quiz, paper: Mapping[str, Any]) -> Sequence[Asked]:
    """The questions of a paper, unanswered; their keys are not fetched."""
    return questions_of(Attempt(quiz=quiz, paper=paper, policy=vars(Policy.of(quiz))))
