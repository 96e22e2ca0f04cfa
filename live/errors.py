"""What classes refuse, and what to do instead."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, WayOut


class CohortFullError(DomainError):
    """Every seat is taken."""

    code = "cohort_full"
    message = _("Lớp đã đủ {seats} người. Đồng chí chọn lớp khác hoặc báo đơn vị tổ chức.")


class CohortClosedError(DomainError):
    """The class takes nobody in by themselves: it was cancelled, is over, or is filled by its organiser."""

    code = "cohort_closed"
    message = _("Lớp này không nhận tự đăng ký. Đồng chí báo đơn vị tổ chức nếu cần vào lớp.")


class CohortCancelledError(DomainError):
    """A class that was cancelled is not changed any more."""

    code = "cohort_cancelled"
    message = _("Lớp này đã hủy. Đồng chí mở lớp mới nếu cần.")


class CohortBegunError(DomainError):
    """Attendance was taken: what happened is not cancelled."""

    code = "cohort_begun"
    message = _("Lớp đã có điểm danh nên không hủy được. Đồng chí sửa ngày bế giảng nếu lớp kết thúc sớm.")


class SessionHeldError(DomainError):
    """Somebody was there already."""

    code = "session_held"
    message = _("Buổi này đã có người điểm danh nên không hủy được. Đồng chí sửa giờ hoặc nội dung buổi.")


class WrongCodeError(DomainError):
    """The digits are not those on the screen, or no longer."""

    code = "wrong_code"
    message = _("Mã không đúng hoặc đã đổi. Đồng chí nhìn lên màn hình, quét lại hoặc gõ 6 chữ số đang hiện.")

    @property
    def way_out(self) -> WayOut:
        """Where digits are typed."""
        return WayOut(gettext("Gõ mã trên màn hình"), reverse("live:present"))


class TooManyCodesError(DomainError):
    """So many wrong digits are no slips any more."""

    code = "too_many_codes"
    status = 429
    message = _("Đồng chí đã gõ sai nhiều lần. Chờ 5 phút rồi gõ lại, hoặc nhờ giảng viên điểm danh giúp.")


class NotOpenForPresenceError(DomainError):
    """Presence is claimed from half an hour before a session until its end."""

    code = "not_open_for_presence"
    message = _("Buổi này chưa đến giờ hoặc đã hết giờ điểm danh. Đồng chí nhờ giảng viên ghi giúp.")


class NotInCohortError(DomainError):
    """Only those who have a place in the class can be present."""

    code = "not_in_cohort"
    message = _("Đồng chí chưa có tên trong lớp này. Đồng chí nhờ giảng viên thêm vào lớp rồi quét lại.")


class NothingToTakeInError(DomainError):
    """A list holds something that must be answered first."""

    code = "list_unclear"
    message = _("Danh sách còn chỗ chưa rõ nên chưa ghi gì. Đồng chí xem từng chỗ rồi sửa trong tệp.")
