"""Notices and requests about data, for tests."""

from accounts.models import RequestKind
from accounts.services import acknowledge_request, publish_notice, receive_request


def make_notice(version=1, body="## Lưu gì\n\nHọ tên, đơn vị, kết quả học."):
    """A notice that holds from now on."""
    return publish_notice(version=version, title="Thông báo xử lý dữ liệu cá nhân", body=body, actor=None)


def make_request(person, kind=RequestKind.VIEW, text="Xin xem", actor=None, **facts):
    """A request just received."""
    return receive_request(person=person, kind=kind, text=text, actor=actor, **facts)


def make_verified_request(person, kind, actor, **facts):
    """A request whose asker was verified by the one who deals with it."""
    asked = make_request(person, kind, **facts)
    return acknowledge_request(request=asked, identity_check="Gặp trực tiếp, đối chiếu giấy tờ", actor=actor)
