"""What a learner opens, sets side by side, or reads in somebody else's words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.fields import FEATURES, LineBlock
from courses.blocks.samples import Sampled
from courses.blocks.texts import READ


class FoldBlock(blocks.StructBlock):
    """One part of an accordion."""

    title = LineBlock(label=_("Tên mục"))
    body = blocks.RichTextBlock(label=_("Nội dung"), features=FEATURES)

    class Meta:
        label_format = "{title}"


class AccordionBlock(Sampled, blocks.StructBlock):
    """Parts that stay closed until they are asked for; on paper all are open."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    folds = blocks.ListBlock(FoldBlock(), label=_("Các mục"), min_num=2)

    class Meta:
        template = "courses/blocks/accordion.html"
        icon = "collapse-down"
        label = _("Mục gập mở")
        description = _("Nhiều mục đóng sẵn, người học mở mục mình cần. Khi in thì mở hết.")
        group = READ


class SideBlock(blocks.StructBlock):
    """One side of a comparison."""

    title = LineBlock(label=_("Tên bên này"))
    points = blocks.ListBlock(LineBlock(label=_("Ý")), label=_("Các ý"))

    class Meta:
        label_format = "{title}"


class ComparisonBlock(Sampled, blocks.StructBlock):
    """Two or three things side by side; on a phone one under the other."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False)
    sides = blocks.ListBlock(SideBlock(), label=_("Các bên"), min_num=2, max_num=3)
    is_advice = blocks.BooleanBlock(
        label=_("Bên đầu là nên làm, bên cuối là nên tránh"),
        help_text=_("Mỗi bên sẽ có thêm dấu và chữ “Nên làm”, “Nên tránh”."),
        required=False,
    )

    class Meta:
        template = "courses/blocks/comparison.html"
        icon = "sliders"
        label = _("So sánh")
        description = _("Hai hoặc ba cột đặt cạnh nhau; trên điện thoại xếp trên dưới.")
        group = READ


class QuotationBlock(Sampled, blocks.StructBlock):
    """Somebody's words."""

    text = blocks.RichTextBlock(label=_("Lời trích"), features=["bold", "italic"])
    speaker = blocks.CharBlock(label=_("Của ai"), required=False)
    source = LineBlock(label=_("Trích từ đâu"), required=False)

    class Meta:
        template = "courses/blocks/quotation.html"
        icon = "openquote"
        label = _("Lời trích")
        group = READ
