"""What becomes of the pages that trainers write: published, withdrawn and moved, they are compiled into editions."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from wagtail.models import Comment, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from accounts.models import User
from courses.errors import PageInUseError
from courses.formats.lesson_notation import Remark
from courses.models import CourseIndexPage, CoursePage, EffectOnLearners, LessonPage
from courses.selectors.authoring import is_in_an_edition
from courses.services.editions import compile_course
from organisation.models import Role
from organisation.services import open_pages_to_roles, wagtail_group

# Names of rows, which editors may change; not sentences of ours.
WORKFLOW = "Duyệt bài"
TASK = "Biên tập duyệt"
# The courses to be compiled at the end of `compiled_once`, with the strongest effect asked for.
_waiting: ContextVar[dict[int, str] | None] = ContextVar("waiting", default=None)
_STRENGTH = (EffectOnLearners.NONE, EffectOnLearners.NEW_EDITION, EffectOnLearners.REQUIRED_FOR_UNFINISHED)


def take_up_change(*, page: Page, actor: User | None) -> None:
    """Compile the course in whose tree a page was published, withdrawn or moved; other pages are no concern of ours."""
    course = CoursePage.objects.ancestor_of(page, inclusive=True).first()
    if course is None:
        return
    effect = _use_effect(page) if isinstance(page, LessonPage) else EffectOnLearners.NONE
    waiting = _waiting.get()
    if waiting is None:
        compile_course(course=course, effect=effect, actor=actor)
    else:
        waiting[course.pk] = max(waiting.get(course.pk, EffectOnLearners.NONE), effect, key=_STRENGTH.index)


def _use_effect(lesson: LessonPage) -> str:
    """The effect chosen for this change; the next one begins without."""
    LessonPage.objects.filter(pk=lesson.pk).update(effect=EffectOnLearners.NONE)
    return str(lesson.effect)


@contextmanager
def compiled_once(*, actor: User | None) -> Iterator[None]:
    """Have each course compiled once for all that happens to its pages inside, in one transaction with it."""
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[int, str] = {}
    token = _waiting.set(waiting)
    try:
        with transaction.atomic():
            yield
            for course in CoursePage.objects.filter(pk__in=waiting):
                compile_course(course=course, effect=waiting[course.pk], actor=actor)
    finally:
        _waiting.reset(token)


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


@transaction.atomic
def establish_catalogue(*, home: Page, actor: User | None) -> CourseIndexPage:
    """The page under which courses hang, with those let in who write them and with the workflow of approval.

    Trainers write and submit; editors approve, and publishing follows. What stands already is left as it is.
    """
    index: CourseIndexPage | None = CourseIndexPage.objects.first()
    if index is None:
        index = home.add_child(
            instance=CourseIndexPage(title="Khóa học", slug="khoa-hoc", owner=actor, show_in_menus=True)
        )
    open_pages_to_roles(index)
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    task, _created = GroupApprovalTask.objects.get_or_create(name=TASK)
    task.groups.set([wagtail_group(Role.EDITOR)])
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": workflow})
    return index
