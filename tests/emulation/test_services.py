"""Tables are drafted, opened once, and never changed after."""

import pytest

from core.models import LogEntry
from emulation.errors import BadDocumentError, NoScoringTableError, TableIsOpenError
from emulation.models import ScoringTable
from emulation.selectors import open_tables, table_over, table_within
from emulation.services import draft_table, open_table
from organisation.selectors import Scope
from tests.factories.courses import make_course
from tests.factories.emulation import make_table, table_document

pytestmark = pytest.mark.django_db


def draft(owner, **facts):
    return draft_table(document=table_document(**facts), owner=owner, actor=None)


def test_a_draft_is_replaced_and_an_open_table_is_not(places):
    first = draft(places.province)
    again = draft(places.province, as_of="2030-01-01T00:00:00+07:00")
    assert first.pk == again.pk
    assert open_table(table=again, actor=None).status == "open"
    with pytest.raises(TableIsOpenError):
        draft(places.province)
    same = draft(places.province, as_of="2030-01-01T00:00:00+07:00")
    assert same.pk == again.pk
    assert same.status == "open"


def test_opening_twice_is_opening_once(places):
    table = make_table(places.province)
    opened_at = table.opened_at
    assert open_table(table=table, actor=None).opened_at == opened_at
    assert LogEntry.objects.filter(event="emulation.scoring_table_opened").count() == 1


def test_a_new_version_closes_the_one_before(places):
    old = make_table(places.province)
    new = make_table(places.province, version=2)
    old.refresh_from_db()
    assert (old.status, new.status) == ("closed", "open")
    assert list(open_tables()) == [new]
    assert open_table(table=old, actor=None).status == "closed"


def test_two_provinces_have_tables_of_one_name(places):
    ours, theirs = make_table(places.province), make_table(places.other_province)
    assert table_over(places.commune) == ours
    assert table_over(places.other_commune) == theirs
    assert table_within(Scope(frozenset([places.other_province.pk]))) == theirs


def test_where_no_table_is_open_the_answer_says_so(places):
    draft(places.province)
    with pytest.raises(NoScoringTableError):
        table_over(places.commune)
    with pytest.raises(NoScoringTableError):
        table_within(Scope(frozenset()))


def test_a_table_that_names_an_unknown_course_is_refused(places):
    course = make_course()
    document = table_document(mandatory=[course])
    document["metrics"]["mandatory"]["training"]["courses"] += ["KHONG-CO"]
    with pytest.raises(BadDocumentError) as refusal:
        draft_table(document=document, owner=places.province, actor=None)
    assert refusal.value.faults == ["chưa có khóa học mã KHONG-CO"]
    assert not ScoringTable.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"as_of": "2026-11-30T23:59:59"}, "as_of: phải có múi giờ, ví dụ 2026-11-30T23:59:59+07:00"),
        ({"id": "Bảng Điểm"}, "id: chỉ gồm chữ thường không dấu, số và dấu gạch nối"),
        ({"name_vi": "x" * 301}, "name_vi: dài quá 300 ký tự"),
        ({"version": 0}, "version: không được nhỏ hơn 1"),
        ({"period": {"code": "2026"}}, "period → start: còn thiếu"),
    ],
)
def test_a_table_to_be_kept_needs_a_complete_heading(places, change, sentence):
    document = table_document()
    document["scoring_table"] |= change
    with pytest.raises(BadDocumentError) as refusal:
        draft_table(document=document, owner=places.province, actor=None)
    assert refusal.value.faults[0] == sentence


def test_a_metric_must_say_whom_it_counts(places):
    document = table_document()
    document["metrics"]["team"]["training"].pop("category")
    with pytest.raises(BadDocumentError) as refusal:
        draft_table(document=document, owner=places.province, actor=None)
    assert refusal.value.faults == [
        "metrics → team → training: phải ghi diện (category) hoặc chức vụ (position) được tính"
    ]
