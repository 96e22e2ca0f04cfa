"""How a person wants the pages to look: from the account, else from the cookies of this phone, else as the phone does."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

THEMES = (
    ("", _("Theo máy"), "smartphone"),
    ("light", _("Sáng"), "sun"),
    ("dark", _("Tối"), "moon"),
    ("contrast", _("Đậm nét"), "contrast"),
)
TEXT_SIZES = ((100, _("Vừa")), (115, _("To")), (130, _("Rất to")), (150, _("Lớn nhất")))


@dataclass(frozen=True)
class Display:
    """A theme ("" follows the phone) and a text size in percent."""

    theme: str = ""
    text_size: int = 100

    def __post_init__(self) -> None:
        if self.theme not in {theme for theme, *_rest in THEMES}:
            object.__setattr__(self, "theme", "")
        if self.text_size not in dict(TEXT_SIZES):
            object.__setattr__(self, "text_size", 100)


def display_of(request: HttpRequest) -> Display:
    """The account's choice for members, the cookies' for guests."""
    if request.user.is_authenticated:
        return Display(request.user.theme, request.user.text_size)
    return display_from(request.COOKIES)


def display_from(texts: Mapping[str, str]) -> Display:
    """The choice as cookies or a query write it; what is no choice of ours falls back to the default."""
    size = texts.get("text_size", "")
    return Display(texts.get("theme", ""), int(size) if size.isdecimal() else 100)


def display(request: HttpRequest) -> Mapping[str, object]:
    """Give every template the display, the product's name and whose it is."""
    return {
        "display": SimpleLazyObject(lambda: display_of(request)),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_owner": settings.SITE_OWNER,
    }
