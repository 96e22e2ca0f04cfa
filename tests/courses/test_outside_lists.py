"""Lists of certificates from elsewhere: what is clear waits for approval, what is not is asked, nobody is guessed."""

import json
from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.files.findings import FileError
from core.files.sheets import read_book
from core.models import LogEntry
from core.text.dates import VIET_NAM
from courses.formats.outside import read_outside
from courses.models import OutsideCompletion
from courses.services.outside_import import OutsideFile, import_outside_list
from organisation.models import Level
from organisation.selectors import Scope
from tests.factories.accounts import make_person
from tests.factories.live import CORPUS, corpus
from tests.factories.organisation import make_seat, make_units

TODAY = date(2026, 11, 20)
HEAD = "STT,Họ và tên,Đơn vị,Tên khóa,Nơi cấp,Số,Ngày cấp,Số tiết\n"
HOA = "1,Nguyễn Thị Hòa,Xã Kim Liên,Kỹ năng số,OneTouch,7/GCN,03/01/2026,16\n"


def listed(rows=HOA, head=HEAD):
    return OutsideFile((head + rows).encode())


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(datetime(2026, 11, 20, 9, tzinfo=VIET_NAM), tick=False):
        yield


@pytest.fixture
def known(places):
    content, expected = corpus("a04")
    rows = expected["certificates"]
    units = make_units(*{(row["unit_code"], row["unit_name"], Level.COMMUNE, places.province): None for row in rows})
    for row in rows:
        make_seat(make_person(row["full_name"]), units[row["unit_code"]])
    return content, rows


def test_a_real_list_is_read_and_doubted_as_people_would():
    content, expected = corpus("a04")
    read = read_outside(read_book(content), today=TODAY)
    doubts = [{"row": award.row, "code": doubt.code} for award in read.awards for doubt in award.doubts]
    assert (read.sheet, doubts) == (expected["sheet"], expected["row_issues"])
    for award, row in zip(read.awards, expected["certificates"], strict=True):
        said = (award.full_name, award.unit, award.title, award.kind, award.issuer, award.number or None)
        assert said == tuple(row[name] for name in ("full_name", "unit_name", "course", "kind", "issuer", "number"))
        assert (award.issued_on.isoformat(), award.periods) == (row["issued_on"], row["periods"])


def test_a_real_list_becomes_claims_and_again_changes_nothing(known):
    content, rows = known
    clear = [row for row in rows if row["action"] == "import"]
    report = import_outside_list(file=OutsideFile(content), actor=None)
    assert (report.created, report.skipped, report.errors) == (len(clear), len(rows) - len(clear), [])
    stored = OutsideCompletion.objects.values_list("learner__full_name", "certificate_number", "state")
    assert set(stored) == {(row["full_name"], row["number"], "waiting") for row in clear}
    again = import_outside_list(file=OutsideFile(content), actor=None)
    assert (again.created, again.unchanged) == (0, len(clear))
    assert LogEntry.objects.filter(event="courses.outside_completions_imported").count() == 1


def test_the_command_tries_asks_and_takes_what_was_agreed_to(known):
    path, out = next(CORPUS.glob("a04*.xlsx")), StringIO()
    with pytest.raises(CommandError, match="6 chỗ cần trả lời"):
        call_command("import_outside", path, "--dry-run", "--json", stdout=out, stderr=StringIO())
    assert json.loads(out.getvalue())["created"] == 6
    assert not OutsideCompletion.objects.exists()
    accepted = ("number_missing", "duplicate_number", "date_in_future", "not_training_award")
    with pytest.raises(CommandError, match="4 chỗ cần trả lời"):
        call_command("import_outside", path, "--unit", "40", accept=accepted, stdout=out, stderr=StringIO())
    assert OutsideCompletion.objects.count() == 8
    with pytest.raises(CommandError):
        call_command("import_outside", path, "--unit", "99999", stdout=out, stderr=StringIO())


def test_somebody_unknown_is_skipped_with_a_reason_and_not_made(places):
    report = import_outside_list(file=listed(), actor=None)
    assert (report.created, report.skipped, report.asks) == (0, 1, [])
    assert [said["code"] for said in report.warnings] == ["person_unknown"]


def test_a_name_alone_is_never_enough_and_two_namesakes_are_asked_about(learner, places):
    elsewhere = listed(HOA.replace("Xã Kim Liên", "Xã Vạn An"))
    nowhere = listed(HOA.replace("Xã Kim Liên", ""))
    make_seat(make_person("Nguyễn Thị Hòa"), places.commune)
    for file in (listed(), elsewhere, nowhere):
        report = import_outside_list(file=file, actor=None)
        assert [ask["code"] for ask in report.asks] == ["person_unclear"]
        assert len(report.asks[0]["choices"]) == 2
    assert not OutsideCompletion.objects.exists()


def test_a_birthday_tells_namesakes_apart(learner, places):
    twin = make_person("Nguyễn Thị Hòa", birth_date=date(1980, 5, 1))
    make_seat(twin, places.commune)
    row = HOA.replace("Xã Kim Liên", "01/05/1980")
    import_outside_list(file=listed(row, HEAD.replace("Đơn vị", "Ngày sinh")), actor=None)
    assert (OutsideCompletion.objects.get().learner, OutsideCompletion.objects.get().provider) == (twin, "onetouch")


def test_nobody_is_found_outside_the_scope(learner, places):
    file = OutsideFile((HEAD + HOA).encode(), scope=Scope(frozenset({places.other_province.pk})))
    assert [said["code"] for said in import_outside_list(file=file, actor=None).warnings] == ["person_unknown"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", HEAD, HEAD + ",Tổng cộng,,,,,,16\n"])
def test_what_is_no_such_list_is_refused_with_a_sentence(text):
    with pytest.raises(FileError) as refused:
        read_outside(read_book(text.encode()), today=TODAY)
    assert "Đồng chí" in refused.value.sentence


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 9, b"<html>"])
def test_a_hostile_file_gives_a_sentence_and_stores_nothing(content, db):
    report = import_outside_list(file=OutsideFile(content), actor=None)
    assert report.errors[0]["message"]
    assert not OutsideCompletion.objects.exists()


LIST = (HEAD + HOA).encode()


def given(client, content=LIST):
    return client.post(reverse("courses:claims_upload"), {"file": SimpleUploadedFile("ds.csv", content)})


def test_an_officer_looks_at_a_list_and_then_takes_it_in(client, learner, hr_officer):
    client.force_login(hr_officer)
    assert reverse("courses:claims_upload") in client.get(reverse("courses:claims")).text
    address = given(client, (HEAD + HOA.replace("7/GCN", "")).encode()).url
    page = client.get(address)
    assert "Nhận cả giấy không ghi số" in page.text
    assert "Ghi những dòng đã rõ" not in page.text
    assert "Ghi những dòng đã rõ" in client.get(address, {"dong-y": "number_missing"}).text
    assert not OutsideCompletion.objects.exists()
    assert client.post(address, {"dong-y": "number_missing"}).url == reverse("courses:claims")
    claim = OutsideCompletion.objects.get()
    assert (claim.learner, claim.claimed_by, claim.state) == (learner.person, hr_officer, "waiting")
    assert client.get(address).status_code == 404


def test_a_hostile_upload_is_refused_on_the_page(client, hr_officer):
    client.force_login(hr_officer)
    assert given(client, b"%PDF-1.7 no table").status_code == 200
    address = given(client, b"a,b\n1,2\n").url
    assert "Tệp này chưa nhận được" in client.get(address).text
    assert "Tệp này chưa nhận được" in client.post(address).text


def test_a_list_is_its_officers_own_and_reaches_their_own_people_only(client, learner, hr_officer, stranger):
    client.force_login(hr_officer)
    address = given(client).url
    places = (address, reverse("courses:claims_upload"))
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.post(given(client).url)
    assert not OutsideCompletion.objects.exists()
    client.force_login(learner)
    assert {client.get(place).status_code for place in places} == {403}
    client.logout()
    assert {client.get(place).status_code for place in places} == {302}
