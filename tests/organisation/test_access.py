"""Whoever is shown names leaves a note, and those named can read it."""

import pytest
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from accounts.selectors import subject_of
from organisation.models import PersonalAccess
from organisation.selectors import looks_at
from organisation.services import note_access
from tests.architecture.guards import STACK
from tests.factories.certificates import make_certificate
from tests.factories.courses import make_course
from tests.factories.emulation import make_table
from tests.factories.privacy import make_request

# Who looks, and on how many pages they find her at least: a walk that finds nothing proves nothing.
VIEWERS = (
    ("hr_officer", 9),
    ("data_manager", 8),
    ("administrator", 12),
    ("appraiser", 1),
    ("trainer", 0),
    ("editor", 0),
)
LISTS = ("/bao-cao/can-bo/", "/to-chuc/nguoi/", "/to-chuc/yeu-cau/ghi/", "/to-chuc/the/", "/to-chuc/vai-tro/giao/")
SEARCHES = ("", "?tim=hoa", "?nhom=hoan-thanh")


@pytest.fixture
def hoa(learner, places):
    """Hòa, who finished a course, got its certificate, counts in a score and asked for her data."""
    course = make_course(lessons=1, is_mandatory=True)
    certificate = make_certificate(learner.person, course)
    make_table(places.province, mandatory=[course])
    return {"course": course, "uid": certificate.uid, "person": learner.person, "asked": make_request(learner.person)}


def plain_addresses():
    """Every page of ours whose address has no variable part."""

    def walk(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield path, pattern.lookup_str
            else:
                yield from walk(pattern, path)

    for path, view in walk(get_resolver()):
        if view.partition(".")[0] in STACK and "<" not in path and "(" not in path and "^" not in path:
            yield f"/{path}"


def addresses_about(hoa):
    """The pages of one unit and one person."""
    person, code = hoa["person"].uid, "17971"
    return [
        f"/giay-chung-nhan/{hoa['uid']}/",
        f"/giay-chung-nhan/{hoa['uid']}/pdf/",
        f"/bao-cao/don-vi/{code}/",
        f"/bao-cao/don-vi/{code}/nguoi/{person}/",
        f"/bao-cao/don-vi/{code}/{hoa['course'].slug}/",
        f"/bao-cao/don-vi/{code}/tai-ve/",
        f"/thi-dua/don-vi/{code}/",
        f"/to-chuc/don-vi/{code}/",
        f"/to-chuc/nguoi/{person}/",
        f"/to-chuc/yeu-cau/{hoa['asked'].uid}/",
        f"/to-chuc/yeu-cau/ghi/{person}/",
    ]


def shown_to(client, hoa):
    """The pages that show her name to the client, each with whether that left a note."""
    for path in [*plain_addresses(), *addresses_about(hoa)]:
        for query in SEARCHES if path in LISTS else ("",):
            PersonalAccess.objects.all().delete()
            answer = client.get(path + query)
            page = b"".join(answer) if answer.streaming else answer.content
            if answer.status_code == 200 and "Nguyễn Thị Hòa".encode() in page:
                yield path + query, PersonalAccess.objects.exists()


@pytest.mark.parametrize(("who", "at_least"), VIEWERS)
def test_no_page_shows_her_name_without_a_note(client, hoa, who, at_least, request):
    """Walks every address; whatever shows her name to somebody else must have noted it."""
    client.force_login(request.getfixturevalue(who))
    shown = dict(shown_to(client, hoa))
    assert [path for path, is_noted in shown.items() if not is_noted] == []
    assert len(shown) >= at_least


def test_files_that_carry_her_name_are_noted_as_taken(client, hoa, hr_officer):
    client.force_login(hr_officer)
    b"".join(client.get("/bao-cao/don-vi/17971/tai-ve/?dang=csv"))
    client.get(f"/giay-chung-nhan/{hoa['uid']}/pdf/")
    assert PersonalAccess.objects.filter(actor=hr_officer, is_export=True).count() == 2


def test_she_reads_who_looked_at_her_and_at_lists_she_is_on(client, learner, hr_officer, stranger, places):
    note_access(actor=hr_officer, page="danh sách hoàn thành", unit=places.province, people=40)
    note_access(actor=hr_officer, page="kết quả học của một người", person=learner.person)
    note_access(actor=stranger, page="danh sách hoàn thành", unit=places.other_province, people=9)
    note_access(actor=stranger, page="danh sách hoàn thành", unit=places.next_commune, people=9)
    looks = looks_at(subject_of(learner.person))
    assert [(look.actor, look.unit_name) for look in looks] == [(hr_officer, None), (hr_officer, "Tỉnh Nghệ An")]
    client.force_login(learner)
    page = client.get("/du-lieu-cua-toi/").content.decode()
    assert "Lê Thị Lan" in page
    assert "Ngô Đức Ánh" not in page


def test_looking_at_oneself_is_no_look_and_again_within_the_hour_is_the_same(learner, hr_officer, places):
    note_access(actor=learner, page="trang cá nhân", person=learner.person)
    assert not PersonalAccess.objects.exists()
    for _again in range(3):
        note_access(actor=hr_officer, page="danh sách", unit=places.commune, people=3)
    note_access(actor=learner, page="danh sách", unit=places.commune, people=3)
    assert PersonalAccess.objects.count() == 2
    assert [look.actor for look in looks_at(subject_of(learner.person))] == [hr_officer]


def test_whoever_had_left_by_then_was_not_on_the_list(learner, hr_officer, places):
    learner.person.memberships.update(valid_to=timezone.localdate())
    note_access(actor=hr_officer, page="danh sách", unit=places.commune, people=3)
    assert not looks_at(subject_of(learner.person)).exists()
