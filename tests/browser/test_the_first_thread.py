"""The whole way at 360×780: a cadre studies, passes, holds a certificate; HR sees it; her commune's score moves."""

import re

from playwright.sync_api import expect

from quizzes.calculations.types import TYPES
from quizzes.calculations.types.fields import fields_of
from tests.browser.conftest import axe_violations

COURSE = "/khoa-hoc/an-toan-thong-tin/"
KIM_LIEN = "Kim Liên"
ONWARD = re.compile("Câu tiếp theo|Xem lại và nộp bài")


def keys_of(demo, attempt: str) -> dict[int, dict[str, list[str]]]:
    """The right fields of an attempt's paper by position, read past the server: a learner's knowledge."""
    ((paper,),) = demo.ask("SELECT paper FROM quizzes_attempt WHERE uid = ?", attempt)
    found = dict(demo.ask("SELECT id, key FROM quizzes_questionversion"))
    items = demo.read(paper)["items"]
    right = [TYPES[item["type"]].right(demo.read(found[item["version"]])) for item in items]
    return {position: fields_of(response) for position, response in enumerate(right, start=1)}


def put_in_order(page, places: dict[str, list[str]]) -> None:
    """Move each thing up to its place, from the first on; leave an order that is right as it is. Without scripts, say the places."""
    if page.locator("[data-by]:visible").count() == 0:
        for name, (place,) in places.items():
            page.locator(f"#answer [name='{name}']").select_option(place)
        return
    for name, (place,) in sorted(places.items(), key=lambda named: int(named[1][0])):
        thing = page.locator(".movable").filter(has=page.locator(f"[name='{name}']"))
        for _step in range(
            thing.evaluate("thing => [...thing.parentElement.children].indexOf(thing)") + 1 - int(place)
        ):
            thing.locator("[data-by='-1']").click()
    if (keep := page.locator("[data-quiz-keep]")).is_visible():
        keep.click()


def answer_question(page, right: dict[str, list[str]]) -> None:
    """Set the right fields of the question on the screen."""
    if any(name.startswith("order.") for name in right):
        put_in_order(page, right)
        return
    for name, values in right.items():
        field = page.locator(f"#answer [name='{name}']")
        kind = field.first.evaluate("field => field.type")
        if kind == "select-one":
            field.select_option(values[0])
        elif kind == "text":
            field.fill(values[0])
            field.blur()
        else:
            for value in values:
                box = page.locator(f"#answer input[name='{name}'][value='{value}']")
                if not box.is_checked():
                    box.locator("xpath=ancestor::label").click()


def position_of(page) -> int:
    return int(page.locator("[data-quiz=position]").inner_text())


def next_question(page) -> None:
    page.get_by_role("button", name=ONWARD).last.click()


def sit_test(visitor, demo, *, until: int | None = None) -> None:
    """Answer from the question on the screen on; stop after question `until`, else go to the review page."""
    page = visitor.page
    keys = keys_of(demo, re.search(r"/lam-bai/([0-9a-f-]+)/", page.url)[1])
    for position in range(position_of(page), len(keys) + 1):
        expect(page.locator("[data-quiz=position]")).to_have_text(str(position))
        answer_question(page, keys[position])
        next_question(page)
        if position == until:
            expect(page.get_by_text("Đã lưu lúc").first).to_be_visible()
            return
    page.wait_for_url("**/nop-bai/")


def read_to_the_test(visitor) -> None:
    """From the next lesson on, press what each page offers until the final test's lesson invites."""
    page = visitor.page
    for _lesson in range(20):
        onward = page.get_by_role("button", name=re.compile(r"^Xong"))
        if not onward.count():
            return
        visitor.follow(onward)
        assert visitor.fits(), page.url


def numerator(text: str) -> tuple[int, int]:
    done, total = re.search(r"(\d+)\s*/\s*(\d+)", text).groups()
    return int(done), int(total)


def test_from_sign_in_to_the_commune_s_score(visit, demo):
    appraiser = visit()
    appraiser.sign_in("thamdinh")
    appraiser.open("/thi-dua/")
    appraiser.follow(appraiser.page.get_by_role("link", name=re.compile(KIM_LIEN)).first)
    card_address = appraiser.page.url
    before = appraiser.page.locator("main").inner_text()

    learner = visit()
    learner.sign_in("hocvien")
    page = learner.page
    expect(page.get_by_role("heading", name="Chào đồng chí Hòa")).to_be_visible()
    assert axe_violations(page) == []
    learner.follow(page.get_by_role("link", name=re.compile("Học tiếp bài")))
    assert axe_violations(page) == []
    read_to_the_test(learner)
    learner.follow(page.get_by_role("link", name=re.compile("làm bài", re.IGNORECASE)).last)
    assert axe_violations(page) == []
    learner.follow(page.get_by_role("button", name=re.compile("Bắt đầu")))
    assert axe_violations(page) == []
    sit_test(learner, demo, until=7)

    other_phone = visit()
    other_phone.sign_in("hocvien")
    other_phone.follow(other_phone.page.get_by_role("link", name=re.compile("Đã lưu 7 câu")))
    if "/kiem-tra/" in other_phone.page.url:
        other_phone.follow(other_phone.page.get_by_role("link", name=re.compile("Làm tiếp")))
    assert position_of(other_phone.page) == 8
    sit_test(other_phone, demo)
    page = other_phone.page
    assert axe_violations(page) == []
    other_phone.follow(page.get_by_role("button", name="Nộp bài").last)
    expect(page.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()
    assert axe_violations(page) == []
    toast = page.locator("[data-behaviour~=announcements] a")
    expect(toast.first).to_be_visible(timeout=8000)
    other_phone.follow(toast.first)
    assert axe_violations(page) == []
    certificate = page.inner_text("main")
    assert "Nguyễn Thị Hòa" in certificate
    link = page.locator("a[href*='/pdf/']").first.get_attribute("href")
    answer = other_phone.context.request.get(link)
    assert (answer.status, answer.headers["content-type"], answer.body()[:5]) == (200, "application/pdf", b"%PDF-")

    code = re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3,}\b", certificate).group()
    anyone = visit()
    assert anyone.open(f"/xac-thuc/{code}/").status == 200
    expect(anyone.page.get_by_text("Nguyễn Thị Hòa")).to_be_visible()
    assert axe_violations(anyone.page) == []

    officer = visit()
    officer.sign_in("tochuc")
    officer.open("/bao-cao/")
    assert officer.fits()
    assert axe_violations(officer.page) == []
    officer.follow(officer.page.get_by_role("link", name=re.compile(KIM_LIEN)).first)
    assert axe_violations(officer.page) == []
    officer.follow(officer.page.get_by_role("link", name=re.compile("An toàn thông tin")).first)
    assert axe_violations(officer.page) == []
    expect(officer.page.locator("li, tr", has_text="Nguyễn Thị Hòa").first).to_contain_text(
        "Hoàn thành", ignore_case=True
    )

    appraiser.open(card_address)
    after = appraiser.page.locator("main").inner_text()
    assert before != after
    assert axe_violations(appraiser.page) == []


def test_without_javascript_a_test_is_taken(visit, demo):
    learner = visit(javascript=False)
    learner.sign_in("totruong")
    page = learner.page
    learner.open(COURSE)
    learner.follow(page.get_by_role("button", name=re.compile("Ghi danh")).first)
    learner.open("/kiem-tra/attt-cb-01-pre/")
    learner.follow(page.get_by_role("button", name=re.compile("Bắt đầu")))
    keys = keys_of(demo, re.search(r"/lam-bai/([0-9a-f-]+)/", page.url)[1])
    for position in range(1, len(keys) + 1):
        assert position_of(page) == position
        answer_question(page, keys[position])
        learner.follow(page.get_by_role("button", name=ONWARD).last)
    assert "/nop-bai/" in page.url
    learner.follow(page.get_by_role("button", name="Nộp bài").last)
    expect(page.get_by_text(f"{len(keys)} / {len(keys)}")).to_be_visible()
