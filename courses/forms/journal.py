"""Batches of learner events as phones send them."""

import json
from collections.abc import Callable
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
LONGEST_ID = 64
# Phones tell of a video every few seconds; a longer stretch at once was not watched.
LONGEST_STRETCH = 600
LONGEST_VIDEO = 24 * 3600


def _nothing(value: Any) -> None:  # noqa: ANN401 -- JSON
    if value is not None:
        raise ValueError


def _whole(most: int) -> Callable[[Any], int]:
    """A reader of whole numbers from 0 to the most there may be."""

    def read(value: Any) -> int:  # noqa: ANN401 -- as above
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise ValueError
        return value

    return read


_percent, _second = _whole(100), _whole(LONGEST_VIDEO)


def _stretch(value: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
    start, end = (_second(value[name]) for name in ("from", "to"))
    if not 0 < end - start <= LONGEST_STRETCH:
        raise ValueError
    return {"block": _block(value), "from": start, "to": end}


def _check(value: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
    if not isinstance(value["right"], bool):
        raise TypeError
    return {"block": _block(value), "right": value["right"]}


def _block(value: dict[str, Any]) -> str:
    name = value["block"]
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_ID:
        raise ValueError
    return name


_SHAPES: dict[str, Callable[[Any], Any]] = {
    LearnerEvent.Verb.READ: _percent,
    LearnerEvent.Verb.WATCHED: _stretch,
    LearnerEvent.Verb.CHECKED: _check,
}


class LearnerEventForm(forms.Form):
    """One event of a phone's journal."""

    id = forms.UUIDField()
    enrolment = forms.UUIDField()
    item = forms.UUIDField()
    verb = forms.ChoiceField(choices=LearnerEvent.Verb.choices)
    value = forms.JSONField(required=False)
    at = forms.DateTimeField()

    def clean(self) -> dict[str, Any]:
        """Each verb has a value of its own shape; what belongs to none is left out."""
        cleaned = super().clean() or {}
        try:
            shape: Callable[[Any], Any] = _SHAPES.get(cleaned.get("verb", ""), _nothing)
            cleaned["value"] = shape(cleaned.get("value"))
        except (TypeError, ValueError, KeyError):
            self.add_error("value", _("Giá trị không đúng với việc đã làm."))
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
