"""What becomes of the pages that trainers write: published, withdrawn and moved, they are compiled into editions."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db import transaction
from wagtail.models import Comment, Page

from accounts.models import User
from courses.errors import NobodyCouldFinishError, PageInUseError
from courses.formats.lesson_notation import Remark
from courses.models import CoursePage, EffectOnLearners, LessonPage, ModulePage
from courses.selectors.authoring import is_in_an_edition
from courses.selectors.obstacles import obstacles_in
from courses.selectors.translations import texts_key
from courses.services.editions import compile_course

_STRENGTH = (EffectOnLearners.NONE, EffectOnLearners.NEW_EDITION, EffectOnLearners.REQUIRED_FOR_UNFINISHED)


@dataclass
class _Waiting:
    """What waits for the end of `compiled_once`: courses with the strongest effect asked for, and lessons to be tried."""

    effects: dict[int, str] = field(default_factory=dict)
    shown: dict[int, list[Page]] = field(default_factory=dict)


_waiting: ContextVar[_Waiting | None] = ContextVar("waiting", default=None)


def take_up_change(*, page: Page, actor: User | None, is_withdrawn: bool = False) -> None:
    """Compile the course in whose tree a page was published, withdrawn or moved; other pages are no concern of ours.

    What is shown to learners is refused if they could never complete it; withdrawing always works.
    """
    course = CoursePage.objects.ancestor_of(page, inclusive=True).first()
    if course is not None and course.is_translation:
        _take_up_translation(course, actor)
        return
    if course is None or page.alias_of_id:
        return
    with compiled_once(actor=actor):
        waiting = _waiting.get()
        assert waiting is not None  # noqa: S101 -- we are inside
        effect = _use_effect(page)
        waiting.effects[course.pk] = max(
            waiting.effects.get(course.pk, EffectOnLearners.NONE), effect, key=_STRENGTH.index
        )
        if not is_withdrawn:
            waiting.shown.setdefault(course.pk, []).append(page)


def _take_up_translation(translation: CoursePage, actor: User | None) -> None:
    """Compile the course of which the page is a translation: another language asks nothing more of anybody."""
    cache.delete(texts_key(translation.locale.language_code))
    course = CoursePage.objects.originals().filter(translation_key=translation.translation_key).first()
    if course is not None:
        with compiled_once(actor=actor):
            waiting = _waiting.get()
            assert waiting is not None  # noqa: S101 -- we are inside
            waiting.effects.setdefault(course.pk, EffectOnLearners.NONE)


def _use_effect(page: Page) -> str:
    """The effect chosen for this change; the next one begins without."""
    if not isinstance(page, LessonPage | ModulePage):
        return EffectOnLearners.NONE
    type(page).objects.filter(pk=page.pk).exclude(effect=EffectOnLearners.NONE).update(effect=EffectOnLearners.NONE)
    return str(page.effect)


@contextmanager
def compiled_once(*, actor: User | None) -> Iterator[None]:
    """Have each course compiled once for all that happens to its pages inside, in one transaction with it."""
    if _waiting.get() is not None:
        yield
        return
    waiting = _Waiting()
    token = _waiting.set(waiting)
    try:
        with transaction.atomic():
            yield
            for course in CoursePage.objects.filter(pk__in=waiting.effects):
                refuse_what_nobody_could_finish(course=course, pages=waiting.shown.get(course.pk, ()))
                compile_course(course=course, effect=waiting.effects[course.pk], actor=actor)
    finally:
        _waiting.reset(token)


def refuse_what_nobody_could_finish(*, course: CoursePage, pages: Iterable[Page], drafts: Iterable[Page] = ()) -> None:
    """Raise `NobodyCouldFinishError` if a lesson among these pages, or below one of them, can never be completed."""
    paths = [page.path for page in pages if isinstance(page, LessonPage | ModulePage)]
    if not paths:
        return
    obstacles = obstacles_in(course, drafts=drafts)
    for lesson in LessonPage.objects.filter(key__in=obstacles).order_by("path"):
        if any(lesson.path.startswith(path) for path in paths):
            raise NobodyCouldFinishError(title=lesson.title, reason=" ".join(obstacles[lesson.key]))


def publish_pages(*, pages: Iterable[Page], actor: User | None) -> None:
    """Publish the latest draft of each page; courses are compiled once."""
    with compiled_once(actor=actor):
        for page in pages:
            revision = page.get_latest_revision() or page.save_revision(user=actor)
            page.publish(revision, user=actor, skip_permission_checks=True)


def refuse_deletion(*, page: Page) -> None:
    """Raise `PageInUseError` when learners may be on the page; unpublishing it is what is left."""
    if is_in_an_edition(page):
        raise PageInUseError(title=page.title)


@transaction.atomic
def leave_remarks(*, page: Page, remarks: Iterable[Remark], actor: User) -> None:
    """Leave what editors must still see to as comments on the page; a remark already left is not left twice."""
    known = set(Comment.objects.filter(page=page).values_list("contentpath", "text"))
    for remark in remarks:
        if (remark.path, remark.text) not in known:
            Comment.objects.create(
                page=page, user=actor, contentpath=remark.path, text=remark.text, position=remark.position
            )
