"""A lesson read on a bad network and on two phones: how far it was read reaches the server, and the place is found again."""

import re
import time

import pytest
from playwright.sync_api import expect

COURSE = "/khoa-hoc/dich-vu-cong-vneid/"
STATUS = "#reading-status"


@pytest.fixture
def read_percent(demo):
    """How much of a lesson the server knows the team's leader to have read."""

    def ask(lesson):
        ((percent,),) = demo.ask(
            "SELECT coalesce(max(p.read_percent), 0) FROM courses_itemprogress p"
            " JOIN courses_enrolment e ON e.id = p.enrolment_id"
            " JOIN courses_editionitem i ON i.edition_id = e.edition_id AND i.key = p.item_key"
            " JOIN accounts_user u ON u.person_id = e.learner_id"
            " WHERE u.username = 'totruong' AND i.slug = ?",
            lesson,
        )
        return percent

    return ask


def becomes(ask, wanted):
    """Wait until the server's answer is as wanted."""
    for _attempt in range(150):
        if wanted(ask()):
            return True
        time.sleep(0.1)
    return False


def scroll(page, share):
    page.evaluate("share => scrollTo(0, (document.body.scrollHeight - innerHeight) * share)", share)


def shows(page, state):
    expect(page.locator(f"{STATUS} [data-state={state}]")).not_to_have_attribute("hidden", "", timeout=8000)


def begin(visit, lesson, **options):
    reader = visit(**options)
    reader.sign_in("totruong")
    assert reader.open(f"{COURSE}{lesson}/").status == 200
    return reader


def test_what_was_read_without_a_network_is_kept_and_sent_later(visit, read_percent):
    lesson = "cai-dung-vneid"
    phone = begin(visit, lesson)
    scroll(phone.page, 0.4)
    shows(phone.page, "saved")
    known = read_percent(lesson)
    assert 10 < known < 90

    phone.context.set_offline(True)
    scroll(phone.page, 1)
    shows(phone.page, "kept")
    assert read_percent(lesson) == known
    phone.context.set_offline(False)
    assert becomes(lambda: read_percent(lesson), lambda percent: percent == 100)
    phone.complaints.clear()


def test_the_place_is_found_again_here_and_on_another_phone(visit, read_percent):
    lesson = "dinh-danh-muc-do-2"
    phone = begin(visit, lesson)
    scroll(phone.page, 0.5)
    assert becomes(lambda: read_percent(lesson), lambda percent: 10 < percent < 100)
    phone.open(COURSE)
    phone.open(f"{COURSE}{lesson}/")
    assert becomes(lambda: phone.page.evaluate("scrollY"), lambda place: place > 200)
    other = begin(visit, lesson)
    assert becomes(lambda: other.page.evaluate("scrollY"), lambda place: place > 200)


def test_without_javascript_a_lesson_is_read_and_finished(visit):
    reader = begin(visit, "dang-nhap-tim-dung-thu-tuc", javascript=False)
    reader.follow(reader.page.get_by_role("button", name=re.compile(r"^Xong, sang bài \d+")))
    assert reader.page.url.endswith("/nop-ho-so-anh-giay-to/")
    reader.follow(reader.page.get_by_role("link", name="Bài trước"))
    expect(reader.page.get_by_role("link", name=re.compile(r"^Sang bài \d+"))).to_be_visible()
