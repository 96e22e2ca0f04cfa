"""The types of questions: what each holds, accepts and earns. `models.QuestionVersion` has the table of their shapes."""

from collections.abc import Mapping

from quizzes.calculations.types.arranging import MATCHING, ORDERING, PLACING, places_of, uses_twice
from quizzes.calculations.types.choices import (
    HOTSPOT,
    MULTIPLE,
    SINGLE,
    TRUE_FALSE,
    TRUE_FALSE_TABLE,
    UNSURE,
    place_at,
)
from quizzes.calculations.types.fields import fields_of, response_of
from quizzes.calculations.types.kinds import LONGEST_TEXT, Item, Kind, letter
from quizzes.calculations.types.numbers import NUMERIC, PREDICTION, distance_of, readings
from quizzes.calculations.types.scenarios import PARTS, SCENARIO, right_of_parts
from quizzes.calculations.types.texts import (
    ESSAY,
    GAPS,
    LIKERT,
    SHORT,
    UPLOAD,
    is_gap_right,
    is_same,
    pieces_of,
    rubric_points,
)

TYPES: Mapping[str, Kind] = {
    "single": SINGLE,
    "multiple": MULTIPLE,
    "true_false": TRUE_FALSE,
    "true_false_table": TRUE_FALSE_TABLE,
    "matching": MATCHING,
    "ordering": ORDERING,
    "numeric": NUMERIC,
    "gaps": GAPS,
    "short": SHORT,
    "essay": ESSAY,
    "hotspot": HOTSPOT,
    "placing": PLACING,
    "scenario": SCENARIO,
    "upload": UPLOAD,
    "likert": LIKERT,
    "prediction": PREDICTION,
}

__all__ = [
    "LONGEST_TEXT",
    "PARTS",
    "TYPES",
    "UNSURE",
    "Item",
    "Kind",
    "distance_of",
    "fields_of",
    "is_gap_right",
    "is_same",
    "letter",
    "pieces_of",
    "place_at",
    "places_of",
    "readings",
    "response_of",
    "right_of_parts",
    "rubric_points",
    "uses_twice",
]
