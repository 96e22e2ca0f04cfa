"""What a learner reads: text, headings, notes, steps, tables, stories."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from courses.blocks.fields import FEATURES, Line, LineBlock

READ = _("Nội dung")


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        template = "courses/blocks/text.html"
        icon = "pilcrow"
        label = _("Đoạn văn")
        group = READ


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    class Meta:
        template = "courses/blocks/heading.html"
        icon = "h2"
        label = _("Tiêu đề mục")
        group = READ


class NoteBlock(blocks.StructBlock):
    """What to keep in mind."""

    title = blocks.CharBlock(label=_("Tiêu đề"), default=_("Ghi nhớ"))
    body = blocks.RichTextBlock(label=_("Nội dung"), features=FEATURES)

    class Meta:
        template = "courses/blocks/note.html"
        icon = "info-circle"
        label = _("Ghi nhớ")
        description = _("Một hai câu trong khung vàng.")
        group = READ


class StepsBlock(blocks.StructBlock):
    """What to do, one after the other."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    steps = blocks.ListBlock(LineBlock(label=_("Bước")), label=_("Các bước"))

    class Meta:
        template = "courses/blocks/steps.html"
        icon = "list-ol"
        label = _("Các bước")
        description = _("Việc đánh số 1, 2, 3. Đặt **hai dấu sao** để in đậm.")
        group = READ


class TableValue(blocks.StructValue):
    """A table and its title."""

    @property
    def headings(self) -> list[Line]:
        """What stands above the columns."""
        return [Line(column["heading"]) for column in self["table"].columns]

    @property
    def rows(self) -> Iterator[list[tuple[Line, Line]]]:
        """Each row as (heading, cell): on a phone every cell tells its own column."""
        for row in self["table"].row_data:
            yield list(zip(self.headings, row["values"], strict=True))


class TableBlock(blocks.StructBlock):
    """A table."""

    title = blocks.CharBlock(label=_("Tên bảng"), required=False)
    table = TypedTableBlock([("text", LineBlock(label=_("Cột chữ"), required=False))], label=_("Bảng"))

    class Meta:
        template = "courses/blocks/table.html"
        value_class = TableValue
        icon = "table"
        label = _("Bảng")
        group = READ


class FormBlock(TableBlock):
    """A table to print and fill in."""

    class Meta:
        template = "courses/blocks/form.html"
        icon = "form"
        label = _("Mẫu để in, điền")
        group = READ


class StoryBlock(blocks.StructBlock):
    """A story, fit to be read out over the village loudspeaker."""

    title = blocks.CharBlock(label=_("Tên chuyện"))
    body = blocks.RichTextBlock(label=_("Lời kể"), features=FEATURES)

    class Meta:
        template = "courses/blocks/story.html"
        icon = "openquote"
        label = _("Câu chuyện")
        group = READ
