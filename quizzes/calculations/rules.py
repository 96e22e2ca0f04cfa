"""The rules of a quiz as plain values: read from a quiz, frozen into an attempt, read back from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from quizzes.calculations.drawing import Blueprint, Group, Section

# What a learner may see of an attempt, and when: while it is open, once it is released, and once the right answers are public.
RESPONSE, MARKS, RIGHT, EXPLANATION = "response", "marks", "right", "explanation"
DURING, AFTER, FINAL = "during", "after", "final"
_SHOWN: Mapping[str, Sequence[str]] = {
    DURING: (),
    AFTER: (MARKS,),
    FINAL: (RESPONSE, MARKS, RIGHT, EXPLANATION),
}
# What marks a question at once shows at once what it was worth and why.
_AT_ONCE = {"immediate", "tries", "adaptive"}


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
    layout: str = "one"
    is_forward_only: bool = False
    behaviour: str = "deferred"
    item_tries: int = 3
    penalty_percent: int = 33
    mastery_streak: int = 3
    counting: str = "best"
    is_anonymous: bool = False
    holds_results: bool = False
    review: Mapping[str, Sequence[str]] = field(default_factory=dict)

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
    def sections(self) -> Sequence[Section]:
        """What the paper is to be made of."""
        parts = self.blueprint.get("sections")
        if not parts:
            return [_section(self.blueprint, self.question_count)]
        return [_section(part, part.get("count", 0)) for part in parts]

    @property
    def marks_at_once(self) -> bool:
        """Whether questions are marked one by one while the attempt is open."""
        return self.behaviour in _AT_ONCE

    def settles(self, is_right: bool, number: int) -> bool:  # noqa: FBT001 -- reads as a sentence
        """Whether a question marked so for the nth time may not be answered again."""
        return self.behaviour != "tries" or is_right or number >= self.item_tries

    def seen_in_result(self, *, is_final: bool, is_working: bool) -> frozenset[str]:
        """What a learner sees of a released attempt; only its marks while another paper of the bank is open."""
        moment = FINAL if is_final else AFTER
        shown = frozenset(what for what in _SHOWN[FINAL] if self.shows(what, moment))
        return shown & {MARKS} if is_working else shown

    @property
    def asks_certainty(self) -> bool:
        """Whether a learner says how sure they are."""
        return self.behaviour == "certainty"

    def shows(self, what: str, moment: str) -> bool:
        """Whether a learner may see this at that moment."""
        default = (MARKS, RIGHT, EXPLANATION) if moment == DURING and self.marks_at_once else _SHOWN[moment]
        return what in self.review.get(moment, default)

    def text_for(self, right: int) -> str:
        """What the quiz says to somebody with so many right answers; may be empty."""
        return next((text["text"] for text in self.result_texts if text["from"] <= right <= text["to"]), "")


def _section(part: Mapping[str, Any], count: int) -> Section:
    groups = [
        Group(
            frozenset(group.get("lessons", ())),
            group["count"],
            frozenset(group.get("categories", ())),
            frozenset(group.get("competences", ())),
            frozenset(group.get("tags", ())),
        )
        for group in part.get("groups", [])
    ]
    questions = part.get("questions", ())
    # A blueprint without sections counts all its questions; a section counts those it draws beside the ones it names.
    drawn = count if "sections" not in part and "count" in part else count - len(questions)
    return Section(
        title=part.get("title", ""),
        note=part.get("note", ""),
        questions=questions,
        drawing=Blueprint(max(0, drawn), groups, part.get("levels", {})),
        points=part.get("points", {}),
    )
