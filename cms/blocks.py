"""What news and guidance are written with: few blocks, each plain."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    """A picture, described for those who do not see it or marked as decoration, with a line under it."""

    image = ImageBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "cms/blocks/picture.html"


class NoteBlock(blocks.StructBlock):
    """Something to remember or to beware of."""

    tone = blocks.ChoiceBlock(
        label=_("Loại"),
        choices=[("nghe", _("Ghi nhớ")), ("cham", _("Nên biết")), ("son", _("Cẩn thận"))],
        default="nghe",
    )
    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=100)
    text = blocks.RichTextBlock(label=_("Lời"), features=["bold", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Ô ghi nhớ")
        template = "cms/blocks/note.html"


class FileBlock(blocks.StructBlock):
    """A file to take away, its size said beforehand."""

    document = DocumentChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(label=_("Tên hiện trên trang"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Tệp để tải")
        template = "cms/blocks/file.html"


class Body(blocks.StreamBlock):
    """The body of a page of the public site."""

    text = blocks.RichTextBlock(label=_("Đoạn chữ"), features=FEATURES, icon="pilcrow", template="cms/blocks/text.html")
    picture = PictureBlock()
    note = NoteBlock()
    file = FileBlock()

    class Meta:
        required = False
