"""The rules of a quiz: when and how often it is taken, and how one works on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quizzes.forms.quizzes.fields import MomentField, RulesForm
from quizzes.models import Behaviour, Layout, Quiz, QuizKind

AT_ONCE = {Behaviour.IMMEDIATE, Behaviour.TRIES, Behaviour.ADAPTIVE}


class LimitsForm(RulesForm):
    """When a quiz is open, how long and how often it may be taken, and what is enough."""

    opens_at = MomentField(label=_("Mở lúc"), help_text=_("Để trống: mở ngay khi khóa học có bài này."))
    closes_at = MomentField(label=_("Đóng lúc"), help_text=_("Để trống: không đóng."))

    class Meta:
        model = Quiz
        fields = (
            "opens_at",
            "closes_at",
            "minutes",
            "grace_minutes",
            "is_graded",
            "pass_percent",
            "max_attempts",
            "cooldown_hours",
            "counting",
        )
        help_texts = {
            "is_graded": _("Không tính điểm thì nộp bài là hoàn thành."),
            "pass_percent": _("Trên 100 điểm."),
        }

    def clean(self) -> dict[str, Any]:
        """A quiz closes after it opens, leaves time, and may be passed."""
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", gettext("Giờ đóng phải sau giờ mở."))
        for name in ("minutes", "max_attempts"):
            if cleaned.get(name) == 0:
                self.add_error(name, gettext("Số này từ 1 trở lên; để trống là không giới hạn."))
        if cleaned.get("is_graded") and self.instance.is_anonymous:
            self.add_error("is_graded", gettext("Phiếu không ghi tên thì không tính điểm được."))
        return cleaned


class WaysForm(RulesForm):
    """How one works on a quiz."""

    class Meta:
        model = Quiz
        fields = (
            "behaviour",
            "item_tries",
            "penalty_percent",
            "mastery_streak",
            "layout",
            "is_forward_only",
            "shuffles_questions",
            "shuffles_options",
            "allows_unsure",
            "is_anonymous",
        )
        widgets = {"behaviour": forms.RadioSelect, "layout": forms.RadioSelect}
        help_texts = {
            "behaviour": _(
                "“Chấm từng câu ngay” hợp với luyện tập. “Hỏi mức chắc chắn”: chắc mà sai thì bị trừ điểm, đoán thì không."
            ),
            "item_tries": _("Chỉ dùng khi được thử lại từng câu."),
            "penalty_percent": _("Chỉ dùng khi được thử lại từng câu."),
            "mastery_streak": _("Chỉ dùng khi làm đến khi vững từng phần."),
            "is_forward_only": _("Người làm được nhắc trước khi bắt đầu."),
        }

    def clean(self) -> dict[str, Any]:
        """Ways that cannot go together are told apart."""
        cleaned = super().clean() or {}
        behaviour = cleaned.get("behaviour")
        if cleaned.get("layout") == Layout.LIST and behaviour in AT_ONCE:
            self.add_error("layout", gettext("Chấm từng câu ngay thì mỗi màn hình một câu."))
        if cleaned.get("layout") == Layout.LIST and cleaned.get("is_forward_only"):
            self.add_error("layout", gettext("Không quay lại câu trước thì mỗi màn hình một câu."))
        if behaviour == Behaviour.ADAPTIVE and cleaned.get("is_forward_only"):
            self.add_error(
                "is_forward_only", gettext("Làm đến khi vững thì máy chọn câu tiếp theo; đồng chí bỏ mục này.")
            )
        if cleaned.get("is_anonymous"):
            self._refuse_what_names(cleaned)
        for name, rule in (("item_tries", Behaviour.TRIES), ("mastery_streak", Behaviour.ADAPTIVE)):
            if behaviour == rule and cleaned.get(name) == 0:
                self.add_error(name, gettext("Số này từ 1 trở lên."))
        return cleaned

    def _refuse_what_names(self, cleaned: dict[str, Any]) -> None:
        """An anonymous sheet judges nobody."""
        if self.instance.kind != QuizKind.SURVEY:
            self.add_error("is_anonymous", gettext("Chỉ phiếu khảo sát mới không ghi tên được."))
        elif self.instance.is_graded:
            self.add_error(
                "is_anonymous", gettext("Phiếu đang tính điểm. Đồng chí bỏ tính điểm ở trang thời gian trước.")
            )
        elif cleaned.get("behaviour") != Behaviour.DEFERRED:
            self.add_error("behaviour", gettext("Phiếu không ghi tên thì không chấm câu nào."))
