"""Questions asked about programmes and duties."""

from courses.selectors.programmes.fitting import (
    Fit,
    Reach,
    RuleAnswer,
    SeatAnswer,
    answers_for,
    exempt_humans,
    humans_wished,
    reach_of,
    rules_of,
    units_of_rules,
    wish_of,
)
from courses.selectors.programmes.periods import Held, newest_periods, open_programmes
from courses.selectors.programmes.trees import Trees, completed_again, completed_of, standings_of, tree_of, trees_of

__all__ = [
    "Fit",
    "Held",
    "Reach",
    "RuleAnswer",
    "SeatAnswer",
    "Trees",
    "answers_for",
    "completed_again",
    "completed_of",
    "exempt_humans",
    "humans_wished",
    "newest_periods",
    "open_programmes",
    "reach_of",
    "rules_of",
    "standings_of",
    "tree_of",
    "trees_of",
    "units_of_rules",
    "wish_of",
]
