"""What a phone downloads: bytes on the wire and requests, first visit and repeat, counted by Chromium itself."""

from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from tests.bench.servers import Server
from tests.browser.conftest import PASSWORD, PHONE, SWITCHES, find_chromium

COURSE = "/khoa-hoc/an-toan-thong-tin/"
LESSON = f"{COURSE}mat-khau-va-xac-thuc-hai-buoc/"
PAGES = {
    "sign-in": "/dang-nhap/",
    "home": "/hoc-tap/",
    "course": COURSE,
    "lesson": LESSON,
    "quiz": "/kiem-tra/attt-cb-01-final/",
    "certificates": "/giay-chung-nhan/",
    "emulation": "/thi-dua/",
    "HR": "/bao-cao/",
}
WHO = {"emulation": "thamdinh", "HR": "tochuc", "sign-in": None}


@dataclass(frozen=True)
class Visit:
    """One page: KiB and requests of the first visit, KiB of the second."""

    name: str
    first_kib: float
    first_requests: int
    repeat_kib: float


def visits(server: Server) -> list[Visit]:
    """Every page twice, each with a fresh phone; empty where no Chromium is found."""
    chromium = find_chromium()
    if not chromium:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        found = [_visit(browser, server, name, path) for name, path in PAGES.items()]
        browser.close()
    return found


def _visit(browser, server: Server, name: str, path: str) -> Visit:
    who = WHO.get(name, "hocvien")
    cookies = []
    if who:
        entrance = browser.new_context(base_url=server.address, viewport=PHONE)
        page = entrance.new_page()
        page.goto("/dang-nhap/")
        page.fill("input[name=login]", who)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/dang-nhap/" not in url)
        cookies = entrance.cookies()
        entrance.close()
    phone = browser.new_context(base_url=server.address, viewport=PHONE)
    phone.add_cookies(cookies)
    first = _load(phone, path)
    repeat = _load(phone, path)
    phone.close()
    return Visit(name, sum(first) / 1024, len(first), sum(repeat) / 1024)


def _load(context, path: str) -> list[float]:
    """Bytes of each answer that came over the wire."""
    page = context.new_page()
    wire: dict[str, float] = {}
    tap = context.new_cdp_session(page)
    tap.send("Network.enable")
    cached: set[str] = set()
    tap.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    tap.on("Network.loadingFinished", lambda event: wire.__setitem__(event["requestId"], event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    page.close()
    return [size for request, size in wire.items() if request not in cached and size]
