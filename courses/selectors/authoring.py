"""Questions asked about pages before something is done to them."""

from wagtail.models import Page

from courses.models import CourseEdition, CoursePage, EditionItem, LessonPage


def is_in_an_edition(page: Page) -> bool:
    """Whether a page, or one below it, is a course that was published or a lesson of one: learners may be on it."""
    below = page.get_descendants(inclusive=True)
    keys = LessonPage.objects.filter(pk__in=below).values("key")
    return CourseEdition.objects.filter(course__in=below).exists() or EditionItem.objects.filter(key__in=keys).exists()


def course_in_writing(slug: str) -> CoursePage | None:
    """The course with this address, published or not."""
    return CoursePage.objects.filter(slug=slug).first()
