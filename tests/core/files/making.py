"""Files made on the spot: workbooks, packages and what hides in them."""

import zipfile
from io import BytesIO

from openpyxl import Workbook

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>'
)


def zipped(*parts):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def unpacked(content):
    """The parts of a zip file, as text."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [(name, archive.read(name).decode()) for name in archive.namelist()]


def workbook(*rows, change=None):
    """An .xlsx as openpyxl writes it; `change` may do more to it before it is saved."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def raw_workbook(*sheets, extra=()):
    """An .xlsx from the XML inside its sheets, as other programs write it."""
    names = [f"Trang {number}" for number in range(1, len(sheets) + 1)]
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names, start=1))
    related = "".join(
        f'<Relationship Id="r{i}" Type="{_KIND}worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    return zipped(
        ("[Content_Types].xml", _TYPES.format("")),
        (
            "_rels/.rels",
            _RELATIONS.format(f'<Relationship Id="w" Type="{_KIND}officeDocument" Target="xl/workbook.xml"/>'),
        ),
        ("xl/workbook.xml", _WORKBOOK.format(listed)),
        ("xl/_rels/workbook.xml.rels", _RELATIONS.format(related)),
        *((f"xl/worksheets/sheet{i}.xml", SHEET.format(inside)) for i, inside in enumerate(sheets, start=1)),
        *extra,
    )


def relations(*links):
    return _RELATIONS.format("".join(f"<Relationship {link}/>" for link in links))


def types(*overrides):
    return _TYPES.format("".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides))


def spreadsheet(tables, *, manifest=""):
    """An .ods from the XML of its tables."""
    names = ["office", "table", "text", "style"]
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return zipped(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>"),
        ("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="urn:m">{manifest}</manifest:manifest>'),
    )
