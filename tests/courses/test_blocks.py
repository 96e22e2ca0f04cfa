"""The blocks of a lesson on the page: every lesson of the demo shown whole, usable without JavaScript, asking no query."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from courses.blocks import LessonBody
from courses.blocks.fields import Line, LineBlock
from courses.blocks.pictures import drawings, figure_choices, icon_choices
from courses.formats.lesson_notation import body_data, legal_data, read_lesson
from courses.models import LessonContent
from courses.selectors.content import rendered_body, rendered_item_body
from tests.courses.test_formats import LESSONS, lesson, words, written

BODY = LessonBody()
IDS = [f"{path.parent.name}-{path.stem[:2]}" for path in LESSONS]


class Page(HTMLParser):
    """What stands on a page: its elements with their attributes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.pieces, self.open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in {"img", "input", "br", "use", "path", "source", "track", "rect"}:
            self.open.append(tag)
        if dict(attrs).get("alt"):
            self.pieces.append(dict(attrs)["alt"])

    def handle_endtag(self, tag):
        if tag not in {"use", "path", "rect"}:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.pieces.append(data)

    def every(self, tag, **attrs):
        return [found for name, found in self.elements if name == tag and attrs.items() <= found.items()]


def shown(body):
    return Page(BODY.render(BODY.to_python(body_data(lesson(body)))))


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Every lesson of the demo as it is rendered; the library, which has nothing yet, is asked for the texts cited."""
    rendered = {}
    for path in LESSONS:
        read = read_lesson(path.read_text(), name=path.stem)
        content = LessonContent(hash=path.stem, language="vi", body=body_data(read), legal_basis=legal_data(read))
        with django_db_blocker.unblock():
            rendered[path] = rendered_body(content)
    return rendered


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_every_word_of_a_lesson_is_on_its_page(path, pages):
    page = Page(pages[path])
    assert page.open == []
    assert written(path.read_text()) - words(*page.pieces) == Counter()
    assert "kiểm chứng:" not in pages[path].casefold()


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_a_page_needs_no_inline_code_and_its_parts_are_named_once(path, pages):
    page = Page(pages[path])
    assert not [attrs for _tag, attrs in page.elements for name in attrs if name == "style" or name.startswith("on")]
    ids = [attrs["id"] for _tag, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["for"] for attrs in page.every("label") if "for" in attrs} <= set(ids)
    assert all(attrs.get("alt") is not None and attrs["width"] for attrs in page.every("img"))
    assert not page.every("form")


def test_rendering_asks_no_query_and_is_done_once(db, django_assert_num_queries, pages):
    read = read_lesson(LESSONS[0].read_text(), name=LESSONS[0].stem)
    content = LessonContent.objects.create(hash="b" * 64, language="vi", body=body_data(read), legal_basis=[])
    with django_assert_num_queries(1):
        html = rendered_item_body(content.pk)
    with django_assert_num_queries(0):
        assert rendered_item_body(content.pk) == html
        assert rendered_body(content) == html


def test_the_words_around_a_lesson_are_in_the_readers_language(db):
    content = LessonContent(hash="c" * 64, language="vi", body=body_data(lesson("Một.\n")), legal_basis=[])
    vietnamese = rendered_body(content)
    with translation.override("en"):
        content.body = []
        assert rendered_body(content) != vietnamese
    assert rendered_body(content) == vietnamese


def test_a_line_shows_its_marks_and_nothing_else():
    line = Line("**Đậm** & *nghiêng* `a<b` <img src=x onerror=alert(1)>")
    assert line.__html__() == ("<b>Đậm</b> &amp; <i>nghiêng</i> <code>a&lt;b</code> &lt;img src=x onerror=alert(1)&gt;")
    block = LineBlock()
    assert block.value_for_form(line) == str(line)
    assert type(block.get_prep_value(line)) is str


def test_single_choice_is_radio_buttons_of_one_name_with_the_answer_below():
    page = shown(":::check\nHỏi?\n- [ ] a\n- [x] b\n> vì thế\n:::\n")
    radios = page.every("input", type="radio")
    assert [radio["value"] for radio in radios] == ["A", "B"]
    assert len({radio["name"] for radio in radios}) == 1
    assert page.every("section", **{"data-behaviour": "self-check", "data-right": "B"})
    assert page.every("details")
    assert all("hidden" in button for button in page.every("button"))


def test_multiple_choice_is_check_boxes():
    page = shown(":::check nhiều đáp án\nHỏi?\n- [x] a\n- [ ] b\n- [x] c\n> vì\n:::\n")
    assert len(page.every("input", type="checkbox")) == 3
    assert page.every("section", **{"data-right": "A,C"})
    assert "Chọn tất cả ý đúng." in "".join(page.pieces)


def test_halves_that_repeat_are_offered_once_and_each_knows_its_own():
    page = shown(":::check ghép đôi\nHỏi?\n- chó => thú\n- mèo => thú\n- gà => chim\n> vì\n:::\n")
    selects = page.every("select")
    assert len(selects) == 3
    assert selects[0]["data-right"] == selects[1]["data-right"] != selects[2]["data-right"]
    assert len(page.every("option")) == 3 * (1 + 2)


def test_things_to_order_are_not_shown_in_their_order():
    steps = [f"Việc {n}" for n in range(1, 8)]
    page = shown(":::check sắp xếp\nHỏi?\n" + "".join(f"{n}. {s}\n" for n, s in enumerate(steps, 1)) + "> vì\n:::\n")
    places = [int(select["data-right"]) for select in page.every("select")]
    assert sorted(places) == list(range(1, 8)) != places


def test_a_number_keeps_its_point_for_the_machine_and_has_a_comma_for_people():
    page = shown(":::check nhập số\nBao nhiêu?\n= 1234,5\n> vì\n:::\n")
    assert page.every("input")[0]["data-right"] == "1234.5"
    assert "1.234,5" in "".join(page.pieces)


def test_consequences_are_words_beside_their_colour():
    page = shown(":::scenario A\nKể.\n? Làm gì?\n- [x] a\n  > tốt\n- [~] b\n  > tạm\n- [ ] c\n  > hỏng\n:::\n")
    told = " ".join(page.pieces)
    assert [words in told for words in ("Nên làm", "Chấp nhận được", "Nên tránh")] == [True] * 3
    assert len(page.every("details")) == 3


def test_every_drawing_has_a_title_and_a_size():
    assert len(figure_choices()) >= 3
    assert len(icon_choices()) == 12
    assert all(drawing.title and drawing.width for drawing in drawings().values())


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_every_drawing_a_lesson_names_exists(path, pages):
    for code in re.findall(r"^image: (.+)$", path.read_text(), flags=re.MULTILINE):
        assert f"figures/{code}.svg" in pages[path]
    for code in re.findall(r"icon: ([\w-]+)$", path.read_text(), flags=re.MULTILINE):
        assert f"figures/icons/{code}.svg" in pages[path]


def test_a_drawing_that_is_gone_leaves_its_description():
    data = body_data(lesson(":::figure\nimage: khong-con\nalt: Mô tả đầy đủ\n:::\n"))
    page = Page(BODY.render(BODY.to_python(data)))
    assert not page.every("img")
    assert "Mô tả đầy đủ" in "".join(page.pieces)


@pytest.mark.parametrize(
    ("source", "change"),
    [
        (":::scenario A\nKể.\n? Gì?\n- [x] a\n  > 1\n- [ ] b\n  > 2\n- [ ] c\n  > 3\n:::\n", ("verdict", "avoid")),
        (":::check\nHỏi?\n- [x] a\n- [ ] b\n> vì\n:::\n", ("is_right", True)),
        (":::check\nHỏi?\n- [x] a\n- [ ] b\n> vì\n:::\n", ("is_right", False)),
    ],
)
def test_the_editor_refuses_questions_without_a_right_and_a_wrong_answer(source, change):
    data = body_data(lesson(source))
    name, value = change
    for entry in data[0]["value"].get("choices") or data[0]["value"]["options"]:
        entry["value"][name] = value
    with pytest.raises(ValidationError):
        BODY.clean(BODY.to_python(data))


def test_the_editor_refuses_a_label_that_is_not_there():
    source = (
        ':::classify A\nlabels: {x: "Có", y: "Không"}\nitems:\n'
        "  - {id: 1, channel: a, text: b, verdict: x, reason: c, clue: d}\n"
        "  - {id: 2, channel: a, text: b, verdict: y, reason: c, clue: d}\n:::\n"
    )
    data = body_data(lesson(source))
    assert BODY.clean(BODY.to_python(data))
    data[0]["value"]["messages"][0]["value"]["label"] = 3
    with pytest.raises(ValidationError):
        BODY.clean(BODY.to_python(data))


def test_a_lesson_has_one_activity_at_most(db):
    twice = body_data(lesson(":::quiz A\nkind: final_test\n:::\n\n:::quiz B\nkind: pre_test\n:::\n"))
    with pytest.raises(ValidationError) as refused:
        BODY.clean(BODY.to_python(twice))
    assert refused.value.non_block_errors
