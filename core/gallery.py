"""What the gallery shows the components with: invented, one of every state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator

from core.display import TEXT_SIZES, THEMES, display_from


class SampleForm(forms.Form):
    """One field of every kind; `phone` is wrong."""

    phone = forms.CharField(label="Số điện thoại", help_text="10 số, bắt đầu bằng 0")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    period = forms.ChoiceField(label="Kỳ", choices=[("2026", "Năm 2026"), ("2025", "Năm 2025")])
    way = forms.ChoiceField(
        label="Cách nhận", choices=[("zalo", "Zalo"), ("sms", "Tin nhắn")], widget=forms.RadioSelect
    )
    days = forms.MultipleChoiceField(
        label="Ngày học", choices=[("7", "Thứ Bảy"), ("8", "Chủ nhật")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="Tôi đã đọc quy chế", required=False)

    def clean_phone(self) -> str:
        """Refuse what is shorter than a telephone number."""
        raise forms.ValidationError("Số điện thoại cần đủ 10 số. Đồng chí mới nhập 9 số.")


@dataclass(frozen=True)
class SampleQuestion:
    """A place on the question map."""

    number: int
    is_answered: bool = False
    is_flagged: bool = False
    is_current: bool = False
    url: str = "#qmap"


def examples() -> dict[str, Any]:
    """The values that the gallery's templates hand to the components."""
    current = 6
    filled = {"phone": "091200012", "password": "x", "period": "2026", "way": "zalo", "days": ["7"], "agree": "on"}
    return {
        "form": SampleForm(filled),
        "page": Paginator(range(100), 10).page(2),
        "crumbs": [("Khóa học", "#crumbs"), ("Kỹ năng số", "#crumbs")],
        "chips": [("Tất cả", "#chips", True), ("Nghiệp vụ Mặt trận", "#chips", False), ("Kỹ năng số", "#chips", False)],
        "rows": [("Giảng viên", "Trần Văn Minh"), ("Cập nhật", "02/11/2026, bản 3")],
        "figures": [("Khóa đã hoàn thành", "7 khóa"), ("Thời gian học", "24,5 giờ")],
        "questions": [SampleQuestion(n, n in range(6), n in {4, 7}, n == current) for n in range(1, 11)],
        "terms": ["47 hoàn thành", "÷", "52 cán bộ", "×", "8 điểm", "=", "7,2 điểm", "(tối đa 8)"],
        "parts": [(79, "cham"), (6, "nghe"), (15, "gap")],
        "steps": ["Mở ứng dụng VNeID.", "Nhập số định danh cá nhân.", "Đọc mã OTP trong tin nhắn."],
        "units": [
            ("Phường Trường Vinh", [96, 78]),
            ("Xã Kim Liên", [90, 62]),
            ("Xã Tương Dương", [48, 31]),
            ("Xã Mường Xén", [None, 100]),
        ],
    }


def shown_in(query: Mapping[str, str]) -> dict[str, Any]:
    """The display that the query asks for, and the links to all the others."""
    asked = display_from(query)
    return {
        "display": asked,
        "themes": [
            (name, f"?theme={code}&text_size={asked.text_size}", code == asked.theme) for code, name, _icon in THEMES
        ],
        "text_sizes": [(name, f"?theme={asked.theme}&text_size={n}", n == asked.text_size) for n, name in TEXT_SIZES],
    }
