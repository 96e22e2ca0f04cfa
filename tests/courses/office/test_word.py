"""What is found in Word files as trainers write them: each trouble in a file made for it."""

from time import perf_counter

import pytest

from core.files.findings import FileError
from courses.formats.office import described, read_office, should_split, split, whole
from tests.core.files.making import zipped
from tests.courses.office.making import (
    bold,
    cell,
    heading,
    letters,
    link,
    numbered,
    paragraph,
    part,
    picture,
    shape,
    slide,
    slides,
    table,
    word,
)

TEXT = "Đây là một đoạn văn bình thường, đủ dài để làm thân bài cho đồng chí đọc trên điện thoại."
CENTRED = '<w:jc w:val="center"/>'
BOLD = "<w:b/>"


def read(*body, accepted=(), **more):
    return read_office(word(*body, **more), name="ten-tep.docx", accepted=accepted)


def outline(document):
    return [(found.level, found.text) for found in document.outline]


def lists(document):
    (facts,) = [block for block in described(whole(document)[0])["blocks"] if block["type"] == "list"]
    return facts.get("levels"), facts["items"]


def told(document):
    return {finding.code for finding in document.findings}


def test_bold_lines_with_the_programs_own_numbers_are_headings():
    document = read(
        numbered("Mở đầu", run=BOLD), paragraph(TEXT), numbered("Nội dung", run=BOLD), numbered("một"), numbered("hai")
    )
    assert outline(document) == [(1, "Mở đầu"), (1, "Nội dung")]
    assert lists(document) == (None, ["một", "hai"])
    assert told(document) == {"headings_proposed", "numbered_headings"}


def test_letterhead_in_lines_is_no_lesson_and_a_title_of_two_lines_is_one():
    document = read(
        *(paragraph(text, props=CENTRED, run=BOLD) for text in ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "TỈNH NGHỆ AN")),
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", props=CENTRED),
        paragraph("Độc lập - Tự do - Hạnh phúc", props=CENTRED),
        paragraph("Nghệ An, ngày 10 tháng 3 năm 2026", props=CENTRED),
        paragraph("CHUYÊN ĐỀ 2", props=CENTRED, run=BOLD),
        paragraph("CHUYỂN ĐỔI SỐ TRONG CÔNG TÁC MẶT TRẬN", props=CENTRED, run=BOLD),
        bold("A. KHÁI QUÁT"), bold("I. Khái niệm"), paragraph(TEXT), bold("1.1. Việc làm"), paragraph(TEXT),
    )  # fmt: skip
    assert document.title == "Chuyên đề 2. Chuyển đổi số trong công tác Mặt trận"
    assert outline(document) == [(1, "A. KHÁI QUÁT"), (2, "I. Khái niệm"), (3, "1.1. Việc làm")]
    assert {"letterhead", "title_proposed"} <= told(document)


def test_chapters_named_on_a_line_of_their_own():
    document = read(
        bold("Chương I"), bold("QUY ĐỊNH CHUNG"), bold("Điều 1. Phạm vi"), paragraph(TEXT),
        bold("Chương II"), bold("TỔ CHỨC"), bold("Điều 2. Hiệu lực"), paragraph(TEXT),
    )  # fmt: skip
    assert outline(document) == [
        (1, "Chương I. QUY ĐỊNH CHUNG"), (2, "Điều 1. Phạm vi"), (1, "Chương II. TỔ CHỨC"), (2, "Điều 2. Hiệu lực"),
    ]  # fmt: skip


@pytest.mark.parametrize("run", [BOLD, '<w:sz w:val="32"/>', '<w:u w:val="single"/>', '<w:color w:val="C00000"/>'])
def test_lines_that_stand_out_in_any_way_are_headings(run):
    document = read(paragraph("Chuẩn bị", run=run), paragraph(TEXT), paragraph("Thực hiện", run=run), paragraph(TEXT))
    assert outline(document) == [(1, "Chuẩn bị"), (1, "Thực hiện")]


def test_labels_alone_make_headings_where_nothing_stands_out():
    document = read(bold("I. Một"), bold(TEXT), bold("II. Hai"), bold(TEXT))
    assert outline(document) == [(1, "I. Một"), (1, "II. Hai")]


def test_bold_is_no_heading_in_a_list_a_run_or_before_a_colon():
    document = read(
        bold("1. Mở đầu"), paragraph(TEXT), bold("Ba việc:"), bold("- một"), bold("- hai"), paragraph(TEXT),
        f"<w:p>{letters('Bước 1:', BOLD)}{letters(' mở máy và chờ.')}</w:p>", paragraph(TEXT),
    )  # fmt: skip
    assert outline(document) == [(1, "1. Mở đầu")]


def test_the_only_heading_of_the_first_level_is_the_title():
    document = read(heading(1, "Tên bài"), heading(2, "Một"), paragraph(TEXT), heading(3, "Nhỏ"), paragraph(TEXT))
    assert document.title == "Tên bài"
    assert outline(document)[:2] == [(1, "Một"), (2, "Nhỏ")]


def test_typed_lists_nest_by_their_signs_and_one_number_alone_is_a_paragraph():
    typed = ["1. Việc thứ nhất", "- Bước a", "+ nhỏ", "- Bước b", "2. Việc thứ hai", TEXT, "1. Một mình.", "-5 độ."]
    document = read(*map(paragraph, typed))
    assert lists(document) == ([0, 1, 2, 1, 0], ["Việc thứ nhất", "Bước a", "nhỏ", "Bước b", "Việc thứ hai"])
    assert [block.text for block in document.blocks[1:]] == [TEXT, "1. Một mình.", "-5 độ."]


def test_typed_contents_and_those_of_the_program_are_left_out():
    document = read(
        bold("MỤC LỤC"), paragraph("I. Mở đầu ........ 2"), paragraph("II. Nội dung ........ 5"),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Mục trong ô')}</w:sdtContent></w:sdt>",
        bold("I. Mở đầu"), paragraph(TEXT),
    )  # fmt: skip
    assert outline(document) == [(1, "I. Mở đầu")]
    assert "table_of_contents" in told(document)
    assert "Mục" not in str(document.blocks)


def test_notes_at_the_end_keep_their_place():
    note = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    document = read(
        f"<w:p>{letters('Chữ')}{note}{letters(' tiếp')}</w:p>",
        parts=[part("endnotes", f'<w:endnote w:id="5">{paragraph("Cuối bài.")}</w:endnote>')],
        links=[link("rE", "endnotes", "endnotes.xml")],
    )
    assert [(found.number, found.text) for found in document.footnotes] == [(1, "Cuối bài.")]
    assert [span.note for span in document.blocks[0].spans] == [0, 1, 0]


def test_what_is_hidden_deleted_or_computed_is_told_of():
    document = read(
        paragraph("Ẩn đi", run="<w:vanish/>"),
        f'<w:p><w:del w:id="1">{letters("Xóa")}</w:del>{letters("Còn")}</w:p>',
        "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>",
        '<w:altChunk r:id="r9"/>',
    )
    assert [block.text for block in document.blocks] == ["Còn", "x=1"]
    assert told(document) == {"hidden_text", "tracked_changes", "equation", "other_document"}


def test_links_lead_to_the_web_or_nowhere():
    body = "".join(f'<w:hyperlink r:id="{name}">{letters(name)}</w:hyperlink>' for name in ("rA", "rB", "rC"))
    targets = {"rA": "https://mattran.example/a?b=1&amp;c=2", "rB": "javascript:alert(1)", "rC": "file:///C:/bai.doc"}
    links = [link(name, "hyperlink", target, outside=True) for name, target in targets.items()]
    document = read(f"<w:p>{body}</w:p>", links=links)
    assert [span.href for span in document.blocks[0].spans] == ["https://mattran.example/a?b=1&c=2", ""]
    assert told(document) == {"bad_link"}


def test_a_picture_that_cannot_be_read_is_told_of():
    document = read(
        picture(), picture("rOut"), paragraph(TEXT), parts=[("word/media/a.emf", b"EMF")],
        links=[link("rPic", "image", "media/a.emf"), link("rOut", "image", "http://127.0.0.1:9/x", outside=True)],
    )  # fmt: skip
    assert told(document) == {"image_not_carried", "external_resource"}
    assert len(document.blocks) == 1


def test_tables_of_one_cell_are_frames_and_merged_cells_keep_their_reach():
    wide = cell("Rộng", '<w:gridSpan w:val="2"/>')
    rows = f"<w:tr>{wide}</w:tr><w:tr>{cell('a')}{cell('b')}</w:tr>"
    document = read(table(("Một ô thôi",)), f"<w:tbl>{rows}</w:tbl>")
    frame, grid = document.blocks
    assert frame.text == "Một ô thôi"
    assert grid.rows == (("Rộng", ""), ("a", "b"))
    assert [(merge.rows, merge.columns) for merge in grid.merges] == [(1, 2)]


def test_a_table_wider_than_any_page_is_left_out():
    assert told(read(table(["x"] * 200), paragraph(TEXT))) == {"table_too_large"}


def test_deep_nesting_ends_without_a_fault():
    inside = paragraph("Đáy")
    for _level in range(40):
        inside = table((inside + paragraph(""), "x"))
    assert "Đáy" in str(read(inside).blocks)
    with pytest.raises(FileError) as refused:
        read("<w:ins>" * 300 + "</w:ins>" * 300)
    assert refused.value.code == "too_deep"


def test_lessons_of_one_title_are_told_apart_and_notes_go_with_their_text():
    long = " ".join([TEXT] * 80)
    document = read(heading(1, "Lưu ý"), heading(2, "Nhỏ"), paragraph(long), heading(1, "Lưu ý"), paragraph(long))
    assert should_split(document)
    assert [section.title for section in split(document)] == ["Lưu ý", "Lưu ý (2)"]
    assert outline(split(document)[0]) == [(1, "Nhỏ")]
    assert not should_split(read(heading(1, "Một"), paragraph(TEXT), heading(1, "Hai"), paragraph(TEXT)))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ" + bytes(90), "wrong_type"),
        (zipped(("a.txt", "x")), "wrong_type"),
        (zipped(("word/document.xml", "<w:document/>"), ("word/vbaProject.bin", "x")), "macro"),
        (zipped(("word/document.xml", "<a>")), "damaged"),
    ],
)
def test_files_that_are_no_lesson_are_refused_with_a_sentence(content, code):
    with pytest.raises(FileError) as refused:
        read_office(content, name="x.docx")
    assert refused.value.code == code
    assert ".xlsx" not in str(refused.value.sentence)


def test_slides_become_sections_and_hidden_ones_do_not():
    document = read_office(
        slides(
            slide("Tên bài", shape("Năm 2026", "subTitle")),
            slide("Một", shape("a\nb", "body"), shape("c\nd", props='<a:buAutoNum type="arabicPeriod"/>')),
            slide("Ẩn", attributes='show="0"'),
        ),
        name="bai.pptx",
    )
    facts = described(whole(document)[0])
    assert (facts["title"], facts["outline"]) == ("Tên bài", [{"level": 1, "text": "Một"}])
    assert [block.get("ordered") for block in facts["blocks"]] == [None, None, False, True]
    assert told(document) == {"hidden_slide"}


@pytest.mark.parametrize("line", [paragraph("1. a"), paragraph("- a"), bold("I. a"), numbered("a")])
def test_thousands_of_lines_of_one_kind_take_no_longer_than_their_number(line):
    begun = perf_counter()
    read(line * 3_000)
    assert perf_counter() - begun < 10
