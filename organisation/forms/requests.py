"""What a keeper of data writes beside a request."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import RequestKind
from core.text.dates import VIET_NAM

WAYS = (
    ("paper", _("Văn bản, đơn giấy")),
    ("telephone", _("Điện thoại")),
    ("person", _("Đến gặp trực tiếp")),
    ("mail", _("Thư điện tử")),
)


class ReceivedForm(forms.Form):
    """A request that came on paper, by telephone or in person."""

    kind = forms.ChoiceField(
        label=_("Người yêu cầu muốn"),
        choices=lambda: [(value, capfirst(label)) for value, label in RequestKind.choices],
    )
    way = forms.ChoiceField(label=_("Nhận bằng cách nào"), choices=WAYS)
    received_on = forms.DateField(label=_("Nhận ngày"), help_text=_("Dạng 17/11/2026. Thời hạn tính từ ngày này."))
    text = forms.CharField(
        label=_("Nội dung"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean_received_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Ngày này chưa tới. Đồng chí ghi hôm nay hoặc một ngày đã qua."))
        return day

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes: the way of coming stands before the words."""
        cleaned = self.cleaned_data
        way = str(dict(WAYS)[cleaned["way"]])
        moment = datetime.combine(cleaned["received_on"], time(), VIET_NAM)
        text = f"[{way}] {cleaned['text']}".strip()
        return {"kind": RequestKind(cleaned["kind"]), "text": text, "received_at": min(moment, timezone.now())}
