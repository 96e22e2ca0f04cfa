"""What reports refuse, and what to do then."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class BadReportDayError(DomainError):
    """The day asked for is none, or has not come yet."""

    code = "bad_report_day"
    message: ClassVar[str | Promise] = _(
        "Ngày “{day}” không dùng được. Đồng chí ghi ngày đã qua hoặc hôm nay, dạng 17/11/2026."
    )
    status = 400


class TooManyRowsError(DomainError):
    """More rows than a spreadsheet holds."""

    code = "too_many_rows"
    message: ClassVar[str | Promise] = _("Báo cáo có {rows} dòng, quá sức một tệp Excel. Đồng chí xuất dạng CSV.")
