"""A test taken through a bad network and on two phones: not one answer differs from what was tapped."""

import re
import time

import pytest
from playwright.sync_api import expect

from quizzes.calculations.types import fields_of

QUIZ = "/kiem-tra/attt-cb-01-pre/"
QUESTIONS = 10
LEARNER = "tochuc-xa"


@pytest.fixture
def held(demo):
    """What the server holds of this learner's only attempt at the quiz: position -> (fields filled in, flagged)."""

    def read():
        rows = demo.ask(
            "SELECT position, response, is_flagged FROM quizzes_answer JOIN quizzes_attempt a ON a.id = attempt_id"
            " JOIN quizzes_quiz q ON q.id = a.quiz_id JOIN accounts_user u ON u.person_id = a.learner_id"
            " WHERE q.code = 'attt-cb-01-pre' AND u.username = ? ORDER BY sequence",
            LEARNER,
        )
        return {place: (fields_of(demo.read(said)), bool(flag)) for place, said, flag in rows}

    return read


CHOOSE = """(list, number) => {
  list.selectedIndex = 1 + number % (list.options.length - 1);
  list.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def fill(page, option):
    """Answer the question on the page, whatever its type; another option, another answer."""
    question = page.locator("fieldset[data-quiz=question]")
    kinds = ("label.opt", "[data-by='1']:visible", "select:visible", "input[type=text]")
    choices, moves, lists, boxes = (question.locator(kind) for kind in kinds)
    if choices.count():
        choices.nth(option).click()
    if moves.count():
        moves.nth(option).click()
    # Lists may stand behind what is dragged; the form sends them all the same.
    for number in range(lists.count()):
        picked = lists.nth(number)
        picked.evaluate(CHOOSE, number + option)
    for box in boxes.all():
        box.fill(str(option + 1))
        box.blur()


def filled_in(page):
    """What is set in the fields of the question."""
    fields = page.evaluate("[...new FormData(document.getElementById('answer'))]")
    found = {}
    for name, value in fields:
        if value and name not in {"csrfmiddlewaretoken", "position", "is_flagged"}:
            found.setdefault(name, []).append(value)
    return found


class Sitting:
    """One phone with the test on it, and what was tapped there."""

    def __init__(self, visitor, tapped):
        self.visitor, self.page, self.tapped = visitor, visitor.page, tapped

    def begin(self):
        self.visitor.sign_in(LEARNER)
        self.visitor.open(QUIZ)
        self.visitor.follow(self.page.locator("main .btn-p"))
        return self

    @property
    def position(self):
        return int(self.page.locator("[data-quiz=position]").inner_text())

    def tap(self, option, *, flag=False):
        fill(self.page, option)
        if flag:
            self.page.locator("[data-quiz=flag]:visible").click()
        self.tapped[self.position] = (filled_in(self.page), flag)

    def go_on(self):
        before = self.position
        self.page.get_by_role("button", name="Câu tiếp theo").click()
        expect(self.page.locator("[data-quiz=position]")).to_have_text(str(before + 1))

    def says(self, words):
        expect(self.page.locator("[data-quiz=status]")).to_contain_text(words)


def arrives(held, tapped):
    """Wait until the server holds exactly what was tapped."""
    for _attempt in range(50):
        if held() == tapped:
            return True
        time.sleep(0.1)
    return False


def answer_without_network(phone):
    """Four questions more; handing in says what it needs."""
    phone.visitor.context.set_offline(True)
    for _question in range(4):
        phone.go_on()
        phone.tap(1, flag=phone.position == 3)
        phone.says("Đã giữ trên máy")
    phone.page.get_by_text("Tất cả câu hỏi").first.click()
    phone.page.locator("button[value=review]:visible").click()
    phone.says("Nộp bài cần có mạng")


def lose_page_and_come_back(phone):
    """The page is gone before the network is back; the journal is not."""
    phone.page.close()
    phone.visitor.complaints.clear()
    phone.visitor.context.set_offline(False)
    phone.page = phone.visitor.page = phone.visitor.context.new_page()
    phone.visitor.open(QUIZ)
    phone.visitor.follow(phone.page.locator("main .btn-p"))


def finish_on(other):
    """Answer what is still open, to the last question."""
    while other.position < QUESTIONS:
        if other.position not in other.tapped:
            other.tap(0)
            other.says("Đã lưu lúc")
        other.go_on()


def hand_in_on(other):
    """Read the server's list, confirm the gaps, hand in."""
    other.page.get_by_role("button", name=re.compile("Xem lại và nộp bài")).click()
    other.page.wait_for_url("**/nop-bai/")
    assert other.page.locator(".received b").count() == len(other.tapped)
    other.page.locator("label.opt").click()
    other.page.get_by_role("button", name="Nộp bài").click()
    expect(other.page.get_by_role("heading", name="Đồng chí đã làm xong")).to_be_visible()


def test_not_one_answer_differs(visit, held):
    tapped = {}
    phone = Sitting(visit(), tapped).begin()
    phone.tap(0)
    assert arrives(held, tapped)

    answer_without_network(phone)
    assert list(held()) == [1]
    lose_page_and_come_back(phone)
    assert arrives(held, tapped)

    other = Sitting(visit(), tapped).begin()
    assert other.position == min(set(range(1, QUESTIONS + 1)) - set(tapped))
    finish_on(other)
    assert arrives(held, tapped)

    # The first phone, unaware, changes its mind: what arrives last counts.
    phone.page.locator(".qmap button").first.dispatch_event("click")
    phone.tap(1)
    assert arrives(held, tapped)

    hand_in_on(other)
    phone.tap(0)
    phone.says("Bài này đã nộp")
    assert held()[1] != tapped[1]
    phone.visitor.complaints.clear()


def test_what_is_tapped_before_the_paper_is_here_is_kept(visit, demo):
    """On a slow network the page stands, and is used, long before its modules and the paper have come."""
    visitor = visit()
    visitor.sign_in("tochuc")
    on_its_way = []

    def hold(route):
        on_its_way.append(route)

    visitor.page.route("**/de-bai/", hold, times=1)
    visitor.open(QUIZ)
    visitor.follow(visitor.page.locator("main .btn-p"), settle=False)
    fill(visitor.page, 1)
    tapped = filled_in(visitor.page)
    while not on_its_way:
        visitor.page.wait_for_timeout(50)
    on_its_way[0].continue_()
    visitor.settle()
    expect(visitor.page.locator("[data-quiz=status]")).to_contain_text("Đã lưu lúc")
    assert filled_in(visitor.page) == tapped
    said = demo.ask(
        "SELECT response FROM quizzes_answer JOIN quizzes_attempt a ON a.id = attempt_id"
        " JOIN accounts_user u ON u.person_id = a.learner_id WHERE u.username = ? ORDER BY sequence",
        "tochuc",
    )
    assert fields_of(demo.read(said[-1][0])) == tapped


def come_back_to_the_page(page):
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_coming_back_to_the_page_takes_nothing_from_who_goes_on_meanwhile(visit):
    """The paper asked for anew may be older, when it comes, than what was answered since."""
    visitor = visit()
    visitor.sign_in("dulieu")
    visitor.open(QUIZ)
    visitor.follow(visitor.page.locator("main .btn-p"))
    page, behind = visitor.page, []

    def hold(route):
        behind.append((route, route.fetch()))

    page.route("**/de-bai/", hold, times=1)
    come_back_to_the_page(page)
    while not behind:
        page.wait_for_timeout(50)
    fill(page, 1)
    tapped = filled_in(page)
    expect(page.locator("[data-quiz=status]")).to_contain_text("Đã lưu lúc")
    with page.expect_response("**/de-bai/"):
        ((route, reply),) = behind
        route.fulfill(response=reply)
    come_back_to_the_page(page)
    expect(page.locator("[data-quiz=answered]").first).to_have_text("1")
    assert filled_in(page) == tapped
