"""What programmes and duties add to the floor: what is held about people, and who did what."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules import is_person
from core.agenda import register_appointments
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Place, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from courses.models import Duty, DutyReminder
from courses.rules import MANAGERS
from courses.selectors.programmes import days_of_programmes, due_of_duty, open_duties_of
from courses.services.programmes import follow_all_programmes, recount_duties, remind_of_duties
from organisation.rules import holds

SHOWN = 3

register_place(
    Place(
        area="learner",
        label=_("Chương trình"),
        icon="graduation-cap",
        url_name="courses:programmes",
        order=30,
        on_tab_bar=False,
        is_open_to=is_person,
    )
)
for area, order in (("register", 25), ("trainer", 60)):
    register_place(
        Place(
            area=area,
            label=_("Chương trình học"),
            icon="clipboard-check",
            url_name="courses:programme_desk",
            order=order,
            on_tab_bar=False,
            is_open_to=holds(*MANAGERS),
        )
    )

register_appointments(days_of_programmes)


@register_panel("home.todo", order=2)
def programmes_to_follow(*, person: Person | None, **_about: object) -> PanelContent:
    """What a person must follow now, by its day."""
    duties = list(open_duties_of(person)[:SHOWN]) if person else []
    rows = [(duty, due_of_duty(duty, timezone.localdate())) for duty in duties]
    return ("courses/panels/programmes.html", {"rows": rows}) if rows else None


# Seats begin and end with the day; what people did again for a renewal is looked at every hour.
register_job("follow_programmes", "10 0 * * *", follow_all_programmes)
register_job("settle_duties", "25 * * * *", recount_duties)
register_job("remind_of_duties", "30 7 * * *", remind_of_duties)
register_rederivation("courses.duties", recount_duties)

register_holding(
    Holding(
        name="courses.duties",
        title=_("Chương trình phải học"),
        purpose=_("Tổ chức bồi dưỡng cán bộ theo diện và nhắc đúng hạn (nhiệm vụ của tổ chức, không cần xin đồng ý)"),
        kept=_("Suốt thời gian công tác, theo quy định lưu trữ hồ sơ cán bộ"),
        after=_("Giữ ngày tháng và kết quả, không kèm tên, để số liệu đã công bố không sai lệch"),
        fields=["courses.Duty.learner"],
        rows=lambda subject: Duty.objects.filter(learner__in=subject.person_ids).order_by("begun_on", "pk"),
        columns={
            "programme__title": _("Chương trình"),
            "period": _("Kỳ"),
            "state": _("Tình trạng"),
            "begun_on": _("Giao ngày"),
            "due_on": _("Hạn"),
            "closed_at": _("Kết thúc lúc"),
            "valid_until": _("Có giá trị đến hết ngày"),
            "reason": _("Lý do"),
        },
        order=44,
    )
)
register_holding(
    Holding(
        name="courses.duty_reminders",
        title=_("Lần nhắc hạn học"),
        purpose=_("Để mỗi mốc chỉ nhắc một lần"),
        kept=_("Cùng với chương trình phải học"),
        after=_("Giữ, không kèm tên"),
        fields=["courses.DutyReminder.duty"],
        rows=lambda subject: DutyReminder.objects.filter(duty__learner__in=subject.person_ids).order_by("sent_at"),
        columns={
            "duty__programme__title": _("Chương trình"),
            "days": _("Trước hạn (ngày)"),
            "sent_at": _("Nhắc lúc"),
        },
        order=45,
    )
)
register_acts(
    {
        "courses.Programme.created_by": _("chương trình học đã lập"),
        "courses.AssignmentRule.created_by": _("diện phải học đã đặt"),
        "courses.Duty.decided_by": _("lần miễn, gia hạn hoặc giao chương trình"),
    }
)
