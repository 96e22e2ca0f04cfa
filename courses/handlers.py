"""What courses do when something happened."""

from core.events import subscribe
from courses.events import CoursePublished
from courses.models import CourseEdition
from courses.services import follow_edition


@subscribe(CoursePublished)
def move_learners_to_new_edition(event: CoursePublished) -> None:
    """Have unfinished learners follow a newly published edition as far as its effect says."""
    follow_edition(edition=CourseEdition.objects.get(pk=event.edition_id), actor=None)
