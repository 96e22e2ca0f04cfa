"""A really started server on its own copy of the demo, and a really started Chromium."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect, sync_playwright

from tests.bench.servers import Server, embedded, prepare

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 860}
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "mattran-2026"
UUID_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def find_chromium() -> str | None:
    """The Chromium of this machine, if it has one."""
    return (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items):
    """Browser tests share one server: keep them on one worker; without a Chromium say so and skip."""
    chromium = find_chromium()
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not chromium:
                item.add_marker(pytest.mark.skip(reason="không tìm thấy Chromium trên máy này"))


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Remember for `visit` whether the test went wrong."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


class Demo:
    """The prepared demo: its folder, the environment that leads to its database, a way to look into it past the server."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def ask(self, query: str, *values: str) -> list[tuple]:
        """Rows of a query whose places are question marks; UUIDs are given as the addresses write them."""
        url = self.environment.get("DATABASE_URL")
        if url:
            with psycopg.connect(url) as database:
                return database.execute(query.replace("?", "%s"), values).fetchall()
        plain = [UUID(value).hex if UUID_FORM.fullmatch(value) else value for value in values]
        with sqlite3.connect(self.folder / "database.sqlite3") as database:
            return database.execute(query, plain).fetchall()

    @staticmethod
    def read(value: object) -> Any:
        """What a JSON column holds: text here, values there."""
        return json.loads(value) if isinstance(value, str) else value


@pytest.fixture(scope="package")
def demo(tmp_path_factory) -> Iterator[Demo]:
    """The demo in a database of its own, on the server that the suite runs on."""
    folder, url = tmp_path_factory.mktemp("demo"), os.environ.get("DATABASE_URL")
    if not url:
        prepare(folder)
        yield Demo(folder, {})
        return
    name = f"hmt_demo_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    demo = Demo(folder, {"DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"})
    prepare(folder, demo.environment)
    yield demo
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="package")
def server(demo) -> Iterator[Server]:
    """The embedded server, as `make run` starts it."""
    with embedded(demo.folder, demo.environment) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Browser:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=list(SWITCHES))
        yield running
        running.close()


class Visitor:
    """A member of the cast with a phone or a desk in front of them."""

    def __init__(self, browser: Browser, server: Server, *, viewport=PHONE, javascript=True) -> None:
        self.server = server
        self.context = browser.new_context(
            base_url=server.address,
            viewport=viewport,
            locale="vi-VN",
            java_script_enabled=javascript,
            timezone_id="Asia/Ho_Chi_Minh",
            # axe must not measure a colour half way to another
            reduced_motion="reduce",
        )
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def open(self, path: str):
        """Go to an address; the answer."""
        answer = self.page.goto(path)
        self.settle()
        return answer

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self.settle()

    def sign_in(self, name: str) -> None:
        """Sign in as a member of the cast."""
        self.open("/dang-nhap/")
        self.page.fill("input[name=login]", name)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(lambda url: "/dang-nhap/" not in url)
        self.settle()

    def follow(self, link, *, settle: bool = True) -> None:
        """Press what leads to another page, and wait until that page is there: the old one still answers until then."""
        with self.page.expect_navigation():
            link.click()
        if settle:
            self.settle()

    def settle(self) -> None:
        """Wait until every module of the page does its work: until then it may still change under a test's hands."""
        expect(self.page.locator("html[data-attaching]")).to_have_count(0)

    def fits(self) -> bool:
        """Whether the page needs no sideways scrolling."""
        return self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture
def visit(browser, server, request):
    """Make visitors; afterwards nothing may have complained on their consoles (our policy and modules included).

    Of a test that went wrong it is said what each of them had before them.
    """
    made: list[Visitor] = []

    def make(**options) -> Visitor:
        made.append(Visitor(browser, server, **options))
        return made[-1]

    yield make
    for visitor in made:
        if request.node.stash.get(FAILED, False):
            print(visitor.page.url, visitor.page.locator("body").inner_text(timeout=2000), sep="\n")  # noqa: T201
        visitor.context.close()
    assert [complaint for visitor in made for complaint in visitor.complaints] == []


THEMES = ("light", "dark", "contrast")


def axe_violations(page) -> list[str]:
    """What axe-core finds on the page in the three themes, as one line a finding."""
    found = []
    for theme in THEMES:
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        for violation in Axe().run(page).response["violations"]:
            found += [f"{theme} {page.url} {violation['id']}: {node['html'][:160]}" for node in violation["nodes"]]
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    return found
