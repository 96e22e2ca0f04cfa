"""The privacy notice, which the cast has read, and a few requests about data at different stages."""

from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.models import DataRequest, Person, Purpose, RequestKind, User
from accounts.selectors import consents_of, requests_of
from accounts.services import (
    acknowledge_request,
    give_consent,
    grant_request,
    publish_notice,
    read_notice,
    receive_request,
)
from learning.demo.cast import CAST

NOTICE = Path(__file__).parent / "data" / "privacy" / "notice-1.md"
TITLE = "Thông báo xử lý dữ liệu cá nhân"
VERIFIED = "Gọi lại số điện thoại đã lưu, hỏi đơn vị và chức vụ"


class Asked(NamedTuple):
    """A request of the demo: who of the cast, what, how many days ago, and what became of it."""

    username: str
    kind: RequestKind
    text: str
    days_ago: int
    is_taken_on: bool = False
    outcome: str = ""


ASKED = (
    Asked("hocvien", RequestKind.CORRECT, "Năm sinh đúng là 1974, giấy chứng nhận cũ ghi 1947.", 1),
    Asked("totruong", RequestKind.VIEW, "Xin biết ai đã xem kết quả học của tôi.", 6, is_taken_on=True),
    Asked("tochuc-xa", RequestKind.OBJECT, "Không muốn nêu tên trên bảng tin của xã.", 21, is_taken_on=True),
    Asked(
        "giangvien",
        RequestKind.PROVIDE,
        "Xin bản sao dữ liệu để lưu hồ sơ cá nhân.",
        40,
        is_taken_on=True,
        outcome="Đã hướng dẫn đồng chí tự tải ở mục Dữ liệu của tôi; đồng chí đã nhận đủ.",
    ),
)


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Publish the notice, have the cast read it, take in the requests."""
    notice = publish_notice(version=1, title=TITLE, body=NOTICE.read_text(), actor=None)
    people = _cast()
    for person in people.values():
        read_notice(person=person, notice=notice, purposes=[], channel="dữ liệu minh họa", actor=None)
    if not consents_of(people["hocvien"]).exists():
        give_consent(person=people["hocvien"], purpose=Purpose.NEWSLETTER, channel="màn hình", actor=None)
    asked = [_receive(people[one.username], one) for one in ASKED if not requests_of(people[one.username]).exists()]
    out.write(f"    {TITLE} phiên bản {notice.version}, {len(asked)} yêu cầu")


def _cast() -> dict[str, Person]:
    users = User.objects.filter(username__in=[member.username for member in CAST]).select_related("person")
    return {user.username: user.person for user in users if user.person}


def _receive(person: Person, asked: Asked) -> DataRequest:
    keeper = User.objects.get(username="dulieu")
    received_at = timezone.now() - timedelta(days=asked.days_ago)
    request = receive_request(person=person, kind=asked.kind, text=asked.text, received_at=received_at, actor=None)
    if asked.is_taken_on:
        acknowledge_request(request=request, identity_check=VERIFIED, actor=keeper)
    if asked.outcome:
        grant_request(request=request, outcome=asked.outcome, actor=keeper)
    return request
