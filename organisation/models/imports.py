"""Lists of people being taken in: what a file said, what that would change, what was decided, how far it is done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.ids import uuid7
from organisation.models.units import Unit


class ImportState(models.TextChoices):
    """How far an import has come."""

    REVIEW = "review", _("chờ xem và duyệt")
    APPLYING = "applying", _("đang nhập")
    DONE = "done", _("đã nhập xong")
    CANCELLED = "cancelled", _("đã hủy")


class PeopleImport(models.Model):
    """One file of people. Only what may be kept is kept: never the file itself, never a forbidden column.

    `answers` are the codes of findings that a person accepted; `notes` are findings about the whole file.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    file_name = models.CharField(_("tên tệp"), max_length=200)
    digest = models.CharField(max_length=64, editable=False, db_index=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="people_imports", verbose_name=_("đơn vị")
    )
    as_of = models.DateField(_("số liệu đến ngày"))
    source = models.CharField(_("nguồn số liệu"), max_length=160, blank=True)
    state = models.CharField(_("tình trạng"), max_length=10, choices=ImportState.choices, default=ImportState.REVIEW)
    answers = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploaded_people_imports"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="approved_people_imports"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("lần nhập danh sách")
        verbose_name_plural = _("lần nhập danh sách")

    def __str__(self) -> str:
        return self.file_name


class RowAction(models.TextChoices):
    """What a row of the file would do."""

    CREATE = "create", _("thêm người mới")
    CHANGE = "change", _("sửa thông tin")
    ADD_SEAT = "add_seat", _("thêm chức vụ")
    MOVE = "move", _("chuyển đơn vị")
    LEAVE = "leave", _("thôi giữ chức vụ")
    UNCHANGED = "unchanged", _("không thay đổi")
    UNCLEAR = "unclear", _("cần hỏi")
    REFUSED = "refused", _("không nhập được")


class RowState(models.TextChoices):
    """What became of a row."""

    WAITING = "waiting", _("chờ nhập")
    APPLIED = "applied", _("đã nhập")
    LEFT_OUT = "left_out", _("để lại")


class ImportRow(models.Model):
    """One row: `cells`, heading and text in the order of the file, without what must not be kept, `values` as understood, `changes` before → after.

    `findings` are `{"code", "message", "choices"}`; `answer` is the choice that a person made.
    """

    batch = models.ForeignKey(PeopleImport, on_delete=models.CASCADE, related_name="rows", db_index=False)
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    action = models.CharField(_("việc"), max_length=10, choices=RowAction.choices)
    state = models.CharField(_("tình trạng"), max_length=10, choices=RowState.choices, default=RowState.WAITING)
    cells = models.JSONField(default=dict, blank=True)
    values = models.JSONField(default=dict, blank=True)
    changes = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True)
    answer = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_rows", db_index=False
    )

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("batch", "state", "action"), name="rows_of_import"),
            models.Index(fields=("person",), condition=models.Q(person__isnull=False), name="import_rows_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.sheet}:{self.number} {self.action}"
