"""A marker at work on a phone with a keyboard alone, and every page of marks without a barrier."""

import pytest

from tests.browser.conftest import PHONE, axe_violations

PAGES = ("/cham-bai/", "/cham-lai/", "/cong-bo-ket-qua/", "/phuc-khao/", "/cham-bai/fanpage-zalo-01-viet/")


@pytest.fixture
def marker(visit):
    """The editor, who may give a second mark and approve corrections."""
    visitor = visit(viewport=PHONE)
    visitor.sign_in("bientap")
    return visitor


def type_into(page, name, words):
    """Go to a box by the Tab key and write."""
    for _step in range(60):
        if page.evaluate("document.activeElement.name") == name:
            page.keyboard.type(words)
            return
        page.keyboard.press("Tab")
    raise AssertionError(name)


def press(page, words):
    """Go to a button by the Tab key and press it."""
    for _step in range(60):
        if words in page.locator("button:focus").all_inner_texts():
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(words)


def test_an_answer_is_marked_with_the_keyboard_alone(marker):
    page = marker.page
    marker.open("/cham-bai/")
    press(page, "Chấm 2 bài")
    assert "/cham-bai/cau/" in page.url
    assert axe_violations(page) == []
    assert marker.fits()
    first = page.url
    for name, points in (("p_thong-tin", "3,5"), ("p_de-hieu", "2"), ("p_an-toan", "2")):
        type_into(page, name, points)
    type_into(page, "remark", "Đủ ý.")
    press(page, "Lưu nháp")
    assert page.locator("[name=p_thong-tin]").input_value() == "3,5"
    press(page, "Chốt điểm và chấm tiếp")
    assert page.url != first


def test_the_pages_of_marks_have_no_barriers_and_fit_a_phone(marker):
    for address in PAGES:
        assert marker.open(address).status == 200, address
        assert axe_violations(marker.page) == []
        assert marker.fits(), address


def test_a_correction_and_the_trail_of_a_mark_fit_a_phone(marker):
    page = marker.page
    marker.open("/cham-lai/")
    page.locator("main ul.list a").first.click()
    page.wait_for_url("**/cham-lai/*-*/")
    assert axe_violations(page) == []
    assert marker.fits()
    page.locator("main ul.list a[href*=nguon-goc-diem]").first.click()
    page.wait_for_url("**/nguon-goc-diem/**")
    assert axe_violations(page) == []
    assert marker.fits()
    page.locator("ol.trail a").first.click()
    page.wait_for_url("**/nguon-goc-diem/*/*/")
    assert axe_violations(page) == []
    assert marker.fits()
