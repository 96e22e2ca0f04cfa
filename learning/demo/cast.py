"""The sign-ins of the demo; only they have passwords."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from accounts.services import create_person, create_user
from learning.demo.organisation import KIM_LIEN, PROVINCE, SEN_2, TWO_TIERS_BEGIN
from organisation.models import Category, Role, Unit
from organisation.selectors import unit_by_code
from organisation.services import Seat, grant_role, seat_person

COUNTRY = "VN"


class Member(NamedTuple):
    """A person of the cast: their seat is in the unit of code `seat`, their role reaches over the unit of `over`."""

    username: str
    full_name: str
    birth_year: int
    seat: str
    position: str
    category: Category
    role: Role
    over: str


CAST = (
    Member("hocvien", "Nguyễn Thị Hòa", 1974, KIM_LIEN, "front_specialist", Category.FULL_TIME, Role.LEARNER, KIM_LIEN),
    Member("totruong", "Trần Đình Lâm", 1968, SEN_2, "team_leader", Category.TEAM_MEMBER, Role.LEARNER, KIM_LIEN),
    Member("giangvien", "Phan Thị Thu Hà", 1981, PROVINCE, "board_deputy", Category.FULL_TIME, Role.TRAINER, PROVINCE),
    Member("bientap", "Đặng Quang Việt", 1977, PROVINCE, "board_head", Category.FULL_TIME, Role.EDITOR, PROVINCE),
    Member("tochuc", "Lê Thị Lan", 1979, PROVINCE, "board_deputy", Category.FULL_TIME, Role.HR_OFFICER, PROVINCE),
    Member("tochuc-xa", "Hồ Sỹ Dũng", 1972, KIM_LIEN, "vice_chair", Category.FULL_TIME, Role.HR_OFFICER, KIM_LIEN),
    Member("thamdinh", "Võ Thị Ngọc Anh", 1976, PROVINCE, "board_head", Category.FULL_TIME, Role.APPRAISER, PROVINCE),
    Member(
        "dulieu", "Bùi Thị Hương", 1983, PROVINCE, "front_specialist", Category.FULL_TIME, Role.DATA_MANAGER, PROVINCE
    ),
    Member(
        "dulieu-xa", "Thái Bá Sơn", 1988, KIM_LIEN, "front_specialist", Category.PART_TIME, Role.DATA_MANAGER, KIM_LIEN
    ),
    Member(
        "quantri", "Cao Xuân Thắng", 1985, PROVINCE, "front_specialist", Category.FULL_TIME, Role.ADMINISTRATOR, COUNTRY
    ),
)


def seed(out: Any) -> None:  # noqa: ANN401 -- Django's OutputWrapper
    """Whoever is missing comes on stage."""
    present = set(
        User.objects.filter(username__in=[member.username for member in CAST]).values_list("username", flat=True)
    )
    for member in CAST:
        if member.username not in present:
            _bring_on(member)
            out.write(f"    {member.username}: {member.full_name}")


def _bring_on(member: Member) -> None:
    person = create_person(full_name=member.full_name, birth_year=member.birth_year, actor=None)
    user = create_user(username=member.username, person=person, password=settings.DEMO_PASSWORD, actor=None)
    seat = Seat(
        person=person,
        unit=_unit(member.seat),
        position=member.position,
        category=member.category,
        valid_from=TWO_TIERS_BEGIN,
    )
    seat_person(seat=seat, actor=None)
    grant_role(user=user, role=member.role, unit=_unit(member.over), reason="Dữ liệu minh họa", actor=None)


def _unit(code: str) -> Unit:
    return unit_by_code(code, as_of=timezone.localdate())
