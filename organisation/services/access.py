"""Noting who was shown whose personal data."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Person, User
from accounts.selectors import is_record_of
from organisation.models import PersonalAccess, Unit

ONE_LOOK = timedelta(hours=1)


def note_access(
    *,
    actor: User,
    page: str,
    unit: Unit | None = None,
    person: Person | None = None,
    people: int = 1,
    is_export: bool = False,
) -> None:
    """Note that the actor was shown personal data, or took them out; looking again within the hour is the same look."""
    if person is not None and is_record_of(actor.person, person.pk):
        return
    looks = PersonalAccess.objects.filter(actor=actor, page=page, unit=unit, person=person, is_export=is_export)
    if is_export or not looks.filter(at__gt=timezone.now() - ONE_LOOK).exists():
        PersonalAccess.objects.create(
            actor=actor, page=page, unit=unit, person=person, people=people, is_export=is_export
        )
