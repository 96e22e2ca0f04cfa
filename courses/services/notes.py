"""Notes and bookmarks: the learner's own business, so nothing of it is told or logged."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.selectors import identity_ids
from core.holdings import Subject
from core.text.dates import format_date
from core.workbooks import Sheet, write_workbook
from courses.errors import TooManyNotesError
from courses.models import CalendarFeed, Note
from courses.models.notes import new_feed_key
from courses.selectors import Place
from courses.selectors.notes import NoteLine

MOST_NOTES_PER_LESSON = 100


@transaction.atomic
def write_note(*, place: Place, text: str, block_id: str = "", uid: UUID, actor: User) -> Note:  # noqa: ARG001 -- as every service
    """Keep a note at the lesson, or at one heading of it; sent twice it is kept once."""
    learner = place.enrolment.learner
    known = Note.objects.filter(learner__in=identity_ids(learner), uid=uid).first()
    if known:
        return known
    beside = Note.objects.filter(learner__in=identity_ids(learner), item_key=place.item.key)
    if beside.count() >= MOST_NOTES_PER_LESSON:
        raise TooManyNotesError(count=MOST_NOTES_PER_LESSON)
    return Note.objects.create(
        uid=uid,
        learner=learner,
        course=place.enrolment.course,
        item_key=place.item.key,
        block_id=block_id,
        text=text,
    )


@transaction.atomic
def set_bookmark(*, place: Place, is_marked: bool, actor: User) -> None:  # noqa: ARG001 -- as every service
    """Mark the lesson to be found again, or no longer; a bookmark is a note without words."""
    learner, item = place.enrolment.learner, place.item
    marks = Note.objects.filter(learner__in=identity_ids(learner), item_key=item.key, text="")
    if not is_marked:
        marks.delete()
    elif not marks.exists():
        Note.objects.create(learner=learner, course=place.enrolment.course, item_key=item.key)


@transaction.atomic
def change_note(*, note: Note, text: str, actor: User) -> Note:  # noqa: ARG001 -- as every service
    """Write a note anew."""
    note.text, note.changed_at = text, timezone.now()
    note.save(update_fields=["text", "changed_at"])
    return note


@transaction.atomic
def drop_note(*, note: Note, actor: User) -> None:  # noqa: ARG001 -- as every service
    """Throw a note away."""
    note.delete()


def export_notes(*, lines: Iterable[NoteLine], path: str) -> None:
    """Write notes and bookmarks as a workbook for the learner who wrote them."""
    columns = [(_("Khóa học"), 36), (_("Bài học"), 36), (_("Ghi chú"), 70), (_("Ngày ghi"), 12)]
    rows = [
        (
            line.note.course.title,
            line.where,
            line.note.text or _("(bài đánh dấu)"),
            format_date(timezone.localdate(line.note.created_at)),
        )
        for line in lines
    ]
    write_workbook([Sheet(_("Ghi chú"), columns, rows)], path)


@transaction.atomic
def open_feed(*, person: Person, actor: User) -> CalendarFeed:  # noqa: ARG001 -- as every service
    """Give the person the secret address of their calendar, the same one as long as they keep it."""
    feed, _created = CalendarFeed.objects.get_or_create(learner=person)
    return feed


@transaction.atomic
def close_feed(*, person: Person, actor: User) -> None:  # noqa: ARG001 -- as every service
    """From now on nobody reads the calendar by the address given out so far."""
    CalendarFeed.objects.filter(learner__in=identity_ids(person)).delete()


@transaction.atomic
def renew_feed(*, person: Person, actor: User) -> CalendarFeed:
    """Another secret address; whoever knew the old one reads nothing any more."""
    feed = open_feed(person=person, actor=actor)
    feed.key, feed.created_at, feed.read_at = new_feed_key(), timezone.now(), None
    feed.save()
    return feed


def note_reading(*, feed: CalendarFeed) -> None:
    """Keep when a phone read the calendar last, to the hour: what for, the learner can see."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    if feed.read_at != now:
        CalendarFeed.objects.filter(pk=feed.pk).update(read_at=now)


def erase_margin(subject: Subject, _actor: AbstractBaseUser | None) -> None:
    """Drop notes, bookmarks and the address of the calendar."""
    Note.objects.filter(learner__in=subject.person_ids).delete()
    CalendarFeed.objects.filter(learner__in=subject.person_ids).delete()
