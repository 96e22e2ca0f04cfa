"""A task on a picture: tap the right place, or pick it from the list of places, which is the same."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from courses.blocks.fields import Line, LineBlock
from courses.blocks.practice import TRY, lettered, refuse
from courses.blocks.samples import Sampled

WHOLE = 100


def _share(label: Any, *, least: int = 0) -> blocks.IntegerBlock:  # noqa: ANN401 -- a lazy sentence
    return blocks.IntegerBlock(label=label, min_value=least, max_value=WHOLE)


class SpotBlock(blocks.StructBlock):
    """A place on the picture, measured in hundredths of its width and height."""

    name = LineBlock(label=_("Chỗ này là gì"), help_text=_("Ví dụ: nút Quên mật khẩu ở cuối trang."))
    left = _share(_("Cách mép trái (%)"))
    top = _share(_("Cách mép trên (%)"))
    width = _share(_("Rộng (%)"), least=1)
    height = _share(_("Cao (%)"), least=1)
    is_right = blocks.BooleanBlock(label=_("Chỗ đúng"), required=False)

    class Meta:
        label_format = "{name}"


class Spot(NamedTuple):
    """A place with its letter."""

    letter: str
    name: Line
    left: int
    top: int
    width: int
    height: int
    is_right: bool


class ShowMeValue(blocks.StructValue):
    """A picture with places on it."""

    @property
    def places(self) -> list[Spot]:
        """The places with their letters."""
        letters = [told.letter for told in lettered([spot["name"] for spot in self["spots"]])]
        names = ("name", "left", "top", "width", "height", "is_right")
        return [
            Spot(letter, *(spot[name] for name in names)) for letter, spot in zip(letters, self["spots"], strict=True)
        ]

    @property
    def key(self) -> str:
        """The letter of the right place."""
        return ",".join(spot.letter for spot in self.places if spot.is_right)

    @property
    def right(self) -> list[Spot]:
        """The right place."""
        return [spot for spot in self.places if spot.is_right]


class ShowMeBlock(Sampled, blocks.StructBlock):
    """Show where to tap: on the picture under the finger, or in the list with keyboard and screen reader."""

    question = LineBlock(label=_("Việc cần làm"), help_text=_("Ví dụ: Chỉ ra chỗ đổi mật khẩu."))
    picture = ImageChooserBlock(label=_("Ảnh màn hình"))
    alt = LineBlock(label=_("Trên ảnh có gì"), help_text=_("Kể các phần của ảnh mà không lộ đáp án."))
    spots = blocks.ListBlock(SpotBlock(), label=_("Các chỗ trên ảnh"), min_num=2, max_num=8)
    explanation = LineBlock(label=_("Giải thích"))

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """One place is right, and every place lies on the picture."""
        cleaned = super().clean(value)
        places = cleaned.places
        if len(cleaned.right) != 1:
            raise refuse("spots", ValidationError(_("Cần đúng một chỗ đúng.")))
        if any(spot.left + spot.width > WHOLE or spot.top + spot.height > WHOLE for spot in places):
            raise refuse("spots", ValidationError(_("Có chỗ nằm ra ngoài ảnh. Mép trái cộng bề rộng không quá 100.")))
        if any(overlap(one, other) for n, one in enumerate(places) for other in places[n + 1 :]):
            raise refuse("spots", ValidationError(_("Có hai chỗ đè lên nhau. Đồng chí thu nhỏ một chỗ.")))
        return cleaned

    class Meta:
        template = "courses/blocks/show_me.html"
        value_class = ShowMeValue
        icon = "crosshairs"
        label = _("Chỉ đúng chỗ trên ảnh")
        description = _("Người học chạm vào ảnh, hoặc chọn trong danh sách các chỗ; hai cách như nhau.")
        group = TRY


def overlap(one: Spot, other: Spot) -> bool:
    """Whether two places share a piece of the picture; touching edges do not."""
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )
