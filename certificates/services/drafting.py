"""What a certificate would say if it were issued on a day: who, in which seat, for what, by which committee."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.selectors import records_of, survivor_of
from certificates.calculations import committee_name, in_sentence, new_code, place_name, register_number
from certificates.errors import NoIssuerError
from certificates.formats.snapshot import Snapshot
from certificates.models import Certificate
from courses.models import Enrolment
from courses.selectors import outline_of
from organisation.models import Level, Membership, Unit, UnitVersion
from organisation.selectors import memberships_at, path_of, version_of


@dataclass(frozen=True)
class Draft:
    """A certificate but for its number."""

    enrolment: Enrolment
    seat: Membership | None
    issuer: Unit
    snapshot: Snapshot

    def entry(self, sequence: int, *, issued_at: datetime, actor: User | None) -> Certificate:
        """The row that puts it into the register under a number."""
        year = self.snapshot.issued_on.year
        return Certificate(
            holder_id=self.enrolment.learner_id,
            course_id=self.enrolment.course_id,
            enrolment=self.enrolment,
            seat=self.seat,
            issuer=self.issuer,
            year=year,
            sequence=sequence,
            number=register_number(sequence, year),
            code=new_code(),
            snapshot=self.snapshot.as_json(),
            issued_at=issued_at,
            issued_by=actor,
        )


@dataclass
class Drafter:
    """Writes drafts of one day; reads each unit's place in the tree once, however many people sit there."""

    day: date
    _seats: dict[int, Membership] = field(default_factory=dict)
    _paths: dict[tuple[int, date], Sequence[UnitVersion]] = field(default_factory=dict)
    _issuers: dict[int, UnitVersion] = field(default_factory=dict)

    def read_seats(self, learners: Collection[int] | QuerySet[Enrolment, Any]) -> None:
        """Learn the main seat of each of these people on the day, as `organisation` ranks them."""
        seats = memberships_at(self.day).filter(person__in=records_of(learners))
        seats = seats.select_related("unit", "position", "person")
        for seat in seats.order_by("-is_primary", "position__order", "valid_from", "pk"):
            self._seats.setdefault(seat.person.merged_into_id or seat.person_id, seat)

    def draft(self, enrolment: Enrolment) -> Draft:
        """The certificate of a completed enrolment; refuses where no committee could issue it."""
        assert enrolment.completed_at is not None  # noqa: S101 -- the callers ask for completed ones only
        completed_on = timezone.localdate(enrolment.completed_at)
        holder = survivor_of(enrolment.learner)
        seat = self._seats.get(holder.pk) or enrolment.seat
        path = (self._path(seat.unit, self.day) or self._path(seat.unit, completed_on)) if seat else ()
        issuer = self._issuer(enrolment.course.owner_unit, path)
        outline = outline_of(enrolment.edition, settings.LANGUAGE_CODE)
        return Draft(
            enrolment=enrolment,
            seat=seat,
            issuer=issuer.unit,
            snapshot=Snapshot(
                name=holder.full_name,
                position=seat.position.name if seat else "",
                unit=", ".join(
                    in_sentence(v.name) for v in reversed(path) if v.level != Level.COUNTRY or v is path[-1]
                ),
                course=enrolment.course.title,
                lessons=len(outline.items),
                minutes=outline.minutes,
                periods=enrolment.course.periods,
                score=enrolment.score_percent,
                started_on=timezone.localdate(enrolment.started_at or enrolment.enrolled_at),
                completed_on=completed_on,
                issued_on=self.day,
                issuer=committee_name(issuer.name, is_country=issuer.level == Level.COUNTRY),
                place=place_name(issuer.name),
            ),
        )

    def _path(self, unit: Unit, day: date) -> Sequence[UnitVersion]:
        """The unit and all above it on a day, from the root down."""
        key = (unit.pk, day)
        if key not in self._paths:
            self._paths[key] = list(path_of(unit, day).select_related("unit"))
        return self._paths[key]

    def _issuer(self, owner: Unit | None, path: Sequence[UnitVersion]) -> UnitVersion:
        """The unit that organises the course, else the holder's province, else the country."""
        if owner is not None:
            if owner.pk not in self._issuers:
                self._issuers[owner.pk] = version_of(owner, self.day)
            return self._issuers[owner.pk]
        if not path:
            raise NoIssuerError
        return next((version for version in path if version.level == Level.PROVINCE), path[0])
