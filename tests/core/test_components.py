"""The components: strict in what they accept, careful with what they are given, clear to a screen reader."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.template import Template, TemplateSyntaxError, engines

from core.components.actions import icon_names
from core.components.lists import heat_step
from core.components.registry import register
from core.gallery import SampleQuestion

ROOT = Path(__file__).resolve().parents[2]


def templates(folder: str = "") -> list[Path]:
    """Every template of the house, or those under a folder."""
    found = [*ROOT.glob("*/templates/**/*.html"), *(ROOT / "templates").rglob("*.html")]
    return [path for path in found if path.is_relative_to(ROOT / folder)]


def render(source: str, **context) -> str:
    """The source rendered, runs of white space collapsed."""
    return re.sub(r"\s+", " ", engines["django"].from_string(source).render(context)).strip()


class AskForm(forms.Form):
    phone = forms.CharField(label="Số điện thoại")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    way = forms.ChoiceField(label="Cách nhận", choices=[("a", "Zalo"), ("b", "SMS")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Đồng ý")


# --- strictness


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Học tiếp" knid="primary" %}',
        "{% button %}",
        '{% list_row href="/x" %}',
        '{% note tone="nghe" colour="red" %}x{% endnote %}',
        "{% disclosure %}x{% enddisclosure %}",
        '{% note title="x" %}',
        "{% bar 30 %}",
    ],
)
def test_unknown_and_missing_properties_fail_when_the_page_is_compiled(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Học tiếp" kind="danger" %}',
        '{% button "Học tiếp" type="reset" %}',
        '{% bar percent=30 tone="red" %}',
        '{% tag "Hạn" tone="urgent" %}',
        '{% note tone="warn" %}x{% endnote %}',
        '{% icon "no-such-sign" %}',
        '{% icon "" %}',
        '{% tag "Hạn" icon="no-such-sign" %}',
        "{% tag misspelt %}",
        "{% stat label=misspelt value=3 %}",
        '{% stat label="Đạt" value=misspelt %}',
        '{% list_row title="" %}',
        '{% heat_cell percent=misspelt label="Xã" %}',
    ],
)
def test_values_no_component_knows_fail_when_the_page_is_rendered(source):
    with pytest.raises(ValueError, match=r"is empty|not one of|not in static"):
        render(source)


def test_a_value_of_zero_is_no_missing_value():
    assert "<b>0</b>" in render('{% stat label="Đạt" value=0 %}')
    assert 'value="0"' in render("{% bar percent=0 %}")


def test_every_component_is_shown_in_the_gallery():
    shown = "".join(path.read_text() for path in templates("core/templates/core"))
    framing = {"navigation", "page_css", "panels", "sprite", "icon", "net_strip", "other_language", "once", "kept"}
    assert [name for name in register.tags if name not in framing and f"{{% {name} " not in shown] == []


def test_every_sign_named_in_a_template_is_in_the_sprite():
    named = {
        (str(path), name)
        for path in templates()
        if not {"admin", "wagtailadmin"} & set(path.parts)  # the editor has signs of its own
        for name in re.findall(r"""{%\s*icon "([^"]+)"|\bicon(?:_end)?="([^"]+)\"""", path.read_text())
    }
    assert {(path, "".join(name)) for path, name in named if "".join(name) not in icon_names()} == set()


# --- escaping


@pytest.mark.parametrize(
    "source",
    [
        "{% button bad href=bad label=bad %}",
        "{% button bad name=bad value=bad %}",
        '{% icon "check" label=bad %}',
        "{% icon_button icon='x' label=bad href=bad %}",
        "{% tag bad %}",
        "{% list_row title=bad href=bad meta=bad tag=bad %}",
        "{% course_card title=bad href=bad meta=bad state=bad %}",
        "{% unit_row title=bad href=bad percent=3 meta=bad %}",
        "{% note title=bad %}{{ bad }}{% endnote %}",
        "{% disclosure summary=bad meta=bad id=bad %}{{ bad }}{% enddisclosure %}",
        "{% criterion title=bad points=1 of=2 state=bad %}{{ bad }}{% endcriterion %}",
        "{% stat label=bad value=bad note=bad href=bad %}",
        "{% empty title=bad text=bad href=bad action=bad %}",
        "{% opt bad letter=bad name=bad value=bad %}",
        "{% opt_result bad state='right' lead=bad %}",
        "{% heat_cell percent=3 label=bad href=bad %}",
        "{% lotus label=bad %}",
        "{% key_values rows %}",
        "{% breadcrumbs rows %}",
        "{% formula words %}",
        "{% steps words %}",
    ],
)
def test_nothing_given_to_a_component_becomes_markup(source):
    bad = """"><script>x</script>'"""
    html = render(source, bad=bad, rows=[(bad, bad)], words=[bad])
    assert "<script" not in html
    assert bad not in html


def test_safe_text_given_to_an_answer_stays_markup():
    assert "<em>mã</em>" in render(
        '{% opt text letter="A" name="a" value=1 %}', text=engines["django"].from_string("<em>mã</em>").render()
    )


# --- words for screen readers


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in render('{% icon "check" %}')
    labelled = render('{% icon "check" label="Đã xong" %}')
    assert 'role="img" aria-label="Đã xong"' in labelled
    assert "aria-hidden" not in labelled


def test_a_folded_button_keeps_its_words():
    html = render('{% button "Bài trước" href="/x" icon="arrow-left" folds=True %}')
    assert 'aria-label="Bài trước"' in html
    assert '<span class="d-only">Bài trước</span>' in html


def test_a_button_without_address_is_a_button():
    assert render('{% button "Nộp bài" name="do" value="submit" %}').startswith("<button")
    assert 'type="submit"' in render('{% button "Nộp bài" %}')
    assert "aria-pressed" not in render('{% button "Nộp bài" %}')
    assert 'aria-pressed="false"' in render('{% button "Đánh dấu" pressed=False %}')


@pytest.mark.parametrize(("state", "said"), [("done", "Đã xong"), ("current", "Đang học"), ("locked", "Chưa mở")])
def test_a_row_says_its_state(state, said):
    assert f'aria-label="{said}"' in render("{% list_row title='Bài 1' state=state %}", state=state)


def test_a_row_without_address_is_no_link():
    assert "<a" not in render('{% list_row title="Bài kiểm tra" state="locked" %}')


def test_the_question_map_names_every_state():
    questions = [
        SampleQuestion(1, is_answered=True),
        SampleQuestion(2, is_answered=True, is_flagged=True),
        SampleQuestion(3, is_current=True),
        SampleQuestion(4),
    ]
    html = render('{% qmap questions label="Chọn câu hỏi" %}', questions=questions)
    assert re.findall('aria-label="(Câu[^"]*)"', html) == [
        "Câu 1, đã trả lời",
        "Câu 2, đã trả lời, đánh dấu xem lại",
        "Câu 3, đang làm",
        "Câu 4, chưa trả lời",
    ]
    assert html.count('aria-current="page"') == 1


def test_the_question_map_of_a_form_saves_on_the_way():
    html = render('{% qmap questions label="Chọn câu hỏi" form="paper" %}', questions=[SampleQuestion(7)])
    assert '<button type="submit" form="paper" name="go" value="7"' in html
    assert "<a " not in html


def test_a_heat_cell_says_unit_and_share_and_no_share_is_no_zero():
    assert 'aria-label="Xã Kim Liên, VNeID: 48 phần trăm"' in render(
        '{% heat_cell percent=48.2 label="Xã Kim Liên, VNeID" href="/x" %}'
    )
    nobody = render('{% heat_cell percent=none label="Xã Kim Liên" %}', none=None)
    assert "không có ai phải học" in nobody
    assert "phần trăm" not in nobody


@pytest.mark.parametrize(
    ("percent", "step"),
    [(0, 0), (39, 0), (Decimal("39.5"), 1), (40, 1), (60, 2), (74.4, 2), (75, 3), (89.6, 4), (100, 4)],
)
def test_the_colour_of_a_cell_agrees_with_the_number_in_it(percent, step):
    assert heat_step(percent) == step


# --- fields


def test_a_wrong_field_is_tied_to_its_hint_and_its_error():
    html = render('{% field form.phone hint="10 số" %}', form=AskForm({}))
    assert 'aria-describedby="id_phone_hint id_phone_error"' in html
    assert 'id="id_phone_hint"' in html
    assert 'id="id_phone_error"' in html
    assert html.index('id="id_phone_error"') < html.index("<input")
    assert 'aria-invalid="true"' in html
    assert '<label for="id_phone">Số điện thoại</label>' in html


def test_a_field_without_hint_or_error_describes_nothing():
    assert "aria-describedby" not in render("{% field form.phone %}", form=AskForm())


def test_choices_are_a_fieldset_with_a_legend():
    html = render("{% field form.way %}", form=AskForm({}))
    assert '<legend class="lab">Cách nhận</legend>' in html
    assert 'aria-describedby="id_way_error"' in html
    assert html.count('type="radio"') == 2


def test_a_password_has_a_button_that_only_javascript_shows():
    html = render("{% field form.password %}", form=AskForm())
    assert 'data-behaviour="reveal"' in html
    assert " hidden>" in html


# --- progress


@pytest.mark.parametrize(
    ("done", "total", "petals", "full"),
    [
        (0, 6, 6, 0),
        (3, 6, 6, 3),
        (6, 6, 6, 6),
        (7, 15, 9, 4),
        (14, 15, 9, 8),
        (15, 15, 9, 9),
        (0, 0, 1, 0),
        (1, 1, 1, 1),
    ],
)
def test_the_lotus_has_at_most_nine_petals_and_is_full_only_at_the_end(done, total, petals, full):
    html = render('{% lotus done=done total=total label="x" %}', done=done, total=total)
    assert html.count("<path") == petals
    assert html.count('class="d"') == full


def test_the_lotus_marks_the_lesson_under_way_but_not_when_all_are_done():
    assert 'class="n"' in render('{% lotus done=3 total=6 current=True label="x" %}')
    assert 'class="n"' not in render('{% lotus done=6 total=6 current=True label="x" %}')


def test_segments_never_outnumber_the_lessons():
    assert render("{% segments done=9 total=6 current=True %}").count("<i") == 6


@pytest.mark.parametrize(("percent", "shown"), [(-5, "0"), (33.333, "33.33"), (120, "100"), (Decimal("12.5"), "12.5")])
def test_a_bar_stays_in_its_bounds_and_writes_numbers_as_html_wants_them(percent, shown):
    assert f'value="{shown}"' in render("{% bar percent=percent %}", percent=percent)


def test_a_stacked_bar_fills_its_width():
    html = render('{% stacked_bar parts label="x" %}', parts=[(79, "cham"), (0, "nghe"), (Decimal(21), "gap")])
    assert re.findall(r'x="([\d.]+)%" width="([\d.]+)%"', html) == [("0.00", "79.00"), ("79.00", "21.00")]


def test_a_formula_sets_off_signs_and_result():
    html = render("{% formula terms %}", terms=["47 người", "÷", "52 người", "=", "0,9", "(tối đa 1)"])
    assert "<b>0,9</b>" in html
    assert re.findall('class="op">([^<]*)<', html) == ["÷", "=", "(tối đa 1)"]
