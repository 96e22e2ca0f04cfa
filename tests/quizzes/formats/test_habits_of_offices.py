"""Habits of those who write banks in Word, each as a careful person reads it."""

import pytest

from quizzes.formats import read_bank
from tests.quizzes.formats.documents import document, paragraph, table

OPTIONS = ("Huế", "Hà Nội", "Vinh", "Đà Nẵng")


def lines(*, label="{letter}. ", before="", after="", answer=""):
    for number in (1, 2):
        yield f"Câu {number}. Thủ đô thứ {number} ở đâu?"
        for place, text in enumerate(OPTIONS):
            said = label.format(letter="ABCD"[place]) + text
            yield f"{before}{said}{after}" if place == number else said
        if answer:
            yield answer.format(letter="ABCD"[number], number=number)


def rights(*blocks):
    found = read_bank(document(*(block if block.startswith("<") else paragraph(block) for block in blocks)))
    assert [draft.texts for draft in found.drafts] == [OPTIONS] * 2
    assert not found.refused
    return [draft.correct for draft in found.drafts]


@pytest.mark.parametrize("label", ["({letter}) ", "{letter}/ ", "{letter}: "])
@pytest.mark.parametrize("before", ["*", "#", "x ", "=> ", "→ ", "✓ "])
def test_a_sign_before_the_letter_marks_an_option(label, before):
    assert rights(*lines(label=label, before=before)) == [(1,), (2,)]


@pytest.mark.parametrize("after", [" [Đúng]", " (đáp án đúng)", " <- đúng", " ← Đáp án", " (ĐÁP ÁN)"])
def test_a_word_behind_an_option_marks_it(after):
    assert rights(*lines(after=after)) == [(1,), (2,)]


@pytest.mark.parametrize(
    "answer",
    [
        "→ Chọn {letter}",
        "Chọn đáp án {letter}.",
        "(Đáp án: {letter})",
        "[Đáp án: {letter}]",
        "Câu trả lời đúng: {letter}",
        "Đáp án câu {number}: {letter}",
        "Dap an: {letter}",
        "Phương án đúng là: {letter}",
    ],
)
def test_an_answer_is_named_in_any_words(answer):
    assert rights(*lines(answer=answer)) == [(1,), (2,)]


@pytest.mark.parametrize(
    "keys",
    [
        ["Đáp án: 1.B, 2.C"],
        ["III. ĐÁP ÁN", "Câu 1: B", "Câu 2: C"],
        ["Câu 1: B", "Câu 2: C"],
        [table(["Câu", "A", "B", "C", "D"], ["1", "", "X", "", ""], ["2", "", "", "x", ""])],
        [table(["Câu", "1", "2"], ["A", "", ""], ["B", "X", ""], ["C", "", "X"], ["D", "", ""])],
        [table(["Câu", "Đáp án", "Giải thích"], ["1", "B", "Theo Điều 1"], ["2", "C", "Theo Điều 2"])],
    ],
)
def test_answers_of_all_questions_stand_in_any_form(keys):
    assert rights(*lines(), *keys) == [(1,), (2,)]


def test_answers_may_stand_above_the_questions():
    assert rights("ĐÁP ÁN", table(["Câu", "1", "2"], ["Đáp án", "B", "C"]), *lines()) == [(1,), (2,)]


def test_an_instruction_with_the_words_of_an_answer_is_none():
    blocks = [paragraph("Câu 1. Thủ đô?"), paragraph("Chọn đáp án đúng:"), paragraph("A. Huế"), paragraph("*B. Hà Nội")]
    (draft,) = read_bank(document(*blocks)).drafts
    assert (draft.stem, draft.correct) == ("Thủ đô?\nChọn đáp án đúng:", (1,))


STATEMENTS = ("Lập ở khu dân cư.", "Do huyện quyết định.", "Có Trưởng ban.")


@pytest.mark.parametrize("answer", ["a) Đúng; b) Sai; c) Đúng", "Đ - S - Đ", "ĐSĐ", "a-Đ, b-S, c-Đ", ""])
def test_what_is_said_of_every_statement_makes_a_table_of_truths(answer):
    marks = ["", "", ""] if answer else [" (Đ)", " (S)", " (Đ)"]
    items = [f"{'abc'[place]}) {text}{marks[place]}" for place, text in enumerate(STATEMENTS)]
    blocks = ["Câu 1. Về Ban Công tác Mặt trận:", *items, *([f"Đáp án: {answer}"] if answer else [])]
    (draft,) = read_bank(document(*map(paragraph, blocks))).drafts
    assert (draft.type, draft.prompts) == ("true_false_table", STATEMENTS)
    assert list(draft.shape.key["truths"].values()) == [True, False, True]


def test_a_statement_may_end_with_what_it_is():
    found = read_bank(document(paragraph("Câu 1. Điểm 0 là điểm. (Đ)"), paragraph("Câu 2. Được đọc mã OTP [Sai]")))
    assert [(draft.stem, draft.correct) for draft in found.drafts] == [
        ("Điểm 0 là điểm.", (0,)),
        ("Được đọc mã OTP", (1,)),
    ]


def test_the_heading_of_the_part_for_essays_is_no_option():
    blocks = ["A. TRẮC NGHIỆM", "Câu 1. Ở đâu?", "A. Huế", "*B. Vinh", "B. TỰ LUẬN", "Câu 2. Nêu các bước giám sát."]
    first, second = read_bank(document(*map(paragraph, blocks))).drafts
    assert (first.texts, first.correct) == (("Huế", "Vinh"), (1,))
    assert (second.type, second.stem) == ("essay", "Nêu các bước giám sát.")


def test_letters_in_cells_of_their_own_belong_to_the_options_beside_them():
    rows = [["A.", "Huế"], ["B", "Vinh"]]
    (draft,) = read_bank(document(paragraph("Câu 1. Ở đâu?"), table(*rows), paragraph("Đáp án: B"))).drafts
    assert (draft.texts, draft.correct) == (("Huế", "Vinh"), (1,))


def test_the_letter_of_an_option_that_is_not_there_says_nothing_of_right_and_wrong():
    (refused,) = read_bank(document(paragraph("Câu 1. Mật khẩu nào mạnh nhất?"), paragraph("Đáp án: D"))).refused
    assert refused.code == "too_few_options"


ROW = ["1", "Thủ đô?", *OPTIONS, "B"]


@pytest.mark.parametrize(
    "rows",
    [
        [["STT", "Câu hỏi", "Các phương án", "", "", "", "Đáp án"], ["", "", "A", "B", "C", "D", ""], ROW],
        [["STT", "ND câu hỏi", "ĐA A", "ĐA B", "ĐA C", "ĐA D", "ĐA đúng"], ROW],
        [
            ["STT", "Question - max 120 characters", *(f"Answer {n} - max 75 characters" for n in (1, 2, 3, 4)), "Key"],
            ROW,
        ],
        [["STT", "Câu hỏi", "Các phương án", "Đáp án"], ["1", "Thủ đô?", "".join(map(paragraph, OPTIONS)), "B"]],
    ],
)
def test_headings_are_read_by_those_who_abbreviate_and_merge(rows):
    (draft,) = read_bank(document(table(*rows))).drafts
    assert (draft.stem, draft.texts, draft.correct) == ("Thủ đô?", OPTIONS, (1,))
