"""Clean input: batches of learner events, what the catalogue is asked for, files that are to be lessons."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.sentences import TOO_LARGE
from courses.errors import MalformedEventError, TooManyEventsError
from courses.models import CoursePage, LearnerEvent, Topic
from courses.services import LearnerWrite, Refusal
from courses.services.lesson_import import LessonFile, keep_file, propose_lessons

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


class CatalogueForm(forms.Form):
    """What the catalogue is asked for; what it does not understand it ignores."""

    STATES = (
        ("mandatory", _("Bắt buộc")),
        ("new", _("Chưa học")),
        ("studying", _("Đang học")),
        ("completed", _("Đã hoàn thành")),
    )

    query = forms.CharField(max_length=100, required=False)
    topic = forms.ChoiceField(choices=Topic.choices, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)

    @property
    def wishes(self) -> dict[str, str]:
        """The wishes that make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class LessonFileForm(forms.Form):
    """A Word or PowerPoint file; reading it happens with checking it, so that what is wrong stands beside it."""

    file = forms.FileField(
        label=_("Tệp bài giảng"),
        help_text=_("Word (.docx) hoặc PowerPoint (.pptx), nhiều nhất 50 MB."),
        error_messages={
            "required": _("Đồng chí chọn tệp Word hoặc PowerPoint."),
            "empty": _("Tệp rỗng. Đồng chí kiểm tra lại tệp."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx,.pptx,.doc,.ppt"}),
    )

    def __init__(self, course: CoursePage, actor: User, *data: Any) -> None:  # noqa: ANN401 -- the request's
        self.course, self.actor = course, actor
        super().__init__(*data)

    def clean_file(self) -> LessonFile:
        """The file as it was read; refused with the reader's own sentence."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(str(TOO_LARGE), code="too_large")
        file = LessonFile(upload.read(), upload.name)
        try:
            propose_lessons(file=file, course=self.course)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return file

    def save(self) -> UUID:
        """Put the file aside until its trainer has decided."""
        file: LessonFile = self.cleaned_data["file"]
        return keep_file(content=file.content, name=file.name, actor=self.actor)
