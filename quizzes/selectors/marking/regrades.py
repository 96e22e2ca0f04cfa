"""Corrections of questions: what waits, what each would change, and whom that touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from accounts.models import User
from quizzes.calculations import TYPES, Policy
from quizzes.models import Attempt, GradingRun, QuestionVersion, Quiz, Regrade, RegradeKind
from quizzes.selectors.bank_contents import banks_kept_by
from quizzes.selectors.marking.amendments import amendments_of
from quizzes.selectors.marking.scope import attempts_traced_by
from quizzes.selectors.sheets import Asked, questions_of
from quizzes.selectors.words import right_response, words_of

# So many of the people touched stand on the page; the others are counted.
SHOWN = 100


class Touched(NamedTuple):
    """An attempt whose result the correction changes; `fell` where it passed and would not."""

    attempt: Attempt
    old: Decimal
    new: Decimal
    rose: bool
    fell: bool


@dataclass(frozen=True)
class RegradeSheet:
    """A correction beside what it changes."""

    regrade: Regrade
    right_before: str
    right_after: str
    touched: Sequence[Touched]
    done: int

    @property
    def fallen(self) -> Sequence[Touched]:
        """Those for whom a person has to decide what follows; nothing is taken from them by itself."""
        return [touched for touched in self.touched if touched.fell]

    @property
    def fallen_enrolments(self) -> Sequence[int]:
        """Their places on the course, which may have led to certificates."""
        return [touched.attempt.enrolment_id for touched in self.fallen]

    @property
    def more(self) -> int:
        """How many more are touched than are shown."""
        return len(self.regrade.difference.get("runs", {})) - len(self.touched)


def regrades_seen_by(user: User) -> QuerySet[Regrade]:
    """The corrections of questions in the banks of the user's branch."""
    seen = Regrade.objects.filter(version__question__bank__in=banks_kept_by(user).values("pk"))
    return seen.select_related("version__question__bank__course", "quiz", "requested_by__person", "decided_by__person")


def key_that_counts(version: QuestionVersion, quiz: Quiz | None) -> Mapping[str, Any]:
    """The key as it was last put right for a quiz."""
    found = amendments_of([version], quiz.pk if quiz else 0).get(version.pk)
    key: Mapping[str, Any] = found.key if found and found.key is not None else version.key
    return key


def right_in_words(version: QuestionVersion, key: Mapping[str, Any]) -> str:
    """What a key says, in words; empty where there is none."""
    version = QuestionVersion(type=version.type, body=version.body, key=key)
    item = {"type": version.type, **TYPES[version.type].facts(version.body)}
    if "formula" in key:
        return str(key["formula"])
    words = words_of(version.body, right_response(version, item))
    accepted = [str(row["text"]) for row in key.get("accepted", ()) if isinstance(row, dict)]
    return "; ".join(accepted) or words


def asked_to_correct(version: QuestionVersion) -> Asked:
    """The question as a learner sees it, for whoever knows the right answer to give it."""
    item = {"version": version.pk, "type": version.type, **TYPES[version.type].facts(version.body)}
    (asked,) = questions_of(Attempt(paper={"items": [item]}, policy=vars(Policy(question_count=1))))
    return asked


def regrade_sheet(regrade: Regrade, user: User) -> RegradeSheet:
    """The page of a correction; of the people touched, those whose marks the user may follow."""
    version, runs = regrade.version, regrade.difference.get("runs", {})
    after = ""
    if regrade.kind == RegradeKind.KEY and regrade.key is not None:
        after = right_in_words(version, regrade.key)
    return RegradeSheet(
        regrade=regrade,
        right_before=right_in_words(version, version.key),
        right_after=after,
        touched=_touched(runs, user),
        done=GradingRun.objects.filter(regrade=regrade).count(),
    )


def _touched(runs: Mapping[str, Sequence[str]], user: User) -> list[Touched]:
    """The attempts with the greatest consequence first: passed and would not, the other way round, then the rest."""
    attempts = attempts_traced_by(user).filter(pk__in=[int(pk) for pk in runs]).select_related("learner", "quiz")
    lines = [_line(attempt, *(Decimal(percent) for percent in runs[str(attempt.pk)])) for attempt in attempts]
    lines.sort(key=lambda line: (not line.fell, not line.rose, line.attempt.learner.sort_key))
    return lines[:SHOWN]


def _line(attempt: Attempt, old: Decimal, new: Decimal) -> Touched:
    needed = Decimal(attempt.policy.get("pass_percent", 0))
    return Touched(attempt, old, new, rose=old < needed <= new, fell=new < needed <= old)
