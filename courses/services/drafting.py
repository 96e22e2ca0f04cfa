"""New courses, as drafts of the branch that writes them."""

from django.db import transaction

from accounts.models import User
from core.events import publish
from courses.errors import CourseCodeTakenError
from courses.events import CourseDrafted
from courses.models import CourseIndexPage, CoursePage
from organisation.models import Unit


@transaction.atomic
def draft_course(*, title: str, code: str, topic: str, owner_unit: Unit, actor: User) -> CoursePage:
    """A course of the unit, without lessons and open to nobody yet; raises `CourseCodeTakenError` for a code in use."""
    if CoursePage.objects.filter(code__iexact=code).exists():
        raise CourseCodeTakenError(code=code)
    course = CoursePage(title=title, code=code, topic=topic, owner_unit=owner_unit, owner=actor, live=False)
    CourseIndexPage.objects.originals().get().add_child(instance=course)
    course.save_revision(user=actor, log_action="wagtail.create")
    publish(CourseDrafted(course_id=course.pk, unit_id=owner_unit.pk), actor=actor)
    return course
