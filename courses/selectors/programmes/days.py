"""Days of programmes in a person's calendar, and what of them waits on the home page."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.selectors import identity_ids
from core.agenda import Appointment
from courses.models import Duty, DutyState


def open_duties_of(person: Person) -> QuerySet[Duty]:
    """What the person must follow now, by its day."""
    duties = Duty.objects.filter(learner__in=identity_ids(person), state=DutyState.OPEN)
    return duties.select_related("programme").order_by("due_on", "pk")


def days_of_programmes(person: Person, since: date, until: date) -> Iterator[Appointment]:
    """The last days of open periods, and the days until which met ones hold."""
    for duty in open_duties_of(person).filter(due_on__gte=since, due_on__lt=until):
        title = _("Hạn chương trình: {title}").format(title=duty.programme.title)
        yield _all_day(duty, "due", title, duty.due_on or since)
    held = Duty.objects.filter(learner__in=identity_ids(person), state=DutyState.MET)
    for duty in held.filter(valid_until__gte=since, valid_until__lt=until).select_related("programme"):
        title = _("Hết giá trị: {title}").format(title=duty.programme.title)
        yield _all_day(duty, "renewal", title, duty.valid_until or since)


def _all_day(duty: Duty, kind: str, title: str, day: date) -> Appointment:
    return Appointment(
        key=f"duty-{duty.uid}-{kind}",
        kind="due" if kind == "due" else "renewal",
        title=title,
        start=day,
        url=reverse("courses:programme", args=[duty.programme.code]),
    )
