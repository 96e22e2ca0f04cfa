"""From what was read to new drafts in the editor: pages and pictures, nothing published."""

import json
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.utils.file import hash_filelike

from accounts.models import User
from core.text.slugs import slugify_vi
from courses.formats.lesson_notation import Remark
from courses.formats.office import Picture, Section, body_of, trainers_notes
from courses.models import CoursePage, LessonPage
from courses.services.authoring import leave_remarks

WORDS_A_MINUTE, MOST_MINUTES = 150, 240
LONGEST_TITLE, LONGEST_SLUG = 255, 80
_ENDINGS = {b"\x89PNG": "png", b"\xff\xd8": "jpg", b"GIF8": "gif", b"RIFF": "webp"}
_NOT_A_NUMBER = re.compile(r"^[\d\W]+$")


def lesson_of(course: CoursePage, title: str) -> LessonPage | None:
    """The lesson of the course that a title leads to, whatever module it stands in."""
    found: LessonPage | None = LessonPage.objects.descendant_of(course).filter(slug=_slug(title)).first()
    return found


@transaction.atomic
def draft_lesson(*, course: CoursePage, section: Section, actor: User | None) -> LessonPage:
    """A new lesson at the end of the course, as a draft."""
    images = stored_pictures(section.blocks, actor=actor)
    lesson = LessonPage(
        title=section.title[:LONGEST_TITLE],
        slug=_slug(section.title),
        key=uuid4(),
        minutes=max(1, min(MOST_MINUTES, round(section.words / WORDS_A_MINUTE))),
        live=False,
        owner=actor,
    )
    body = body_of(section, key=lesson.key, images=images)
    lesson.body = json.dumps(body)
    course.add_child(instance=lesson)
    lesson.save_revision(user=actor, log_action="wagtail.create")
    leave_notes(lesson, section, body, actor)
    return lesson


def leave_notes(lesson: LessonPage, section: Section, body: Sequence[dict[str, Any]], actor: User | None) -> None:
    """A speaker's notes as comments of the editor, which learners never see; they need somebody to have left them."""
    if actor is not None:
        notes = trainers_notes(section, body)
        leave_remarks(page=lesson, remarks=[Remark(note.path, note.text) for note in notes], actor=actor)


def stored_pictures(blocks: Iterable[object], *, actor: User | None) -> dict[bytes, int]:
    """The ids of the pictures by their bytes; one that the library has already is not stored again."""
    pictures = {block.content: block for block in blocks if isinstance(block, Picture)}
    return {content: _image(picture, actor).pk for content, picture in pictures.items()}


def _image(picture: Picture, actor: User | None) -> AbstractImage:
    model = get_image_model()
    ending = next((ending for magic, ending in _ENDINGS.items() if picture.content.startswith(magic)), "png")
    words = picture.caption or picture.alt or picture.name.rpartition(".")[0] or picture.name
    name = slugify_vi(words, max_length=60) or "anh"
    digest = hash_filelike(BytesIO(picture.content))
    known: AbstractImage | None = model.objects.filter(file_hash=digest).first()
    if known is not None:
        return known
    image: AbstractImage = model(title=words[:LONGEST_TITLE], uploaded_by_user=actor, file_hash=digest)
    image.file = ImageFile(BytesIO(picture.content), name=f"{name}.{ending}")
    image.save()
    return image


def _slug(title: str) -> str:
    slug = slugify_vi(title, max_length=LONGEST_SLUG)
    return f"bai-{slug}".rstrip("-") if _NOT_A_NUMBER.match(slug) or not slug else slug
