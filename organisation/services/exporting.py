"""The register of requests leaves the system as a workbook: complete, and noted with who took it."""

from os import PathLike

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import DataRequest, User
from core.text.dates import format_date
from core.workbooks import Sheet, write_workbook
from organisation.selectors import request_lines
from organisation.services.access import note_access


def export_requests(*, requests: QuerySet[DataRequest], path: str | PathLike[str], actor: User) -> int:
    """Write every request of the register, the latest first; returns how many."""
    lines = request_lines(requests.order_by("-received_at"), timezone.localdate())
    columns = [
        (_("Nhận ngày"), 12.0),
        (_("Họ và tên"), 28.0),
        (_("Đơn vị"), 40.0),
        (_("Yêu cầu"), 22.0),
        (_("Tình trạng"), 18.0),
        (_("Xác nhận trước ngày"), 14.0),
        (_("Trả lời trước ngày"), 14.0),
        (_("Quá hạn"), 10.0),
        (_("Đã gia hạn"), 10.0),
        (_("Kết thúc ngày"), 14.0),
    ]
    rows = (
        (
            format_date(timezone.localdate(line.request.received_at)),
            line.request.person.full_name,
            line.where,
            line.request.get_kind_display(),
            line.request.get_state_display(),
            format_date(line.request.acknowledge_by),
            format_date(line.request.due_on),
            _("có") if line.is_late else "",
            _("có") if line.request.was_extended else "",
            format_date(timezone.localdate(line.request.closed_at)) if line.request.closed_at else "",
        )
        for line in lines
    )
    write_workbook([Sheet(_("Sổ yêu cầu"), columns, rows)], path)
    note_access(actor=actor, page=gettext_noop("sổ yêu cầu về dữ liệu"), people=len(lines), is_export=True)
    return len(lines)
