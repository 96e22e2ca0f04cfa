"""The privacy notice: a plain text with headings, lists and emphasis, as a page shows it."""

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

_reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])


def page_of(body: str) -> SafeString:
    """The notice's HTML: headings, paragraphs, lists and links; markup typed in it stays text."""
    page: str = _reader.render(body)
    return SafeString(page)  # the reader escapes all it is given
