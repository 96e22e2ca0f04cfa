"""What the worker does for courses."""

from django.conf import settings
from django_tasks import task

from courses.selectors.authoring import courses_in_writing
from courses.services.links import try_links


def ask_for_links(course_id: int | None = None) -> str:
    """Have the worker try links, of one course or of all, where the installation has a way out."""
    if settings.TRY_LINKS:
        try_links_of_courses.enqueue(course_id)
    return "asked" if settings.TRY_LINKS else "no way out"


@task()
def try_links_of_courses(course_id: int | None) -> str:
    """Try the links of one course, or of all; outside every transaction, for it waits for others."""
    return try_links(courses=courses_in_writing(course_id))
