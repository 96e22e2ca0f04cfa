"""What a learner looks at: drawings of ours, and videos that are still scripts."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from courses.blocks.fields import FEATURES, LineBlock
from courses.blocks.samples import Sampled

SEE = _("Hình và video")
ICONS = "icons/"

_TITLE = re.compile(r"<title>(.+?)</title>")
_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


@dataclass(frozen=True)
class Drawing:
    """A file below static/figures: its path there without the ending, its title, its size in its own units."""

    path: str
    title: str
    width: int
    height: int

    @property
    def url(self) -> str:
        """Where it is."""
        return static(f"figures/{self.path}.svg")


@cache
def drawings(folder: str = "") -> dict[str, Drawing]:
    """Every drawing of a folder below static/figures, by its code."""
    files = settings.BASE_DIR / "static" / "figures" / folder
    return {path.stem: _drawing(f"{folder}{path.stem}", path.read_text()) for path in sorted(files.glob("*.svg"))}


def _drawing(path: str, svg: str) -> Drawing:
    title, size = _TITLE.search(svg), _SIZE.search(svg)
    if title is None or size is None:
        raise ValueError(f"static/figures/{path}.svg needs a <title> and a viewBox that begins at 0 0")
    return Drawing(path, title[1], int(size[1]), int(size[2]))


def figure_choices() -> list[tuple[str, str]]:
    """The drawings that stand as figures."""
    return [(code, drawing.title) for code, drawing in drawings().items()]


def icon_choices() -> list[tuple[str, str]]:
    """The small drawings for the fields of an infographic."""
    return [(code, drawing.title) for code, drawing in drawings(ICONS).items()]


class FigureValue(blocks.StructValue):
    """A figure and its words."""

    @property
    def drawing(self) -> Drawing | None:
        """The drawing, if there still is one of that code."""
        return drawings().get(self["image"])


class FigureBlock(Sampled, blocks.StructBlock):
    """A drawing with what it shows in words."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    image = blocks.ChoiceBlock(choices=figure_choices, label=_("Hình"))
    alt = LineBlock(label=_("Mô tả cho người không nhìn thấy hình"))
    caption = LineBlock(label=_("Chú thích"), required=False)

    class Meta:
        template = "courses/blocks/figure.html"
        value_class = FigureValue
        icon = "image"
        label = _("Hình có chú thích")
        group = SEE


class PictureBlock(Sampled, blocks.StructBlock):
    """A photograph or drawing of a trainer's own. A draft may wait for its description; what is published has one."""

    picture = ImageBlock(label=_("Ảnh"))
    caption = LineBlock(label=_("Chú thích"), required=False)

    class Meta:
        template = "courses/blocks/picture.html"
        icon = "image"
        label = _("Ảnh")
        description = _("Ảnh chụp, ảnh màn hình. Cần lời mô tả cho người không nhìn thấy ảnh.")
        group = SEE


class GalleryBlock(Sampled, blocks.StructBlock):
    """Photographs one after the other under one title, each described."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    pictures = blocks.ListBlock(PictureBlock(), label=_("Các ảnh"), min_num=2, max_num=12)

    class Meta:
        template = "courses/blocks/gallery.html"
        icon = "image"
        label = _("Bộ ảnh")
        description = _("Từ hai ảnh trở lên. Bấm vào ảnh để xem ảnh lớn.")
        group = SEE


class PanelValue(blocks.StructValue):
    """One field of an infographic."""

    @property
    def drawing(self) -> Drawing | None:
        """Its small drawing."""
        return drawings(ICONS).get(self["icon"])


class PanelBlock(blocks.StructBlock):
    """One field of an infographic."""

    title = LineBlock(label=_("Tên ô"))
    text = LineBlock(label=_("Lời"))
    icon = blocks.ChoiceBlock(choices=icon_choices, label=_("Hình nhỏ"))

    class Meta:
        value_class = PanelValue


class InfographicBlock(Sampled, blocks.StructBlock):
    """A few things side by side."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    panels = blocks.ListBlock(PanelBlock(), label=_("Các ô"), min_num=2)

    class Meta:
        template = "courses/blocks/infographic.html"
        icon = "grip"
        label = _("Hình tóm tắt")
        description = _("Mỗi ô một hình nhỏ, một tên và một hai câu.")
        group = SEE


class SceneBlock(blocks.StructBlock):
    """One scene of a video."""

    begins = blocks.CharBlock(label=_("Từ (phút:giây)"), max_length=6)
    ends = blocks.CharBlock(label=_("Đến (phút:giây)"), max_length=6)
    picture = LineBlock(label=_("Hình"))
    caption = LineBlock(label=_("Chữ trên hình"), required=False)
    speech = LineBlock(label=_("Lời"))

    class Meta:
        label_format = "{begins} {picture}"


class ScriptBlock(Sampled, blocks.StructBlock):
    """A video that is still a script, shown scene by scene."""

    title = blocks.CharBlock(label=_("Tên video"))
    scenes = blocks.ListBlock(SceneBlock(), label=_("Các cảnh"), collapsed=True)

    class Meta:
        template = "courses/blocks/script.html"
        icon = "media"
        label = _("Video (bản dựng)")
        description = _("Kịch bản từng cảnh, hiện khi video chưa quay xong.")
        group = SEE


class TranscriptBlock(Sampled, blocks.StructBlock):
    """The words of a video, for those who read rather than watch."""

    title = blocks.CharBlock(label=_("Tiêu đề"), default=_("Bản chữ của video"))
    body = blocks.RichTextBlock(label=_("Lời"), features=FEATURES)

    class Meta:
        template = "courses/blocks/transcript.html"
        icon = "doc-full"
        label = _("Bản chữ của video")
        group = SEE
