"""The frame of a page: where it lies, what others put into it, what it says when something is refused or broken."""

import re
from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import engines
from django.urls import NoReverseMatch

from core import navigation
from core.errors import DomainError
from core.panels import _panels, register_panel
from tests.core.test_components import render


def test_pagination_keeps_the_rest_of_the_query(rf):
    request = rf.get("/bao-cao/", {"q": "kim liên", "trang": "2"})
    html = render("{% pagination page %}", request=request, page=Paginator(range(30), 10).page(2))
    assert 'href="?q=kim+li%C3%AAn&amp;trang=1"' in html
    assert 'href="?q=kim+li%C3%AAn&amp;trang=3"' in html
    assert render("{% pagination page %}", request=request, page=Paginator(range(3), 10).page(1)) == ""


def test_panels_show_what_was_registered_in_order_and_nothing_else(monkeypatch):
    monkeypatch.setitem(_panels, "test.place", [])
    register_panel("test.place", order=20)(lambda word: ("components/steps.html", {"items": [f"{word} hai"]}))
    register_panel("test.place", order=10)(lambda word: ("components/steps.html", {"items": [f"{word} <một>"]}))
    register_panel("test.place")(lambda word: None if word else ("components/steps.html", {}))
    html = render('{% panels "test.place" word="Thẻ" %}')
    assert html.index("Thẻ &lt;một&gt;") < html.index("Thẻ hai")
    assert render('{% panels "nobody.here" word=1 %}') == ""


def test_a_guest_is_offered_to_sign_in_and_sees_no_navigation(rf):
    request = rf.get("/khoa-hoc/")
    request.user = AnonymousUser()
    html = engines["django"].from_string('{% extends "base_app.html" %}').render({}, request)
    assert "Đăng nhập" in html
    assert 'class="tabbar"' not in html
    assert '<main id="main"' in html


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_the_pages_of_our_own_faults_need_nothing_at_all(template):
    html = re.sub(r"\s+", " ", engines["django"].get_template(template).render())
    assert html.lstrip().startswith("<!doctype html>")
    assert "Thử lại" in html
    assert "máy chủ" in html.lower()


@pytest.mark.parametrize("template", ["403.html", "404.html"])
def test_a_refused_page_says_why_and_leads_on(rf, template):
    request = rf.get("/bao-cao/")
    request.user = AnonymousUser()
    html = engines["django"].get_template(template).render({}, request)
    assert "đồng chí" in html
    assert 'href="/hoc-tap/"' in html


def test_a_refusal_shows_the_sentence_of_the_error(rf):
    request = rf.get("/x/")
    request.user = AnonymousUser()
    html = engines["django"].get_template("refused.html").render({"error": DomainError()}, request)
    assert "Việc này chưa làm được" in html


# --- where a page lies


class Member:
    """Someone signed in, as the frame sees them."""

    is_authenticated = True
    theme = ""
    text_size = 100

    def __str__(self) -> str:
        return "Nguyễn Thị Hòa"


@pytest.fixture
def areas(monkeypatch):
    """Two areas on addresses that exist already."""
    monkeypatch.setattr(navigation, "_areas", {})
    monkeypatch.setattr(navigation, "_places", [])
    for order, (key, label) in enumerate([("learner", "Người học"), ("hr", "Cán bộ tổ chức")]):
        area = navigation.Area(key=key, label=label, home="core:areas", order=order, is_open_to=bool)
        navigation.register_area(area)
    place = partial(navigation.Place, icon="house")
    navigation.register_place(place(area="learner", label="Vai trò", url_name="core:areas", order=2))
    navigation.register_place(
        place(area="learner", label="Máy", url_name="accounts:display", order=1, on_tab_bar=False)
    )
    navigation.register_place(place(area="learner", label="Của tôi", url_name="accounts:mine", order=3))
    navigation.register_place(place(area="hr", label="Mẫu", url_name="core:gallery", order=1))


def framed(rf, path: str, user=None) -> str:
    request = rf.get(path)
    request.user = user or Member()
    return engines["django"].from_string('{% extends "base_app.html" %}').render({}, request)


def test_a_page_lies_at_the_place_its_address_begins_with(rf, areas):
    html = framed(rf, "/_components/button/")
    assert "Cán bộ tổ chức" in html
    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == ["/_components/"]
    assert "Vai trò</a>" not in html


def test_a_page_at_no_place_shows_the_first_area_and_marks_nothing(rf, areas):
    html = framed(rf, "/thong-bao/")
    assert "Người học" in html
    assert "Đổi vai trò" in html
    assert 'aria-current="page"' not in html


def test_the_tab_bar_leaves_out_what_is_not_for_it(rf, areas):
    tabs = framed(rf, "/vai-tro/").partition('class="tabbar"')[2]
    assert "Vai trò" in tabs
    assert "Máy" not in tabs
    assert tabs.count('aria-current="page"') == 1


def test_a_place_is_not_shown_to_whom_it_is_closed(rf, areas):
    closed = partial(
        navigation.Place, area="learner", icon="house", url_name="core:gallery", is_open_to=lambda _: False
    )
    navigation.register_place(closed(label="Giao vai trò", order=4))
    assert "Giao vai trò" not in framed(rf, "/vai-tro/")


def test_one_place_alone_makes_no_tab_bar(rf, areas):
    assert 'class="tabbar"' not in framed(rf, "/_components/")


def test_a_place_without_address_is_a_fault(rf, areas):
    navigation.register_place(
        navigation.Place(area="learner", label="Hội thi", icon="trophy", url_name="contests:home", order=3)
    )
    with pytest.raises(NoReverseMatch):
        framed(rf, "/vai-tro/")
