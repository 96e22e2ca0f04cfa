"""What a learner writes in the margin, and which of their notes they look for."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.ids import uuid7
from core.text.unicode import tidy_text
from courses.models import Note
from courses.selectors.notes import Heading, NoteKind


class NoteForm(forms.Form):
    """A note, at the lesson or at one of its headings; `uid` keeps it from being written twice."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)
    block_id = forms.ChoiceField(label=gettext_lazy("Ghi ở đoạn"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Ghi chú mới"),
        max_length=Note._meta.get_field("text").max_length,  # noqa: SLF001 -- documented by Django
        help_text=gettext_lazy("Chỉ đồng chí đọc được."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Đồng chí chưa ghi gì.")},
    )

    def __init__(self, *data: Any, headings: Sequence[Heading], **options: Any) -> None:  # noqa: ANN401 -- Django's own
        super().__init__(*data, **options)
        self.fields["uid"].initial = uuid7
        self.fields["block_id"].choices = [("", _("Cả bài")), *headings]  # type: ignore[attr-defined]
        if not headings:
            del self.fields["block_id"]

    def clean_text(self) -> str:
        """The text as it was meant."""
        return tidy_text(self.cleaned_data["text"])

    @property
    def written(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        uid: UUID = data["uid"] or uuid7()
        return {"uid": uid, "text": data["text"], "block_id": data.get("block_id", "")}


class NoteTextForm(forms.Form):
    """A note written anew."""

    text = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        max_length=Note._meta.get_field("text").max_length,  # noqa: SLF001 -- documented by Django
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Đồng chí chưa ghi gì. Muốn bỏ ghi chú này thì bấm “Xóa ghi chú”.")},
    )

    def clean_text(self) -> str:
        """The text as it was meant."""
        return tidy_text(self.cleaned_data["text"])


class NoteSearchForm(forms.Form):
    """Which notes to show; what it does not understand it ignores."""

    KINDS = (
        ("", gettext_lazy("Tất cả")),
        ("ghi-chu", gettext_lazy("Ghi chú")),
        ("danh-dau", gettext_lazy("Bài đánh dấu")),
    )

    tim = forms.CharField(max_length=100, required=False)
    khoa = forms.SlugField(required=False, allow_unicode=True)
    loai = forms.ChoiceField(choices=KINDS[1:], required=False)

    @property
    def wishes(self) -> dict[str, Any]:
        """As the selector takes them."""
        self.is_valid()
        kinds: dict[str, NoteKind] = {"ghi-chu": "note", "danh-dau": "bookmark"}
        data = self.cleaned_data
        return {
            "query": data.get("tim", ""),
            "course": data.get("khoa", ""),
            "kind": kinds.get(data.get("loai", ""), ""),
        }

    @property
    def chips(self) -> list[tuple[str, str, bool]]:
        """Links to the other kinds, keeping what else was asked for."""
        self.is_valid()
        kept = {name: self.cleaned_data[name] for name in ("tim", "khoa") if self.cleaned_data.get(name)}
        now = self.cleaned_data.get("loai", "")
        return [
            (str(label), "?" + urlencode(kept | ({"loai": word} if word else {})), word == now)
            for word, label in self.KINDS
        ]
