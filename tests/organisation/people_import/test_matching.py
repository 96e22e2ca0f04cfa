"""Two of name, telephone, birth and place make a human; a name alone never does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.names import name_key
from organisation.services.people_import.matching import Human, Likeness, likeness

KIM_LIEN, VAN_AN = 1, 2
HOA, LAN = name_key("Nguyễn Thị Hòa"), name_key("Nguyễn Thị Lan")
BORN, OTHER_DAY = date(1974, 6, 19), date(1980, 1, 2)


def human(name=HOA, phone="", birth=None, year=None, place=KIM_LIEN, position="chair"):
    year = birth.year if birth else year
    return Human(name, phone, birth, year, frozenset({place}), frozenset({(place, position)}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (human(phone="0912000123"), human(phone="0912000123", place=VAN_AN), "same"),
        (human(name_key("NGUYỄN THỊ HOÀ"), phone="0912000123"), human(phone="0912000123"), "same"),
        (human(birth=BORN), human(birth=BORN, phone="0912000123"), "same"),
        (human(birth=BORN, phone="0912000999"), human(birth=BORN, phone="0912000123"), "same"),
        (human(birth=BORN), human(birth=BORN, place=VAN_AN), "perhaps"),
        (human(birth=BORN, phone="0912000123"), human(birth=OTHER_DAY, phone="0912000123"), "perhaps"),
        (human(birth=BORN), human(birth=OTHER_DAY), "other"),
        (human(year=1974), human(birth=BORN), "same"),
        (human(year=1974, phone="0912000999"), human(year=1974, phone="0912000123"), "perhaps"),
        (human(year=1974), human(year=1975), "other"),
        (human(year=1974), human(year=1974, place=VAN_AN), "other"),
        (human(), human(), "same"),
        (human(), human(position="team_leader"), "perhaps"),
        (human(), human(place=VAN_AN), "other"),
        (human(LAN, phone="0912000123"), human(phone="0912000123"), "perhaps"),
        (human(LAN, birth=BORN), human(birth=BORN), "other"),
    ],
)
def test_how_surely_two_are_one(one, other, expected):
    assert likeness(one, other) is Likeness(expected)


HUMANS = st.builds(
    human,
    name=st.sampled_from([HOA, LAN]),
    phone=st.sampled_from(["", "0912000123", "0912000999"]),
    birth=st.sampled_from([None, BORN, OTHER_DAY]),
    year=st.sampled_from([None, 1974, 1980]),
    place=st.sampled_from([KIM_LIEN, VAN_AN]),
    position=st.sampled_from(["chair", "team_leader"]),
)


@given(HUMANS, HUMANS)
def test_likeness_is_mutual_and_never_rests_on_a_name_alone(one, other):
    assert likeness(one, other) is likeness(other, one)
    if likeness(one, other) is Likeness.SAME:
        assert one.name_key == other.name_key
        assert (one.phone and one.phone == other.phone) or one.places & other.places
