"""Word and PowerPoint files made on the spot, from the XML inside them."""

from html import escape

from tests.core.files.making import relations, zipped

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 10)
)
_PLAIN = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'


def paragraph(text, *, props="", run="", style=""):
    """A paragraph; `props` and `run` are the properties of it and of its letters."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{props}</w:pPr>{letters(text, run)}</w:p>"


def letters(text, run=""):
    return f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def heading(level, text):
    return paragraph(text, style=f"Heading{level}")


def bold(text):
    return paragraph(text, run="<w:b/>")


def numbered(text, list_id="1", level=0, run=""):
    props = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, props=props, run=run)


def table(*rows, props=""):
    inside = "".join(f"<w:tr>{''.join(cell(text) for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{inside}</w:tbl>"


def cell(text, props=""):
    inside = text if text.startswith("<w:") else paragraph(text)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inside}</w:tc>"


def picture(relation="rPic", alt=""):
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Hinh" descr="{escape(alt)}"/><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def word(*body, parts=(), links=(), styles="", numbering=""):
    """A .docx; `links` are more relations of its text, `parts` more parts."""
    links = [
        f'Id="rSt" Type="{_KIND}styles" Target="styles.xml"',
        f'Id="rNu" Type="{_KIND}numbering" Target="numbering.xml"',
        *links,
    ]
    return zipped(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", relations(f'Id="r1" Type="{_KIND}officeDocument" Target="word/document.xml"')),
        ("word/document.xml", f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>"),
        ("word/styles.xml", f"<w:styles {_W}>{_PLAIN}{_STYLES}{styles}</w:styles>"),
        ("word/numbering.xml", f"<w:numbering {_W}>{numbering or NUMBERING}</w:numbering>"),
        ("word/_rels/document.xml.rels", relations(*links)),
        *parts,
    )


def link(name, kind, target, *, outside=False):
    mode = ' TargetMode="External"' if outside else ""
    return f'Id="{name}" Type="{_KIND}{kind}" Target="{target}"{mode}'


def part(name, inside):
    return f"word/{name}.xml", f"<w:{name} {_W}>{inside}</w:{name}>"


def _plan(number, *forms):
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{form}"/></w:lvl>' for n, form in enumerate(forms))
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


NUMBERING = (
    _plan(1, "decimal", "lowerLetter")
    + _plan(2, "bullet", "bullet")
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
)


def slide(title, *shapes, attributes=""):
    """The XML of one slide."""
    return f"<p:sld {_P} {attributes}><p:cSld><p:spTree>{shape(title, 'title')}{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def shape(text, placeholder="", props=""):
    lines = "".join(
        f"<a:p><a:pPr>{props}</a:pPr><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in text.split("\n")
    )
    held = f'<p:ph type="{placeholder}"/>' if placeholder else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{held}</p:nvPr></p:nvSpPr><p:txBody>{lines}</p:txBody></p:sp>"


def slides(*shown):
    """A .pptx of slides."""
    numbers = range(1, len(shown) + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in numbers)
    return zipped(
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", relations(f'Id="r1" Type="{_KIND}officeDocument" Target="ppt/presentation.xml"')),
        ("ppt/presentation.xml", f"<p:presentation {_P}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"),
        ("ppt/_rels/presentation.xml.rels", relations(*(link(f"r{n}", "slide", f"slides/s{n}.xml") for n in numbers))),
        *((f"ppt/slides/s{n}.xml", inside) for n, inside in zip(numbers, shown, strict=True)),
    )
