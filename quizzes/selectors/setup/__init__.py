"""What those who set quizzes up see of them."""

from quizzes.selectors.setup.contents import (
    Contents,
    Drawers,
    Pick,
    contents_of,
    drawers_of,
    pickable,
    usable_questions,
)
from quizzes.selectors.setup.desk import Rule, lessons_with, obstacles_of, quizzes_kept_by, rules_in_words, under_way
from quizzes.selectors.setup.moments import MOMENTS, Moment, moments_of
from quizzes.selectors.setup.overrides import OverrideLine, override_of, overrides_seen_by, takers_called
from quizzes.selectors.setup.trial import trial_of

__all__ = [
    "MOMENTS",
    "Contents",
    "Drawers",
    "Moment",
    "OverrideLine",
    "Pick",
    "Rule",
    "contents_of",
    "drawers_of",
    "lessons_with",
    "moments_of",
    "obstacles_of",
    "override_of",
    "overrides_seen_by",
    "pickable",
    "quizzes_kept_by",
    "rules_in_words",
    "takers_called",
    "trial_of",
    "under_way",
    "usable_questions",
]
