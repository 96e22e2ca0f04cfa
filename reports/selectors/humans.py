"""Those few humans who go by several records: counted once, with the best of their places on each course."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F

from accounts.selectors import survivors
from courses.selectors import enrolments_in
from reports.calculations import Standing
from reports.selectors.filters import Filter
from reports.selectors.marks import marks


@dataclass(frozen=True)
class Humans:
    """By each record of such a human the one that stays; by that one and course the marks of their best place.

    `lesser` are the enrolments that a better one of the same human outdoes.
    """

    stays: Mapping[int, int] = field(default_factory=dict)
    best: Mapping[int, Mapping[int | None, int]] = field(default_factory=dict)
    lesser: Sequence[int] = ()

    def counted(self, rows: Iterable[Standing]) -> Iterable[Standing]:
        """The rows, with those of several records of one human as one human's."""
        return self._counted(rows) if self.stays else rows

    def _counted(self, rows: Iterable[Standing]) -> Iterator[Standing]:
        seen: set[tuple[int, int]] = set()
        for row in rows:
            under, person = row[:2]
            human = self.stays.get(person)
            if human is None:
                yield row
            elif (under, human) not in seen:
                seen.add((under, human))
                places = self.best.get(human) or {None: 0}
                yield from ((under, human, course, marked) for course, marked in places.items())


def humans_of(asked: Filter) -> Humans:
    """Those with several records, whoever asks: one statement where there are none, two otherwise."""
    merged = survivors()
    if not merged:
        return Humans()
    stays = {**merged, **{survivor: survivor for survivor in merged.values()}}
    places = enrolments_in(asked.course_ids).filter(learner__in=stays, enrolled_at__lte=asked.moment)
    # What is completed first, the earliest before all; then what came furthest.
    in_order = places.order_by(F("completed_at").asc(nulls_last=True), "-done", "pk")
    best: dict[int, dict[int | None, int]] = defaultdict(dict)
    lesser = []
    for pk, learner, course, marked in in_order.values_list("pk", "learner_id", "course_id", marks(asked)):
        if course in best[stays[learner]]:
            lesser.append(pk)
        else:
            best[stays[learner]][course] = marked
    return Humans(stays, best, lesser)
