"""What organisation adds to the floor: the register's area, one's seats on one's page, the upkeep of what is derived."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from accounts.selectors import Entry, accounts_of, entry_of, subject_of
from core.access import may
from core.holdings import Holding, register_acts, register_holding
from core.navigation import Area, Place, register_area, register_place
from core.panels import PanelContent, register_panel
from core.periodic import register_job
from core.reconciliation import register_rederivation
from organisation.models import Exemption, ImportRow, RoleGrant
from organisation.rules import GRANTERS, KEEPERS, READERS, holds
from organisation.selectors import held_seats_of, looks_at, named_seats, overlap_count, seat_that_hinders
from organisation.services import (
    erase_import_rows,
    erase_roles,
    erase_words_on_seats,
    forget_old_traces,
    rederive_closure,
    sync_all_wagtail_groups,
)
from organisation.tasks import drop_forgotten_imports, resume_people_imports

register_area(Area(key="register", label=_("Tổ chức"), home="organisation:units", order=40, is_open_to=holds(*READERS)))
register_place(Place(area="register", label=_("Đơn vị"), icon="building-2", url_name="organisation:units", order=10))
register_place(
    Place(
        area="register",
        label=_("Nhập tệp"),
        icon="file-spreadsheet",
        url_name="organisation:imports",
        order=30,
        is_open_to=holds(*KEEPERS),
    )
)
register_place(
    Place(
        area="register",
        label=_("Thẻ đăng nhập"),
        icon="key-round",
        url_name="organisation:cards",
        order=45,
        is_open_to=holds(*KEEPERS),
        on_tab_bar=False,
    )
)
register_place(
    Place(area="register", label=_("Sắp xếp"), icon="refresh-cw", url_name="organisation:reorganisations", order=40)
)
register_place(
    Place(
        area="register",
        label=_("Vai trò"),
        icon="shield-check",
        url_name="organisation:roles",
        order=50,
        on_tab_bar=False,
        is_open_to=holds(*GRANTERS),
    )
)


register_place(
    Place(
        area="register",
        label=_("Yêu cầu về dữ liệu"),
        icon="message-circle",
        url_name="organisation:requests",
        order=60,
        on_tab_bar=False,
        is_open_to=holds(*KEEPERS),
    )
)

register_place(Place(area="register", label=_("Cán bộ"), icon="users", url_name="organisation:people", order=20))


@register_panel("register.person", order=10)
def account_of_person(*, person: Person, user: User, **_about: object) -> PanelContent:
    """How far a person of the register is on the way in, for whoever hands out cards."""
    if not may(user, "organisation.keep_register"):
        return None
    account, entry = accounts_of([person.pk]).get(person.pk), Entry(entry_of(person))
    return "organisation/panels/account.html", {"person": person, "account": account, "entry": entry}


@register_panel("my.page")
def my_seats(*, person: Person | None, **_about: object) -> PanelContent:
    """Where one serves and as what."""
    seats = held_seats_of(person, timezone.localdate()) if person else []
    return ("organisation/panels/my_seats.html", {"seats": seats}) if seats else None


@register_panel("my.data")
def who_looked(*, person: Person) -> PanelContent:
    """Who was shown one's data of late."""
    looks = looks_at(subject_of(person))
    return "organisation/panels/who_looked.html", {"looks": looks[:LOOKS_SHOWN], "count": looks.count()}


@register_panel("account.security")
def second_factor_duty(*, user: User, is_set: bool) -> PanelContent:
    """Whether the user's roles require a second factor, as long as there is none."""
    if is_set or not may(user, "organisation.work_as_staff"):
        return None
    return "organisation/panels/second_factor.html", {"is_waived": not settings.REQUIRE_STAFF_MFA}


# Grants begin and end with the day.
register_job("sync_wagtail_groups", "1 0 * * *", sync_all_wagtail_groups)
register_job("forget_old_traces", "15 3 * * 0", forget_old_traces)
register_job("resume_people_imports", "*/10 * * * *", resume_people_imports)
register_job("drop_forgotten_imports", "20 2 * * *", drop_forgotten_imports)
register_rederivation("organisation.closure", rederive_closure)
register_rederivation("organisation.overlaps", overlap_count)
register_rederivation("organisation.wagtail_groups", sync_all_wagtail_groups)

LOOKS_SHOWN = 5
DUTY = _("Tổ chức bồi dưỡng cán bộ và báo cáo kết quả (nhiệm vụ của tổ chức, không cần xin đồng ý)")
NAMELESS = _("Giữ, không kèm tên")

register_holding(
    Holding(
        name="organisation.seats",
        title=_("Chức vụ và đơn vị công tác"),
        purpose=DUTY,
        kept=_("Suốt thời gian công tác và theo quy định lưu trữ hồ sơ cán bộ"),
        after=_("Giữ chức vụ, đơn vị và ngày tháng, không kèm tên, để số liệu các kỳ không sai lệch"),
        fields=["organisation.Membership.person"],
        rows=named_seats,
        columns={
            "position__name": _("Chức vụ"),
            "title": _("Chức danh"),
            "unit_name": _("Đơn vị"),
            "category": _("Diện"),
            "valid_from": _("Từ ngày"),
            "valid_to": _("Đến trước ngày"),
            "source": _("Nguồn số liệu"),
        },
        order=31,
        erase=erase_words_on_seats,
        hinders=seat_that_hinders,
    )
)
register_holding(
    Holding(
        name="organisation.exemptions",
        title=_("Được miễn học"),
        purpose=DUTY,
        kept=_("Cùng với chức vụ"),
        after=_("Giữ ngày tháng, không kèm tên; lý do bị xóa"),
        fields=["organisation.Exemption.person"],
        rows=lambda subject: Exemption.objects.filter(person__in=subject.person_ids).order_by("valid_from"),
        columns={"reason": _("Lý do"), "valid_from": _("Từ ngày"), "valid_to": _("Đến trước ngày")},
        order=32,
    )
)
register_holding(
    Holding(
        name="organisation.roles",
        title=_("Vai trò được giao trên hệ thống"),
        purpose=_("Ai được làm gì, trong phạm vi đơn vị nào"),
        kept=_("5 năm từ khi thôi vai trò"),
        after=_("Kết thúc mọi vai trò; giữ ngày tháng, không kèm tên"),
        fields=["organisation.RoleGrant.user"],
        rows=lambda subject: RoleGrant.objects.filter(user__in=subject.user_ids).order_by("valid_from"),
        columns={
            "role": _("Vai trò"),
            "reason": _("Lý do"),
            "valid_from": _("Từ ngày"),
            "valid_to": _("Đến trước ngày"),
        },
        order=33,
        erase=erase_roles,
    )
)
register_holding(
    Holding(
        name="organisation.imports",
        title=_("Dòng trong danh sách đơn vị đã nhập"),
        purpose=_("Đối chiếu danh sách cán bộ do đơn vị gửi"),
        kept=_("12 tháng"),
        after=_("Xóa hết nội dung dòng"),
        fields=["organisation.ImportRow.person"],
        rows=lambda subject: ImportRow.objects.filter(person__in=subject.person_ids),
        columns={
            "batch__file_name": _("Tệp"),
            "batch__uploaded_at": _("Lúc"),
            "number": _("Dòng"),
            "action": _("Việc"),
            "cells": _("Nội dung"),
        },
        order=34,
        erase=erase_import_rows,
    )
)
register_holding(
    Holding(
        name="organisation.accesses",
        title=_("Ai đã xem dữ liệu của đồng chí"),
        purpose=_("Để đồng chí và người kiểm tra biết ai đã xem, đã lấy ra tệp"),
        kept=_("24 tháng"),
        after=NAMELESS,
        fields=["organisation.PersonalAccess.person"],
        rows=looks_at,
        columns={
            "at": _("Lúc"),
            "actor__person__full_name": _("Người xem"),
            "page": _("Đã xem"),
            "unit_name": _("Danh sách của đơn vị"),
            "people": _("Số người trong danh sách"),
            "is_export": _("Lấy ra tệp"),
        },
        order=35,
    )
)
register_acts(
    {
        "organisation.PersonalAccess.actor": _("lần xem dữ liệu của người khác"),
        "organisation.PeopleImport.uploaded_by": _("danh sách đã đưa lên"),
        "organisation.PeopleImport.approved_by": _("danh sách đã duyệt"),
        "organisation.RoleGrant.granted_by": _("vai trò đã giao"),
        "organisation.Exemption.approved_by": _("lần duyệt miễn học"),
        "organisation.Reorganisation.drafted_by": _("đợt sắp xếp đã dự thảo"),
        "organisation.Reorganisation.applied_by": _("đợt sắp xếp đã thực hiện"),
        "organisation.Reorganisation.undone_by": _("đợt sắp xếp đã hoàn tác"),
    }
)
