"""Questions asked about pages before something is done to them."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from courses.models import CourseEdition, CoursePage, EditionItem, LessonPage, SubmissionState
from organisation.models import Role, RoleGrant
from organisation.selectors import country_at, scope_of, user_ids_granted

# Who writes lessons, each for the courses of their branch.
WRITERS = (Role.TRAINER, Role.EDITOR, Role.ADMINISTRATOR)


def is_in_an_edition(page: Page) -> bool:
    """Whether a page, or one below it, is a course that was published or a lesson of one: learners may be on it."""
    below = page.get_descendants(inclusive=True)
    keys = LessonPage.objects.filter(pk__in=below).values("key")
    return CourseEdition.objects.filter(course__in=below).exists() or EditionItem.objects.filter(key__in=keys).exists()


def course_in_writing(slug: str) -> CoursePage | None:
    """The course with this address, published or not."""
    course: CoursePage | None = CoursePage.objects.originals().filter(slug=slug).first()
    return course


def courses_written_by(user: User) -> QuerySet[CoursePage]:
    """The courses for which the user writes: those of their branch, and those of no unit."""
    units = scope_of(user, *WRITERS).unit_ids(timezone.localdate())
    courses: QuerySet[CoursePage] = CoursePage.objects.originals()
    courses = courses.filter(Q(owner_unit=None) | Q(owner_unit__in=units))
    return courses.order_by("title", "pk")


def courses_on_desk(user: User) -> QuerySet[CoursePage]:
    """The same, each with how many pieces of work wait for its trainer (`works_waiting`)."""
    waiting = Q(enrolments__submissions__state=SubmissionState.WAITING)
    return courses_written_by(user).annotate(works_waiting=Count("enrolments__submissions", filter=waiting))


def courses_in_writing(course_id: int | None = None) -> QuerySet[CoursePage]:
    """The course with this id, or all, published or not."""
    courses: QuerySet[CoursePage] = CoursePage.objects.originals().order_by("pk")
    return courses if course_id is None else courses.filter(pk=course_id)


def lessons_in_writing(course: CoursePage) -> QuerySet[LessonPage]:
    """The lessons of a course, published or not, in their order."""
    lessons: QuerySet[LessonPage] = LessonPage.objects.descendant_of(course).order_by("path")
    return lessons


def courses_of_role(user: User, role: str) -> QuerySet[CoursePage]:
    """The courses that the user reaches in one role, with their translations.

    They are those of the units below the grants, and those of no unit.
    """
    units = scope_of(user, role).unit_ids(timezone.localdate())
    courses: QuerySet[CoursePage] = CoursePage.objects.originals()
    reached = courses.filter(Q(owner_unit=None) | Q(owner_unit__in=units)).values("translation_key")
    both: QuerySet[CoursePage] = CoursePage.objects.filter(translation_key__in=reached)
    return both.select_related("page_ptr")


def is_everywhere(user: User, *roles: str) -> bool:
    """Whether the user writes for the whole country, in one of these roles if any are named."""
    country = country_at(timezone.localdate())
    return country is not None and country.unit_id in scope_of(user, *(roles or WRITERS)).roots


def colleague_ids(user: User) -> QuerySet[RoleGrant, int]:
    """The ids of those who write, or wrote, for a unit of the user's branch."""
    return user_ids_granted(WRITERS, scope_of(user, *WRITERS).unit_ids(timezone.localdate()))
