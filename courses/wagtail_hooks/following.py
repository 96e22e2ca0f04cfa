"""What Wagtail tells us of pages, taken up on the spot; what its editor must refuse."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from accounts.models import User
from core.errors import DomainError
from courses.errors import ChangeWaitsError
from courses.models import EffectOnLearners, LessonPage, ModulePage
from courses.services.approving import refuse_to_pass_by, tell_of_release, tell_of_return, tell_of_submission
from courses.services.authoring import compiled_once, refuse_deletion, take_up_change


def follow_page(instance: Page, parent_page_before: Page | None = None, **_signal: Any) -> None:  # noqa: ANN401 -- Wagtail's own
    """Wagtail published or moved a page, now or on schedule; a move concerns the course it left as well."""
    actor = get_active_log_context().user
    with compiled_once(actor=actor):
        for page in filter(None, (instance.specific, parent_page_before)):
            take_up_change(page=page, actor=actor)


def follow_withdrawal(instance: Page, **_signal: Any) -> None:  # noqa: ANN401 -- Wagtail's own
    """Wagtail took a page off, now or on schedule."""
    take_up_change(page=instance.specific, actor=get_active_log_context().user, is_withdrawn=True)


for signal, receiver in (
    (page_published, follow_page),
    (post_page_move, follow_page),
    (page_unpublished, follow_withdrawal),
):
    signal.connect(receiver, dispatch_uid="courses.follow_page")


@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]
def keep_page_in_use(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what learners may be on."""
    return _refusal(request, [page], refuse_deletion)


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def keep_pages_in_use(
    request: HttpRequest, action_type: str, objects: Sequence[object], _action: object
) -> HttpResponse | None:
    """Refuse the same for many pages at once, and to publish past those who were asked."""
    pages = [page for page in objects if isinstance(page, Page)]
    refuse = {"delete": refuse_deletion, "publish": refuse_to_pass_by}.get(action_type)
    return _refusal(request, pages, refuse) if refuse else None


@hooks.register("before_publish_page")  # type: ignore[untyped-decorator]
def keep_to_approval(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to publish what waits for others; the draft is saved."""
    try:
        refuse_to_pass_by(page=page)
    except ChangeWaitsError as error:
        messages.error(request, error.sentence)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_unpublish_page")  # type: ignore[untyped-decorator]
def take_chosen_effect(request: HttpRequest, page: Page) -> None:
    """What withdrawing the page means for those under way, as was chosen on the page that asked."""
    effect = request.POST.get("effect", "")
    if isinstance(page, LessonPage | ModulePage) and effect in EffectOnLearners.values:
        page.effect = effect


def _refusal(request: HttpRequest, pages: Sequence[Page], refuse: Callable[..., None]) -> HttpResponse | None:
    for page in pages:
        try:
            refuse(page=page)
        except DomainError as error:
            messages.error(request, error.sentence)
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def follow_submission(instance: TaskState, user: User | None, **_signal: Any) -> None:  # noqa: ANN401 -- Wagtail's own
    """A step of approval began."""
    tell_of_submission(state=instance, actor=user)


def follow_release(instance: WorkflowState, user: User | None, **_signal: Any) -> None:  # noqa: ANN401 -- Wagtail's own
    """The last step of approval was taken."""
    tell_of_release(flow=instance, actor=user)


def follow_return(instance: WorkflowState, user: User | None, **_signal: Any) -> None:  # noqa: ANN401 -- Wagtail's own
    """A change was sent back."""
    tell_of_return(flow=instance, actor=user)


task_submitted.connect(follow_submission, dispatch_uid="courses.follow_submission")
workflow_approved.connect(follow_release, dispatch_uid="courses.follow_release")
workflow_rejected.connect(follow_return, dispatch_uid="courses.follow_return")
