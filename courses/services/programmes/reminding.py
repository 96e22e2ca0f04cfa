"""Reminding people of the day by which they must follow a programme: at set days, once each."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.selectors import surviving_id
from core.events import publish
from courses.calculations.duties import reminder_of
from courses.events import DutiesReminded
from courses.models import Duty, DutyReminder, DutyState, Programme
from courses.selectors.programmes import exempt_humans, open_programmes


def remind_of_duties() -> int:
    """Remind everybody whose day has come, in every open programme; returns how many people."""
    today, now = timezone.localdate(), timezone.now()
    return sum(_remind(programme, today, now) for programme in open_programmes() if programme.reminder_days)


@transaction.atomic
def _remind(programme: Programme, today: date, now: datetime) -> int:
    Programme.objects.select_for_update().get(pk=programme.pk)
    due = _reminders_due(programme, today, now)
    told = DutyReminder.objects.filter(duty__in=[reminder.duty_id for reminder in due])
    known = set(told.values_list("duty_id", "due_on", "days"))
    new = [one for one in due if (one.duty_id, one.due_on, one.days) not in known]
    DutyReminder.objects.bulk_create(new, batch_size=2000)
    if new:
        publish(DutiesReminded(programme_id=programme.pk, sent_at=now.isoformat(), count=len(new)), actor=None)
    return len(new)


def _reminders_due(programme: Programme, today: date, now: datetime) -> list[DutyReminder]:
    """Whom to remind of which of the set days; nobody who need not be trained now."""
    exempt = exempt_humans(today)
    duties = Duty.objects.filter(programme=programme, state=DutyState.OPEN, due_on__isnull=False)
    rows = duties.values_list("pk", surviving_id("learner"), "due_on", "begun_on")
    reminders = []
    for duty, human, due_on, begun_on in rows:
        days = reminder_of(due_on, programme.reminder_days, begun_on=begun_on, today=today)
        if days is not None and human not in exempt:
            reminders.append(DutyReminder(duty_id=duty, due_on=due_on, days=days, sent_at=now))
    return reminders
