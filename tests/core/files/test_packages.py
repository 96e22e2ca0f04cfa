"""Zip files that mean harm: each is refused before it is unpacked, and what a good one carries is told."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from core.files.findings import FileError
from core.files.markup import Scanner, scan
from core.files.packages import Package, carried_archives, open_office_package
from core.files.sheets import read_book
from tests.core.files.making import raw_workbook, relations, unpacked, zipped


def code_of(content, opened=Package):
    with pytest.raises(FileError) as refusal:
        opened(content)
    return refusal.value.code


def bomb(name, megabytes, *, inside=()):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in inside:
            archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for _megabyte in range(megabytes):
                part.write(bytes(1_000_000))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["word/document.xml", "xl/worksheets/sheet1.xml"])
def test_a_bomb_is_refused_by_its_directory(name):
    content = bomb(name, 40)
    assert len(content) < 100_000
    assert code_of(content) == "zip_bomb"
    assert code_of(content, read_book) == "zip_bomb"


def test_many_small_bombs_are_one_bomb(monkeypatch):
    monkeypatch.setattr("core.files.packages.MAX_UNPACKED_BYTES", 1_000)
    assert code_of(zipped(*((f"xl/{number}.xml", bytes(101)) for number in range(10)))) == "zip_bomb"


def test_a_package_of_very_many_parts_is_a_bomb(monkeypatch):
    monkeypatch.setattr("core.files.packages.MAX_PARTS", 5)
    assert code_of(zipped(*((f"{number}", "") for number in range(6)))) == "zip_bomb"


def test_a_part_that_is_larger_than_its_directory_says_is_damage():
    content = bytearray(zipped(("xl/workbook.xml", b"<a>" + b" " * 100_000 + b"</a>")))
    short = zlib.crc32(b"<a>" + b" " * 97)
    place = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 16, short)
    struct.pack_into("<I", content, place + 24, 100)
    package = Package(bytes(content))
    assert len(package.read("xl/workbook.xml")) == 100
    assert code_of(bytes(content), read_book) == "damaged"


def test_a_wrong_checksum_is_damage():
    content = bytearray(zipped(("a.xml", b"<a/>")))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 16, 1)
    with pytest.raises(FileError) as refusal:
        Package(bytes(content)).read("a.xml")
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "\\\\server\\a", "..\\a", "C:\\a", "C:/a", "a/..", "file:a"]
)
def test_names_that_lead_out_are_refused(name):
    assert code_of(zipped(("good.txt", "x"), (name, "x"))) == "path_traversal"


def test_a_link_in_a_package_is_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("a")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert code_of(stream.getvalue()) == "path_traversal"


@pytest.mark.parametrize(("one", "other"), [("a.xml", "A.XML"), ("a/b", "a\\b"), ("Hòa", "Ho\u0300a"), ("a", "a")])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(one, other):
    assert code_of(zipped((one, "1"), (other, "2"))) == "duplicate_entries"


def test_a_locked_part_is_said_to_be_locked():
    content = bytearray(zipped(("a", "x")))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(content)) == "password_protected"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)[:10], b"nothing of the kind"])
def test_what_is_no_package_is_damaged(content):
    assert code_of(content) == "damaged"


def test_archives_inside_are_named_and_stay_closed():
    content = zipped(("imsmanifest.xml", "<a/>"), ("more/inner.zip", zipped(("a", "x"))), ("b.7z", "x"))
    package = Package(content)
    assert [(finding.code, finding.where) for finding in carried_archives(package)] == [
        ("nested_archive", "more/inner.zip"),
        ("nested_archive", "b.7z"),
    ]


def test_objects_and_links_to_elsewhere_are_told_and_not_fetched():
    links = relations(
        'Id="a" Type="http://x/image" TargetMode="External" Target="http://127.0.0.1:9/a.png"',
        'Id="b" Type="http://x/hyperlink" TargetMode="External" Target="https://example.invalid/"',
        'Id="c" Type="http://x/attachedTemplate" TargetMode="External" Target="file://server/a.dotm"',
        'Id="d" Type="http://x/image" Target="media/a.png"',
    )
    extra = [("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/embeddings/oleObject1.bin", b"\0")]
    content = raw_workbook('<sheetData><row><c r="A1"><v>1</v></c></row></sheetData>', extra=extra)
    _package, findings = open_office_package(content)
    assert [(finding.code, finding.where) for finding in findings] == [
        ("embedded_object", "xl/embeddings/oleObject1.bin"),
        ("external_resource", "http://127.0.0.1:9/a.png"),
        ("external_resource", "file://server/a.dotm"),
    ]
    assert set(findings) <= set(read_book(content).findings)


@pytest.mark.parametrize(
    "document",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "b">]><a/>'.encode("utf-16"),
    ],
)
def test_document_types_are_refused_in_every_encoding(document):
    assert code_of([document], lambda chunks: scan(chunks, Scanner())) == "dtd_forbidden"


def test_a_document_in_pieces_is_one_document():
    scan([b"<a><", b"b/>", b"</a>"], Scanner())
    assert code_of([b"<a><", b"b>", b"</a>"], lambda chunks: scan(chunks, Scanner())) == "damaged"
    assert code_of([], lambda chunks: scan(chunks, Scanner())) == "damaged"


def test_what_was_looked_at_is_what_is_read():
    """A second directory in front of the first one, which another reader might prefer, brings nothing in."""
    good = raw_workbook('<sheetData><row><c r="A1"><v>1</v></c></row></sheetData>')
    other = raw_workbook('<sheetData><row><c r="A1"><v>2</v></c></row></sheetData>')
    assert [row.values for row in read_book(other + good).sheets[0].rows] == [(1,)]
    assert dict(unpacked(good)).keys() == dict(unpacked(other)).keys()
