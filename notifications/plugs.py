"""What notifications add to the pages below: the bell with its news, and a way to the list."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from core.holdings import Holding, register_holding
from core.panels import PanelContent, register_panel
from notifications.models import Notification
from notifications.selectors import unread_count
from notifications.services import erase_notifications


@register_panel("masthead")
def bell(user: User | AnonymousUser) -> PanelContent:
    """How much is unread; where there is JavaScript, news as it happens."""
    person = getattr(user, "person", None)
    if person is None:
        return None
    return "notifications/panels/bell.html", {"unread": unread_count(person)}


@register_panel("my.sections", order=20)
def notifications_of_person(person: Person | None) -> PanelContent:
    """The way to the list: on phones the masthead has no room for a bell."""
    if person is None:
        return None
    return "notifications/panels/mine.html", {"unread": unread_count(person)}


register_holding(
    Holding(
        name="notifications.notifications",
        title=_("Thông báo đã nhận"),
        purpose=_("Báo cho đồng chí biết việc liên quan đến mình"),
        kept=_("Đến khi xóa tài khoản"),
        after=_("Xóa hết"),
        fields=["notifications.Notification.person"],
        rows=lambda subject: Notification.objects.filter(person__in=subject.person_ids),
        columns={
            "kind": _("Việc"),
            "params": _("Chi tiết"),
            "created_at": _("Lúc"),
            "read_at": _("Đã đọc lúc"),
        },
        order=70,
        erase=erase_notifications,
    )
)
