"""Reads of reports: what is asked, who is how far, the overview, the people, the lines of files."""

from reports.selectors.filters import ALL, MANDATORY, Choices, Filter, Units, choices_of, state_labels
from reports.selectors.lines import FINISHED, NOWHERE, PersonLine, count_lines, iso_of, person_lines
from reports.selectors.overview import Overview, UnitRow, overview_of
from reports.selectors.people import (
    CourseList,
    PersonFacts,
    UnitReport,
    course_list_of,
    person_facts_of,
    unit_report_of,
)
from reports.selectors.sheets import Spelling, counting_rule, cover_of, headings, rows_of, summary_rows
from reports.selectors.spans import Span, span_within
from reports.selectors.standings import Question
from reports.selectors.turns import GROUPS, turns_of

__all__ = [
    "ALL",
    "FINISHED",
    "GROUPS",
    "MANDATORY",
    "NOWHERE",
    "Choices",
    "CourseList",
    "Filter",
    "Overview",
    "PersonFacts",
    "PersonLine",
    "Question",
    "Span",
    "Spelling",
    "UnitReport",
    "UnitRow",
    "Units",
    "choices_of",
    "count_lines",
    "counting_rule",
    "course_list_of",
    "cover_of",
    "headings",
    "iso_of",
    "overview_of",
    "person_facts_of",
    "person_lines",
    "rows_of",
    "span_within",
    "state_labels",
    "summary_rows",
    "turns_of",
    "unit_report_of",
]
