"""What people are told."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class Kind(models.TextChoices):
    """What a notification tells; the sentences stand in `SENTENCES`."""

    CERTIFICATE_ISSUED = "certificate_issued", _("Được cấp giấy chứng nhận")
    CERTIFICATE_REVOKED = "certificate_revoked", _("Giấy chứng nhận bị thu hồi")
    QUESTION_ASKED = "question_asked", _("Có câu hỏi của người học")
    QUESTION_ANSWERED = "question_answered", _("Câu hỏi được trả lời")
    PROGRAMME_ASSIGNED = "programme_assigned", _("Được giao chương trình học")
    PROGRAMME_DUE = "programme_due", _("Nhắc hạn chương trình học")
    PROGRAMME_DECIDED = "programme_decided", _("Quyết định về chương trình học")

    WORK_ACCEPTED = "work_accepted", _("Bài nộp đạt")
    WORK_RETURNED = "work_returned", _("Bài nộp cần làm lại")
    OUTSIDE_APPROVED = "outside_approved", _("Công nhận kết quả học ở nơi khác")
    OUTSIDE_REFUSED = "outside_refused", _("Không công nhận kết quả học ở nơi khác")
    CHANGE_SUBMITTED = "change_submitted", _("Có bài chờ duyệt")
    CHANGE_RETURNED = "change_returned", _("Bài được trả lại để sửa")
    CHANGE_RELEASED = "change_released", _("Bài được duyệt phát hành")
    PUBLICATION_REFUSED = "publication_refused", _("Bài hẹn giờ chưa xuất bản được")

    WORK_WAITING = "work_waiting", _("Có bài nộp chờ xem")
    LESSON_RECOGNISED = "lesson_recognised", _("Công nhận đã học xong bài")
    LESSON_WITHDRAWN = "lesson_withdrawn", _("Hủy công nhận đã học xong bài")
    COHORT_JOINED = "cohort_joined", _("Có tên trong lớp")
    COHORT_CANCELLED = "cohort_cancelled", _("Lớp không tổ chức")
    SESSION_PLANNED = "session_planned", _("Lịch buổi học")
    SESSION_CANCELLED = "session_cancelled", _("Buổi học không tổ chức")
    PRACTICE_WAITING = "practice_waiting", _("Có mô hình hay chờ duyệt")
    PRACTICE_RETURNED = "practice_returned", _("Mô hình hay cần bổ sung")
    PRACTICE_PUBLISHED = "practice_published", _("Mô hình hay được đăng")

    RESULT_RELEASED = "result_released", _("Có kết quả bài kiểm tra")
    RESULT_REGRADED = "result_regraded", _("Bài kiểm tra được chấm lại")
    ATTEMPT_RULED = "attempt_ruled", _("Quyết định về lượt làm bài")
    APPEAL_DECIDED = "appeal_decided", _("Trả lời đề nghị phúc khảo")
    MARKING_WAITING = "marking_waiting", _("Việc chấm bài đang chờ")


SENTENCES = {
    Kind.CERTIFICATE_ISSUED: _("Đồng chí được cấp giấy chứng nhận khóa “{course}”, số {number}."),
    Kind.CERTIFICATE_REVOKED: _("Giấy chứng nhận số {number} đã bị thu hồi. Lý do: {reason}"),
    Kind.QUESTION_ASKED: _("Có câu hỏi mới ở khóa “{course}”, đang chờ trả lời."),
    Kind.QUESTION_ANSWERED: _("Giảng viên đã trả lời câu hỏi của đồng chí ở khóa “{course}”."),
    Kind.PROGRAMME_ASSIGNED: _("Đồng chí được giao chương trình “{programme}”. Hạn: {due}."),
    Kind.PROGRAMME_DUE: _(
        "Nhắc hạn chương trình “{programme}”: {due}. Đồng chí mở trang chương trình để xem học gì tiếp."
    ),
    Kind.PROGRAMME_DECIDED: _("Chương trình “{programme}” của đồng chí có quyết định mới. Lý do: {reason}"),
    Kind.WORK_ACCEPTED: _("Bài nộp của đồng chí ở khóa “{course}” đã đạt. {remark}"),
    Kind.WORK_RETURNED: _("Bài nộp của đồng chí ở khóa “{course}” cần làm lại. {remark}"),
    Kind.OUTSIDE_APPROVED: _("“{title}” đồng chí đã học ở nơi khác được công nhận. {remark}"),
    Kind.OUTSIDE_REFUSED: _("“{title}” đồng chí đã học ở nơi khác chưa được công nhận. {remark}"),
    Kind.CHANGE_SUBMITTED: _("“{title}” chờ đồng chí duyệt."),
    Kind.CHANGE_RETURNED: _("“{title}” được trả lại để sửa. {comment}"),
    Kind.CHANGE_RELEASED: _("“{title}” đã được duyệt phát hành."),
    Kind.PUBLICATION_REFUSED: _("“{title}” đến giờ hẹn nhưng chưa xuất bản được. {reason}"),
    Kind.WORK_WAITING: _("Khóa “{course}” có bài nộp chờ đồng chí xem."),
    Kind.LESSON_RECOGNISED: _("Đồng chí được công nhận đã học xong bài “{lesson}” ở khóa “{course}”. Lý do: {reason}"),
    Kind.LESSON_WITHDRAWN: _(
        "Việc công nhận đồng chí đã học xong bài “{lesson}” ở khóa “{course}” được hủy. Lý do: {reason}"
    ),
    Kind.COHORT_JOINED: _("Đồng chí có tên trong lớp “{cohort}”, khai giảng {day}."),
    Kind.COHORT_CANCELLED: _("Lớp “{cohort}” không tổ chức nữa."),
    Kind.SESSION_PLANNED: _("Lớp “{cohort}”: buổi “{session}” bắt đầu {at}."),
    Kind.SESSION_CANCELLED: _("Lớp “{cohort}”: buổi “{session}” ({at}) không tổ chức nữa."),
    Kind.PRACTICE_WAITING: _("Có mô hình hay gửi về, chờ đồng chí duyệt."),
    Kind.PRACTICE_RETURNED: _("Mô hình “{title}” cần bổ sung trước khi đăng. {remark}"),
    Kind.PRACTICE_PUBLISHED: _("Mô hình “{title}” đồng chí gửi đã được đăng."),
    Kind.RESULT_RELEASED: _("Đã có kết quả bài “{quiz}” của đồng chí."),
    Kind.RESULT_REGRADED: _("Bài “{quiz}” của đồng chí đã được chấm lại. Lý do: {reason}"),
    Kind.ATTEMPT_RULED: _("Có quyết định về lượt làm bài “{quiz}” của đồng chí. Lý do: {reason}"),
    Kind.APPEAL_DECIDED: _("Đề nghị phúc khảo bài “{quiz}” của đồng chí đã có trả lời."),
    Kind.MARKING_WAITING: _(
        "Việc chấm bài đang chờ đồng chí: {answers} câu chờ chấm, {appeals} đề nghị phúc khảo,"
        " {regrades} đề nghị chấm lại chờ duyệt."
    ),
}


class Notification(models.Model):
    """One thing a person is told once; worded in the language of whoever reads it.

    `source` is the event behind it: told again, the event makes no second notification for the same person.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(_("loại"), max_length=40, choices=Kind.choices)
    params = models.JSONField(_("chi tiết"), default=dict)
    url = models.CharField(_("địa chỉ"), max_length=300)
    source = models.UUIDField(_("sự kiện"))
    created_at = models.DateTimeField(_("lúc"), default=timezone.now)
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        constraints = (models.UniqueConstraint(fields=("person", "source"), name="told_once_of_an_event"),)
        indexes = (
            models.Index(fields=("person",), condition=models.Q(read_at=None), name="unread_notification_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"

    @property
    def sentence(self) -> str:
        """What it says, in the language of the moment."""
        return str(SENTENCES[Kind(self.kind)]).format(**self.params)
