"""Questions asked about courses and about how far their learners are."""

from courses.selectors.catalogue import (
    CourseCard,
    catalogue,
    course_of,
    courses_by_code,
    matching,
    open_courses,
    published_courses,
)
from courses.selectors.home import LearningHome, learning_home
from courses.selectors.items import ItemName, items_named
from courses.selectors.outline import Outline, outline_of
from courses.selectors.progress import (
    Place,
    Trace,
    completed_items,
    completions,
    current_edition,
    enrolment_of,
    enrolments_by_id,
    enrolments_in,
    enrolments_of,
    items_in_the_way,
    items_missing,
    next_item,
    place_of_activity,
    place_on,
    traces_of,
)
from courses.selectors.references import Bearings, CitingLesson, bearings_of, lessons_citing
from courses.selectors.study import CourseSheet, LessonSheet, OutlineRow, course_outline, following_item, lesson_sheet

__all__ = [
    "Bearings",
    "CitingLesson",
    "CourseCard",
    "CourseSheet",
    "ItemName",
    "LearningHome",
    "LessonSheet",
    "Outline",
    "OutlineRow",
    "Place",
    "Trace",
    "bearings_of",
    "catalogue",
    "completed_items",
    "completions",
    "course_of",
    "course_outline",
    "courses_by_code",
    "current_edition",
    "enrolment_of",
    "enrolments_by_id",
    "enrolments_in",
    "enrolments_of",
    "following_item",
    "items_in_the_way",
    "items_missing",
    "items_named",
    "learning_home",
    "lesson_sheet",
    "lessons_citing",
    "matching",
    "next_item",
    "open_courses",
    "outline_of",
    "place_of_activity",
    "place_on",
    "published_courses",
    "traces_of",
]
