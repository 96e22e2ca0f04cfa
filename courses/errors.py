"""What courses refuse, and what to do instead."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, WayOut


class CourseNotOpenError(DomainError):
    """The course takes no new learners: it has not been published, or no longer is."""

    code = "course_not_open"
    message = _("Khóa học này chưa mở ghi danh. Đồng chí chọn khóa khác trong danh mục khóa học.")

    @property
    def way_out(self) -> WayOut:
        """The catalogue."""
        return WayOut(gettext("Xem danh mục khóa học"), reverse("courses:catalogue"))


class NotEnrolledError(DomainError):
    """The learner has no place on the course; `course` is its title, `slug` its address."""

    code = "not_enrolled"
    status = 403
    message = _("Đồng chí chưa ghi danh khóa “{course}”. Mở trang khóa học và bấm “Ghi danh học”, rồi vào lại bài này.")

    @property
    def way_out(self) -> WayOut:
        """The page of the course, where one enrols."""
        return WayOut(gettext("Mở trang khóa học"), reverse("courses:course", args=[self.details["slug"]]))


class ItemNeedsActivityError(DomainError):
    """The item is completed by its activity (a test, a product), not by having been read."""

    code = "item_needs_activity"
    message = _(
        "Bài này chỉ xong khi đồng chí làm xong phần việc ở cuối bài, ví dụ bài kiểm tra. Đồng chí mở lại bài để làm."
    )


class NoSuchItemError(DomainError):
    """The edition the learner studies has no such item, or the enrolment is somebody else's."""

    code = "no_such_item"
    status = 404
    message = _("Không tìm thấy bài này trong khóa đồng chí đang học. Đồng chí mở lại trang khóa học.")


class NotYourEventError(DomainError):
    """The write speaks of another person's studies."""

    code = "not_yours"
    status = 403
    message = _("Phần học này thuộc về người khác. Đồng chí đăng nhập đúng tài khoản đã học để gửi.")


class MalformedEventError(DomainError):
    """The write lacks a field or has one we cannot read; `fields` names them."""

    code = "malformed"
    status = 400
    message = _("Phần học gửi lên không đọc được. Đồng chí tải lại trang rồi học tiếp, chỗ đã lưu không mất.")


class TooManyEventsError(DomainError):
    """The batch is larger than one request may carry."""

    code = "too_large"
    status = 413
    message = _("Gửi quá nhiều một lần. Máy sẽ tự chia nhỏ và gửi lại.")


class AddressTakenError(DomainError):
    """Two live lessons of `course` have the address `slug`."""

    code = "address_taken"
    message = _("Khóa “{course}” có hai bài cùng địa chỉ “{slug}”. Đồng chí đổi địa chỉ một bài rồi xuất bản lại.")


class PageInUseError(DomainError):
    """Learners may be on the page: it was published as part of a course; `title` is its title."""

    code = "page_in_use"
    message = _(
        "Không xóa được “{title}” vì đã có trong khóa học đã xuất bản. Đồng chí chọn “Hủy xuất bản” để gỡ xuống."
    )


class LessonLockedError(DomainError):
    """An editor locked the lesson `title` against changes."""

    code = "lesson_locked"
    message = _("Bài “{title}” đang bị khóa sửa. Đồng chí mở khóa trong trang soạn bài rồi nhập lại.")


class TooManyNotesError(DomainError):
    """The margin of the lesson is full: `count` notes."""

    code = "too_many_notes"
    message = _("Bài này đã có {count} ghi chú. Đồng chí xóa bớt ghi chú cũ rồi ghi thêm.")
