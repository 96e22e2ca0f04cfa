"""What the site refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class AlreadyDecidedError(DomainError):
    """What was published is changed on its page."""

    code = "already_decided"
    message = _("Bài này đã đăng. Đồng chí sửa trên trang đã đăng ở khu biên tập.")


class NoSeatError(DomainError):
    """Only those who serve in a unit speak for it."""

    code = "no_seat"
    message = _("Đồng chí chưa giữ chức vụ ở đơn vị nào nên chưa gửi được. Báo phụ trách dữ liệu của đơn vị.")


class LibraryTooLargeError(DomainError):
    """So many files are no download for a phone."""

    code = "library_too_large"
    message = _("Các tệp tìm thấy nặng hơn {megabytes} MB. Đồng chí lọc theo loại, lĩnh vực hoặc cơ quan rồi tải lại.")
