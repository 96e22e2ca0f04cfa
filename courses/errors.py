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


class ItemNeedsMoreError(DomainError):
    """Saying so does not complete the item: its test, its video, its product or its trainer does."""

    code = "item_needs_more"
    message = _(
        "Bài này chỉ xong khi đồng chí làm đủ phần việc của bài, ví dụ bài kiểm tra. Đồng chí mở lại bài để xem còn thiếu gì."
    )


class ItemClosedError(DomainError):
    """Other items must be completed before this one."""

    code = "item_closed"
    message = _("Bài này chưa mở. Đồng chí học xong các bài cần học trước, rồi quay lại.")


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


class CourseCodeTakenError(DomainError):
    """Another course, perhaps of another branch, has the code `code`."""

    code = "course_code_taken"
    message = _("Mã “{code}” đã có khóa học khác dùng. Đồng chí chọn mã khác.")


class NobodyCouldFinishError(DomainError):
    """Nobody could ever complete the lesson `title`, for `reason`, a sentence that says what to change."""

    code = "nobody_could_finish"
    message = _("Chưa xuất bản được bài “{title}”. {reason}")


class ChangeWaitsError(DomainError):
    """A change of the page `title` waits to be approved."""

    code = "change_waits"
    message = _(
        "“{title}” đang chờ duyệt nên chưa xuất bản thẳng được. "
        "Đồng chí duyệt theo từng bước, hoặc hủy việc chờ duyệt rồi gửi lại."
    )


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


class ProgrammeNotReadyError(DomainError):
    """The programme could never be met as it stands; `programme` is its title."""

    code = "programme_not_ready"
    message = _(
        "Chương trình “{programme}” chưa áp dụng được. Đồng chí sửa những chỗ nêu trong phần nội dung rồi thử lại."
    )


class ProgrammeClosedError(DomainError):
    """The programme `programme` applies no more."""

    code = "programme_closed"
    message = _("Chương trình “{programme}” đã thôi áp dụng nên không đổi được nữa. Đồng chí lập chương trình mới.")


class NodeNotInPlaceError(DomainError):
    """A part was to be put below a course, below itself, or into another programme."""

    code = "node_not_in_place"
    message = _("Không đặt phần này vào chỗ đó được. Đồng chí chọn một nhóm của chương trình này.")


class DutyNotOpenError(DomainError):
    """The duty is not under way any more, so nothing is to be decided about it."""

    code = "duty_not_open"
    message = _("Người này không còn đang thực hiện chương trình. Đồng chí tải lại trang để xem tình trạng mới nhất.")


class DutyHeldError(DomainError):
    """The person follows the programme already."""

    code = "duty_held"
    message = _("Người này đang thực hiện chương trình này rồi. Đồng chí mở trang của người đó để xem.")


class DueDayPassedError(DomainError):
    """A duty cannot be extended to a day that is past, or that is no later than the one it has."""

    code = "due_day_passed"
    message = _("Hạn mới phải sau hạn đang có và không trước hôm nay. Đồng chí chọn ngày khác.")


class DraftChangedError(DomainError):
    """Somebody changed the draft of the lesson `title` while its difference from a file was being looked at."""

    code = "draft_changed"
    message = _("Bài “{title}” vừa được sửa trong lúc đồng chí xem. Đồng chí xem lại chỗ khác nhau rồi chọn lần nữa.")


class CourseIsCompletedError(DomainError):
    """What is completed stays completed; a certificate may rest on it."""

    code = "course_is_completed"
    message = _(
        "Người học đã hoàn thành cả khóa nên không hủy công nhận từng bài được. Kết quả đã hoàn thành được giữ nguyên."
    )


class NothingToWithdrawError(DomainError):
    """The item is not completed."""

    code = "nothing_to_withdraw"
    message = _(
        "Bài này chưa được ghi là đã xong nên không có gì để hủy. Đồng chí tải lại trang để xem tình trạng mới nhất."
    )


class NotHandedInHereError(DomainError):
    """The item asks for no work."""

    code = "not_handed_in_here"
    message = _("Bài này không có phần nộp bài. Đồng chí mở lại bài để xem việc cần làm.")


class WorkIsWaitingError(DomainError):
    """A piece of work for the item already waits, or was accepted."""

    code = "work_is_waiting"
    message = _("Bài đã nộp đang chờ giảng viên xem hoặc đã đạt. Đồng chí không cần nộp thêm.")


class AlreadyDecidedError(DomainError):
    """Somebody decided before."""

    code = "already_decided"
    message = _("Việc này đã có người quyết định trước. Đồng chí tải lại trang để xem kết quả.")


class OwnClaimError(DomainError):
    """Nobody decides on what they learned themselves."""

    code = "own_claim"
    message = _("Đồng chí không tự duyệt kết quả của mình. Người khác có quyền duyệt sẽ xem.")
