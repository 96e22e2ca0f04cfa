"""What a learner reads: text, headings, notes, steps, tables, stories."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as MergingTableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from courses.blocks.fields import FEATURES, Line, LineBlock
from courses.blocks.samples import Sampled

READ = _("Nội dung")
# What the editor of tables offers: no looks, only rows, columns and merged cells.
GRID_OPTIONS = {
    "renderer": "text",
    "mergeCells": True,
    "contextMenu": [
        *("row_above", "row_below", "---------", "col_left", "col_right", "---------"),
        *("remove_row", "remove_col", "---------", "mergeCells", "---------", "undo", "redo"),
    ],
}


class TextBlock(Sampled, blocks.RichTextBlock):
    """Running text."""

    class Meta:
        template = "courses/blocks/text.html"
        icon = "pilcrow"
        label = _("Đoạn văn")
        group = READ


class HeadingBlock(Sampled, blocks.CharBlock):
    """A heading of the second level."""

    class Meta:
        template = "courses/blocks/heading.html"
        icon = "h2"
        label = _("Tiêu đề mục")
        group = READ


class SubheadingBlock(Sampled, blocks.StructBlock):
    """A heading below the second level."""

    title = blocks.CharBlock(label=_("Tiêu đề"))
    level = blocks.ChoiceBlock(choices=(("3", _("Cấp 2")), ("4", _("Cấp 3"))), default="3", label=_("Cấp"))

    class Meta:
        template = "courses/blocks/subheading.html"
        icon = "h3"
        label = _("Tiêu đề nhỏ")
        label_format = "{title}"
        group = READ


class NoteBlock(Sampled, blocks.StructBlock):
    """What to keep in mind."""

    title = blocks.CharBlock(label=_("Tiêu đề"), default=_("Ghi nhớ"))
    body = blocks.RichTextBlock(label=_("Nội dung"), features=FEATURES)

    class Meta:
        template = "courses/blocks/note.html"
        icon = "info-circle"
        label = _("Ghi nhớ")
        description = _("Một hai câu trong khung vàng.")
        group = READ


class StepsBlock(Sampled, blocks.StructBlock):
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


class TableBlock(Sampled, blocks.StructBlock):
    """A table."""

    title = blocks.CharBlock(label=_("Tên bảng"), required=False)
    table = TypedTableBlock([("text", LineBlock(label=_("Cột chữ"), required=False))], label=_("Bảng"))

    class Meta:
        template = "courses/blocks/table.html"
        value_class = TableValue
        icon = "table"
        label = _("Bảng")
        group = READ


@dataclass(frozen=True)
class GridCell:
    """A cell as it is shown: over how many rows and columns, and whether it names them."""

    text: str
    rows: int
    columns: int
    is_heading: bool


class GridValue(blocks.StructValue):
    """A table that may have merged cells, and its title."""

    @property
    def rows(self) -> list[list[GridCell]]:
        """The cells of each row, without those that others have swallowed."""
        table = self["table"] or {}
        data = table.get("data") or []
        spans = {
            (merge["row"], merge["col"]): (merge["rowspan"], merge["colspan"])
            for merge in table.get("mergeCells") or ()
        }
        swallowed = {
            (row + down, column + across)
            for (row, column), (rows, columns) in spans.items()
            for down in range(min(rows, len(data)))
            for across in range(min(columns, len(data[0])))
            if down or across
        }
        headings = max((rows for (row, _column), (rows, _columns) in spans.items() if row == 0), default=1)
        headed_rows = headings if table.get("first_row_is_table_header") else 0
        is_first_column = bool(table.get("first_col_is_header"))
        return [
            [
                GridCell(text or "", *spans.get((r, c), (1, 1)), r < headed_rows or (c == 0 and is_first_column))
                for c, text in enumerate(row)
                if (r, c) not in swallowed
            ]
            for r, row in enumerate(data)
        ]


class GridBlock(Sampled, blocks.StructBlock):
    """A table whose cells may be merged: it keeps its shape, and on a phone is moved sideways under the finger."""

    title = blocks.CharBlock(label=_("Tên bảng"), required=False)
    table = MergingTableBlock(table_options=GRID_OPTIONS, label=_("Bảng"))

    class Meta:
        template = "courses/blocks/grid.html"
        value_class = GridValue
        icon = "table"
        label = _("Bảng trộn ô")
        description = _("Bảng có ô gộp ngang hoặc gộp dọc.")
        group = READ


class FormBlock(TableBlock):
    """A table to print and fill in."""

    class Meta:
        template = "courses/blocks/form.html"
        icon = "form"
        label = _("Mẫu để in, điền")
        group = READ


class StoryBlock(Sampled, blocks.StructBlock):
    """A story, fit to be read out over the village loudspeaker."""

    title = blocks.CharBlock(label=_("Tên chuyện"))
    body = blocks.RichTextBlock(label=_("Lời kể"), features=FEATURES)

    class Meta:
        template = "courses/blocks/story.html"
        icon = "openquote"
        label = _("Câu chuyện")
        group = READ
