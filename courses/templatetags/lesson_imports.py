"""The words for what a file would change in a lesson."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.formats.paper import BOTH, KEEP, TAKE, Difference
from courses.services.lesson_import import Decisions

register = template.Library()

_NAMES: dict[str, tuple[str | Promise, str]] = {
    "unchanged": (_("Giữ nguyên"), "plain"),
    "changed": (_("Sửa"), "info"),
    "new": (_("Thêm"), "ok"),
    "gone": (_("Không còn trong tệp"), "warn"),
    "sealed": (_("Không lấy được chỗ sửa"), "warn"),
    "conflict": (_("Hai bên cùng sửa"), "bad"),
    "unclear": (_("Chưa rõ"), "bad"),
}
_HELP: dict[str, str | Promise] = {
    "sealed": _(
        "Khối này không sửa được trong Word. Nếu cần, đồng chí sửa trong trang soạn bài theo lời ghi trong tệp."
    ),
    "conflict": _(
        "Khối này vừa được sửa trong tệp, vừa được sửa trong trang soạn bài sau khi in. Đồng chí chọn một bản."
    ),
    "unclear": _("Không rõ đoạn trong tệp có phải là bản sửa của đoạn đang có hay không. Đồng chí xem rồi chọn."),
}
_CHOICES: dict[str, str | Promise] = {
    TAKE: _("Lấy theo tệp"),
    KEEP: _("Giữ bản đang có"),
    BOTH: _("Giữ cả hai, đoạn trong tệp thành đoạn mới"),
}
_OTHERWISE: dict[tuple[str, str], str | Promise] = {
    ("new", TAKE): _("Thêm vào bài"),
    ("new", KEEP): _("Không thêm"),
    ("gone", TAKE): _("Bỏ khỏi bài"),
    ("gone", KEEP): _("Giữ lại trong bài"),
    ("unchanged", TAKE): _("Chuyển chỗ theo tệp"),
    ("unchanged", KEEP): _("Để ở chỗ cũ"),
    ("unclear", TAKE): _("Đúng là bản sửa, thay đoạn đang có"),
    ("unclear", KEEP): _("Giữ đoạn đang có, bỏ đoạn trong tệp"),
}


@register.filter
def difference_name(one: Difference) -> str:
    """What happened to a block."""
    return str(_NAMES[one.kind][0])


@register.filter
def difference_tone(one: Difference) -> str:
    """How much it asks to be looked at."""
    return _NAMES[one.kind][1]


@register.filter
def difference_help(one: Difference) -> str:
    """What to do about it, where the choices alone do not say."""
    return str(_HELP.get(one.kind, ""))


@register.filter
def choice_name(one: Difference, choice: str) -> str:
    """What choosing so does."""
    return str(_OTHERWISE.get((one.kind, choice), _CHOICES[choice]))


@register.simple_tag
def is_picked(one: Difference, choice: str, decisions: Decisions) -> bool:
    """Whether this was chosen before, or is what most people would choose."""
    return decisions.choices.get(one.name, one.suggested) == choice
