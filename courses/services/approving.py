"""What the steps of approval decided: told as events, so that whoever submitted a change hears of it."""

from wagtail.models import Page, TaskState, WorkflowState

from accounts.models import User
from core.events import publish
from courses.errors import ChangeWaitsError
from courses.events import ChangeReleased, ChangeReturned, ChangeSubmitted
from courses.models import ApprovalTask, CoursePage


def tell_of_submission(*, state: TaskState, actor: User | None) -> None:
    """A step of approval begins: those who may take it are asked."""
    step, page = state.task.specific, state.workflow_state.content_object
    if isinstance(step, ApprovalTask):
        people = sorted(step.approver_ids(page))
        publish(ChangeSubmitted(page_id=page.pk, title=page.title, step=step.name, approver_ids=people), actor=actor)


def refuse_to_pass_by(*, page: Page) -> None:
    """Raise `ChangeWaitsError` for a page whose change waits to be approved: nobody publishes past those who were asked."""
    if page.workflow_in_progress and CoursePage.objects.ancestor_of(page, inclusive=True).exists():
        raise ChangeWaitsError(title=page.title)


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
