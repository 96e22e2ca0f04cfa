"""Running text from Markdown to clean HTML, in the elements that the editor's rich text has."""

from collections.abc import Iterator, Sequence

import nh3
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from courses.formats.lesson_notation.errors import NotationError
from courses.formats.lesson_notation.source import SourceLine

_markdown = MarkdownIt("commonmark", {"html": False})
# What Wagtail's rich text calls it; a quotation holds words there, not paragraphs.
_NAMES = {"strong": "b", "em": "i"}
_BLOCKS = {"paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"}
_INLINES = {"text", "strong", "em", "code_inline", "link", "softbreak", "hardbreak"}
_TAGS = {"p", "ul", "ol", "li", "blockquote", "b", "i", "code", "a", "br"}
_KEYED = ("p", "li", "blockquote")
_ATTRIBUTES = {"a": {"href"}} | {tag: {"data-block-key"} for tag in _KEYED}
_SCHEMES = {"https", "http", "mailto", "tel"}


def html_of(lines: Sequence[SourceLine]) -> str:
    """Paragraphs, lists and quotations; refuses whatever else Markdown knows, so that nothing is lost silently."""
    tokens = _markdown.parse("\n".join(line.text for line in lines))
    for token in tokens:
        _refuse_unknown(token, lines)
    html = _markdown.renderer.render(list(_renamed(tokens)), _markdown.options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return clean.strip().replace("\n", "")


def _refuse_unknown(token: Token, lines: Sequence[SourceLine]) -> None:
    known = {f"{name}_{end}" for name in _BLOCKS for end in ("open", "close")} | {"inline"}
    inner = {child.type.removesuffix("_open").removesuffix("_close") for child in token.children or ()}
    if token.type not in known or inner - _INLINES:
        number = lines[token.map[0]].number if token.map else lines[0].number
        raise NotationError(
            number, _("đoạn văn chỉ có đoạn, danh sách, trích dẫn, chữ đậm, chữ nghiêng, mã và liên kết.")
        )


def _renamed(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with the names of rich text; each paragraph of a quotation is a quotation of its own.

    What the editor takes for a block has a key, so that saving a text unchanged leaves it unchanged.
    """
    quoted = listed = keys = 0
    for token in tokens:
        kind = token.type.rpartition("_")[0]
        quoted += token.nesting * (kind == "blockquote")
        listed += token.nesting * (kind == "list_item")
        token.hidden = kind == "blockquote" or (kind == "paragraph" and listed > 0)
        if kind == "paragraph" and quoted:
            token.tag = "blockquote"
        if token.nesting == 1 and token.tag in _KEYED and not token.hidden:
            token.attrSet("data-block-key", f"k{keys:04}")
            keys += 1
        for child in token.children or ():
            child.tag = _NAMES.get(child.tag, child.tag)
            if child.type == "softbreak":
                child.type, child.content = "text", " "
        yield token
