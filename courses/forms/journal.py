"""Batches of learner events as phones send them."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.errors import MalformedEventError, TooManyEventsError
from courses.models import LearnerEvent
from courses.services import LearnerWrite, Refusal

MOST_EVENTS = 200
MOST_BYTES = 64 * 1024


class LearnerEventForm(forms.Form):
    """One event of a phone's journal."""

    id = forms.UUIDField()
    enrolment = forms.UUIDField()
    item = forms.UUIDField()
    verb = forms.ChoiceField(choices=LearnerEvent.Verb.choices)
    value = forms.IntegerField(min_value=0, max_value=100, required=False)
    at = forms.DateTimeField()

    def clean(self) -> dict[str, Any]:
        """Reading has a percentage; nothing else has a value."""
        cleaned = super().clean() or {}
        if (cleaned.get("verb") == LearnerEvent.Verb.READ) != (cleaned.get("value") is not None):
            self.add_error("value", _("Thiếu hoặc thừa phần trăm đã đọc."))
        return cleaned

    def write(self) -> LearnerWrite:
        """The event as the service takes it."""
        data = self.cleaned_data
        return LearnerWrite(
            id=data["id"],
            enrolment=data["enrolment"],
            item_key=data["item"],
            verb=data["verb"],
            value=data["value"],
            occurred_at=data["at"],
        )


@dataclass(frozen=True)
class Batch:
    """The events of a request that can be read, and those that cannot."""

    events: list[LearnerWrite] = field(default_factory=list)
    malformed: list[Refusal] = field(default_factory=list)


def batch_of(body: bytes) -> Batch:
    """Read `{"events": [{"id", "enrolment", "item", "verb", "value", "at"}, …]}`; one bad event spoils no other."""
    if len(body) > MOST_BYTES:
        raise TooManyEventsError
    try:
        entries = json.loads(body)["events"]
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedEventError from error
    if not isinstance(entries, list):
        raise MalformedEventError
    if len(entries) > MOST_EVENTS:
        raise TooManyEventsError
    batch = Batch()
    for entry in entries:
        form = LearnerEventForm(entry if isinstance(entry, dict) else {})
        if form.is_valid():
            batch.events.append(form.write())
        else:
            batch.malformed.append(Refusal.of(_id_of(entry), MalformedEventError(fields=sorted(form.errors))))
    return batch


def _id_of(entry: object) -> str:
    """What the phone calls the event, as far as that can be told."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return str(name)[:64] if isinstance(name, str | int | UUID) else ""
