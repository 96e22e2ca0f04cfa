"""Other limits for a person, a unit or a class, with the reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, User
from courses.selectors.authoring import WRITERS
from organisation.models import Unit
from organisation.selectors import scope_of
from organisation.selectors.browsing import units_called
from quizzes.activities import group_choices
from quizzes.calculations import Allowance
from quizzes.forms.quizzes.fields import Data, MomentField
from quizzes.models import Quiz
from quizzes.selectors.setup import takers_called
from quizzes.services.setup import Target, grant_override


class OverrideForm(forms.Form):
    """What is given; each kind of target adds how it is named. At least one of the limits must be other."""

    extra_minutes = forms.IntegerField(label=_("Thêm số phút"), min_value=0, max_value=1000, required=False)
    extra_attempts = forms.IntegerField(label=_("Thêm số lần làm"), min_value=0, max_value=100, required=False)
    opens_at = MomentField(label=_("Mở sớm từ"))
    closes_at = MomentField(label=_("Đóng muộn lúc"))
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: mắt kém, mất điện lúc thi, đi công tác.")
    )

    def __init__(self, quiz: Quiz, user: User, data: Data = None, *, text: str = "") -> None:
        """`text` is the name that is looked for, where somebody has to be found first."""
        super().__init__(data)
        self.quiz, self.user = quiz, user
        self.text = str((data or {}).get("tim", text))

    def clean(self) -> dict[str, Any]:
        """What gives nothing, or what the quiz has no use for, is not granted."""
        cleaned = super().clean() or {}
        given = [name for name in vars(Allowance()) if cleaned.get(name)]
        if not given and not self.errors:
            raise ValidationError(
                gettext("Đồng chí ghi ít nhất một điều chỉnh: thêm phút, thêm lần, mở sớm hay đóng muộn.")
            )
        for name, own in (("extra_minutes", self.quiz.minutes), ("extra_attempts", self.quiz.max_attempts)):
            if name in given and not own:
                self.add_error(name, gettext("Bài này không giới hạn mục đó nên không cần thêm."))
        self._keep_order(cleaned)
        return cleaned

    def _keep_order(self, cleaned: Mapping[str, Any]) -> None:
        closes, now = cleaned.get("closes_at"), timezone.now()
        if closes and closes <= now:
            self.add_error("closes_at", gettext("Giờ này đã qua. Đồng chí chọn một giờ sắp tới."))
        for name, own, said in (
            ("opens_at", self.quiz.opens_at, gettext("Bài này không hẹn giờ mở nên không cần mở sớm.")),
            ("closes_at", self.quiz.closes_at, gettext("Bài này không có giờ đóng nên không cần đóng muộn.")),
        ):
            if cleaned.get(name) and not own:
                self.add_error(name, said)

    @property
    def people(self) -> int:
        """How many people the form shows."""
        return 0

    def grant(self) -> None:
        """Give it."""
        grant_override(
            quiz=self.quiz,
            target=self.target,
            allowance=self._allowance,
            reason=self.cleaned_data["reason"],
            actor=self.user,
        )

    @property
    def _allowance(self) -> Allowance:
        said = self.cleaned_data
        return Allowance(said["extra_minutes"] or 0, said["extra_attempts"] or 0, said["opens_at"], said["closes_at"])

    @property
    def target(self) -> Target:
        """To whom."""
        raise NotImplementedError


class OverrideOfPerson(OverrideForm):
    """For one person, found by name among those on the course."""

    learner = forms.UUIDField(
        label=_("Người học"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Đồng chí tìm tên rồi chọn một người trong danh sách."),
            "invalid": _("Đồng chí tìm tên rồi chọn một người trong danh sách."),
        },
    )
    field_order = ("learner",)

    def __init__(self, quiz: Quiz, user: User, data: Data = None, *, text: str = "") -> None:
        super().__init__(quiz, user, data, text=text)
        self.found = takers_called(quiz, user, self.text)
        picks = [
            (person.uid, f"{person.full_name}, {post}" if post else person.full_name) for person, post in self.found
        ]
        self.fields["learner"].widget = forms.RadioSelect(choices=picks)

    @property
    def people(self) -> int:
        """Those found."""
        return len(self.found)

    def clean_learner(self) -> Person:
        """One of those found."""
        for person, _post in self.found:
            if person.uid == self.cleaned_data["learner"]:
                return person
        raise ValidationError(gettext("Đồng chí tìm lại tên rồi chọn một người trong danh sách."))

    @property
    def target(self) -> Target:
        """The person."""
        return Target(learner=self.cleaned_data["learner"])


class OverrideOfUnit(OverrideForm):
    """For everybody of a unit and of those below it."""

    unit = forms.CharField(
        label=_("Đơn vị và mọi đơn vị trực thuộc"),
        max_length=220,
        help_text=_("Ghi tên hoặc mã đơn vị, không cần dấu."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("unit",)

    def clean_unit(self) -> Unit:
        """The one unit of the user's branch that is meant."""
        text = self.cleaned_data["unit"].strip()
        bare = text.rpartition("(")[2].rstrip(") ") if text.endswith(")") else text
        found = units_called(bare, scope_of(self.user, *WRITERS), timezone.localdate())
        if len(found) != 1:
            raise ValidationError(
                gettext("Không rõ là đơn vị nào. Đồng chí ghi mã của một đơn vị trong phạm vi của mình.")
            )
        return found[0].unit

    @property
    def target(self) -> Target:
        """The unit."""
        return Target(unit=self.cleaned_data["unit"])


class OverrideOfClass(OverrideForm):
    """For everybody in a class."""

    group = forms.ChoiceField(label=_("Lớp"))
    field_order = ("group",)

    def __init__(self, quiz: Quiz, user: User, data: Data = None, *, text: str = "") -> None:
        super().__init__(quiz, user, data, text=text)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = group_choices(user, quiz.course)

    @property
    def target(self) -> Target:
        """The class."""
        return Target(group=self.cleaned_data["group"])


# By the word of the address.
OVERRIDE_FORMS: Mapping[str, type[OverrideForm]] = {
    "nguoi": OverrideOfPerson,
    "don-vi": OverrideOfUnit,
    "lop": OverrideOfClass,
}
