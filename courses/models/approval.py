"""The two pairs of eyes that see a change before learners do."""

from itertools import chain

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from accounts.models import User
from courses.models.pages import CoursePage
from organisation.models import Role
from organisation.selectors import scope_of

APPROVERS = (Role.EDITOR, Role.ADMINISTRATOR)


class ApprovalTask(AbstractGroupApprovalTask):
    """One step of approval: by somebody of the branch who neither submitted the change nor took an earlier step of it."""

    class Meta:
        verbose_name = _("bước duyệt bài")
        verbose_name_plural = _("bước duyệt bài")

    @classmethod
    def get_description(cls) -> str:
        """What whoever arranges a workflow reads."""
        return str(_("Người thuộc nhóm, đúng phạm vi đơn vị, không phải người gửi và chưa duyệt bước trước."))

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        """Whoever may approve may read what they approve."""
        return self._is_approver(obj, user)

    def user_can_lock(self, obj: Page, user: User) -> bool:
        """The same people may keep others from changing it."""
        return self._is_approver(obj, user)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """While it waits here, nobody else changes it."""
        return not self._is_approver(obj, user)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        """Approve or send back, each after a look at what it means; sending back is open to whoever may approve any step."""
        if not self._is_approver(obj, user):
            return []
        send_back = ("reject", str(_("Trả lại để sửa")), True)
        if self._has_had_a_hand(obj, user):
            return [send_back]
        return [send_back, ("approve", str(_("Duyệt")), True)]

    def get_template_for_action(self, action: str) -> str:
        """Approving shows what the change does to learners; sending back only asks why."""
        return "courses/admin/approve.html" if action == "approve" else ""

    def get_task_states_user_can_moderate(self, user: User, **_options: object) -> QuerySet[TaskState]:
        """What waits for this user, of their own branch."""
        states: QuerySet[TaskState] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if not self._user_in_groups(user):
            return states.none()
        mine = [
            state.pk
            for state in states.select_related("workflow_state")
            if any(name == "approve" for name, *_more in self.get_actions(state.workflow_state.content_object, user))
        ]
        return states.filter(pk__in=mine)

    def approver_ids(self, page: Page) -> set[int]:
        """The people who may take this step now."""
        users = chain.from_iterable(group.user_set.filter(is_active=True) for group in self.groups.all())
        return {
            user.person_id
            for user in users
            if user.person_id is not None and any(name == "approve" for name, *_ in self.get_actions(page, user))
        }

    def _is_approver(self, page: Page, user: User | AnonymousUser) -> bool:
        if not self._user_in_groups(user):
            return False
        course = CoursePage.objects.ancestor_of(page, inclusive=True).first()
        unit = course.owner_unit if course else None
        return unit is None or scope_of(user, *APPROVERS).covers(unit)

    def _has_had_a_hand(self, page: Page, user: User) -> bool:
        """Whether the user submitted the change, approved an earlier step, or wrote what the last step would release."""
        flow = page.current_workflow_state
        if flow is None:
            return False
        approved = flow.task_states.filter(status=TaskState.STATUS_APPROVED)
        hands = {flow.requested_by_id, *approved.values_list("finished_by", flat=True)}
        if approved.exists() and page.latest_revision is not None:
            hands.add(page.latest_revision.user_id)
        return user.pk in hands
