"""Every block of a lesson on a phone of 360 pixels: in three themes, by keyboard alone, without scripts, on paper."""

import os
import re
import subprocess
import sys
from itertools import groupby

import pytest
from playwright.sync_api import expect

from courses.blocks.samples import SAMPLES
from tests.bench.servers import AS_AN_OPERATOR, ROOT
from tests.browser.conftest import DESK, PHONE, THEMES, axe_violations
from tests.browser.every_block import ADDRESS, LEARNER

PAPER = {"width": 794, "height": 1123}
# The smallest thing that a thumb still finds, in CSS pixels (WCAG 2.2, 2.5.8).
THUMB = 24


@pytest.fixture(scope="module")
def lesson(demo, server):
    """The address of a lesson of every block."""
    environment = {**os.environ, **AS_AN_OPERATOR, **demo.environment, "DATA_DIR": str(demo.folder)}
    subprocess.run([sys.executable, "-m", "tests.browser.every_block"], cwd=ROOT, env=environment, check=True)
    return ADDRESS


@pytest.fixture
def reader(visit, lesson):
    """The learner in front of it, on a device of their choice."""

    def make(**options):
        visitor = visit(**options)
        visitor.sign_in(LEARNER)
        assert visitor.open(lesson).status == 200
        return visitor

    return make


def test_every_block_passes_axe_in_three_themes_and_needs_no_sideways_scrolling(reader):
    for viewport in (PHONE, DESK):
        visitor = reader(viewport=viewport)
        assert visitor.page.locator(".prose > *").count() >= len(SAMPLES)
        for theme in THEMES:
            visitor.page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            assert visitor.fits(), (viewport, theme)
            assert cut_off(visitor.page) == [], (viewport, theme)
        assert axe_violations(visitor.page) == []


def test_every_block_fits_the_narrowest_phone_and_the_largest_letters(reader):
    visitor = reader(viewport={"width": 320, "height": 780})
    assert visitor.fits()
    visitor.page.set_viewport_size(PHONE)
    visitor.page.evaluate("document.documentElement.dataset.textSize = '150'")
    assert visitor.fits()
    assert cut_off(visitor.page) == []


def test_by_keyboard_every_control_is_reached_once_in_order_and_seen_where_it_is(reader):
    page = reader().page
    open_folds(page)
    wanted = page.evaluate(CONTROLS)
    page.evaluate("document.querySelector('.prose h1').tabIndex = -1; document.querySelector('.prose h1').focus()")
    reached, unseen = [], []
    for _press in range(len(wanted) + 40):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUSED)
        if place is None:
            break
        reached.append(place["number"])
        if not (place["ring"] and place["visible"]):
            unseen.append(place["html"])
    assert unseen == []
    # A player holds several buttons of its own: then the same element has the keyboard several times over.
    assert [number for number, _same in groupby(filter(None, reached))] == [one["number"] for one in wanted]


def test_by_keyboard_every_question_is_answered_and_told_whether_rightly(reader):
    page = reader().page
    for name, right in (("check", "B"), ("show_me", "A")):
        section = question(page, name)
        section.locator(f"input[value='{right}']").focus()
        page.keyboard.press("Space")
        expect(section.locator(".feedback [data-state=right]").first).to_be_visible()
        expect(section.locator("details")).to_have_attribute("open", "")
    for name in ("matching", "ordering"):
        section = question(page, name)
        for control in section.locator("select").all():
            control.focus()
            words = control.evaluate("it => [...it.options].find(one => one.value === it.dataset.right).text")
            page.keyboard.type(words)
        section.get_by_role("button", name="Kiểm tra").focus()
        page.keyboard.press("Enter")
        expect(section.locator(".feedback [data-state=right]").last).to_be_visible()
    number = question(page, "number")
    number.locator("input").focus()
    page.keyboard.type("113")
    number.get_by_role("button", name="Kiểm tra").focus()
    page.keyboard.press("Enter")
    expect(number.locator(".feedback [data-state=wrong]").last).to_be_visible()
    expect(page.locator("main [role=status]", has_text="đúng").first).to_be_visible()


def test_by_keyboard_a_story_branches_and_begins_again_and_boxes_stay_ticked(reader):
    page = reader().page
    story = page.locator("section.branching")
    story.get_by_role("link", name="Chia sẻ ngay").focus()
    page.keyboard.press("Enter")
    expect(story.get_by_text("Mười người đã chuyển tiền")).to_be_visible()
    expect(story.get_by_text("Bà con gửi đồng chí")).to_be_hidden()
    assert page.evaluate("document.activeElement.classList.contains('scene')")
    story.get_by_role("link", name="Thử lại từ đầu").locator("visible=true").focus()
    page.keyboard.press("Enter")
    expect(story.get_by_text("Bà con gửi đồng chí")).to_be_visible()
    box = page.get_by_role("checkbox", name="Cất sổ ghi tên hộ")
    box.focus()
    page.keyboard.press("Space")
    page.reload()
    expect(page.get_by_role("checkbox", name="Cất sổ ghi tên hộ")).to_be_checked()


def test_a_choice_made_before_the_module_is_here_counts(reader):
    visitor = reader()
    page, late = visitor.page, []

    def hold(route):
        late.append(route)

    page.route("**/behaviours/branching*.js", hold, times=1)
    page.reload(wait_until="commit")
    story = page.locator("section.branching")
    story.get_by_role("link", name="Chia sẻ ngay").click()
    while not late:
        page.wait_for_timeout(50)
    late[0].continue_()
    visitor.settle()
    expect(story).to_have_class(re.compile("walked"))
    expect(story.get_by_text("Mười người đã chuyển tiền")).to_be_visible()
    expect(story.get_by_text("Bà con gửi đồng chí")).to_be_hidden()


def test_without_scripts_nothing_is_lost(reader):
    visitor = reader(javascript=False)
    page = visitor.page
    story = page.locator("section.branching")
    assert [scene.is_visible() for scene in story.locator(".scene").all()] == [True] * 3
    for name in QUESTIONS:
        section = question(page, name)
        assert not [button for button in section.get_by_role("button").all() if button.is_visible()], name
        section.locator("summary").click()
        expect(section.locator("details > :not(summary)").first).to_be_visible()
    assert page.locator(".prose [hidden]:visible").count() == 0
    for file in ("video", "audio"):
        assert page.locator(f"section.media {file}[controls]").count() == 1
    page.get_by_text("Nên làm").first.wait_for(state="attached")
    assert visitor.fits()


def test_on_paper_everything_that_is_folded_or_played_can_be_read(reader):
    page = reader(viewport=PAPER).page
    page.emulate_media(media="print")
    # What was folded is laid out with the next frame.
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll(".prose details > :not(summary), .prose .scene")]
            .filter((part) => !part.checkVisibility({ contentVisibilityAuto: true }) || !part.getClientRects().length)
            .map((part) => part.outerHTML.slice(0, 120))"""
    )
    assert hidden == []
    for gone in ("video", "audio", "iframe", ".prose button", "nav"):
        assert [part for part in page.locator(gone).all() if part.is_visible()] == [], gone
    assert page.evaluate(INK) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# The kinds of questions, in the order in which they stand.
QUESTIONS = ("check", "matching", "ordering", "number", "show_me")

CONTROLS = """() => {
  const seen = new Set();
  const controls = [...document.querySelectorAll(
    ".prose :is(a[href], button, input, select, textarea, summary, video, audio, [tabindex='0'])")];
  return controls
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
    .filter((one) => one.type !== "radio" || (!seen.has(one.name) && seen.add(one.name)))
    .map((one, number) => { one.dataset.walk = number; return { number: String(number) }; });
}"""

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one.closest(".prose")) return null;
  const shown = one.closest("label, .opt, .pick") ?? one;
  const box = shown.getBoundingClientRect();
  const rings = [one, shown, ...shown.querySelectorAll("span")].map((part) => getComputedStyle(part));
  return {
    number: one.dataset.walk ?? null,
    html: one.outerHTML.slice(0, 120),
    visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    ring: one.matches("video, audio") || rings.some((style) =>
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"),
  };
}"""

# What is printed in light ink on light paper is not printed.
INK = """() => [...document.querySelectorAll(".prose p, .prose li, .prose h2, .prose td, .prose summary, .prose label")]
  .filter((part) => part.checkVisibility() && part.textContent.trim())
  .filter((part) => {
    const [r, g, b] = getComputedStyle(part).color.match(/[\\d.]+/g).map(Number);
    return r + g + b > 480;
  })
  .map((part) => part.outerHTML.slice(0, 120))"""


def question(page, name):
    """The one question of this kind."""
    return page.locator("section[data-check]").nth(QUESTIONS.index(name))


def open_folds(page):
    """Open whatever can be unfolded."""
    page.evaluate("for (const fold of document.querySelectorAll('.prose details')) fold.open = true")


def cut_off(page):
    """What sticks out of the page at the right although nothing scrolls, and taps too small for a thumb."""
    return page.evaluate(
        """thumb => {
          const inScroller = (part) => {
            for (let up = part.parentElement; up; up = up.parentElement) {
              if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
            }
            return false;
          };
          const wide = [...document.querySelectorAll(".prose *")].filter((part) =>
            part.getClientRects().length && part.getBoundingClientRect().right > innerWidth + 1 &&
            !part.closest("svg") && !inScroller(part));
          const small = [...document.querySelectorAll(".prose :is(button, select, summary, .opt, .pick, .turn)")].filter((part) =>
            part.getClientRects().length && part.getBoundingClientRect().height < thumb);
          return [...wide, ...small].map((part) => part.outerHTML.slice(0, 120));
        }""",
        THUMB,
    )
