"""How much more the people of each unit know after a course than before it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import surviving_id
from courses.selectors.authoring import WRITERS
from organisation.models import Unit
from organisation.selectors import Scope, children_of, scope_of, unit_names, units_under
from quizzes.calculations.statistics import Gain, gain_of, lines_shown
from quizzes.models import Attempt, Quiz
from quizzes.selectors.insight.measures import MEASURED


@dataclass(frozen=True)
class UnitGain:
    """A unit with what its people gained; or all units together that are too small to be shown."""

    name: str
    gain: Gain


@dataclass(frozen=True)
class GainSheet:
    """A test before and the one after it, for the people whom the viewer is in charge of."""

    before: Quiz
    after: Quiz
    total: Gain
    lines: Sequence[UnitGain]
    people: int

    @property
    def hidden(self) -> int:
        """How many people are in no line, because they would be recognised."""
        return self.people - self.total.people


def gain_sheet(quiz: Quiz, viewer: User) -> GainSheet | None:
    """The gain by unit between a quiz and the one it is paired with; None where it has no pair."""
    before, after = pair_of(quiz)
    if before is None or after is None:
        return None
    by_unit = dict(_gains(before, after, scope_of(viewer, *WRITERS)))
    lines, total = lines_shown(by_unit)
    names = unit_names([line.key for line in lines if line.key], timezone.localdate())
    shown = [
        UnitGain(names.get(line.key, "") if line.key else _("Các đơn vị dưới 5 người, gộp lại"), line.gain)
        for line in lines
    ]
    people = sum(gain.people for gain in by_unit.values())
    return GainSheet(before, after, total, sorted(shown, key=lambda line: line.name), people)


def pair_of(quiz: Quiz) -> tuple[Quiz | None, Quiz | None]:
    """The test before a course and the one after it, from either of the two."""
    if quiz.paired_with is not None:
        return quiz.paired_with, quiz
    return quiz, Quiz.objects.filter(paired_with=quiz).first()


def _gains(before: Quiz, after: Quiz, scope: Scope) -> Iterator[tuple[int, Gain]]:
    """The gain of each unit directly below those the viewer is in charge of: the first attempt against the best."""
    firsts = {human: percent for human, percent, _unit in _results(before, "-number")}
    pairs = defaultdict[int, list[tuple[float, float]]](list)
    at = _lines_of(scope)
    bests = {human: (percent, unit) for human, percent, unit in _results(after, "percent")}
    for human, (percent, unit) in bests.items():
        line = at.get(unit)
        if line is not None and human in firsts:
            pairs[line].append((firsts[human], percent))
    return ((unit, gain_of(found)) for unit, found in pairs.items())


def _results(quiz: Quiz, order: str) -> Iterator[tuple[int, float, int]]:
    """(human, percentage, unit of the seat held when the place on the course was given), in this order."""
    marked = Attempt.objects.filter(quiz=quiz, state__in=MEASURED, percent__isnull=False, enrolment__seat__isnull=False)
    rows = marked.order_by(order).values_list(surviving_id("learner"), "percent", F("enrolment__seat__unit"))
    return ((human, float(percent), unit) for human, percent, unit in rows)


def _lines_of(scope: Scope) -> dict[int, int]:
    """For every unit in the scope, the unit directly below its top under which it is counted."""
    today = timezone.localdate()
    below = [child.unit_id for root in scope.roots for child in children_of(Unit(pk=root), today)]
    return units_under(below, today, directly_in=scope.roots)
