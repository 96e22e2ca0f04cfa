"""WordprocessingML as text: elements, attributes, and only letters that XML may hold."""

import re
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, /, *children: str, **attributes: object) -> str:
    """An element of the main namespace; its attributes too, but for those with an underscore for the colon."""
    said = "".join(f" {_name(key)}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    inside = "".join(children)
    return f"<w:{name}{said}>{inside}</w:{name}>" if inside else f"<w:{name}{said}/>"


def _name(key: str) -> str:
    return key.replace("_", ":") if "_" in key else f"w:{key}"


def clean(text: str) -> str:
    """The text without letters that no XML may hold."""
    return _FORBIDDEN.sub("", text)


def words(text: str) -> str:
    """The inside of a run: text, tabs and line breaks."""
    pieces = []
    for number, line in enumerate(clean(text).replace("\r", "").split("\n")):
        pieces += [element("br")] if number else []
        pieces += [f'<w:t xml:space="preserve">{escape(line)}</w:t>'] if line else []
    return "".join(pieces)
