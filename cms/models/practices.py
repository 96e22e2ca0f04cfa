"""Good practices (mô hình hay): what a unit does well, sent in by its people, approved, and told to everybody."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail_localize.fields import TranslatableField

from accounts.models import Person
from cms.models.languages import TRANSLATED, is_original_language, sheet_of
from cms.models.pages import PublicPage, WrittenPage
from core.ids import uuid7
from core.storage import private_storage
from organisation.models import Unit

AT_ONCE = 12


class PracticeTopic(models.TextChoices):
    """What a good practice is about."""

    DIGITAL = "digital", _("Chuyển đổi số")
    SOLIDARITY = "solidarity", _("Đại đoàn kết ở khu dân cư")
    POOR = "poor", _("Chăm lo người nghèo, an sinh")
    EMULATION = "emulation", _("Phong trào thi đua")
    SUPERVISION = "supervision", _("Giám sát, phản biện")
    ENVIRONMENT = "environment", _("Môi trường, nông thôn mới")
    TRAINING = "training", _("Đào tạo, bồi dưỡng")


class PracticeIndexPage(PublicPage):
    """All good practices, the newest first."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.PracticePage"]
    max_count = 1
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("trang mô hình hay")
        verbose_name_plural = _("trang mô hình hay")

    def get_context(self, request: HttpRequest, *args: Any, **keywords: Any) -> dict[str, Any]:  # noqa: ANN401
        """One sheet of those about a topic; an unknown topic asks for nothing."""
        context: dict[str, Any] = super().get_context(request, *args, **keywords)
        asked = request.GET.get("linh-vuc", "")
        chosen = asked if asked in PracticeTopic else ""
        found = PracticePage.newest().child_of(self if is_original_language() else self.original)
        topics = [(_("Tất cả"), self.get_url(request), not chosen)]
        topics += [(label, f"?linh-vuc={value}", value == chosen) for value, label in PracticeTopic.choices]
        practices = sheet_of(found.filter(topic=chosen) if chosen else found, request, at_once=AT_ONCE)
        return context | {"practices": practices, "topics": topics}


class PracticePage(WrittenPage):
    """One good practice: where it is done, what changed, how others can do it."""

    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="practices", verbose_name=_("đơn vị")
    )
    place = models.CharField(_("nơi thực hiện"), max_length=200)
    topic = models.CharField(_("lĩnh vực"), max_length=20, choices=PracticeTopic.choices)
    result = models.CharField(_("kết quả nổi bật"), max_length=300, blank=True)
    published_on = models.DateField(_("ngày đăng"), default=timezone.localdate, db_index=True)

    parent_page_types: ClassVar = ["cms.PracticeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    translatable_fields: ClassVar = [
        *TRANSLATED,
        TranslatableField("body"),
        TranslatableField("place"),
        TranslatableField("result"),
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("place"),
        FieldPanel("topic"),
        FieldPanel("result"),
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("mô hình hay")
        verbose_name_plural = _("mô hình hay")

    def words(self) -> list[str]:
        """The place and what came of it count too."""
        return [*super().words(), self.place, self.result, str(self.get_topic_display())]

    @classmethod
    def newest(cls) -> PageQuerySet:
        """Published ones, the newest first."""
        return cls.objects.live().public().order_by("-published_on", "-pk")


class SubmissionState(models.TextChoices):
    """How far it has come."""

    WAITING = "waiting", _("chờ duyệt")
    RETURNED = "returned", _("cần bổ sung")
    PUBLISHED = "published", _("đã đăng")


class PracticeSubmission(models.Model):
    """A good practice as its unit wrote it; once approved it is the draft of a page, and stays as it was sent."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="practice_submissions")
    submitter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="practice_submissions")
    title = models.CharField(_("tên mô hình"), max_length=150)
    topic = models.CharField(_("lĩnh vực"), max_length=20, choices=PracticeTopic.choices)
    place = models.CharField(_("nơi thực hiện"), max_length=200)
    problem = models.TextField(_("vì sao làm"))
    method = models.TextField(_("cách làm"))
    result = models.CharField(_("kết quả nổi bật"), max_length=300)
    state = models.CharField(max_length=20, choices=SubmissionState.choices, default=SubmissionState.WAITING)
    remark = models.TextField(_("lời của người duyệt"), blank=True)
    submitted_at = models.DateTimeField(_("gửi lúc"), default=timezone.now)
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    page = models.OneToOneField(PracticePage, null=True, on_delete=models.SET_NULL, related_name="submission")

    class Meta:
        ordering = ("-submitted_at", "-pk")
        indexes = (models.Index(fields=("state", "submitted_at"), name="submissions_by_state"),)

    def __str__(self) -> str:
        return self.title


class PracticePicture(models.Model):
    """A picture sent with it, written anew without the place it was taken at; seen by its sender and by those who approve."""

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    submission = models.ForeignKey(PracticeSubmission, on_delete=models.CASCADE, related_name="pictures")
    file = models.ImageField(upload_to="practices/%Y/%m", storage=private_storage)
    description = models.CharField(_("ảnh chụp gì"), max_length=200)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.description

    @property
    def media_type(self) -> str:
        """What kind of picture it is, by its first bytes: nobody need have named it well."""
        with self.file.storage.open(str(self.file.name)) as file, Image.open(file) as image:
            return Image.MIME[image.format or "JPEG"]
