"""What the steps of approval decided: told as events, so that whoever submitted a change hears of it."""

from wagtail.models import WorkflowState

from accounts.models import User
from core.events import publish
from courses.events import ChangeReleased, ChangeReturned
from courses.models import CoursePage


def tell_of_release(*, flow: WorkflowState, actor: User | None) -> None:
    """The last step was taken: learners have the change, or will at its time."""
    page = flow.content_object
    if CoursePage.objects.ancestor_of(page, inclusive=True).exists():
        publish(ChangeReleased(page_id=page.pk, title=page.title, writer_id=_writer_of(flow)), actor=actor)


def tell_of_return(*, flow: WorkflowState, actor: User | None) -> None:
    """Somebody sent the change back, with the words left for its writer."""
    page = flow.content_object
    if CoursePage.objects.ancestor_of(page, inclusive=True).exists():
        step = flow.current_task_state
        comment = step.comment if step else ""
        publish(
            ChangeReturned(page_id=page.pk, title=page.title, writer_id=_writer_of(flow), comment=comment), actor=actor
        )


def _writer_of(flow: WorkflowState) -> int | None:
    """The person who submitted it."""
    return flow.requested_by.person_id if flow.requested_by else None
