"""What the register of certificates refuses, and what to do then."""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class CourseNotCompletedError(DomainError):
    """The learner has not finished the course."""

    code = "course_not_completed"
    message: ClassVar[str | Promise] = _(
        "Chưa cấp được giấy chứng nhận vì khóa học chưa hoàn thành. Đồng chí học xong các bài bắt buộc rồi thử lại."
    )


class CourseAwardsNoCertificateError(DomainError):
    """The course ends without a certificate."""

    code = "course_awards_no_certificate"
    message: ClassVar[str | Promise] = _(
        "Khóa học này không cấp giấy chứng nhận. Giảng viên có thể bật “Cấp giấy chứng nhận” ở trang soạn khóa học."
    )


class NoIssuerError(DomainError):
    """Neither the course nor the learner's unit says which committee issues."""

    code = "no_issuer"
    message: ClassVar[str | Promise] = _(
        "Chưa rõ đơn vị nào cấp giấy chứng nhận. Đồng chí ghi đơn vị tổ chức cho khóa học hoặc chức vụ cho người học."
    )


class NotValidAnyMoreError(DomainError):
    """The certificate was revoked or replaced before."""

    code = "certificate_not_valid"
    message: ClassVar[str | Promise] = _("Giấy chứng nhận số {number} đã hết hiệu lực, không cần làm gì thêm.")


class ReasonMissingError(DomainError):
    """Nobody would know why."""

    code = "reason_missing"
    message: ClassVar[str | Promise] = _("Chưa ghi lý do. Đồng chí ghi lý do để người được cấp và người kiểm tra biết.")


class TooManyChecksError(DomainError):
    """Too many codes that do not exist were tried from one address; read by anyone, so without a form of address."""

    code = "too_many_checks"
    status = 429
    message: ClassVar[str | Promise] = _("Đã nhập sai mã quá nhiều lần. Chờ 10 phút rồi thử lại với mã in cạnh mã QR.")
