"""The many ways in which a right option stands out in Word, and where its numbers come from."""

import unicodedata

import pytest

from quizzes.formats import read_bank
from tests.quizzes.formats.documents import document, lists, paragraph, run, table

OPTIONS = ("Huế", "Hà Nội", "Vinh", "Đà Nẵng")


def lines(mark, *, label_only=False, count=2):
    for number in range(1, count + 1):
        yield paragraph(run(f"Câu {number}. ", "bold"), f"Thủ đô thứ {number} ở đâu?")
        for place, text in enumerate(OPTIONS):
            letter, looks = "ABCD"[place], (mark,) if place == number else ("black",)
            rest = run(text) if label_only else run(text, *looks)
            yield paragraph(run(f"{letter}. ", *looks), rest)


def rights(content):
    found = read_bank(content)
    assert [draft.texts for draft in found.drafts] == [OPTIONS] * len(found.drafts)
    return [draft.correct for draft in found.drafts]


@pytest.mark.parametrize("label_only", [False, True])
@pytest.mark.parametrize("mark", ["bold", "red", "blue", "yellow", "shaded", "underlined", "italic"])
def test_whatever_look_tells_one_option_from_the_others_marks_it(mark, label_only):
    assert rights(document(*lines(mark, label_only=label_only))) == [(1,), (2,)]


def test_a_look_that_all_options_have_marks_none():
    bold = [
        paragraph(run("Câu 1. Gì?", "bold")),
        *(paragraph(run(f"{letter}. {letter * 3}", "bold")) for letter in "ABCD"),
    ]
    (refused,) = read_bank(document(*bold)).refused
    assert refused.code == "no_correct_option"


def test_bold_letters_do_not_hide_a_red_option():
    blocks = [
        paragraph("Câu 1. Gì?"),
        *(
            paragraph(run(f"{letter}. ", "bold"), run(f"phương {letter}", *(["red"] if letter == "C" else [])))
            for letter in "ABCD"
        ),
    ]
    assert read_bank(document(*blocks)).drafts[0].correct == (2,)


def test_lines_broken_inside_one_paragraph_are_lines():
    text = "</w:t><w:br/><w:t>".join(
        ["Câu 1. Ở đâu?", *(f"{'ABCD'[place]}. {text}" for place, text in enumerate(OPTIONS)), "Đáp án: B"]
    )
    assert rights(document(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")) == [(1,)]


def test_numbers_written_by_word_count_for_questions_and_options():
    numbering = lists(n1=[("decimal", "%1."), ("lowerLetter", "%2)")])
    blocks = []
    for number in (1, 2):
        blocks.append(paragraph(f"Ở đâu {number}?", numbered=(1, 0)))
        blocks += [
            paragraph(run(text, *(["bold"] if place == number else [])), numbered=(1, 1))
            for place, text in enumerate(OPTIONS)
        ]
    assert rights(document(*blocks, numbering=numbering)) == [(1,), (2,)]


def test_bullets_are_options_too():
    numbering = lists(n1=[("decimal", "Câu %1:")], n2=[("bullet", "")])
    blocks = [paragraph("Ở đâu?", numbered=(1, 0))]
    blocks += [
        paragraph(run(text, *(["red"] if place == 1 else [])), numbered=(2, 0)) for place, text in enumerate(OPTIONS)
    ]
    assert rights(document(*blocks, numbering=numbering)) == [(1,)]


def test_options_laid_out_in_a_table_without_headings_are_read_in_order():
    options = table(["A. Huế", "B. Hà Nội"], ["C. Vinh", "D. Đà Nẵng"])
    assert rights(document(paragraph("Câu 1. Ở đâu?"), options, paragraph("Đáp án: B"))) == [(1,)]


@pytest.mark.parametrize(
    "keys",
    [
        [["Câu", "1", "2"], ["Đáp án", "B", "C"]],
        [["1", "2"], ["B", "C"]],
        [["Câu", "Đáp án"], ["1", "B"], ["2", "C"]],
        [["Câu", "Đáp án", "Câu", "Đáp án"], ["1", "B", "2", "C"]],
        [["1.B", "2.C"]],
        [["1 - B"], ["2 - C"]],
        [["Câu 1", "Câu 2"], ["B", "C"]],
        [["STT", "ĐA"], ["01", "b"], ["02", "c"]],
    ],
)
def test_a_table_of_answers_may_have_any_shape(keys):
    blocks = list(lines("black"))
    assert rights(document(*blocks, paragraph("BẢNG ĐÁP ÁN"), table(*keys))) == [(1,), (2,)]


def test_rows_of_questions_may_mark_the_right_cell_instead_of_naming_it():
    right = paragraph(run("Hà Nội", "red"))
    rows = [["STT", "Câu hỏi", "A", "B", "C", "D"], ["1", "Ở đâu?", "Huế", right, "Vinh", "Đà Nẵng"]]
    assert rights(document(table(*rows))) == [(1,)]


def test_rows_may_hold_the_options_in_one_cell():
    options = "".join(paragraph(f"{'ABCD'[place]}. {text}") for place, text in enumerate(OPTIONS))
    rows = [["TT", "Câu hỏi", "Phương án", "Đáp án"], ["1", "Ở đâu?", options.replace("<w:p>", "<w:p>", 1), "B"]]
    assert rights(document(table(*rows))) == [(1,)]


def test_letters_and_marks_of_any_composition_are_composed():
    blocks = [unicodedata.normalize("NFD", block) for block in lines("red")]
    assert rights(document(*blocks)) == [(1,), (2,)]


def test_deleted_and_hidden_text_is_not_read():
    gone = "<w:p><w:del><w:r><w:delText>A. Cũ</w:delText></w:r></w:del></w:p>"
    hidden = paragraph(run("Đáp án: D", "hidden"))
    found = read_bank(document(*lines("red", count=1), gone, hidden))
    assert found.drafts[0].correct == (1,)
    assert [said.code for said in found.findings] == ["tracked_changes"]


def test_text_of_old_fonts_waits_for_consent():
    old = [
        paragraph("C©u 1. Thñ ®« cña n­íc ta lµ thµnh phè nµo?"),
        *(
            paragraph(f"{'AB'[place]}. {text}")
            for place, text in enumerate(("HuÕ cña Thõa Thiªn", "Hµ Néi vµ c¸c quËn"))
        ),
        paragraph("§¸p ¸n: B"),
    ]
    content = document(*old)
    waiting = read_bank(content)
    assert (waiting.is_legacy, waiting.drafts) == (True, ())
    (draft,) = read_bank(content, accepted=frozenset({"legacy_encoding"})).drafts
    assert (draft.stem, draft.correct) == ("Thủ đô của nước ta là thành phố nào?", (1,))


def test_a_statement_ticked_as_right_and_wrong_is_refused():
    rows = [["TT", "Nội dung", "Đúng", "Sai"], ["1", "Điểm 0 là điểm.", "X", "x"], ["2", "Có thể cả hai.", "", "x"]]
    found = read_bank(document(table(*rows)), accepted=frozenset({"two_correct_marked"}))
    assert [said.code for said in found.refused] == ["two_correct_marked"]
    assert [draft.correct for draft in found.drafts] == [(1,)]
