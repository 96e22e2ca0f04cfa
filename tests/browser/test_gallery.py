"""Every component on one page, as a phone and a desk show it."""

from tests.browser.conftest import DESK, PHONE, axe_violations


def test_every_component_passes_axe_in_three_themes(visit):
    for viewport in (PHONE, DESK):
        visitor = visit(viewport=viewport)
        visitor.open("/_components/")
        assert axe_violations(visitor.page) == []


def test_nothing_scrolls_sideways_at_the_largest_text_or_on_the_narrowest_phone(visit):
    for width, size in ((320, 100), (360, 150), (1280, 150)):
        visitor = visit(viewport={"width": width, "height": 780})
        visitor.open(f"/_components/?text_size={size}")
        assert visitor.fits(), (width, size)


def test_without_javascript_everything_still_stands(visit):
    visitor = visit(javascript=False)
    visitor.open("/_components/")
    assert visitor.page.locator("details[open]").count() > 0
    assert visitor.page.locator("button[data-behaviour=reveal]").is_hidden()


def test_a_password_can_be_shown_and_hidden_again(visit):
    page = (visitor := visit()).page
    visitor.open("/_components/")
    button = page.get_by_role("button", name="Hiện mật khẩu")
    button.click()
    assert page.locator("#id_password").get_attribute("type") == "text"
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.locator("#id_password").get_attribute("type") == "password"


def test_the_strip_says_when_the_network_goes_and_comes_back(visit):
    page = (visitor := visit()).page
    visitor.open("/_components/")
    strip = page.locator(".net")
    assert strip.inner_text() == ""
    visitor.context.set_offline(offline=True)
    strip.get_by_text("Mất mạng").wait_for()
    visitor.context.set_offline(offline=False)
    strip.get_by_text("Có mạng trở lại").wait_for()


def test_the_display_changes_at_once_and_back_to_that_of_the_phone(visit):
    page = (visitor := visit()).page
    visitor.open("/_components/")
    page.get_by_role("radio", name="Đậm nét").check(force=True)
    page.wait_for_function("document.documentElement.dataset.theme === 'contrast'")
    page.get_by_role("radio", name="Lớn nhất").check(force=True)
    page.wait_for_function("document.documentElement.dataset.textSize === '150'")
    page.get_by_role("radio", name="Theo máy").check(force=True)
    page.wait_for_function("!('theme' in document.documentElement.dataset)")
