"""The cast: people whom every test may ask for by name, in two communes of one province and one of another.

Each is a `User` with a `person`. `stranger` has the same trades in the other province; every test of a page asks them.
"""

from dataclasses import dataclass

import pytest

from organisation.models import Category, Level, Role, Unit
from tests.factories.accounts import make_person, make_user
from tests.factories.organisation import make_grant, make_seat, make_units


@dataclass(frozen=True)
class Places:
    """The units in which the cast lives; all stand since 2020-01-01."""

    country: Unit
    province: Unit
    commune: Unit
    next_commune: Unit
    other_province: Unit
    other_commune: Unit


@pytest.fixture
def places(db):
    """The country, Nghệ An with Kim Liên and Vạn An, Hà Tĩnh with Cẩm Bình."""
    units = make_units(
        ("VN", "Việt Nam", Level.COUNTRY, None),
        ("40", "Tỉnh Nghệ An", Level.PROVINCE, "VN"),
        ("17971", "Xã Kim Liên", Level.COMMUNE, "40"),
        ("17950", "Xã Vạn An", Level.COMMUNE, "40"),
        ("42", "Tỉnh Hà Tĩnh", Level.PROVINCE, "VN"),
        ("18685", "Xã Cẩm Bình", Level.COMMUNE, "42"),
    )
    return Places(*(units[code] for code in ("VN", "40", "17971", "17950", "42", "18685")))


def _member(username, full_name, unit, *roles, over=None, position="front_specialist", category=Category.FULL_TIME):
    person = make_person(full_name)
    make_seat(person, unit, position=position, category=category)
    user = make_user(username, person)
    for role in roles:
        make_grant(user, role, over or unit)
    return user


@pytest.fixture
def learner(places):
    """Nguyễn Thị Hòa, full-time cadre of Kim Liên."""
    return _member("hocvien", "Nguyễn Thị Hòa", places.commune, Role.LEARNER)


@pytest.fixture
def classmate(places):
    """Leader of a digital team in the same commune."""
    return _member(
        "totruong",
        "Trần Văn Bình",
        places.commune,
        Role.LEARNER,
        position="team_leader",
        category=Category.TEAM_MEMBER,
    )


@pytest.fixture
def trainer(places):
    """Writes lessons and questions, submits them for approval."""
    return _member("giangvien", "Phan Thị Thu Hà", places.province, Role.TRAINER)


@pytest.fixture
def editor(places):
    """Approves and publishes."""
    return _member("bientap", "Đặng Quốc Việt", places.province, Role.EDITOR)


@pytest.fixture
def hr_officer(places):
    """HR officer of the province."""
    return _member("tochuc", "Lê Thị Lan", places.province, Role.HR_OFFICER)


@pytest.fixture
def commune_hr_officer(places):
    """HR officer of Kim Liên only."""
    return _member("tochuc-xa", "Hồ Sỹ Dũng", places.commune, Role.HR_OFFICER)


@pytest.fixture
def appraiser(places):
    """Appraises the province's emulation scores."""
    return _member("thamdinh", "Võ Thị Ngọc Anh", places.province, Role.APPRAISER)


@pytest.fixture
def administrator(places):
    """Holds an explicit grant on the root, and no flag of Django's."""
    return _member("quantri", "Cao Xuân Thắng", places.province, Role.ADMINISTRATOR, over=places.country)


@pytest.fixture
def stranger(places):
    """Learner, HR officer, appraiser and data manager, all of it in the other province."""
    return _member(
        "nguoi-la",
        "Ngô Đức Ánh",
        places.other_commune,
        Role.LEARNER,
        Role.HR_OFFICER,
        Role.APPRAISER,
        Role.DATA_MANAGER,
        over=places.other_province,
    )


@pytest.fixture
def data_manager(places):
    """Keeps the register of the province: people, units, cards."""
    return _member("dulieu", "Bùi Thị Hương", places.province, Role.DATA_MANAGER)


@pytest.fixture
def commune_data_manager(places):
    """Keeps the register of Kim Liên alone."""
    return _member("dulieu-xa", "Thái Bá Sơn", places.commune, Role.DATA_MANAGER)


@pytest.fixture
def foreign_trainer(places):
    """Writes lessons in the other province."""
    return _member("giangvien-ht", "Đậu Thị Hà", places.other_province, Role.TRAINER)
