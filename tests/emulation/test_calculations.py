"""The scoring engine: the golden table to the hundredth, and what must hold for every table and every input."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from emulation.calculations import Criterion, Rounding, Table, UnitInput, faults_of, score_units
from emulation.selectors import result_of

GOLDEN = json.loads((Path(__file__).parent / "data" / "scoring-example.json").read_text(), parse_float=Decimal)
CRITERION = TypeAdapter(Criterion)


def golden(**changes):
    return json.loads(json.dumps(GOLDEN, default=str)) | changes


def score(document=None, units=None):
    document = document or golden()
    table = Table.model_validate(document)
    inputs = [UnitInput.model_validate(unit) for unit in units or document["units"]]
    return {score.unit: score for score in score_units(table, inputs)}


def test_the_golden_results_to_the_hundredth():
    table = Table.model_validate(GOLDEN)
    scores = score_units(table, [UnitInput.model_validate(unit) for unit in GOLDEN["units"]])
    assert [result_of(table, one) for one in scores][:3] == GOLDEN["expected_results"]
    assert [one.unit for one in scores] == ["U01", "U02", "U03", "U04", "U05"]


def test_the_units_without_expected_results_follow_from_the_formulas():
    scores = score()
    assert (scores["U04"].total, scores["U04"].rank, scores["U04"].award) == (Decimal("53.14"), 5, None)
    assert scores["U04"].knock_out == ("mandatory_completion_below_50",)
    assert scores["U04"].classification == "trung_binh"
    assert (scores["U05"].total, scores["U05"].rank, scores["U05"].classification) == (Decimal("91.43"), 3, "tot")
    assert scores["U05"].leaf["V.6"] == Decimal("2.00")


def criterion(formula, max_points="8", **params):
    metric = {} if formula == "manual" else {"metric": "m"}
    facts = {
        "kind": "leaf",
        "code": "C",
        "name_vi": "C",
        "max_points": max_points,
        "formula": formula,
        "params": params,
    }
    return CRITERION.validate_python(facts | metric)


@pytest.mark.parametrize(
    ("one", "value", "best", "points"),
    [
        (criterion("manual"), "5.75", "8", "5.75"),
        (criterion("linear_to_target", target="80"), "40", "0", "4"),
        (criterion("linear_to_target", target="80"), "80", "0", "8"),
        (criterion("linear_to_target", target="80"), "250", "0", "8"),
        (criterion("linear_to_target", target="80"), "-1", "0", "0"),
        (criterion("bands", bands=[["60", "2.5"], ["100", "8"], ["80", "4"]]), "99.99", "0", "4"),
        (criterion("bands", bands=[["60", "2.5"], ["100", "8"], ["80", "4"]]), "100", "0", "8"),
        (criterion("bands", bands=[["60", "2.5"]]), "59.99", "0", "0"),
        (criterion("per_occurrence", points_each="2.5"), "3", "0", "7.5"),
        (criterion("per_occurrence", points_each="2.5"), "4", "0", "8"),
        (criterion("deduct_from_max", deduct_each="0.5"), "0", "0", "8"),
        (criterion("deduct_from_max", deduct_each="0.5"), "17", "0", "0"),
        (criterion("cluster_relative", target="10"), "10", "21", "4"),
        (criterion("cluster_relative", target="10"), "5", "21", "2"),
        (criterion("cluster_relative", target="10"), "21", "21", "8"),
        (criterion("cluster_relative", target="10"), "15.5", "21", "6"),
        (criterion("cluster_relative", target="10"), "-3", "21", "0"),
        (criterion("cluster_relative", target="10"), "9", "9", "3.6"),
    ],
)
def test_each_formula_at_its_edges(one, value, best, points):
    assert one.points(Decimal(value), Decimal(best)) == Decimal(points)


numbers = st.decimals(-1000, 1000, places=2)
positive = st.decimals("0.01", 500, places=2)
counts = st.integers(0, 60).map(Decimal)


@st.composite
def criteria(draw):
    """A criterion of any formula, with a value that it takes and the same or a greater one."""
    max_points = draw(positive)
    kind = draw(st.sampled_from(["linear_to_target", "cluster_relative", "bands", "per_occurrence", "deduct_from_max"]))
    if kind == "bands":
        points = sorted(draw(st.lists(st.decimals(0, max_points, places=2), min_size=1, max_size=5)))
        starts = sorted(draw(st.sets(numbers, min_size=len(points), max_size=len(points))))
        params = {"bands": draw(st.permutations([[str(a), str(b)] for a, b in zip(starts, points, strict=True)]))}
    else:
        name = {"per_occurrence": "points_each", "deduct_from_max": "deduct_each"}.get(kind, "target")
        params = {name: str(draw(positive))}
    values = counts if kind in {"per_occurrence", "deduct_from_max"} else numbers
    return criterion(kind, str(max_points), **params), *sorted([draw(values), draw(values)])


@given(criteria(), numbers)
def test_points_lie_between_nothing_and_the_maximum(case, best):
    one, low, high = case
    for value in (low, high):
        assert 0 <= one.points(value, max(best, value)) <= one.max_points


@given(criteria(), numbers)
def test_more_is_never_worse_except_where_it_is_counted_off(case, best):
    one, low, high = case
    best = max(best, high)
    gain = one.points(high, best) - one.points(low, best)
    assert gain <= 0 if one.formula == "deduct_from_max" else gain >= 0


@st.composite
def clusters(draw):
    """Units like those of the golden table, with other figures."""
    units = golden()["units"][: draw(st.integers(1, 5))]
    for unit in units:
        unit["inputs"] = {
            name: str(
                draw(counts if name.endswith("count") or name == "late_reports" else st.decimals(0, 120, places=1))
            )
            for name in unit["inputs"]
        }
        unit["manual"] = {code: str(draw(st.integers(0, 16)) * Decimal("0.25")) for code in unit["manual"]}
        unit["bonus"] = draw(st.dictionaries(st.sampled_from(["B1", "B2", "B3"]), st.integers(0, 9)))
        unit["deduct"] = draw(st.dictionaries(st.sampled_from(["D1", "D2", "D3"]), st.integers(0, 9)))
        unit["cluster_votes"] = {"yes": draw(st.integers(0, 3))}
    return units


@settings(max_examples=30)
@given(clusters())
def test_sums_caps_and_ranks_hold_for_every_cluster(units):
    scores = score(units=units)
    for one in scores.values():
        assert one.base == sum(one.groups.values()) == sum(one.leaf.values()) <= 100
        assert 0 <= one.bonus <= 5
        assert one.total == max(0, one.base + one.bonus - one.deduction)
    by_rank = sorted(scores.values(), key=lambda one: one.rank)
    assert [one.total for one in by_rank] == sorted((one.total for one in by_rank), reverse=True)
    assert by_rank[0].rank == 1
    flags = [one for one in by_rank if one.award == "co_thi_dua"]
    assert len(flags) <= 1
    assert all(one.rank == 1 and one.classification == "xuat_sac" and not one.knock_out for one in flags)
    assert sum(one.award == "bang_khen" for one in by_rank) <= len(units) * 3 // 10


@settings(max_examples=30)
@given(clusters(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_criteria_changes_nothing(units, random):
    document = golden(criteria=[group | {"children": group["children"][::-1]} for group in GOLDEN["criteria"][::-1]])
    shuffled = random.sample(units, len(units))
    assert score(json.loads(json.dumps(document, default=str)), shuffled) == score(units=units)


@given(st.decimals(0, 100, places=4), st.sampled_from(["HALF_UP", "HALF_EVEN", "DOWN"]), st.integers(0, 4))
def test_rounding_is_the_tables_own(number, mode, digits):
    shown = Rounding(mode=mode, digits=digits).show(number)
    assert -shown.as_tuple().exponent == digits
    assert abs(shown - number) < Decimal(1).scaleb(-digits)


def test_half_a_hundredth_goes_up_and_where_sums_begin_is_data():
    assert Rounding().show(Decimal("1.875")) == Decimal("1.88")
    assert Rounding(mode="HALF_EVEN").show(Decimal("1.885")) == Decimal("1.88")
    document = golden()
    document["scoring_table"]["rounding"] = {"mode": "HALF_UP", "digits": 1, "level": "group"}
    third = score(document)["U03"]
    assert third.leaf["V.1"] == Decimal("7.1112")
    assert third.groups["V"] == Decimal("19.5")


def equal_units(**changes):
    """Two units alike, the second changed."""
    first = golden()["units"][0]
    return [first, {**first, "id": "U02", **changes}]


def test_equals_are_told_apart_by_training_then_deductions_then_votes_then_the_council():
    fewer_votes = score(units=equal_units(cluster_votes={"yes": 1}))
    assert (fewer_votes["U01"].rank, fewer_votes["U02"].rank) == (1, 2)
    first, second = equal_units()
    second["manual"] = second["manual"] | {"VI.1": "3.5"}  # half a point less by hand, made good by the bonus
    second["bonus"] = {"B1": 1, "B3": 2}
    alike = score(units=[first, second])
    assert alike["U01"].total == alike["U02"].total
    assert alike["U01"].is_tied
    second["council_decision"] = {"place": 1, "reason": "Thành tích đột xuất trong phòng, chống thiên tai"}
    decided = score(units=[first, second])
    assert (decided["U02"].rank, decided["U01"].rank) == (1, 2)
    assert not decided["U01"].is_tied


def test_units_that_nothing_tells_apart_share_a_rank_and_wait_for_the_award():
    tied = score(units=equal_units())
    assert {one.rank for one in tied.values()} == {1}
    assert {one.award for one in tied.values()} == {None}


def test_a_stated_fact_keeps_the_flag_away_though_not_the_rank():
    units = golden()["units"]
    units[0]["knock_out"] = ["leader_disciplined"]
    scores = score(units=units)
    assert (scores["U01"].rank, scores["U01"].award) == (1, None)
    assert scores["U01"].knock_out == ("leader_disciplined",)


def test_the_threshold_of_a_knock_out_itself_is_enough():
    units = golden()["units"]
    units[3]["inputs"]["mandatory_completion_rate"] = "50"
    assert score(units=units)["U04"].knock_out == ()
    units[3]["inputs"]["mandatory_completion_rate"] = "49.99"
    assert score(units=units)["U04"].knock_out == ("mandatory_completion_below_50",)


def test_bonus_and_deductions_stop_at_their_caps():
    units = golden()["units"][:1]
    units[0] |= {"bonus": {"B1": 50, "B2": 50, "B3": 50}, "deduct": {"D1": 50}}
    one = score(units=units)["U01"]
    assert (one.bonus, one.deduction) == (Decimal("5.00"), Decimal("2.00"))


def test_a_criterion_without_its_value_is_not_zero_but_unknown():
    units = golden()["units"]
    del units[2]["inputs"]["posts_per_year"]
    units[2]["manual"]["I.1"] = "0"
    one = score(units=units)["U03"]
    assert one.leaf["I.2"] is None
    assert one.leaf["I.1"] == 0
    table = Table.model_validate(golden())
    faults = faults_of(table, [UnitInput.model_validate(unit) for unit in units])
    assert [(fault.unit, fault.place, fault.code) for fault in faults] == [("U03", "I.2", "missing")]


def test_groups_within_groups_add_up():
    document = golden()
    inner = document["criteria"][4]
    document["criteria"][4] = inner | {"code": "V*", "children": [inner]}
    one = score(document)["U01"]
    assert one.groups["V*"] == one.groups["V"] == Decimal("24.73")
    assert one.base == Decimal("97.90")


def broken(change):
    document = golden()
    change(document)
    return document


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d["criteria"][0].update(max_points="19"), "children_above_group"),
        (lambda d: d["scoring_table"].update(base_total="99"), "groups_above_total"),
        (lambda d: d["criteria"][1].update(code="I"), "code_twice"),
        (lambda d: d["criteria"][1]["children"][2]["params"]["bands"].append(["60", "1"]), "same_threshold_twice"),
        (lambda d: d["criteria"][1]["children"][2]["params"]["bands"].append(["120", "6"]), "band_above_max"),
        (lambda d: d["ranking"].update(tie_break=["beauty desc"]), "unknown_order"),
        (lambda d: d["ranking"].update(tie_break=["training_group(IX) desc"]), "unknown_name"),
        (lambda d: d["awards"][0].update(quota="một nửa"), "unknown_quota"),
        (lambda d: d["awards"][0].update(conditions=["được yêu mến"]), "unknown_condition"),
        (lambda d: d["awards"][0].update(conditions=["classification==tuyet_voi"]), "unknown_name"),
        (lambda d: d["criteria"][0]["children"][1].update(formula="magic"), "union_tag_invalid"),
        (lambda d: d["criteria"][0]["children"][1]["params"].update(target="0"), "greater_than"),
        (lambda d: d["scoring_table"]["rounding"].update(mode="NEAREST"), "literal_error"),
        (lambda d: d.pop("criteria"), "missing"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(change, code):
    with pytest.raises(ValidationError) as refusal:
        Table.model_validate(broken(change))
    assert [fault["type"] for fault in refusal.value.errors()] == [code]
