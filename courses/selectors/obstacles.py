"""Why a lesson could never be completed, in words for its trainer."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from courses.activities import activity_choices
from courses.calculations.obstacles import Condition, Obstacle, unmeetable
from courses.models import CoursePage, LessonPage
from courses.selectors.compiling import edition_to_be, lessons_shown, outline_of_items, prerequisites_of

SENTENCES: dict[Obstacle, str | Promise] = {
    Obstacle.NO_CHECKS: _(
        "Bài hoàn thành khi trả lời đúng các câu tự kiểm tra, nhưng trong bài chưa có câu nào. "
        "Đồng chí thêm câu “Thử ngay” hoặc chọn điều kiện khác."
    ),
    Obstacle.NO_MEDIA: _(
        "Bài hoàn thành khi xem đủ thời lượng, nhưng trong bài chưa có video hay âm thanh nào ghi thời lượng. "
        "Đồng chí thêm video hoặc chọn điều kiện khác."
    ),
    Obstacle.NO_ACTIVITY: _(
        "Bài hoàn thành khi đạt bài kiểm tra hoặc dự đủ buổi, nhưng trong bài chưa đặt hoạt động nào. "
        "Đồng chí thêm khối “Hoạt động” hoặc chọn điều kiện khác."
    ),
    Obstacle.LOST_ACTIVITY: _("Hoạt động đặt trong bài không còn nữa. Đồng chí chọn lại hoạt động cho bài."),
    Obstacle.AFTER_ITSELF: _(
        "Bài này phải học sau chính nó nên không bao giờ mở được. Đồng chí bỏ chọn bài này ở mục “học sau khi xong”."
    ),
    Obstacle.AFTER_WITHDRAWN: _(
        "Bài này chỉ mở sau {others}, mà người học không thấy ở đó: chưa xuất bản, đã gỡ hoặc ở khóa khác. "
        "Đồng chí xuất bản trước, hoặc bỏ chọn ở mục “học sau khi xong”."
    ),
    Obstacle.AFTER_EACH_OTHER: _(
        "Bài này và {others} chờ nhau nên không bài nào mở được. Đồng chí bỏ bớt một điều kiện “học sau khi xong”."
    ),
}


def obstacles_in(course: CoursePage, *, drafts: Iterable[Page] = ()) -> dict[UUID, list[str]]:
    """By the key of each lesson that nobody could complete, the reasons; `drafts` stand in for their pages."""
    drafted = list(drafts)
    shown = [lesson for lesson, _module in lessons_shown(course, drafts=drafted)]
    after = {lesson.key: prerequisites for lesson, prerequisites in _with_prerequisites(shown)}
    items = outline_of_items(edition_to_be(course, drafts=drafted)).items
    conditions = [
        Condition(
            key=item.key,
            kind=item.kind,
            condition=item.condition,
            is_required=item.is_required,
            checks=len(item.checks),
            media_seconds=sum(item.media.values()),
            activity=item.activity,
            prerequisites=frozenset(after[item.key]),
        )
        for item in items
    ]
    found = unmeetable(conditions, {reference for reference, _title in activity_choices()})
    titles = _titles({key for one in found for key in one.others})
    reasons: dict[UUID, list[str]] = defaultdict(list)
    for one in found:
        others = ", ".join(f"“{titles[key]}”" for key in one.others if key in titles)
        reasons[one.key].append(str(SENTENCES[one.obstacle]).format(others=others))
    return dict(reasons)


def _with_prerequisites(lessons: list[LessonPage]) -> Iterable[tuple[LessonPage, set[UUID]]]:
    chosen = prerequisites_of(lessons)
    return ((lesson, chosen[lesson.pk]) for lesson in lessons)


def _titles(keys: set[UUID]) -> dict[UUID, str]:
    return dict(LessonPage.objects.filter(key__in=keys).values_list("key", "title")) if keys else {}
