"""Addresses made of titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.slugs import slugify_vi


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đường đến kỷ nguyên số", "duong-den-ky-nguyen-so"),
        ("Ủy ban MTTQ – khóa 2024 – 2029", "uy-ban-mttq-khoa-2024-2029"),
        ("152/2025/NĐ-CP", "152-2025-nd-cp"),
        ("“Bình dân học vụ số”", "binh-dan-hoc-vu-so"),
        ("H'Hen", "hhen"),
        ("  --  ", ""),
        ("数字", ""),
    ],
)
def test_titles_become_addresses(title, slug):
    assert slugify_vi(title) == slug


def test_a_long_title_is_cut_between_words():
    assert slugify_vi("Đường đến kỷ nguyên số", max_length=12) == "duong-den-ky"
    assert slugify_vi("Đường đến kỷ nguyên số", max_length=14) == "duong-den-ky"
    assert slugify_vi("Nghiêng", max_length=4) == "nghi"


@given(st.text(), st.integers(1, 40))
def test_a_slug_has_only_letters_digits_and_single_hyphens(text, length):
    for slug in (slugify_vi(text), slugify_vi(text, max_length=length)):
        assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
        assert slugify_vi(slug) == slug
    assert len(slugify_vi(text, max_length=length)) <= length
