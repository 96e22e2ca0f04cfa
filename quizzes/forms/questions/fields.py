"""What forms of questions ask for again and again: a number as it is written here, a rule of points, a picture."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, dumps, loads
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text.numbers import AmbiguousNumberError, NotANumberError, parse_number
from core.text.unicode import nfc
from quizzes.calculations import TYPES

_SALT = "quizzes.question-picture"
LONGEST_LINE, LONGEST_TEXT = 4_000, 20_000

RULES: Mapping[str, Promise] = {
    "all_or_nothing": gettext_lazy("Đúng tất cả mới được điểm"),
    "per_part": gettext_lazy("Đúng phần nào được điểm phần đó"),
    "per_option": gettext_lazy("Mỗi phương án chọn đúng hoặc bỏ đúng được một phần điểm"),
    "right_minus_wrong": gettext_lazy("Mỗi phương án chọn sai trừ đi một phương án chọn đúng, thấp nhất là 0"),
    "neighbours": gettext_lazy("Mỗi cặp đứng liền nhau đúng thứ tự được một phần điểm"),
    "stepped": gettext_lazy("Bốn ý: đúng 1, 2, 3, 4 ý được 0,1; 0,25; 0,5; 1 điểm"),
}


class Words(forms.CharField):
    """Some words, in composed letters."""

    def __init__(self, label: str | Promise, *, rows: int = 1, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """On one line, or on so many."""
        if rows > 1:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        longest = LONGEST_TEXT if rows > 1 else LONGEST_LINE
        super().__init__(**{"label": label, "required": False, "max_length": longest, **options})

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The words, trimmed."""
        return nfc(super().clean(value)).replace("\r\n", "\n").strip()


class Line(Words):
    """Words that a phone shows whole though they are one line."""

    def __init__(self, label: str | Promise, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """In a box that grows."""
        super().__init__(label, **{"rows": 2, "max_length": LONGEST_LINE, **options})

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The words on one line."""
        return " ".join(super().clean(value).split())


class Number(forms.CharField):
    """A number as Vietnamese write it; cleaned, it is a decimal string, or empty."""

    def __init__(self, label: str | Promise, **options: Any) -> None:  # noqa: ANN401 -- Django's own
        """Ask for digits on a phone."""
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"label": label, "required": False, "max_length": 30, "widget": box, **options})

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own
        """Show a stored number with a comma."""
        return value.replace(".", ",") if isinstance(value, str) and value.count(".") == 1 else value

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- Django's own
        """The number without the zeros that say nothing."""
        text = super().clean(value)
        try:
            return plain(text) if text else ""
        except AmbiguousNumberError:
            told = _("Số này hiểu được hai cách. Đồng chí viết số hàng nghìn liền nhau, phần lẻ sau dấu phẩy: 1234,5.")
            raise ValidationError(told) from None
        except NotANumberError:
            raise ValidationError(_("Đồng chí ghi một số, ví dụ 1234,5.")) from None


def plain(text: str) -> str:
    """A typed number as a decimal string."""
    number = f"{parse_number(text):f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def whole(text: str) -> int | str:
    """A decimal string as the number it is, where that is whole; points and percentages are stored so."""
    return int(text) if text.isdecimal() else text


class Rule(forms.ChoiceField):
    """The rule by which part of an answer earns part of the points, in plain words."""

    def __init__(self, kind: str) -> None:
        """The rules that the type knows, its own first."""
        choices = [(rule, RULES[rule]) for rule in TYPES[kind].rules]
        super().__init__(label=gettext_lazy("Cách tính điểm"), choices=choices)

    @staticmethod
    def said(body: Mapping[str, Any], kind: str) -> str:
        """The rule of a stored question."""
        return str(body.get("scoring", TYPES[kind].rules[0]))


class StoredPicture(forms.CharField):
    """A picture that is kept already, in a hidden field that only we can write."""

    def __init__(self) -> None:
        """Carried along from press to press."""
        super().__init__(required=False, max_length=1000, widget=forms.HiddenInput)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own
        """Seal what is stored."""
        return sealed(value) if isinstance(value, dict) else value

    def clean(self, value: Any) -> dict[str, Any] | None:  # noqa: ANN401 -- Django's own
        """The picture as a body names it."""
        return unsealed(super().clean(value))


def sealed(picture: Mapping[str, Any]) -> str:
    """What a hidden field holds of a picture."""
    return dumps({name: picture[name] for name in ("image", "name", "sha256") if name in picture}, salt=_SALT)


def unsealed(text: str) -> dict[str, Any] | None:
    """The picture in a hidden field; None where there is none that we sealed."""
    try:
        return dict(loads(text, salt=_SALT)) if text else None
    except BadSignature:
        return None


class PictureFile(forms.FileField):
    """A picture to take in; the view keeps it before the form is read, and puts the kept one into the hidden field."""

    def __init__(self, label: Any = "") -> None:  # noqa: ANN401 -- words, now or later
        """Never required: the kept picture counts."""
        box = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})
        super().__init__(label=label or gettext_lazy("Tải ảnh lên"), required=False, widget=box)
