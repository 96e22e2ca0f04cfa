"""Who need not be trained, from when to when and why."""

from datetime import date

from django.db import transaction

from accounts.models import Person, User
from core.events import publish
from core.text.unicode import tidy_line
from organisation.errors import ExemptionReasonMissingError, PeriodReversedError
from organisation.events import ExemptionEnded, PersonExempted
from organisation.models import Exemption


@transaction.atomic
def exempt_person(
    *, person: Person, reason: str, valid_from: date, valid_to: date | None, actor: User | None
) -> Exemption:
    """Free the person of training for a time, approved by the actor; the same again returns the one approved."""
    if valid_to is not None and valid_to <= valid_from:
        raise PeriodReversedError
    if not (reason := tidy_line(reason)):
        raise ExemptionReasonMissingError
    exemption, created = Exemption.objects.get_or_create(
        person=person, reason=reason, valid_from=valid_from, valid_to=valid_to, defaults={"approved_by": actor}
    )
    if created:
        publish(PersonExempted(exemption_id=exemption.pk, person_id=person.pk), actor=actor)
    return exemption


@transaction.atomic
def end_exemption(*, exemption: Exemption, on: date, actor: User | None) -> Exemption:
    """Let the person be trained again from that day; the same day again changes nothing."""
    if exemption.valid_to == on:
        return exemption
    if on <= exemption.valid_from:
        raise PeriodReversedError
    exemption.valid_to = on
    exemption.save(update_fields=["valid_to"])
    publish(ExemptionEnded(exemption_id=exemption.pk, person_id=exemption.person_id, on=on.isoformat()), actor=actor)
    return exemption
