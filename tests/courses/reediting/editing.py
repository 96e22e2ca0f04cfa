"""What trainers do to a course under way: each edit is plain values, so that it can be drawn, shrunk and told again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction

from courses.errors import NobodyCouldFinishError
from courses.models import CompletesBy, EffectOnLearners, LessonPage, ModulePage
from courses.services import compile_course
from courses.services.authoring import take_up_change
from tests.factories.courses import make_course_page

NAMES = UUID("7d1c5f3e-0c55-5d0a-9a57-6f1f3a2b9c01")
VIDEO, CHECKS = "00000000-0000-4000-8000-00000000000a", ("c1", "c2")
SECONDS = 60
# Of an activity something else decides: here whoever calls `complete_item`.
CONDITIONS = (*(one for one in CompletesBy if one != CompletesBy.ACTIVITY),)


@dataclass(frozen=True)
class Edit:
    """One change: `pick` says of which lesson, `value` to what; both are taken modulo what there is."""

    kind: str
    effect: str
    pick: int
    value: int


def make_edited_course(lessons=6):
    """A live course of two modules whose lessons can be completed in every way, compiled; without certificates."""
    course = make_course_page(awards_certificate=False)
    modules = [course.add_child(instance=ModulePage(title=name, slug=name.lower())) for name in ("Một", "Hai")]
    for number in range(lessons):
        _add(modules[number % 2], number)
    compile_course(course=course, effect=EffectOnLearners.NONE, actor=None)
    return course


def publish(course, edit):
    """Do it as Wagtail's signals do, all or nothing; whether it was done, or refused because nobody could finish then."""
    lessons = list(LessonPage.objects.descendant_of(course).order_by("path"))
    lesson = lessons[edit.pick % len(lessons)]
    try:
        with transaction.atomic():
            LessonPage.objects.filter(pk=lesson.pk).update(effect=edit.effect)
            page = EDITS[edit.kind](lesson, edit.value, lessons)
            LessonPage.objects.filter(pk=page.pk).update(effect=edit.effect)
            take_up_change(page=LessonPage.objects.get(pk=page.pk), actor=None, is_withdrawn=edit.kind == "withdraw")
    except NobodyCouldFinishError:
        return False
    return True


def _add(parent, number):
    slug = f"bai-{number}"
    return parent.add_child(
        instance=LessonPage(title=f"Bài {number}", slug=slug, key=uuid5(NAMES, slug), body=_body(number), live=True)
    )


def _body(text):
    """A paragraph, a video and two questions: only what an edition reads of them."""
    asked = [{"type": "check", "id": block, "value": {}} for block in CHECKS]
    return [
        {"type": "text", "id": "t", "value": f"<p>Lời {text}.</p>"},
        {"type": "video", "id": VIDEO, "value": {"seconds": SECONDS}},
        *asked,
    ]


def _set(name, choose: Callable):
    def edit(lesson, value, _lessons):
        LessonPage.objects.filter(pk=lesson.pk).update(**{name: choose(value)})
        return lesson

    return edit


def _add_another(lesson, _value, lessons):
    return _add(lesson.get_parent(), len(lessons))


def _move(lesson, value, lessons):
    """Beside another lesson, which may stand in the other module; Wagtail's own move compiles for itself."""
    target = lessons[value % len(lessons)]
    if target.pk != lesson.pk:
        LessonPage.objects.get(pk=lesson.pk).move(target, pos="left" if value % 2 else "right")
    return LessonPage.objects.get(pk=lesson.pk)


def _put_after(lesson, value, lessons):
    """After up to two lessons, perhaps those that come after this one or are withdrawn: some of it is refused."""
    first = {lessons[value % len(lessons)], lessons[value // 7 % len(lessons)]} - {lesson}
    lesson.prerequisites.set(sorted(first, key=lambda one: one.pk) if value % 3 else ())
    lesson.save(clean=False)
    return lesson


EDITS: dict[str, Callable] = {
    "text": _set("body", _body),
    "title": _set("title", "Bài mang tên {}".format),
    "minutes": _set("minutes", lambda value: 1 + value % 60),
    "weight": _set("weight", lambda value: 1 + value % 5),
    "threshold": _set("threshold_percent", lambda value: 1 + value % 100),
    "require": _set("is_required", lambda value: bool(value % 2)),
    "condition": _set("completes_by", lambda value: CONDITIONS[value % len(CONDITIONS)]),
    "withdraw": _set("live", lambda _value: False),
    "restore": _set("live", lambda _value: True),
    "add": _add_another,
    "move": _move,
    "after": _put_after,
}
