"""What people were told and agreed to, and what they asked for (Law 91/2025/QH15, Decree 356/2025/NĐ-CP)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Person
from core.ids import uuid7


class PrivacyNotice(models.Model):
    """A version of the text that says what is held, why, for how long and whom to ask; `body` is in the lesson notation."""

    version = models.PositiveSmallIntegerField(_("phiên bản"), unique=True)
    title = models.CharField(_("tên"), max_length=200)
    body = models.TextField(_("nội dung"))
    published_at = models.DateTimeField(_("công bố lúc"))

    class Meta:
        ordering = ("-version",)
        verbose_name = _("thông báo xử lý dữ liệu")
        verbose_name_plural = _("thông báo xử lý dữ liệu")

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class NoticeReading(models.Model):
    """A person was shown a version of the notice and said they had read it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notice_readings")
    notice = models.ForeignKey(PrivacyNotice, on_delete=models.PROTECT, related_name="readings")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "notice"), name="one_reading_per_notice"),)

    def __str__(self) -> str:
        return f"{self.person_id} read {self.notice_id}"


class Purpose(models.TextChoices):
    """What a person may agree to or not; training itself is the organisation's duty and asks for no consent."""

    PUBLICITY = "publicity", _("nêu tên, đơn vị và ảnh của tôi khi đưa tin biểu dương")
    NEWSLETTER = "newsletter", _("gửi tin tức, tài liệu mới qua thư điện tử")
    RESEARCH = "research", _("dùng kết quả học của tôi, đã bỏ tên, để nghiên cứu cải tiến khóa học")


class Consent(models.Model):
    """A person agreed to one purpose, under the notice of then, until they withdraw it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("mục đích"), max_length=20, choices=Purpose.choices)
    notice = models.ForeignKey(PrivacyNotice, on_delete=models.PROTECT, related_name="consents")
    channel = models.CharField(_("cách đồng ý"), max_length=40)
    given_at = models.DateTimeField(_("đồng ý lúc"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True, blank=True)

    class Meta:
        ordering = ("-given_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "purpose"), condition=models.Q(withdrawn_at=None), name="one_current_consent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.purpose}"


class RequestKind(models.TextChoices):
    """A right of the person whom the data describe (Law 91/2025/QH15, Article 4)."""

    VIEW = "view", _("xem dữ liệu")
    CORRECT = "correct", _("sửa dữ liệu")
    PROVIDE = "provide", _("nhận bản sao dữ liệu")
    ERASE = "erase", _("xóa dữ liệu")
    RESTRICT = "restrict", _("hạn chế xử lý")
    OBJECT = "object", _("phản đối xử lý")
    COMPLAIN = "complain", _("khiếu nại")


class RequestState(models.TextChoices):
    """How far a request has come."""

    RECEIVED = "received", _("mới nhận")
    ACKNOWLEDGED = "acknowledged", _("đang giải quyết")
    GRANTED = "granted", _("đã giải quyết")
    REFUSED = "refused", _("đã từ chối")
    WITHDRAWN = "withdrawn", _("người yêu cầu rút lại")


OPEN = (RequestState.RECEIVED, RequestState.ACKNOWLEDGED)
RESTRICTING = (RequestKind.RESTRICT, RequestKind.OBJECT)


class DataRequest(models.Model):
    """What a person asked about their data, and by when it must be acknowledged and answered."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(_("yêu cầu"), max_length=12, choices=RequestKind.choices)
    text = models.TextField(_("nội dung"), blank=True)
    state = models.CharField(
        _("tình trạng"), max_length=12, choices=RequestState.choices, default=RequestState.RECEIVED
    )
    received_at = models.DateTimeField(_("nhận lúc"))
    acknowledge_by = models.DateField(_("phải xác nhận trước ngày"))
    due_on = models.DateField(_("phải trả lời trước ngày"))
    was_extended = models.BooleanField(_("đã gia hạn"), default=False)
    identity_check = models.CharField(_("cách xác minh người yêu cầu"), max_length=200, blank=True)
    outcome = models.TextField(_("kết quả"), blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="handled_data_requests"
    )
    acknowledged_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        verbose_name = _("yêu cầu về dữ liệu")
        verbose_name_plural = _("yêu cầu về dữ liệu")

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"

    @property
    def is_open(self) -> bool:
        """Whether somebody must still answer it."""
        return self.state in OPEN

    @property
    def is_granted(self) -> bool:
        """Whether it was done as asked."""
        return self.state == RequestState.GRANTED

    @property
    def can_be_taken_back(self) -> bool:
        """Whether its asker may drop it, or lift the restriction that it led to."""
        return self.is_open or (self.is_granted and self.kind in RESTRICTING)

    def is_late(self, today: date) -> bool:
        """Whether a day has passed by which it should have been acknowledged, or answered."""
        to_acknowledge = self.state == RequestState.RECEIVED and self.acknowledge_by < today
        return to_acknowledge or (self.is_open and self.due_on < today)
