"""The code on the wall of a hall, and people who scan it all at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.bench.hall import hall, scan
from tests.browser.conftest import DESK, axe_violations

# All two hundred are let in by `python -m tests.bench`; here are fewer, for seconds.
PEOPLE = 30


@pytest.fixture(scope="module")
def full(demo, server):
    """A session that is open now, and those who sit in it."""
    return hall(demo.folder, PEOPLE, demo.environment)


@pytest.fixture
def wall(visit, full):
    """The trainer's projector."""
    visitor = visit(viewport=DESK)
    visitor.sign_in("giangvien")
    visitor.open(f"/lop/to-chuc/{full.cohort}/buoi/{full.session}/ma/")
    return visitor


def code_on(page):
    return re.sub(r"\s", "", page.locator(".wall-digits").inner_text())


def test_the_code_on_the_wall_changes_by_itself_and_is_the_one_that_counts(wall, full):
    page = wall.page
    assert axe_violations(page) == []
    assert wall.fits()
    before, drawn = code_on(page), page.locator(".wall-qr path").get_attribute("d")
    page.evaluate("window.isTheSamePage = true")
    expect(page.locator(".wall-digits")).not_to_have_text(re.compile(rf"{before[:3]}\s*{before[3:]}"), timeout=25_000)
    assert code_on(page) == full.code
    assert page.locator(".wall-qr path").get_attribute("d") != drawn
    assert page.evaluate("window.isTheSamePage")


def test_everybody_in_the_hall_scans_at_once_and_the_wall_counts_them(wall, server, full, demo):
    figure = scan(server, full)
    assert figure.refused == 0
    ((marked,),) = demo.ask(
        "SELECT count(*) FROM live_attendance a JOIN live_session s ON s.id = a.session_id WHERE s.uid = ?",
        full.session,
    )
    assert marked == PEOPLE
    expect(wall.page.locator("[data-present]")).to_have_text(str(PEOPLE), timeout=15_000)


def test_without_a_network_the_wall_keeps_its_code_and_comes_back(wall, full):
    page = wall.page
    page.clock.install()
    wall.reload()
    shown = code_on(page)
    wall.context.set_offline(offline=True)
    page.clock.run_for(30_000)
    assert code_on(page) == shown
    wall.context.set_offline(offline=False)
    page.locator(".wall-digits").evaluate("digits => { digits.textContent = '' }")
    page.clock.run_for(5_000)
    expect(page.locator(".wall-digits")).to_have_text(re.compile(rf"{full.code[:3]}\s*{full.code[3:]}"))
    wall.complaints.clear()
