"""What feedback refuses, and what to do instead."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, WayOut


class TooManyQuestionsError(DomainError):
    """The learner has so many questions unanswered that another one helps nobody."""

    code = "too_many_questions"
    message = _(
        "Đồng chí còn {count} câu hỏi đang chờ trả lời ở khóa này. Đồng chí chờ giảng viên trả lời rồi hỏi tiếp."
    )

    @property
    def way_out(self) -> WayOut:
        """What the learner has asked."""
        return WayOut(gettext("Xem câu hỏi của tôi"), reverse("feedback:own_questions"))


class NotFinishedError(DomainError):
    """Only who has finished a course can say what it is worth; `slug` is its address."""

    code = "not_finished"
    message = _("Đồng chí học xong khóa này rồi góp ý sau. Mở trang khóa học để học tiếp.")

    @property
    def way_out(self) -> WayOut:
        """The page of the course."""
        return WayOut(gettext("Mở trang khóa học"), reverse("courses:course", args=[self.details["slug"]]))
