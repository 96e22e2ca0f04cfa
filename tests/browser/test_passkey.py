"""A passkey in Chromium, held by a virtual authenticator: made once, then it alone opens the account."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, axe_violations

# What a phone with a fingerprint reader offers.
PHONE_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_opens_the_account_without_a_password(visit):
    visitor = visit()
    page = visitor.page
    authenticator = visitor.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_KEY})
    # A passkey belongs to a name; an address of digits has none.
    home = visitor.server.address.replace("127.0.0.1", "localhost")

    # From then on the account has a second factor: nobody else of these tests signs in with it.
    visitor.open(f"{home}/dang-nhap/")
    page.fill("input[name=login]", "dulieu-xa")
    page.fill("input[name=password]", PASSWORD)
    visitor.follow(page.locator("main button[type=submit]").first)
    visitor.open(f"{home}/tai-khoan/bao-mat/")
    assert visitor.fits()
    assert axe_violations(page) == []
    visitor.follow(page.get_by_role("link", name="Thêm khóa của máy này"))
    page.fill("input[name=password]", PASSWORD)
    visitor.follow(page.get_by_role("button", name="Tiếp tục"))
    page.fill("input[name=name]", "Điện thoại của tôi")
    assert axe_violations(page) == []
    visitor.follow(page.get_by_role("button", name="Tạo khóa"))
    expect(page.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    assert visitor.fits()
    visitor.follow(page.get_by_role("link", name=re.compile("Xong")))
    expect(page.get_by_text("Điện thoại của tôi")).to_be_visible()

    visitor.open(f"{home}/cua-toi/")
    visitor.follow(page.get_by_role("button", name="Đăng xuất khỏi máy này"))
    visitor.open(f"{home}/dang-nhap/")
    assert axe_violations(page) == []
    visitor.follow(page.get_by_role("button", name=re.compile("vân tay")))
    visitor.open(f"{home}/cua-toi/")
    expect(page.get_by_text("dulieu-xa")).to_be_visible()
