"""What keepers write about classes and sessions, and what learners type."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from accounts.selectors import known_people
from core.files.findings import FileError
from core.files.limits import MAX_TABLE_BYTES
from core.files.sheets import read_book
from courses.selectors import published_courses
from courses.services.lesson_import import keep_file
from live.models import Cohort, Session
from live.selectors import KEEPERS
from live.services import CohortFacts, SessionFacts
from organisation.models import Category, Role, Unit
from organisation.selectors import Scope, scope_of, version_of
from organisation.selectors.browsing import units_called
from organisation.selectors.grants import State, grants_in, in_state

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
LEGACY = "legacy_encoding"
Data = Mapping[str, Any] | None


def day_box() -> forms.DateInput:
    """The phone's own calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def unit_meant(text: str, scope: Scope) -> Unit:
    """The one unit of the scope that a name or a code means."""
    bare = text.rpartition("(")[2].rstrip(") ") if text.rstrip().endswith(")") else text
    found = units_called(bare, scope, timezone.localdate())
    if len(found) == 1:
        return found[0].unit
    if not found:
        raise ValidationError(_g("Không có đơn vị nào mang tên hoặc mã này trong phạm vi của đồng chí."))
    names = "; ".join(f"{version.name} ({version.code})" for version in found)
    raise ValidationError(_g("Có nhiều đơn vị khớp: %(names)s. Đồng chí ghi mã của một đơn vị.") % {"names": names})


class CohortForm(forms.Form):
    """What is said of a class."""

    title = forms.CharField(label=_("Tên lớp"), max_length=200)
    course = forms.ModelChoiceField(published_courses(), label=_("Khóa học"), empty_label=_("Chọn khóa học"))
    owner_unit = forms.CharField(
        label=_("Đơn vị tổ chức"), max_length=220, help_text=_("Tên hoặc mã đơn vị, không cần dấu")
    )
    starts_on = forms.DateField(label=_("Khai giảng"), widget=day_box())
    ends_on = forms.DateField(label=_("Bế giảng"), widget=day_box())
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    seats = forms.IntegerField(
        label=_("Số chỗ"), required=False, min_value=1, max_value=5000, help_text=_("Để trống nếu không giới hạn.")
    )
    periods = forms.DecimalField(
        label=_("Số tiết"),
        required=False,
        min_value=0,
        max_value=999,
        decimal_places=1,
        help_text=_("1 tiết là 45 phút."),
    )
    attendance_percent = forms.IntegerField(
        label=_("Phải dự ít nhất (% số buổi)"), min_value=1, max_value=100, initial=80
    )
    is_open = forms.BooleanField(
        label=_("Cho tự đăng ký"), required=False, help_text=_("Cán bộ của đơn vị tổ chức và các đơn vị trực thuộc tự vào lớp được.")
    )  # fmt: skip
    trainers = forms.ModelMultipleChoiceField(
        known_people().none(), label=_("Giảng viên"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, user: User, data: Data = None, *, cohort: Cohort | None = None, course: str = "") -> None:
        """Offer the keeper's own units and trainers, and begin with what is said of the class, whose course stays."""
        self.scope = scope_of(user, *KEEPERS)
        super().__init__(data, initial=_said_of(cohort) if cohort else {"owner_unit": _name_of(self.scope.top)})
        trainers = self.fields["trainers"]
        assert isinstance(trainers, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        trainers.queryset = _trainers(self.scope, cohort)
        self.course_held = cohort.course if cohort else None
        if cohort:
            del self.fields["course"]
        elif course:
            self.initial["course"] = published_courses().filter(slug=course).first()

    def clean_owner_unit(self) -> Unit:
        """A unit of the keeper's own."""
        return unit_meant(self.cleaned_data["owner_unit"], self.scope)

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        cleaned = super().clean() or {}
        if cleaned.get("starts_on") and cleaned.get("ends_on") and cleaned["ends_on"] < cleaned["starts_on"]:
            self.add_error("ends_on", _g("Ngày bế giảng phải từ ngày khai giảng trở đi."))
        return cleaned

    @property
    def facts(self) -> CohortFacts:
        """What the service takes."""
        said = {"course": self.course_held, **self.cleaned_data}
        return CohortFacts(**{**said, "trainers": list(said["trainers"])})


class SessionForm(forms.Form):
    """When a class meets, on one day."""

    title = forms.CharField(label=_("Nội dung buổi"), max_length=200)
    day = forms.DateField(label=_("Ngày"), widget=day_box())
    begins = forms.TimeField(label=_("Từ giờ"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Đến giờ"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Địa điểm, điểm cầu"), max_length=200, required=False)
    link = forms.URLField(label=_("Đường dẫn vào phòng họp"), required=False, assume_scheme="https")
    trainer = forms.ModelChoiceField(
        known_people().none(), label=_("Giảng viên"), required=False, empty_label=_("Chưa rõ")
    )

    def __init__(self, cohort: Cohort, data: Data = None, *, session: Session | None = None) -> None:
        """Begin with the plan as it stands."""
        super().__init__(
            data, initial=_plan_of(session) if session else {"day": cohort.starts_on, "place": cohort.place}
        )
        trainer = self.fields["trainer"]
        assert isinstance(trainer, forms.ModelChoiceField)  # noqa: S101 -- declared above
        trainer.queryset = cohort.trainers.all()
        self.cohort = cohort

    def clean(self) -> dict[str, Any]:
        """It ends after it began, within the days of the class."""
        cleaned = super().clean() or {}
        if cleaned.get("begins") and cleaned.get("ends") and cleaned["ends"] <= cleaned["begins"]:
            self.add_error("ends", _g("Giờ kết thúc phải sau giờ bắt đầu."))
        day = cleaned.get("day")
        if day and not self.cohort.starts_on <= day <= self.cohort.ends_on:
            self.add_error("day", _g("Ngày này nằm ngoài thời gian của lớp."))
        return cleaned

    @property
    def facts(self) -> SessionFacts:
        """What the service takes."""
        said = self.cleaned_data
        return SessionFacts(
            title=said["title"],
            starts_at=datetime.combine(said["day"], said["begins"], HERE),
            ends_at=datetime.combine(said["day"], said["ends"], HERE),
            place=said["place"],
            link=said["link"],
            trainer=said["trainer"],
        )


class UnitPeopleForm(forms.Form):
    """Everybody of a unit."""

    unit = forms.CharField(label=_("Đơn vị"), max_length=220, help_text=_("Tên hoặc mã đơn vị, không cần dấu"))
    category = forms.ChoiceField(
        label=_("Thuộc diện"),
        required=False,
        choices=[("", _("Mọi diện")), *((value, capfirst(label)) for value, label in Category.choices)],
    )

    def __init__(self, user: User, data: Data = None) -> None:
        """Only units of the keeper's own."""
        self.scope = scope_of(user, *KEEPERS)
        super().__init__(data)

    def clean_unit(self) -> Unit:
        """The one that is meant."""
        return unit_meant(self.cleaned_data["unit"], self.scope)


class ListForm(forms.Form):
    """A list of attendance as an office keeps it."""

    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("Excel (.xlsx, .xls), LibreOffice (.ods) hoặc .csv"),
        error_messages={
            "required": _("Đồng chí chọn tệp danh sách."),
            "empty": _("Tệp rỗng. Đồng chí kiểm tra lại tệp."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> tuple[bytes, str]:
        """The file, refused with the reader's own sentence where it is none."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_TABLE_BYTES:
            raise ValidationError(_g("Tệp quá lớn. Đồng chí tách thành nhiều tệp nhỏ hơn."))
        content = upload.read()
        try:
            read_book(content)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return content, upload.name

    def keep(self, user: User) -> UUID:
        """Put it aside until its keeper has looked at what would become of it."""
        content, name = self.cleaned_data["file"]
        return keep_file(content=content, name=name, actor=user)


class CodeForm(forms.Form):
    """The digits on the screen."""

    code = forms.CharField(
        label=_("6 chữ số đang hiện trên màn hình"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True}),
    )


def _trainers(scope: Scope, cohort: Cohort | None) -> QuerySet[Person]:
    """Those who hold the role over units of the scope, and those who teach already."""
    granted = in_state(grants_in(scope), State.HOLDING).filter(role=Role.TRAINER).values("user__person")
    teaching = cohort.trainers.values("pk") if cohort else ()
    return known_people().filter(Q(pk__in=granted) | Q(pk__in=teaching)).order_by("sort_key")


def _name_of(unit: Unit | None) -> str:
    if unit is None:
        return ""
    version = version_of(unit, timezone.localdate())
    return f"{version.name} ({version.code})"


def _said_of(cohort: Cohort) -> dict[str, Any]:
    names = ("title", "course", "starts_on", "ends_on", "place", "seats", "periods", "attendance_percent", "is_open")
    said = {name: getattr(cohort, name) for name in names}
    return {**said, "owner_unit": _name_of(cohort.owner_unit), "trainers": cohort.trainers.all()}


def _plan_of(session: Session) -> dict[str, Any]:
    begins, ends = timezone.localtime(session.starts_at, HERE), timezone.localtime(session.ends_at, HERE)
    said = {name: getattr(session, name) for name in ("title", "place", "link", "trainer")}
    return {**said, "day": begins.date(), "begins": begins.time(), "ends": ends.time()}
