"""Documents for the library: what they are must fit what they are called."""

from pathlib import Path

import pytest

from core.files.documents import check_document
from core.files.findings import FileError
from tests.core.files.making import types, workbook, zipped

HOSTILE = Path(__file__).parents[2] / "corpus" / "hostile"
LETTER = zipped(("[Content_Types].xml", types()), ("word/document.xml", "<a/>"))


def code_of(name, content):
    with pytest.raises(FileError) as refusal:
        check_document(name, content)
    return refusal.value.code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", LETTER),
        ("A.XLSX", workbook(["x"])),
        ("a.pptx", zipped(("ppt/presentation.xml", "<a/>"))),
        ("a.pdf", b"%PDF-1.7\n..."),
        ("a.txt", "Mặt trận Tổ quốc".encode()),
        ("a.csv", "Mặt trận".encode("utf-16")),
        ("a.zip", zipped(("index.html", "<script>1</script>"), ("run.js", "1"))),
    ],
)
def test_good_documents_pass(name, content):
    check_document(name, content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"", "empty"),
        ("a.docx", b"MZ\x90\0", "wrong_type"),
        ("a.txt", b"MZ\x90\0", "wrong_type"),
        ("a.pdf", b"#!/bin/sh", "wrong_type"),
        ("a.docx", b"%PDF-1.7", "wrong_type"),
        ("a.docx", workbook(["x"]), "wrong_type"),
        ("a.docm", LETTER, "wrong_type"),
        ("a.exe", LETTER, "wrong_type"),
        ("a", LETTER, "wrong_type"),
        ("a.docx", zipped(("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")), "macro"),
        ("a.xlsx", zipped(("[Content_Types].xml", types(("/a.bin", "application/vnd.ms-office.vbaProject")))), "macro"),
        ("a.docx", zipped(("word/document.xml", "<!DOCTYPE a><a/>")), "dtd_forbidden"),
        ("a.docx", zipped(("word/document.xml", "<a>")), "damaged"),
        ("a.zip", zipped(("setup.EXE", "x")), "active_content"),
        ("a.zip", zipped(("../a", "x")), "path_traversal"),
        ("a.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "active_content"),
        ("a.pdf", b"<html>", "wrong_type"),
        ("a.txt", b"<html><script>1</script></html>", "wrong_type"),
        ("a.csv", LETTER, "wrong_type"),
        ("a.txt", b"\7\0\0" * 9, "wrong_type"),
    ],
)
def test_bad_documents_are_refused_with_their_reason(name, content, code):
    assert code_of(name, content) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("h03-xxe.docx", "dtd_forbidden"),
        ("h06-zip-slip-scorm.zip", "path_traversal"),
        ("h09-co-mat-khau.xlsx", "password_protected"),
        ("h13-docx-cat-cut.docx", "damaged"),
        ("h28-trung-ten-trong-zip.docx", "duplicate_entries"),
    ],
)
def test_the_corpus_is_refused_for_its_reasons(name, code):
    assert code_of(name, (HOSTILE / name).read_bytes()) == code
