"""The sums that a database adds up say the same as the textbook's formulas, person by person."""

from statistics import correlation, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizzes.calculations.statistics import (
    Ends,
    Flag,
    Gain,
    ItemSums,
    Tally,
    TotalSums,
    discrimination_band,
    ends_of,
    facility_band,
    flags_of,
    gain_of,
    lines_shown,
    reliability,
    reliability_band,
    tally,
)

MARKS = st.sampled_from((0, 0, 1, 1, 0.5, 0.25))


@st.composite
def papers(draw):
    """Marks of some people on the same items."""
    items = draw(st.integers(2, 6))
    return draw(st.lists(st.lists(MARKS, min_size=items, max_size=items), min_size=3, max_size=25))


def sums_of(papers, place):
    """What a database adds up about the item at a place."""
    rows = [(paper[place], sum(paper)) for paper in papers]
    return ItemSums(
        count=len(rows),
        out_of=len(rows),
        x=sum(x for x, _ in rows),
        xx=sum(x * x for x, _ in rows),
        xt=sum(x * t for x, t in rows),
        t=sum(t for _, t in rows),
        tt=sum(t * t for _, t in rows),
    )


def totals_of(papers):
    """And about the papers."""
    totals = [sum(paper) for paper in papers]
    return TotalSums(len(totals), sum(totals), sum(t * t for t in totals))


@given(papers())
def test_discrimination_is_the_correlation_with_the_rest(found):
    marks, rest = [paper[0] for paper in found], [sum(paper[1:]) for paper in found]
    sums = sums_of(found, 0)
    assert sums.facility == pytest.approx(sum(marks) / len(marks))
    if len(set(marks)) > 1 and len(set(rest)) > 1:
        assert sums.discrimination == pytest.approx(correlation(marks, rest), abs=1e-6)
    else:
        assert sums.discrimination is None


@given(papers())
def test_reliability_of_fixed_papers_is_cronbachs_alpha(found):
    spread = pvariance([sum(paper) for paper in found])
    items = [sums_of(found, place) for place in range(len(found[0]))]
    assume(spread > 0.01)
    count = len(items)
    noise = sum(pvariance([paper[place] for paper in found]) for place in range(count))
    assert reliability(items, totals_of(found)) == pytest.approx(count / (count - 1) * (1 - noise / spread), abs=1e-6)


def test_reliability_of_right_or_wrong_items_is_that_of_a_published_example():
    # Five people, four items: variances 0.16 + 0.24 + 0.24 + 0.16, totals 4 3 2 1 0 with variance 2.
    found = [[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    items = [sums_of(found, place) for place in range(4)]
    assert reliability(items, totals_of(found)) == pytest.approx(4 / 3 * (1 - 0.8 / 2))


def test_without_two_items_or_any_difference_there_is_no_reliability():
    alike = [[1, 0]] * 9
    assert reliability([sums_of(alike, 0), sums_of(alike, 1)], totals_of(alike)) is None
    assert reliability([sums_of([[1], [0]], 0)], TotalSums(2, 1, 1)) is None
    assert reliability([], TotalSums(0, 0, 0)) is None


@given(papers())
def test_drawn_items_never_count_for_less_than_the_variance_within_each(found):
    fixed = [sums_of(found, place) for place in range(len(found[0]))]
    twice = TotalSums(2 * len(found), 2 * totals_of(found).t, 2 * totals_of(found).tt)
    drawn = reliability(fixed + fixed, twice)
    known = reliability(fixed, totals_of(found))
    assert (drawn is None) == (known is None)
    assert drawn is None or drawn <= known + 1e-6


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), max_size=30, unique_by=lambda pair: pair[0]))
def test_the_best_and_the_weakest_are_apart_and_neither_is_empty(counts):
    counts.sort()
    ends = ends_of(counts)
    if ends != Ends():
        assert ends.bottom < ends.top
        assert any(total >= ends.top for total, _ in counts)
        assert any(total <= ends.bottom for total, _ in counts)


def test_options_are_counted_by_who_chose_them_also_those_nobody_chose():
    answers = [({"chosen": ["a"]}, "top", 5), ({"chosen": ["b", "a"]}, "bottom", 2), (None, "", 3)]
    found = tally(["a", "b", "c"], answers)
    assert found == {"a": Tally(7, 5, 2), "b": Tally(2, 0, 2), "c": Tally(), "": Tally(3, 0, 0), "*": Tally(10, 5, 2)}
    beside = tally([], [({"pairs": {"p": "o"}}, "", 1), ({"truths": {"q": True}}, "top", 2)])
    assert beside == {"p:o": Tally(1), "q:1": Tally(2, 2), "*": Tally(3, 2)}


def item(facility, discrimination, count=100):
    """Sums of an item of one point that come to these figures, on papers of two items."""
    x = facility * count
    variance = facility * (1 - facility)
    rest_sum, rest_squares = 0.5 * count, 0.5 * count
    together = discrimination * (variance * 0.25) ** 0.5 * count + x * 0.5
    return ItemSums(count, count, x, x, together + x, x + rest_sum, rest_squares + 2 * together + x)


def test_figures_of_the_made_up_item_are_what_was_asked():
    made = item(0.6, 0.35)
    assert made.facility == pytest.approx(0.6)
    assert made.discrimination == pytest.approx(0.35)


@pytest.mark.parametrize(
    ("facility", "discrimination", "flags"),
    [
        (0.6, 0.4, []),
        (0.6, -0.2, [Flag.REVERSED]),
        (0.6, 0.05, [Flag.WEAK]),
        (0.1, 0.3, [Flag.TOO_HARD]),
        (0.98, 0.3, [Flag.TOO_EASY]),
    ],
)
def test_questions_that_misbehave_are_flagged(facility, discrimination, flags):
    assert flags_of(item(facility, discrimination), {}, []) == flags


def test_an_option_that_the_best_prefer_to_the_right_one_says_that_the_key_may_be_wrong():
    chosen = {"a": Tally(40, 5, 20), "b": Tally(50, 20, 5), "c": Tally(10, 2, 2), "*": Tally(100, 27, 27)}
    assert flags_of(item(0.4, 0.3), chosen, ["a"]) == [Flag.WRONG_PREFERRED]
    assert flags_of(item(0.4, 0.3), chosen, ["b"]) == []


def test_an_option_that_nobody_believes_is_flagged():
    chosen = {"a": Tally(60, 5, 0), "b": Tally(40), "c": Tally(0), "": Tally(0), "*": Tally(100)}
    assert flags_of(item(0.6, 0.4), chosen, ["a"]) == [Flag.UNUSED_OPTIONS]


def test_few_attempts_flag_nothing():
    assert flags_of(item(0.05, -0.9, count=29), {}, []) == []


def test_bands_have_names_to_the_ends():
    assert [facility_band(value) for value in (1.0, 0.7, 0.3, 0.0, None)] == ["very_easy", "easy", "medium", "hard", ""]
    assert [discrimination_band(value) for value in (0.4, 0.2, 0.0, -1.0)] == ["excellent", "fair", "poor", "reversed"]
    assert [reliability_band(value) for value in (0.8, 0.7, 0.5, -3.0)] == ["high", "enough", "low", "very_low"]


def test_gain_is_what_was_learned_of_what_was_left():
    gain = gain_of([(40, 70), (60, 80), (50, 50)])
    assert (gain.people, gain.higher) == (3, 2)
    assert gain.points == pytest.approx(50 / 3)
    assert gain.normalised == pytest.approx(50 / 150)
    assert gain_of([(100, 100)]).normalised is None
    assert Gain().points is None


@given(st.dictionaries(st.integers(1, 50), st.integers(1, 12), max_size=12))
def test_nobody_can_be_found_in_small_groups_not_even_by_subtraction(sizes):
    groups = {key: Gain(people, 10.0 * people, 20.0 * people) for key, people in sizes.items()}
    lines, total = lines_shown(groups)
    assert all(line.gain.people >= 5 for line in lines)
    assert total.people == sum(line.gain.people for line in lines)
    assert sum(line.key is None for line in lines) <= 1
