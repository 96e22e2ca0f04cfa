"""The notation of lessons: everything written arrives, nothing else does, and a fault is told with its line."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from core.text.search import fold
from courses.blocks import LessonBody
from courses.formats.lesson_notation import NotationError, Remark, body_data, legal_data, read_lesson, remarks

LESSONS = sorted((Path(__file__).parents[2] / "learning" / "demo" / "data" / "courses").glob("*/*.md"))
BODY = LessonBody()
HEAD = """---
course: THU-01
module: 1
module_title: "Chuyên đề 1"
order: 3
title: "Bài thử"
kind: bài đọc
minutes: 8
objective: "Biết."
completion: "Đọc hết."
competences: ["4", "1"]
legal: []
---
"""
FIRST = HEAD.count("\n") + 1


def lesson(body, **head):
    """A lesson of this body; fields of the head are replaced or added."""
    text = HEAD
    for name, value in head.items():
        text = re.sub(rf"^{name}: .*\n", "", text, flags=re.MULTILINE).replace(
            "legal: []\n", f"legal: []\n{name}: {value}\n"
        )
    return read_lesson(text + body, name="03-bai-thu")


def only_block(body):
    (block,) = body_data(lesson(body))
    return block["type"], block["value"]


def texts(value):
    """Every piece of text a learner can come to see in raw data."""
    if isinstance(value, dict):
        hidden = {"id", "type", "image", "icon", "verdict", "kind", "activity", "label", "choose", "remind_days"}
        return [text for name, inner in value.items() if name not in hidden for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [re.sub(r"<[^>]+>", " ", value)] if isinstance(value, str) else []


def words(*pieces):
    return Counter(re.findall(r"\w+", fold(" ".join(pieces))))


def strings(data):
    """Every string of a YAML block but for machine words."""
    if isinstance(data, dict):
        machine = {"id", "type", "verdict", "image"}
        return " ".join(strings(value) for name, value in data.items() if name not in machine)
    if isinstance(data, list):
        return " ".join(map(strings, data))
    return data if isinstance(data, str) else ""


def written(source):
    """What the source says to learners, found without the parser: the notation's own words are struck out."""
    body = re.sub(r"<!--.*?-->", "", source.split("\n---\n", 1)[1], flags=re.DOTALL)
    body = re.sub(r"^:::quiz.*?^:::$", "", body, flags=re.MULTILINE | re.DOTALL)
    # What a survey asks goes into the bank of questions; its title stays in the lesson.
    body = re.sub(r"^:::survey(.*?)\n.*?^:::$", r"\1", body, flags=re.MULTILINE | re.DOTALL)
    body = re.sub(
        r"^:::(?:figure|classify|commitment)(.*)\n((?:.*\n)*?):::$",
        lambda match: f"{match[1]}\n{strings(yaml.safe_load(match[2]))}",
        body,
        flags=re.MULTILINE,
    )
    for pattern in (
        r"^:::check.*$",
        r"^:::\w*",
        r"^### Cảnh \d+",
        r"^(Hình|Chữ|Lời):",
        r"^\|[-|]+$",
        r"- \[[x~ ]\]",
        r"^\d+\. ",
        r"\| icon: [\w-]+$",
    ):
        body = re.sub(pattern, " ", body, flags=re.MULTILINE)
    return words(body)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem[:2]}")
def test_a_lesson_of_the_demo_arrives_whole_and_nothing_else_does(path):
    source = path.read_text()
    read = read_lesson(source, name=path.stem)
    body = body_data(read)
    shown = words(*texts(body))
    assert written(source) - shown == Counter()
    assert "kiểm chứng:" not in " ".join(texts(body)).casefold()
    assert source.count("kiểm chứng:") == len(remarks(read))
    # The blocks know every name and keep everything they are given.
    assert json.loads(json.dumps(BODY.get_prep_value(BODY.to_python(body)), default=str)) == body


def test_all_of_the_demo_is_there():
    assert len(LESSONS) == 59
    keys = [read_lesson(path.read_text(), name=path.stem).key for path in LESSONS]
    assert len(set(keys)) == 59


def test_ids_stay_the_same_and_differ_from_one_another():
    first, again = (body_data(lesson("Một.\n\n:::steps Việc\n1. Hai\n2. Ba\n:::\n")) for _ in range(2))
    assert first == again
    found = re.findall(r"'id': '([^']+)'", str(first))
    assert len(found) == len(set(map(UUID, found))) == 4


def test_the_head_is_read():
    read = read_lesson(LESSONS[1].read_text(), name=LESSONS[1].stem)
    assert (read.course, read.order, read.slug, read.kind) == ("AI-TT-01", 2, "ai-bia-va-cach-phat-hien", "practice")
    assert read.legal[0].number == "134/2025/QH15"
    assert (read.legal[0].issued_on, read.legal[0].effective_on) == (date(2025, 12, 10), date(2026, 3, 1))
    assert legal_data(read)[0]["value"]["issued_on"] == "2025-12-10"


def test_running_text_becomes_rich_text():
    kind, html = only_block("Một **đậm** *nghiêng* `mã`\nhai dòng.\n\n- ý\n- [nơi](https://mattran.org.vn)\n\n> lời\n")
    assert kind == "text"
    assert html == (
        '<p data-block-key="k0000">Một <b>đậm</b> <i>nghiêng</i> <code>mã</code> hai dòng.</p><ul>'
        '<li data-block-key="k0001">ý</li><li data-block-key="k0002"><a href="https://mattran.org.vn">nơi</a></li>'
        '</ul><blockquote data-block-key="k0003">lời</blockquote>'
    )


def test_a_script_address_is_no_link():
    _kind, html = only_block("[bấm](javascript:alert(1)) [vào](data:text/html,x)\n")
    assert "href" not in html
    assert "<script" not in html


@given(
    st.text(alphabet=st.sampled_from("abc <>/&\"'`*[]()#:-=x\n! script onload img svg href javascript"), max_size=120)
)
def test_no_html_ever_passes(body):
    try:
        data = body_data(lesson(body))
    except NotationError:
        return
    allowed = r"</?(?:p|b|i|ul|ol|li|blockquote|code)(?: data-block-key=\"k\d+\")?>|<br>|<a href=\"[^\"<>]*\">|</a>"
    for block in data:
        if block["type"] == "text":
            assert "<" not in re.sub(allowed, "", block["value"])


@given(st.text(max_size=200))
def test_whatever_is_read_is_either_a_lesson_or_a_fault_with_a_line(text):
    for whole in (text, HEAD + text, HEAD + f":::check\n{text}\n:::\n"):
        fault = fault_of(whole)
        assert fault is None or 1 <= fault.line <= whole.count("\n") + 1
        assert fault is None or str(fault).startswith(f"Dòng {fault.line}: ")


def fault_of(whole):
    try:
        read_lesson(whole, name="x")
    except NotationError as error:
        return error
    return None


def test_notes_of_editors_stand_at_their_block_and_only_there():
    read = lesson("Đầu. <!-- kiểm chứng: một -->\n\n:::note Ghi nhớ\nNhớ.\n<!-- kiểm chứng: hai\ndòng -->\n:::\n")
    body = body_data(read)
    assert remarks(read) == [
        Remark(f"body.{body[0]['id']}", "Kiểm chứng: một", '[{"key": "k0000", "start": 0, "end": 4}]'),
        Remark(f"body.{body[1]['id']}.title", "Kiểm chứng: hai dòng"),
    ]
    assert "kiểm" not in str(body)


def test_a_note_before_everything_belongs_to_what_follows():
    read = lesson("<!-- kiểm chứng: gì -->\n\nĐầu.\n")
    (remark,) = remarks(read)
    assert (remark.path, remark.text) == (f"body.{body_data(read)[0]['id']}", "Kiểm chứng: gì")


def test_an_exam_named_in_the_head_is_the_last_block():
    read = lesson("Chúc may mắn.\n", kind="exam", exam="{questions: 15}")
    assert [block["type"] for block in body_data(read)] == ["text", "activity"]
    assert body_data(read)[-1]["value"]["activity"] == "quiz:thu-01-final"


def test_a_pre_test_is_another_quiz_than_the_final_one():
    assert only_block(":::quiz Đầu vào\nkind: pre_test\nquestions: 10\n:::\n") == (
        "activity",
        {"title": "Đầu vào", "activity": "quiz:thu-01-pre"},
    )


@pytest.mark.parametrize(
    ("body", "line", "words_of_fault"),
    [
        ("Một.\n\n<b>đậm</b>\n", 2, "thẻ HTML"),
        ("Một.\n\n:::note Ghi nhớ\nHai.\n", 2, "chưa có dòng đóng"),
        (":::\n", 0, "không có khối nào đang mở"),
        (":::note A\n:::steps B\n:::\n", 1, "không lồng nhau"),
        (":::bang Gì\nx\n:::\n", 0, "“bang”"),
        (":::note Trống\n\n:::\n", 0, "còn trống"),
        ("# To quá\n", 0, "“##”"),
        ("![ảnh](x.png)\n", 0, "đoạn văn chỉ có"),
        (":::steps\nkhông số\n:::\n", 1, "1. việc làm"),
        (":::table Bảng\n| a | b |\n|---|---|\n| một |\n:::\n", 3, "1 ô"),
        (":::table Bảng\nkhông phải bảng\n:::\n", 1, "“|”"),
        (":::check\nHỏi?\n- [ ] a\n- [ ] b\n> vì\n:::\n", 0, "đúng một dòng “[x]”"),
        (":::check\nHỏi?\n- [x] a\n- [x] b\n> vì\n:::\n", 0, "đúng một dòng “[x]”"),
        (":::check\nHỏi?\n- [x] a\n- [ ] b\n:::\n", 0, "giải thích"),
        (":::check đoán mò\nHỏi?\n= 1\n> vì\n:::\n", 0, "kiểu câu"),
        (":::check ghép đôi\nHỏi?\n- a và b\n> vì\n:::\n", 2, "=>"),
        (":::check nhập số\nHỏi?\n= nhiều\n> vì\n:::\n", 2, "= 84"),
        (":::scenario A\nKể.\n? Hỏi\n- [x] a\n  > b\n:::\n", 0, "ba lựa chọn"),
        (":::scenario A\nKể.\n? Hỏi\n- [x] a\n- [ ] b\n- [ ] c\n:::\n", 3, "hậu quả"),
        (":::scenario A\nKhông hỏi.\n:::\n", 0, "? câu hỏi"),
        (":::script A\n### Cảnh 1 (0:00 – 0:10)\nHình: x\n:::\n", 0, "Lời"),
        (":::infographic A\n1. Không đậm | lời\n:::\n", 1, "icon: mã"),
        (":::figure A\nimage: x\n:::\n", 0, "“alt”"),
        (":::figure A\nimage: x\nalt: y\ncaption: z\nmau: w\n:::\n", 0, "“mau”"),
        (":::figure A\nimage: [x\n:::\n", 1, "YAML"),
        (":::quiz A\nkind: lạ\n:::\n", 0, "final_test"),
        (":::survey A\nanonymous: true\nquestions:\n  - {id: 1, type: lạ, text: x}\n:::\n", 0, "sai kiểu"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_write(body, line, words_of_fault):
    with pytest.raises(NotationError) as refused:
        lesson(body)
    assert words_of_fault in refused.value.sentence
    assert refused.value.line >= FIRST + line
    assert refused.value.line <= FIRST + line + 2


@pytest.mark.parametrize(
    ("head", "words_of_fault"),
    [
        ({"minutes": "nhiều"}, "sai kiểu"),
        ({"kind": "nhảy múa"}, "sai kiểu"),
        ({"mau_sac": "đỏ"}, "“mau_sac”"),
    ],
)
def test_a_head_that_says_nonsense_is_refused(head, words_of_fault):
    with pytest.raises(NotationError) as refused:
        lesson("Một.\n", **head)
    assert words_of_fault in refused.value.sentence


@pytest.mark.parametrize("unseen", ["\x00", "\x0b", "\x85", "\u2028", "\r"])
def test_characters_that_nobody_sees_are_refused(unseen):
    with pytest.raises(NotationError) as refused:
        lesson(f"Một.\n\nHai{unseen}ba.\n")
    assert refused.value.line == FIRST + 2


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference():
    text = HEAD + ":::steps Việc\n1. Một\n2. Hai\n:::\n"
    assert read_lesson("\ufeff" + text.replace("\n", "\r\n"), name="x") == read_lesson(text, name="x")


@pytest.mark.parametrize("text", ["", "Không có đầu.", "---\ncourse: A\n", "---\n---\nThân."])
def test_a_file_without_a_head_is_refused(text):
    with pytest.raises(NotationError):
        read_lesson(text, name="x")
