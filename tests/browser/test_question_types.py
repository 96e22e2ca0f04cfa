"""Questions of every type on a phone: by keys alone, by dragging, without scripts, in three themes and on paper."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.bench.servers import AS_AN_OPERATOR, ROOT
from tests.browser.all_types import LEARNER
from tests.browser.conftest import DESK, axe_violations

TOTAL = 18
MATCHING, ORDERING, HOTSPOT, WORDS, ON_PICTURE, PICTURES, UPLOAD = 5, 6, 11, 12, 13, 14, 16
ENOUGH = 60
HIGHEST, LOWEST = 110, 640


@pytest.fixture(scope="module")
def quizzes(demo, server):
    """Quizzes with a question of every type, beside the demo that the server shows."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", "from tests.browser.all_types import build; build()"]
    environment = {**os.environ, **AS_AN_OPERATOR, **demo.environment, "DATA_DIR": str(demo.folder)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return server


@pytest.fixture
def begin(quizzes, visit):
    """Somebody who has begun a quiz, or goes on with it."""

    def start(code, **options):
        visitor = visit(**options)
        visitor.sign_in(LEARNER)
        visitor.open(f"/kiem-tra/{code}/")
        visitor.follow(visitor.page.locator("main .btn-p"))
        return visitor

    return start


def turn_to(visitor, position):
    """Open a question by its address."""
    visitor.open(visitor.page.url.rsplit("/", 2)[0] + f"/{position}/")
    return visitor.page


def values(page, part):
    """What is set in the fields of a question, by the last part of their names."""
    fields = page.evaluate("[...new FormData(document.getElementById('answer'))]")
    return {name.partition(".")[2] or name: value for name, value in fields if name.startswith(part) and value}


# By keys alone

FOCUSED = """() => {
  const field = document.activeElement;
  return {
    tag: field.tagName, type: field.type ?? "", by: field.dataset?.by ?? "", name: field.name ?? "",
    isHere: Boolean(field.closest("fieldset[data-quiz=question]")), isNext: field.matches("button.btn-p[value=next]"),
  };
}"""


class Hands:
    """Somebody without pointer: Tab from field to field, and the keys that each kind of field knows."""

    def __init__(self, page):
        self.page, self.press = page, page.keyboard.press
        self.lists = self.moves = 0
        self.names = set()

    def answer(self):
        """Fill in the question and press what leads to the next."""
        self.lists, self.moves, self.names = 0, 0, set()
        for _tab in range(ENOUGH):
            self.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if focused["isNext"]:
                return self.press("Enter")
            if focused["isHere"]:
                self.use(focused)
        raise AssertionError(focused)

    def use(self, field):
        """One field."""
        if field["tag"] == "SELECT":
            self.lists += 1
            for _down in range(self.lists):
                self.press("ArrowDown")
        elif field["by"] == "1" and not self.moves:
            self.moves += 1
            self.press("Enter")
        elif field["type"] in {"radio", "checkbox"} and field["name"] not in self.names:
            self.names.add(field["name"])
            self.press("Space")
        elif field["tag"] == "TEXTAREA" or field["type"] == "text":
            self.page.keyboard.type("12")


def test_every_type_is_answered_by_keys_alone_and_what_moves_is_said(begin):
    page = begin("moi-dang").page
    hands = Hands(page)
    for position in range(1, TOTAL + 1):
        expect(page.locator("[data-quiz=position]")).to_have_text(str(position))
        hands.answer()
        if position == ORDERING:
            assert "đứng thứ 2 trong 4" in page.locator("[data-quiz-said]").inner_text()
        if position == PICTURES:
            assert "đã được đưa vào" in page.locator("[data-quiz-said]").inner_text()
    page.wait_for_url("**/nop-bai/")
    assert page.locator(".received b").count() == TOTAL


# By dragging


def drag(page, thing, target):
    """With the mouse, from one to the lower half of the other; near the edge of the screen the page follows."""
    thing.evaluate("thing => thing.scrollIntoView({ block: 'center' })")
    start = thing.bounding_box()
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + start["height"] / 2 + 8)
    for wait in range(ENOUGH):
        end = target.bounding_box()
        across = end["x"] + end["width"] / 2
        if end["y"] > HIGHEST and end["y"] + end["height"] < LOWEST:
            break
        page.mouse.move(across, (HIGHEST - 40 if end["y"] < HIGHEST else LOWEST + 60) + wait % 2)
        page.wait_for_timeout(30)
    page.mouse.move(across, (HIGHEST + LOWEST) / 2)
    end = target.bounding_box()
    page.mouse.move(across, end["y"] + end["height"] * 0.8, steps=6)
    page.mouse.up()
    assert page.locator(".ghost").count() == 0


def test_things_are_dragged_to_where_they_belong(begin):
    visitor = begin("moi-dang")
    page = turn_to(visitor, ORDERING)
    texts = page.locator("[data-quiz-order] .movable").evaluate_all("all => all.map((each) => each.dataset.text)")
    drag(page, page.locator(".movable").nth(0), page.locator(".movable").nth(3))
    moved = page.locator("[data-quiz-order] .movable").evaluate_all("all => all.map((each) => each.dataset.text)")
    assert moved == [*texts[1:], texts[0]]
    assert sorted(values(page, "order").values()) == ["1", "2", "3", "4"]

    page = turn_to(visitor, MATCHING)
    drag(page, page.locator("[data-quiz-pool] li[data-value=o2]"), page.locator(".slot").nth(2))
    assert values(page, "pairs")["p3"] == "o2"

    page = turn_to(visitor, WORDS)
    for gap in (0, 1):
        drag(page, page.locator("[data-quiz-pool] li[data-value=o1]"), page.locator(".slot").nth(gap))
    assert values(page, "places") == {"b": "o1"}

    page = turn_to(visitor, ON_PICTURE)
    drag(page, page.locator("[data-quiz-pool] li[data-value=o3]"), page.locator("[data-quiz-spot]").nth(0))
    assert values(page, "places")["t"] == "o3"
    expect(page.locator("[data-quiz=status]")).to_contain_text("Đã lưu lúc")
    visitor.reload()
    assert values(page, "places")["t"] == "o3"


TOUCH = """([selector, handle]) => {
  const thing = document.querySelector(selector), from = thing.querySelector(handle) ?? thing;
  const target = document.querySelectorAll(".movable")[2].getBoundingClientRect();
  const say = (element, type, x, y) => element.dispatchEvent(
    new PointerEvent(type, { bubbles: true, pointerType: "touch", pointerId: 7, button: 0, clientX: x, clientY: y }));
  const start = from.getBoundingClientRect();
  say(from, "pointerdown", start.x + 4, start.y + 4);
  for (const part of [0.2, 0.5, 0.8, 1]) {
    say(window, "pointermove", target.x + 60, start.y + (target.bottom - 4 - start.y) * part);
  }
  say(window, "pointerup", target.x + 60, target.bottom - 4);
  return [...document.querySelectorAll(".movable")].map((each) => each.dataset.text);
}"""


def test_a_finger_drags_by_the_handle_and_scrolls_by_the_rest(begin):
    page = turn_to(begin("moi-dang"), ORDERING)
    before = page.locator(".movable").evaluate_all("all => all.map((each) => each.dataset.text)")
    assert page.evaluate(TOUCH, [".movable", ".picks span"]) == before
    assert page.evaluate(TOUCH, [".movable", ".grip"]) == [before[1], before[2], before[0], before[3]]
    assert page.locator(".grip").first.evaluate("grip => getComputedStyle(grip).touchAction") == "none"


def test_a_tap_on_the_picture_and_the_list_under_it_exclude_each_other(begin):
    page = turn_to(begin("moi-dang"), HOTSPOT)
    page.locator("[data-quiz-picture]").click(position={"x": 100, "y": 100})
    assert "point" in values(page, "point")
    assert page.locator(".pin").is_visible()
    page.locator("label.opt").nth(1).click()
    assert values(page, "point") == {}
    assert page.locator(".pin").is_hidden()


def test_a_file_is_sent_while_the_page_stands_and_stays_when_words_follow(begin):
    visitor = begin("moi-dang")
    page = turn_to(visitor, UPLOAD)
    file = {"name": "don.txt", "mimeType": "text/plain", "buffer": "Đơn".encode()}
    page.locator("input[type=file]").set_input_files(file)
    visitor.follow(page.get_by_role("button", name="Gửi tệp"))
    page.locator("textarea").fill("Kèm một tệp")
    page.locator("textarea").blur()
    expect(page.locator("[data-quiz=status]")).to_contain_text("Đã lưu lúc")
    visitor.reload()
    assert page.locator("input[name=files]").is_checked()
    page.locator("input[type=file]").set_input_files({**file, "name": "don.exe", "buffer": b"MZ"})
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.locator("[data-quiz-sending]")).to_contain_text("Chưa nhận được tệp")
    visitor.complaints.clear()


# As it looks, and without scripts


def test_every_type_passes_axe_in_three_themes_and_fits_a_phone(begin):
    visitor = begin("moi-dang-mot-trang")
    assert visitor.page.locator("[data-position]").count() == TOTAL
    assert visitor.fits()
    assert axe_violations(visitor.page) == []
    desk = begin("moi-dang-mot-trang", viewport=DESK)
    assert desk.fits()


def test_every_type_is_answered_without_scripts(begin):
    visitor = begin("moi-dang-mot-trang", javascript=False)
    page = visitor.page
    for question in page.locator("[data-position]").all():
        fill(question)
    visitor.follow(page.get_by_role("button", name="Xem lại và nộp bài"))
    assert page.locator(".received b").count() == TOTAL
    assert visitor.fits()


def fill(question):
    """Whatever fields a question has."""
    for number, picked in enumerate(question.locator("select").all(), start=1):
        picked.select_option(index=number)
    for written in question.locator("input[type=text], textarea").all():
        written.fill("12")
    for name in {radio.get_attribute("name") for radio in question.locator("input[type=radio]").all()}:
        question.locator(f"input[name='{name}']").first.check(force=True)
    for box in question.locator("input[type=checkbox][name$=chosen]").all()[:2]:
        box.check(force=True)
