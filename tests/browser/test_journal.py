"""The phone's journal by itself: nothing leaves it before a receipt, whatever network, clock and length of texts do."""

import json

import pytest

CHANNEL = "/kenh-thu/"
# The module as the pages load it, on a channel whose server the test is.
SETUP = """async () => {
  const { Courier, Journal } = await import("/static/js/journal.js");
  window.journalOf = () => new Journal("7", "/kenh-thu/");
  window.courierOf = (journal) => new Courier(journal, {
    csrf: "of-the-page",
    pack: (answers) => ({ answers }),
    settled: (reply) => reply.received,
  });
}"""
KEEP = """async (entries) => {
  const journal = window.journalOf();
  for (const entry of entries) await journal.keep(entry);
}"""
SEND = "() => window.courierOf(window.journalOf()).send()"
LEFT = "async () => (await window.journalOf().entries()).map((entry) => entry.id)"


class Wire:
    """The server's side of the channel: what arrived, and what becomes of each message in turn."""

    def __init__(self, page) -> None:
        self.arrived, self.tokens, self.longest, self.fates = [], [], 0, []
        page.route(f"**{CHANNEL}", self.answer)

    def answer(self, route) -> None:
        fate = self.fates.pop(0) if self.fates else "taken"
        if fate == "lost":
            return route.abort("internetdisconnected")
        body = route.request.post_data_buffer
        ids = [entry["id"] for entry in json.loads(body)["answers"]]
        self.arrived.append(ids)
        self.tokens.append(route.request.headers["x-csrftoken"])
        self.longest = max(self.longest, len(body))
        if fate == "reply lost":
            return route.abort("connectionreset")
        if fate == "down":
            return route.fulfill(status=502, body="")
        return route.fulfill(json={"received": ids})


@pytest.fixture
def phone(visit):
    visitor = visit()
    visitor.open("/dang-nhap/")
    visitor.page.evaluate(SETUP)
    yield visitor
    visitor.complaints.clear()


def entries(*names, text=""):
    return [{"id": name, "text": text} for name in names]


def test_nothing_is_forgotten_before_its_receipt_wherever_the_network_breaks(phone):
    page, wire = phone.page, Wire(phone.page)
    page.evaluate(KEEP, entries("a", "b"))
    for fate in ("lost", "reply lost", "down"):
        wire.fates.append(fate)
        page.evaluate(SEND)
        assert page.evaluate(LEFT) == ["a", "b"]
    page.reload()
    page.evaluate(SETUP)
    assert page.evaluate(LEFT) == ["a", "b"]
    page.evaluate(SEND)
    assert page.evaluate(LEFT) == []
    assert wire.arrived == [["a", "b"]] * 3


def test_the_order_of_taps_is_kept_when_the_clock_is_set_back(phone):
    page, wire = phone.page, Wire(phone.page)
    page.evaluate(KEEP, entries("first"))
    page.clock.set_system_time("2020-01-01T00:00:00Z")
    page.evaluate(KEEP, entries("second"))
    page.evaluate(KEEP, entries("third"))
    assert page.evaluate(LEFT) == ["first", "second", "third"]
    page.evaluate(SEND)
    assert wire.arrived == [["first", "second", "third"]]


def test_texts_longer_than_a_browser_sends_for_a_page_that_is_left_arrive_all_the_same(phone):
    page, wire = phone.page, Wire(phone.page)
    names = [f"e{number:02}" for number in range(12)]
    page.evaluate(KEEP, entries(*names, text="Đoàn kết là sức mạnh. " * 3000))
    page.evaluate(SEND)
    assert [name for ids in wire.arrived for name in ids] == names
    assert page.evaluate(LEFT) == []
    assert wire.longest < 500_000


def test_the_token_is_that_of_the_moment(phone):
    page, wire = phone.page, Wire(phone.page)
    phone.context.add_cookies([{"name": "csrftoken", "value": "signed-in-again", "url": phone.server.address}])
    page.evaluate(KEEP, entries("a"))
    page.evaluate(SEND)
    assert wire.tokens == ["signed-in-again"]
