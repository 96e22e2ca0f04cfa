"""Tables under other headings, and files of learning platforms as other hands write them."""

import pytest

from quizzes.formats import read_bank

WHERE = ("Ở đâu?", ("Huế", "Hà Nội", "Vinh"), (1,))


def read(text):
    return read_bank(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "STT;Câu hỏi;Đáp án A;Đáp án B;Đáp án C;Đáp án đúng\n1;Ở đâu?;Huế;Hà Nội;Vinh;B\n",
        "Question,Option 1,Option 2,Option 3,Correct Answer\nỞ đâu?,Huế,Hà Nội,Vinh,Hà Nội\n",
        "Câu hỏi,Lựa chọn,Là đáp án đúng\nỞ đâu?,Huế,\n,Hà Nội,x\n,Vinh,\n",
        "Nội dung câu hỏi\tPA1\tPA2\tPA3\tĐáp án\nỞ đâu?\tHuế\tHà Nội\tVinh\t2\n",
        "TT,Câu hỏi,Các phương án,Đáp án\n1,Ở đâu?,A. Huế  B. Hà Nội  C. Vinh,B\n",
        "BẢNG CÂU HỎI,,,,\nTT,Nội dung,Phương án,,,Đáp án\n,,A,B,C,\n1,Ở đâu?,Huế,Hà Nội,Vinh,b\n",
    ],
)
def test_columns_are_found_by_what_their_headings_mean(text):
    (draft,) = read(text).drafts
    assert (draft.stem, draft.texts, draft.correct) == WHERE


def test_options_that_are_numbers_make_no_title_of_a_row():
    found = read("STT;Câu hỏi;A;B;C;D;Đáp án\n1;Mấy phút?;30;45;60;90;2\n2;Mấy giờ?;1;2;3;4;D\nCộng: 2 câu\n")
    assert [draft.correct for draft in found.drafts] == [(1,), (3,)]
    assert [finding.code for finding in found.findings] == ["left_out"]


def test_statements_may_have_a_column_of_truths():
    found = read("STT,Nhận định,Đáp án\n1,Điểm 0 là điểm.,Đúng\n2,Điểm âm là điểm.,Sai\n")
    assert [(draft.type, draft.correct) for draft in found.drafts] == [("true_false", (0,)), ("true_false", (1,))]


def test_gift_says_pairs_numbers_ranges_and_gaps():
    match, number, span, gap, truth = read(
        "::G::Ghép {=Tỉnh -> 34 =Xã -> 3321}\n\n::N::Mấy? {#45:5}\n\n::R::Mấy? Mấy? {#1..5}\n\n"
        "Thủ đô là {=Hà Nội ~Huế} của nước ta.\n\nMặt trận là liên minh. {Đúng}"
    ).drafts
    assert (match.prompts, match.texts, match.pairs) == (("Tỉnh", "Xã"), ("34", "3321"), (0, 1))
    assert (number.value, number.tolerance, span.value, span.tolerance) == (45, 5, 3, 2)
    assert gap.stem == "Thủ đô là _____ của nước ta."
    assert (truth.type, truth.correct) == ("true_false", (0,))


def test_gift_keeps_percentages_and_notes_and_says_that_they_wait():
    found = read("::P::Hai phần? {~%50%Một#gần đúng ~%50%Hai ~%-25%Ba}\n\n::Q::Một phần? {=Một ~%50%Hai ~Ba}")
    assert [finding.where for finding in found.findings] == ["P", "Q"]
    assert [option.weight for option in found.drafts[0].options] == [50, 50, -25]
    assert found.drafts[0].options[0].note == "gần đúng"
    assert [draft.correct for draft in found.drafts] == [(0, 1), (0,)]


@pytest.mark.parametrize(
    "text",
    ["::D::Chỉ là lời dẫn.", "::W::Một trong hai? {=a =b ~c}"],
)
def test_gift_that_cannot_be_marked_is_refused_and_not_bent(text):
    found = read(text)
    assert (found.drafts, len(found.refused)) == ((), 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_aiken_comes_in_any_unicode(encoding):
    text = "Câu 1. Ở đâu của nước ta?\r\nA) Huế\r\nB) Hà Nội\r\nC) Vinh\r\nANSWER: b\r\n"
    (draft,) = read_bank(text.encode(encoding)).drafts
    assert (draft.stem, draft.texts, draft.correct) == ("Ở đâu của nước ta?", *WHERE[1:])


@pytest.mark.parametrize("gap", ["\n", ""])
def test_aiken_without_an_answer_spoils_no_other_question(gap):
    found = read(f"Ở đâu?\nA. Huế\nB. Hà Nội\n{gap}Mấy?\nA. Một\nB. Hai\nANSWER: A\n")
    assert [(draft.stem, draft.texts) for draft in found.drafts] == [("Mấy?", ("Một", "Hai"))]
    assert [refused.code for refused in found.refused] == ["no_correct_option"]


def test_moodle_formatting_is_reported_and_scripts_are_gone():
    text = (
        '<quiz><question type="multichoice"><name><text>X</text></name><questiontext format="html"><text>'
        "<![CDATA[<p>H<sub>2</sub>O là <b>gì</b>?<script>alert(1)</script></p>]]></text></questiontext><single>true</single>"
        '<answer fraction="100"><text>Nước</text></answer><answer fraction="0"><text>Lửa</text></answer></question></quiz>'
    )
    found = read(text)
    assert found.drafts[0].stem == "H₂O là gì?"
    assert [finding.code for finding in found.findings] == ["formatting_lost"]
