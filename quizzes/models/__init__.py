"""Questions, quizzes made of them, attempts at quizzes and how those were marked."""

from quizzes.models.attempts import Answer, Attempt, AttemptState
from quizzes.models.bank import Level, Question, QuestionBank, QuestionType, QuestionVersion
from quizzes.models.grading import GradingRun, GradingTrigger, ItemGrade
from quizzes.models.quizzes import ACTIVITY_KIND, Quiz, QuizKind, ShowAnswers

__all__ = [
    "ACTIVITY_KIND",
    "Answer",
    "Attempt",
    "AttemptState",
    "GradingRun",
    "GradingTrigger",
    "ItemGrade",
    "Level",
    "Question",
    "QuestionBank",
    "QuestionType",
    "QuestionVersion",
    "Quiz",
    "QuizKind",
    "ShowAnswers",
]
