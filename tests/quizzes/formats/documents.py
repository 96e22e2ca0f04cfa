"""Word documents made of paragraphs of runs, and tables, for tests."""

from html import escape

from quizzes.formats.word.writing import packed

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LOOKS = {
    "bold": "<w:b/>",
    "red": '<w:color w:val="C00000"/>',
    "blue": '<w:color w:val="0000FF"/>',
    "black": '<w:color w:val="000000"/>',
    "yellow": '<w:highlight w:val="yellow"/>',
    "shaded": '<w:shd w:val="clear" w:fill="FFFF00"/>',
    "underlined": '<w:u w:val="single"/>',
    "italic": "<w:i/>",
    "hidden": "<w:vanish/>",
}


def run(text, *looks):
    properties = "".join(LOOKS[look] for look in looks)
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{pieces}</w:r>"


def paragraph(*runs, numbered=None):
    """A paragraph of runs (or plain texts); `numbered` is the list and the level whose number Word shows."""
    list_of = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    return f"<w:p><w:pPr>{list_of}</w:pPr>{''.join(r if r.startswith('<') else run(r) for r in runs)}</w:p>"


def table(*rows):
    cells = ("".join(f"<w:tc>{c if c.startswith('<w:p>') else paragraph(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*blocks, numbering=""):
    body = "".join(blocks)
    parts = [
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode()),
    ]
    if numbering:
        parts.append(("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>".encode()))
    return packed(parts)


def lists(**levels):
    """Lists by name, each a sequence of (format, pattern) by level."""
    made = ""
    for number, (name, formats) in enumerate(levels.items()):
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
            for depth, (form, pattern) in enumerate(formats)
        )
        made += f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        made += f'<w:num w:numId="{name.removeprefix("n")}"><w:abstractNumId w:val="{number}"/></w:num>'
    return made
