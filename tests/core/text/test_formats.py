"""The same rules through Django's own localisation, which forms, the admin and templates use."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation
from django.utils.text import slugify


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("text", ["03/11/2026", "03-11-2026", "3.11.2026", "2026-11-03"])
def test_forms_read_the_day_first_in_both_languages(language, text):
    with translation.override(language):
        assert forms.DateField(localize=True).clean(text) == date(2026, 11, 3)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_american_order_is_no_date(language):
    with translation.override(language), pytest.raises(forms.ValidationError):
        forms.DateField(localize=True).clean("11/13/2026")


def test_moments_are_read_and_written():
    with translation.override("vi"):
        read = forms.DateTimeField().clean("14:30, 03/11/2026")
        assert (read.hour, read.day, read.month) == (14, 3, 11)
        assert formats.localize(datetime(2026, 11, 3, 14, 30)) == "14:30, 03/11/2026"  # noqa: DTZ001 -- wall clock


@pytest.mark.parametrize(("language", "text"), [("vi", "1.234,5"), ("en", "1,234.5")])
def test_numbers_are_grouped(language, text):
    with translation.override(language):
        assert formats.localize(Decimal("1234.5")) == text
        assert forms.DecimalField(localize=True).clean(text) == Decimal("1234.5")


def test_a_decimal_point_typed_in_vietnamese_is_one():
    with translation.override("vi"):
        assert forms.DecimalField(localize=True).clean("87.5") == Decimal("87.5")


def test_days_are_written_and_the_first_day_of_the_week():
    with translation.override("vi"):
        assert formats.localize(date(2026, 11, 3)) == "03/11/2026"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_the_slugs_of_django_are_why_we_have_our_own():
    assert slugify("Đường đến kỷ nguyên số") == "uong-en-ky-nguyen-so"
