"""What many attempts say about questions, quizzes and courses, and what looks unusual about some."""

from quizzes.selectors.insight.gains import GainSheet, UnitGain, gain_sheet
from quizzes.selectors.insight.measures import Measures, first_attempts, measures_of, standing_grades
from quizzes.selectors.insight.plausibility import Hint, hints_of, signals_seen_by, traces_of
from quizzes.selectors.insight.sheets import (
    BankInsight,
    ItemLine,
    QuizInsight,
    insight_of,
    insight_of_bank,
    item_line,
    lines_of_version,
)
from quizzes.selectors.insight.surveys import SurveySheet, survey_sheet

__all__ = [
    "BankInsight",
    "GainSheet",
    "Hint",
    "ItemLine",
    "Measures",
    "QuizInsight",
    "SurveySheet",
    "UnitGain",
    "first_attempts",
    "gain_sheet",
    "hints_of",
    "insight_of",
    "insight_of_bank",
    "item_line",
    "lines_of_version",
    "measures_of",
    "signals_seen_by",
    "standing_grades",
    "survey_sheet",
    "traces_of",
]
