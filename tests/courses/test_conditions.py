"""What completes an item: opened, read, watched, checked, handed in, confirmed; in whatever order things arrive."""

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import uuid7
from courses.errors import ItemClosedError, ItemNeedsMoreError
from courses.models import Enrolment, EnrolmentSource, ItemProgress, LearnerEvent
from courses.selectors.standing import standing_of
from courses.services import LearnerWrite, complete_reading, record_learner_events, recount_progress
from tests.factories.courses import item, items_of, make_course_page, make_enrolment, publish_edition

VIDEO, CHECK, OTHER_CHECK = "v1", "c1", "c2"


@pytest.fixture
def course(db):
    course = make_course_page()
    first = item("Mở bài", completes_by="opened")
    publish_edition(
        course,
        [
            first,
            item("Xem video", completes_by="watched", threshold_percent=90, media={VIDEO: 100}, weight=3),
            item("Tự kiểm tra", completes_by="checked", threshold_percent=100, checks=[CHECK, OTHER_CHECK]),
            item("Đọc sau", prerequisites=[str(first["key"])]),
            item("Thực hành", completes_by="confirmed", is_required=False),
        ],
    )
    return course


@pytest.fixture
def enrolment(learner, course):
    enrolment = make_enrolment(learner.person, course)
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=timezone.now() - timedelta(days=2))
    enrolment.refresh_from_db()
    return enrolment


def write(enrolment, one, verb, value=None, seconds_ago=0):
    moment = timezone.now() - timedelta(seconds=seconds_ago)
    return LearnerWrite(
        id=uuid7(), enrolment=enrolment.uid, item_key=one.key, verb=verb, value=value, occurred_at=moment
    )


def stretch(start, end, block=VIDEO):
    return {"block": block, "from": start, "to": end}


def send(learner, *events):
    return record_learner_events(person=learner.person, events=events, actor=learner)


def completed(enrolment):
    return [one.item.number for one in standing_of(enrolment).items if one.state == "done"]


def test_opening_completes_what_only_asks_to_be_opened(learner, enrolment):
    opening, *_others = items_of(enrolment)
    send(learner, write(enrolment, opening, "opened"))
    assert completed(enrolment) == [1]
    enrolment.refresh_from_db()
    assert (enrolment.done, enrolment.total, enrolment.percent) == (1, 4, 16)


def test_a_video_counts_by_the_seconds_really_played_however_often(learner, enrolment):
    _first, video, *_others = items_of(enrolment)
    begun = [write(enrolment, video, "opened", seconds_ago=1000)]
    send(learner, *begun, *(write(enrolment, video, "watched", stretch(0, 50), 900 - 60 * n) for n in range(5)))
    assert completed(enrolment) == []
    send(learner, write(enrolment, video, "watched", stretch(50, 89), 500))
    assert completed(enrolment) == []
    send(learner, write(enrolment, video, "watched", stretch(88, 91), 400))
    assert completed(enrolment) == [2]


def test_more_than_the_clock_allows_is_not_believed(learner, enrolment):
    """A hundred seconds in one: whoever opened the lesson a moment ago cannot have watched it."""
    _first, video, *_others = items_of(enrolment)
    claims = [write(enrolment, video, "watched", stretch(n, n + 10), 5) for n in range(0, 100, 10)]
    send(learner, write(enrolment, video, "opened", seconds_ago=10), *claims)
    assert completed(enrolment) == []
    assert standing_of(enrolment).items[1].missing.has <= 20


def test_what_belongs_to_no_block_of_the_lesson_is_nothing(learner, enrolment):
    _first, video, checks, *_others = items_of(enrolment)
    opened = write(enrolment, video, "opened", seconds_ago=5000)
    foreign = write(enrolment, video, "watched", stretch(0, 600, "khác"), 10)
    answers = [write(enrolment, checks, "checked", {"block": name, "right": True}) for name in ("x", "y")]
    receipt = send(learner, opened, foreign, *answers)
    assert (len(receipt.received), completed(enrolment)) == (4, [])


def test_every_check_must_have_been_answered_rightly_once(learner, enrolment):
    checks = items_of(enrolment)[2]
    send(learner, write(enrolment, checks, "checked", {"block": CHECK, "right": True}))
    send(learner, write(enrolment, checks, "checked", {"block": OTHER_CHECK, "right": False}))
    assert completed(enrolment) == []
    send(learner, write(enrolment, checks, "checked", {"block": OTHER_CHECK, "right": True}))
    send(learner, write(enrolment, checks, "checked", {"block": CHECK, "right": False}))
    assert completed(enrolment) == [3]


def test_saying_so_completes_nothing_that_asks_for_more(learner, enrolment):
    for one in (items_of(enrolment)[1], items_of(enrolment)[4]):
        with pytest.raises(ItemNeedsMoreError):
            complete_reading(enrolment=enrolment, item_key=one.key, event_id=uuid7(), actor=learner)
        assert [refusal.code for refusal in send(learner, write(enrolment, one, "completed")).refused] == [
            "item_needs_more"
        ]


def test_what_comes_first_comes_first_even_when_told_later(learner, enrolment):
    """A phone that was away sends the second lesson before the first: nothing is lost, nothing counts too early."""
    first, later = items_of(enrolment)[0], items_of(enrolment)[3]
    with pytest.raises(ItemClosedError):
        complete_reading(enrolment=enrolment, item_key=later.key, event_id=uuid7(), actor=learner)
    send(learner, write(enrolment, later, "completed", seconds_ago=30))
    assert completed(enrolment) == []
    send(learner, write(enrolment, first, "opened", seconds_ago=60))
    assert completed(enrolment) == [1, 4]


def test_the_share_is_by_weight_and_whole_only_at_the_end(learner, enrolment):
    first, video, checks, later, _practice = items_of(enrolment)
    send(learner, write(enrolment, video, "opened", seconds_ago=1000))
    send(learner, write(enrolment, video, "watched", stretch(0, 100), 800))
    enrolment.refresh_from_db()
    assert (enrolment.done, enrolment.total, enrolment.percent) == (1, 4, 50)
    send(learner, write(enrolment, first, "opened"), write(enrolment, later, "completed"))
    enrolment.refresh_from_db()
    assert enrolment.percent == 83
    send(learner, *(write(enrolment, checks, "checked", {"block": c, "right": True}) for c in (CHECK, OTHER_CHECK)))
    enrolment.refresh_from_db()
    assert enrolment.percent == 100
    assert enrolment.completed_at is not None
    assert recount_progress() == 0


def story(enrolment, kinds):
    """Events of a learner who did a bit of everything, as (item, verb, value, seconds ago)."""
    items = items_of(enrolment)
    makers = {
        "open": lambda n: (items[0], "opened", None, n),
        "begin": lambda n: (items[1], "opened", None, 4000 + n),
        "play": lambda n: (items[1], "watched", stretch(7 * n % 90, 7 * n % 90 + 20), 25 * n),
        "check": lambda n: (items[2], "checked", {"block": (CHECK, OTHER_CHECK)[n % 2], "right": n % 3 != 0}, n),
        "later": lambda n: (items[3], "completed", None, n),
        "read": lambda n: (items[3], "read", n % 101, n),
    }
    return [write(enrolment, *makers[kind](number)) for kind, number in kinds]


kinds = st.sampled_from(["open", "begin", "play", "check", "later", "read"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.tuples(kinds, st.integers(1, 120)), max_size=14), seed=st.integers())
def test_any_order_any_number_of_times_leads_to_the_same(learner, enrolment, kinds, seed):
    events, random = story(enrolment, kinds), Random(seed)
    found = []
    for shuffles in (0, 1):
        LearnerEvent.objects.all().delete()
        ItemProgress.objects.all().delete()
        Enrolment.objects.update(done=0, percent=0, completed_at=None, started_at=None, source=EnrolmentSource.SELF)
        if shuffles:
            events = random.sample(events, len(events)) + random.sample(events, len(events) // 2)
        cut = random.randint(0, len(events))
        send(learner, *events[:cut])
        send(learner, *events[cut:])
        state = Enrolment.objects.values("done", "total", "percent", "last_studied_at").get()
        rows = ItemProgress.objects.order_by("item_key")
        known = list(rows.values_list("item_key", "opened_at", "read_percent", "watched", "played", "checks_passed"))
        found.append((state, known, completed(enrolment)))
        assert 0 <= state["done"] <= state["total"]
        assert state["percent"] <= 100
    assert found[0] == found[1]


def test_prerequisites_that_are_no_more_hold_nobody_up(learner):
    course = make_course_page()
    publish_edition(course, [item("Một mình", prerequisites=[str(uuid4())])])
    enrolment = make_enrolment(learner.person, course)
    done = complete_reading(enrolment=enrolment, item_key=items_of(enrolment)[0].key, event_id=uuid7(), actor=learner)
    assert done.completed_at is not None
