"""Laying out the place where courses hang, who may write there, and how what they write is approved."""

from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from accounts.models import User
from courses.models import ApprovalTask, CourseIndexPage
from organisation.models import Role
from organisation.services import open_pages_to_roles, wagtail_group

# Names of rows, which administrators may change; not sentences of ours.
WORKFLOW = "Duyệt bài"
STEPS = (
    ("Biên tập duyệt chuyên môn", (Role.EDITOR,)),
    ("Duyệt phát hành", (Role.EDITOR, Role.ADMINISTRATOR)),
)
# The one step of installations older than the two; one person no longer suffices there either.
FORMER_STEP = "Biên tập duyệt"


@transaction.atomic
def establish_catalogue(*, home: Page, actor: User | None) -> CourseIndexPage:
    """The page under which courses hang, with those let in who write them and with the workflow of approval.

    Trainers write and submit; an editor checks, a second person releases, and publishing follows. What stands already
    is left as it is.
    """
    index: CourseIndexPage | None = CourseIndexPage.objects.originals().first()
    if index is None:
        index = home.add_child(
            instance=CourseIndexPage(title="Khóa học", slug="khoa-hoc", owner=actor, show_in_menus=True)
        )
    open_pages_to_roles(index)
    WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": _workflow()})
    return index


def _workflow() -> Workflow:
    """The two steps of approval."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.filter(workflow=workflow, task__name=FORMER_STEP).delete()
    for order, (name, roles) in enumerate(STEPS):
        task, _created = ApprovalTask.objects.get_or_create(name=name)
        task.groups.set([wagtail_group(role) for role in roles])
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": order})
    return workflow
