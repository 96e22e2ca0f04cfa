"""The rules of a quiz as plain values: read from a quiz, frozen into an attempt, read back from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from quizzes.calculations.drawing import Blueprint, Group


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules under which an attempt is worked on and judged; the names are those of the quiz's columns."""

    question_count: int
    blueprint: Mapping[str, Any] = field(default_factory=dict)
    minutes: int | None = None
    grace_minutes: int = 10
    pass_percent: int = 80
    max_attempts: int | None = None
    cooldown_hours: int = 0
    shuffles_questions: bool = True
    shuffles_options: bool = True
    allows_unsure: bool = False
    is_graded: bool = True
    show_answers: str = "after_pass_or_last_attempt"
    result_texts: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def of(cls, quiz: object) -> "Policy":
        """The rules of a quiz at this moment."""
        return cls(**{rule.name: getattr(quiz, rule.name) for rule in fields(cls)})

    @classmethod
    def read(cls, frozen: Mapping[str, Any]) -> "Policy":
        """The rules an attempt was started under; one made since then takes its default."""
        known = {rule.name for rule in fields(cls)}
        return cls(**{name: value for name, value in frozen.items() if name in known})

    @property
    def drawing(self) -> Blueprint:
        """What the paper is to be made of."""
        groups = [Group(frozenset(group["lessons"]), group["count"]) for group in self.blueprint.get("groups", [])]
        return Blueprint(self.question_count, groups, self.blueprint.get("levels", {}))

    def text_for(self, right: int) -> str:
        """What the quiz says to somebody with so many right answers; may be empty."""
        return next((text["text"] for text in self.result_texts if text["from"] <= right <= text["to"]), "")
