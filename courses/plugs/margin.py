"""What stands around studying: the calendar, notes, what one has learned; and what is held of it."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules import is_person
from core.agenda import register_appointments
from core.holdings import Holding, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from courses.models import CalendarFeed, Note
from courses.selectors.calendar import due_days
from courses.services.notes import erase_margin

for label, icon, url_name, order in (
    (_("Đã học, đang học"), "list-checks", "courses:mine", 45),
    (_("Lịch"), "calendar", "courses:calendar", 60),
    (_("Ghi chú"), "bookmark", "courses:notes", 70),
):
    register_place(
        Place(
            area="learner",
            label=label,
            icon=icon,
            url_name=url_name,
            order=order,
            on_tab_bar=False,
            is_open_to=is_person,
        )
    )

register_appointments(due_days)


@register_panel("my.sections", order=5)
def around_studying(person: Person | None) -> PanelContent:
    """The ways that a phone's tab bar has no room for."""
    return ("courses/panels/around.html", {}) if person else None


register_holding(
    Holding(
        name="courses.notes",
        title=_("Ghi chú, bài đánh dấu"),
        purpose=_("Để đồng chí tự ôn lại; không ai khác đọc được"),
        kept=_("Đến khi đồng chí xóa, hoặc xóa tài khoản"),
        after=_("Xóa hết"),
        fields=["courses.Note.learner"],
        rows=lambda subject: Note.objects.filter(learner__in=subject.person_ids).order_by("created_at"),
        columns={
            "course__title": _("Khóa học"),
            "text": _("Ghi chú"),
            "created_at": _("Ghi lúc"),
        },
        order=43,
        erase=erase_margin,
    )
)
register_holding(
    Holding(
        name="courses.calendar",
        title=_("Địa chỉ lịch riêng"),
        purpose=_("Để điện thoại của đồng chí đọc được lịch học"),
        kept=_("Đến khi đồng chí thôi dùng"),
        after=_("Xóa hết"),
        fields=["courses.CalendarFeed.learner"],
        rows=lambda subject: CalendarFeed.objects.filter(learner__in=subject.person_ids).order_by("created_at"),
        columns={"created_at": _("Tạo lúc"), "read_at": _("Máy đọc lần cuối")},
        order=43,
    )
)
