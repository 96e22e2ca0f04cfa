"""Good practices: sent in by their unit, returned for more or approved, and then a page for everybody."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks
from wagtail.images import get_image_model

from accounts.models import Person, User
from cms.errors import AlreadyDecidedError, NoSeatError
from cms.events import PracticePublished, PracticeReturned, PracticeSubmitted
from cms.models import PracticeIndexPage, PracticePage, PracticePicture, PracticeSubmission, SubmissionState
from core.events import publish
from core.files.images import cleaned_image
from core.ids import uuid7
from core.text.slugs import slugify_vi
from organisation.selectors import primary_seat_of

LONGEST_SLUG = 80
LONGEST_SUMMARY = 280


@dataclass(frozen=True)
class Picture:
    """A picture as it was uploaded, and what it shows."""

    content: bytes
    description: str


@dataclass(frozen=True, kw_only=True)
class PracticeFacts:
    """What a unit says of what it does well."""

    title: str
    topic: str
    place: str
    problem: str
    method: str
    result: str


@transaction.atomic
def submit_practice(
    *,
    facts: PracticeFacts,
    submitter: Person,
    pictures: Sequence[Picture] = (),
    submission: PracticeSubmission | None = None,
    actor: User | None,
) -> PracticeSubmission:
    """Send in a good practice of the unit in which its author sits, or one that was returned, put right.

    Pictures are written anew, without the place they were taken at; those of before stay when no new ones come.
    """
    said = {one.name: getattr(facts, one.name) for one in fields(facts)}
    if submission is None:
        seat = primary_seat_of(submitter, timezone.localdate())
        if seat is None:
            raise NoSeatError
        submission = PracticeSubmission.objects.create(unit=seat.unit, submitter=submitter, **said)
    else:
        submission = _undecided(submission)
        state = {"state": SubmissionState.WAITING, "submitted_at": timezone.now()}
        PracticeSubmission.objects.filter(pk=submission.pk).update(**said, **state)
        submission.refresh_from_db()
    if pictures:
        submission.pictures.all().delete()
        for picture in pictures:
            _keep(submission, picture)
    event = PracticeSubmitted(submission_id=submission.pk, unit_id=submission.unit_id, submitter_id=submitter.pk)
    publish(event, actor=actor)
    return submission


@transaction.atomic
def return_practice(*, submission: PracticeSubmission, remark: str, actor: User | None) -> None:
    """Ask its author for something more."""
    submission = _undecided(submission)
    _decide(submission, SubmissionState.RETURNED, remark, actor)
    event = PracticeReturned(submission_id=submission.pk, submitter_id=submission.submitter_id)
    publish(event, actor=actor)


@transaction.atomic
def approve_practice(*, submission: PracticeSubmission, actor: User | None) -> PracticePage:
    """Publish it as a page; a second time the page that it became."""
    submission = PracticeSubmission.objects.select_for_update().get(pk=submission.pk)
    if submission.page is not None:
        return submission.page
    page = _page_of(submission, actor)
    PracticeIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE).add_child(instance=page)
    page.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
    submission.page = page
    submission.save(update_fields=["page"])
    _decide(submission, SubmissionState.PUBLISHED, submission.remark, actor)
    event = PracticePublished(submission_id=submission.pk, submitter_id=submission.submitter_id, page_id=page.pk)
    publish(event, actor=actor)
    return page


def _undecided(submission: PracticeSubmission) -> PracticeSubmission:
    submission = PracticeSubmission.objects.select_for_update().get(pk=submission.pk)
    if submission.state == SubmissionState.PUBLISHED:
        raise AlreadyDecidedError
    return submission


def _decide(submission: PracticeSubmission, state: str, remark: str, actor: User | None) -> None:
    submission.state, submission.remark = state, remark
    submission.decided_by, submission.decided_at = actor, timezone.now()
    submission.save(update_fields=["state", "remark", "decided_by", "decided_at"])


def _keep(submission: PracticeSubmission, picture: Picture) -> None:
    content = cleaned_image(picture.content)
    kept = PracticePicture(submission=submission, description=picture.description or submission.title)
    kept.file.save(f"{uuid7()}", ContentFile(content))


def _page_of(submission: PracticeSubmission, actor: User | None) -> PracticePage:
    return PracticePage(
        title=submission.title,
        slug=_free_slug(submission.title),
        unit=submission.unit,
        place=submission.place,
        topic=submission.topic,
        result=submission.result,
        summary=submission.result[:LONGEST_SUMMARY],
        body=json.dumps(_body_of(submission)),
        owner=actor,
        live=False,
    )


def _body_of(submission: PracticeSubmission) -> list[dict[str, Any]]:
    """Why, a picture, how, the other pictures; what was typed is text and never markup."""
    why, how = (
        {"type": "text", "id": str(uuid7()), "value": f"<h2>{title}</h2>{linebreaks(text, autoescape=True)}"}
        for title, text in (("Vì sao làm", submission.problem), ("Cách làm", submission.method))
    )
    shown = [_picture_of(picture) for picture in submission.pictures.all()]
    return [why, *shown[:1], how, *shown[1:]]


def _picture_of(picture: PracticePicture) -> dict[str, Any]:
    with picture.file.open("rb") as file:
        stored = ImageFile(BytesIO(file.read()), name=f"{picture.uid}.{_kind_of(picture)}")
    image = get_image_model().objects.create(title=picture.description, description=picture.description, file=stored)
    chosen = {"image": image.pk, "decorative": False, "alt_text": picture.description}
    return {"type": "picture", "id": str(uuid7()), "value": {"image": chosen, "caption": picture.description}}


def _kind_of(picture: PracticePicture) -> str:
    with picture.file.open("rb") as file:
        head = file.read(12)
    kinds = ((b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"))
    return next((kind for magic, kind in kinds if head.startswith(magic)), "jpg")


def _free_slug(title: str) -> str:
    stem = slugify_vi(title, max_length=LONGEST_SLUG) or "mo-hinh"
    taken = set(PracticePage.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
