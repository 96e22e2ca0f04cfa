"""The many ways in which people write a bank as plain text: all say the same questions."""

import pytest

from quizzes.formats import read_bank

CAPITAL = ("Thủ đô của nước ta là thành phố nào?", ("Huế", "Hà Nội", "Vinh", "Đà Nẵng"), (1,))
MINUTES = ("Một tiết học có bao nhiêu phút?", ("30", "45", "60", "90"), (1,))

WAYS = {
    "answer lines": """Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng\nĐáp án: B
        Câu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nĐáp án: B""",
    "colons and brackets": """Câu 1: {0}\na) Huế\nb) Hà Nội\nc) Vinh\nd) Đà Nẵng\nĐáp án đúng là: b
        Câu 2: {1}\na) 30\nb) 45\nc) 60\nd) 90\n=> ĐA: b""",
    "numbers only": """1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng\nTrả lời: B
        2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nTrả lời: B.""",
    "numbers in brackets": """1) {0}\na. Huế\nb. Hà Nội\nc. Vinh\nd. Đà Nẵng\nĐáp án b
        2) {1}\na. 30\nb. 45\nc. 60\nd. 90\nĐáp án b""",
    "stars before letters": """Câu 1. {0}\nA. Huế\n*B. Hà Nội\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\n*B. 45\nC. 60\nD. 90""",
    "stars behind letters": """Câu 1. {0}\nA. Huế\nB. *Hà Nội\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. *45\nC. 60\nD. 90""",
    "stars at the end": """Câu 1. {0}\nA. Huế\nB. Hà Nội *\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. 45*\nC. 60\nD. 90""",
    "said at the end": """Câu 1. {0}\nA. Huế\nB. Hà Nội (đúng)\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. 45 (x)\nC. 60\nD. 90""",
    "boxes": """Câu 1. {0}\n☐ Huế\n☑ Hà Nội\n☐ Vinh\n☐ Đà Nẵng
        Câu 2. {1}\n[ ] 30\n[x] 45\n[ ] 60\n[ ] 90""",
    "one line": """Câu 1. {0}\nA. Huế B. Hà Nội C. Vinh D. Đà Nẵng\nĐáp án: B
        Câu 2. {1}\nA. 30\tB. 45\tC. 60\tD. 90\nĐáp án: B""",
    "with the question": """Câu 1. {0} A. Huế B. Hà Nội C. Vinh D. Đà Nẵng\nĐáp án: B
        Câu 2. {1}   A. 30   B. 45   C. 60   D. 90\nĐáp án: B""",
    "two lines": """Câu 1. {0}\nA. Huế    B. Hà Nội\nC. Vinh    D. Đà Nẵng\nĐáp án: B
        Câu 2. {1}\nA. 30    B. 45\nC. 60    D. 90\nĐáp án: B""",
    "answers at the end": """Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nĐÁP ÁN\n1. B\n2. B""",
    "answers in a row": """Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nBảng đáp án:\n1B, 2B""",
    "answers with words": """Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng
        Câu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nĐÁP ÁN:\nCâu 1: B\nCâu 2: B""",
    "answers in full": """Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng\nĐáp án: Hà Nội
        Câu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nĐáp án: B. 45""",
    "a title and parts": """NGÂN HÀNG CÂU HỎI\nKhóa: An toàn thông tin\nPHẦN I. KIẾN THỨC CHUNG
        Câu 1. {0}\nA. Huế\nB. Hà Nội\nC. Vinh\nD. Đà Nẵng\nĐáp án: B
        PHẦN II. THỜI GIAN\nCâu 2. {1}\nA. 30\nB. 45\nC. 60\nD. 90\nĐáp án: B\n--- HẾT ---""",
}


def read(text):
    lines = "\n".join(line.strip(" ") for line in text.splitlines())
    return read_bank(lines.encode())


def facts(draft):
    return draft.stem, draft.texts, draft.correct


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_of_writing_says_the_same(way):
    found = read(way.format(CAPITAL[0], MINUTES[0]))
    assert [facts(draft) for draft in found.drafts] == [CAPITAL, MINUTES]
    assert found.refused == ()


@pytest.mark.parametrize("letters", ["A, B, D", "A,B,D", "A; B; D", "A B D", "ABD", "A, B và D", "a, b, d", "1, 2, 4"])
def test_several_answers_may_be_named_in_any_way(letters):
    found = read(f"Câu 1. Chọn các màu cờ\nA. Đỏ\nB. Vàng\nC. Xám\nD. Sao\nĐáp án: {letters}\nCâu 2. ")
    assert found.drafts[0].correct == (0, 1, 3)
    assert found.drafts[0].type == "multiple"


@pytest.mark.parametrize(("word", "place"), [("Đúng", 0), ("Sai", 1), ("S", 1), ("Đ", 0), ("ĐÚNG", 0)])
def test_a_statement_without_options_is_right_or_wrong(word, place):
    (draft,) = read(f"Câu 1. Điểm 0 là một điểm.\nĐáp án: {word}\n").drafts
    assert (draft.type, draft.texts, draft.correct) == ("true_false", ("Đúng", "Sai"), (place,))


def test_what_belongs_to_a_question_is_kept_with_it():
    text = """Câu 1 (Vận dụng cao). Câu dài
        xuống dòng?
        A. Một
        B. Hai
        Đáp án: A. Giải thích: Vì một.
        Và còn nữa.
        Mã câu: KT-01
        Chủ đề: Toán"""
    (draft,) = read(text).drafts
    assert (draft.stem, draft.level, draft.code, draft.category) == (
        "Câu dài\nxuống dòng?",
        "advanced",
        "KT-01",
        ("Toán",),
    )
    assert draft.explanation == "Vì một.\nVà còn nữa."


def test_a_letter_inside_an_option_starts_no_other_option():
    (draft,) = read("Câu 1. Theo đâu?\nA. Theo mục B. của quyết định\nB. Theo luật\nĐáp án: A\n").drafts
    assert draft.texts == ("Theo mục B. của quyết định", "Theo luật")


def test_options_that_speak_of_others_keep_their_order():
    first, second = read(
        "Câu 1. Ai?\nA. Xã\nB. Tỉnh\nC. Cả A và B\nĐáp án: C\nCâu 2. Gì?\nA. Cả xã\nB. Cả tỉnh\nĐáp án: A"
    ).drafts
    assert (first.keeps_order, second.keeps_order) == (True, None)


def test_nothing_is_guessed():
    text = """Câu 1. Không có đáp án?\nA. Một\nB. Hai
        Câu 2. Đáp án ngoài?\nA. Một\nB. Hai\nĐáp án: E
        Câu 3. Hai dấu?\nA. Một *\nB. Hai\nĐáp án: B
        Câu 5. Số hay thứ tự?\nA. 2\nB. 4\nC. 6\nĐáp án: 2"""
    found = read(text)
    assert found.drafts == ()
    assert [said.code for said in found.refused] == [
        "no_correct_option",
        "unknown_answer",
        "answers_disagree",
        "unknown_answer",
    ]
    assert [said.code for said in found.findings] == ["numbering_gap"]


def test_answers_of_parts_that_count_anew_go_to_their_own_questions():
    text = """Phần I\nCâu 1. Một?\nA. a1\nB. b1\nĐÁP ÁN\n1.A
        Phần II\nCâu 1. Hai?\nA. a2\nB. b2\nĐÁP ÁN\n1.B"""
    assert [draft.correct for draft in read(text).drafts] == [(0,), (1,)]


@pytest.mark.parametrize("mark", ["*{}", "{} (x)"])
def test_two_stars_mean_several_answers_only_where_the_question_says_so(mark):
    options = "\n".join([mark.format("A. Một"), mark.format("B. Hai"), "C. Ba"])
    found = read(f"Câu 1. Chọn một?\n{options}\nCâu 2. Những số nào nhỏ?\n{options.replace('Ba', 'Bốn')}")
    assert [said.code for said in found.refused] == ["two_correct_marked"]
    assert [draft.correct for draft in found.drafts] == [(0, 1)]
