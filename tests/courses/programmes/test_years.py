"""Periods of a year as officers see them: who has a number, and nobody else."""

import re
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import AnnualRequirement
from courses.services.programmes import advise_periods
from organisation.models import Category, PersonalAccess
from tests.factories.courses import make_course, make_enrolment, study

ADDRESS = "/chuong-trinh/quan-ly/so-tiet/"


@pytest.fixture
def year():
    return timezone.localdate().year


@pytest.fixture
def advised(year, learner):
    """A number for the learner's category."""
    category = learner.person.memberships.get().category
    advise_periods(category=category, year=year, periods=Decimal(40), document="12/KH", actor=None)
    return category


def test_only_whose_category_has_a_number_is_listed(client, hr_officer, learner, advised):
    client.force_login(hr_officer)
    html = client.get(ADDRESS).content.decode()
    assert learner.person.full_name in html
    assert "0/40 tiết" in html
    AnnualRequirement.objects.update(category="khong-ai")
    html = client.get(ADDRESS).content.decode()
    assert learner.person.full_name not in html
    assert "Chưa có mức khuyến nghị" in html


def test_the_year_stays_in_every_link_and_is_written_as_years_are(client, hr_officer, learner, advised, year):
    client.force_login(hr_officer)
    html = client.get(ADDRESS, {"nam": year}).text
    assert f"2.{year - 2000:03}" not in html
    assert f'name="nam" value="{year}"' in html
    assert re.search(rf'href="{ADDRESS}xuat/\?don-vi=\w+&amp;nam={year}"', html)
    assert re.search(rf'href="\?nam={year}&amp;don-vi=[^"]+"', html)


def test_what_was_completed_counts(client, hr_officer, learner, advised):
    course = make_course(periods=Decimal(6))
    study(make_enrolment(learner.person, course), score_percent=100)
    client.force_login(hr_officer)
    assert "6/40 tiết" in client.get(ADDRESS).content.decode()


def test_the_workbook_holds_both_sheets_and_is_noted(client, hr_officer, learner, advised, year):
    client.force_login(hr_officer)
    answer = client.get(f"{ADDRESS}xuat/", {"nam": year})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert [sheet.title for sheet in book] == ["Theo đơn vị", "Danh sách"]
    assert learner.person.full_name in [row[1].value for row in book["Danh sách"].rows]
    assert PersonalAccess.objects.filter(is_export=True, actor=hr_officer).exists()


def test_officers_elsewhere_see_none_of_these_people(client, stranger, learner, advised):
    client.force_login(stranger)
    assert learner.person.full_name not in client.get(ADDRESS).content.decode()
    assert client.get(ADDRESS, {"don-vi": "40"}).status_code == 404


@pytest.mark.parametrize("told", ["1999", "mot", "99999", "²", "-1"])
def test_no_other_year_is_there(client, hr_officer, told):
    client.force_login(hr_officer)
    assert client.get(ADDRESS, {"nam": told}).status_code == 404


def test_learners_and_guests_are_not_let_in(client, learner):
    pages = [ADDRESS, f"{ADDRESS}xuat/", f"{ADDRESS}muc/"]
    assert {client.get(page).status_code for page in pages} == {302}
    client.force_login(learner)
    assert {client.get(page).status_code for page in pages} == {403}


def test_what_is_advised_is_set_for_the_whole_country_only_from_its_root(client, administrator, hr_officer, year):
    said = {"category": Category.FULL_TIME, "year": year, "periods": "40", "document": " 12/KH "}
    client.force_login(hr_officer)
    assert client.post(f"{ADDRESS}muc/", said).status_code == 403
    client.force_login(administrator)
    for periods, expected in (("40", [(Decimal(40), "12/KH")]), ("0", [])):
        assert client.post(f"{ADDRESS}muc/", said | {"periods": periods}).url == reverse("courses:programme_years")
        assert list(AnnualRequirement.objects.values_list("periods", "document")) == expected
    assert client.post(f"{ADDRESS}muc/", said | {"periods": "-1"}).status_code == 200
