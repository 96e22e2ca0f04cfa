"""Courses, places on them and progress for tests."""

from itertools import count
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.ids import uuid7
from core.text.slugs import slugify_vi
from courses.models import (
    CourseEdition,
    CourseIndexPage,
    CoursePage,
    EditionItem,
    EffectOnLearners,
    EnrolmentSource,
    LessonContent,
    LessonKind,
    LessonPage,
)
from courses.selectors import outline_of
from courses.services import complete_item, enrol_learner

_numbers = count(1)


def course_index():
    """The page under which all courses hang."""
    index = CourseIndexPage.objects.first()
    return index or Page.get_first_root_node().add_child(instance=CourseIndexPage(title="Khóa học", slug="khoa-hoc"))


def make_course_page(title=None, **facts):
    """A course as its trainer made it: live, and without a lesson."""
    number = next(_numbers)
    facts = {"code": f"KH-{number:03}", "slug": f"khoa-{number}", "live": True} | facts
    return course_index().add_child(instance=CoursePage(title=title or f"Khóa thử nghiệm {number}", **facts))


def make_lesson_page(course, title, text="<p>Đọc kỹ.</p>", **facts):
    """A live lesson under the course, in no edition yet."""
    facts = {"slug": slugify_vi(title)} | facts
    return course.add_child(instance=LessonPage(title=title, body=[("text", RichText(text))], **facts))


def said(text):
    """A lesson's body of one paragraph, as it is stored."""
    return [{"type": "text", "value": f"<p>{text}</p>", "id": "9a4c7c9e-9b0b-5d5c-8e86-3d2f0f1b7a11"}]


def make_course(lessons=3, activity=None, optional=0, title=None, **facts):
    """A published course: so many required lessons of 10 minutes, then optional ones, then an exam if there is an activity."""
    course = make_course_page(title, **facts)
    items = [item(f"Bài số {n}") for n in range(1, lessons + 1)]
    items += [item(f"Đọc thêm {n}", is_required=False) for n in range(1, optional + 1)]
    if activity:
        items.append(item("Bài thi cuối khóa", kind=LessonKind.EXAM, activity=activity))
    publish_edition(course, items)
    return course


def item(title, key=None, **facts):
    """A lesson to be put into an edition."""
    return {"key": key or uuid4(), "title": title, "is_required": True} | facts


def publish_edition(course, items, effect=EffectOnLearners.NONE):
    """A new edition of the course with these items; the models' own rows, without pages."""
    content, _created = LessonContent.objects.get_or_create(hash="0" * 64, defaults={"language": "vi", "body": []})
    number = course.editions.count() + 1
    edition = CourseEdition.objects.create(course=course, number=number, hash=uuid4().hex, effect=effect)
    EditionItem.objects.bulk_create(
        EditionItem(
            **{"kind": LessonKind.READING, "minutes": 10, "content": content} | facts,
            edition=edition,
            position=position,
            slug=f"bai-{position}",
        )
        for position, facts in enumerate(items, start=1)
    )
    return edition


def make_enrolment(person, course, source=EnrolmentSource.SELF, due_on=None):
    """A place on the course."""
    return enrol_learner(learner=person, course=course, source=source, due_on=due_on, actor=None)


def items_of(enrolment):
    """What the learner studies, in order."""
    return outline_of(enrolment.edition).items


def study(enrolment, lessons=None, at=None, score_percent=None):
    """Complete the first so many items (all by default), activities included."""
    for one in items_of(enrolment)[:lessons]:
        enrolment = complete_item(
            enrolment=enrolment,
            item_key=one.key,
            event_id=uuid7(),
            occurred_at=at or timezone.now(),
            score_percent=score_percent,
            actor=None,
        )
    return enrolment
