"""What keeps a programme from being followed, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from courses.calculations.trees import Ask, Fault, Node, courses_of, faults_of
from courses.models import Programme
from courses.selectors.catalogue import open_courses
from courses.selectors.programmes.trees import Trees, tree_of

SENTENCES = {
    Fault.EMPTY: _("Nhóm “{title}” chưa có khóa học nào. Đồng chí thêm khóa học hoặc bỏ nhóm này."),
    Fault.ASKS_TOO_MUCH: _("Nhóm “{title}” đòi hỏi nhiều hơn những gì có trong nhóm, nên không ai hoàn thành được."),
    Fault.WORTH_NOTHING: _("Trong nhóm “{title}” có phần chưa được tính điểm nào."),
    Fault.DOUBLED: _("Khóa “{title}” có mặt nhiều lần; học một lần là được tính ở mọi chỗ."),
}
NOT_OPEN = _("Khóa “{title}” chưa xuất bản hoặc đã gỡ xuống, nên chưa ai học được.")
BLOCKING = {Fault.EMPTY, Fault.ASKS_TOO_MUCH}


@dataclass(frozen=True)
class Obstacle:
    """Something to be put right in a tree; `is_blocking` before anybody may be asked to follow it."""

    sentence: str
    is_blocking: bool


def obstacles_of(programme: Programme) -> list[Obstacle]:
    """Everything to be put right in a programme, what blocks it first."""
    trees = tree_of(programme)
    found = [*_in_trees(trees), *_not_open(trees)]
    return sorted(found, key=lambda obstacle: not obstacle.is_blocking)


def _in_trees(trees: Trees) -> Iterator[Obstacle]:
    for tree in _each(trees):
        for node, fault in faults_of(tree):
            yield Obstacle(str(SENTENCES[fault]).format(title=node.title), fault in BLOCKING)


def _not_open(trees: Trees) -> Iterator[Obstacle]:
    courses = {course for tree in _each(trees) for course in courses_of(tree)}
    missing = courses - set(open_courses().filter(pk__in=courses).values_list("pk", flat=True))
    titles = {node.course: node.title for tree in _each(trees) for node in _leaves(tree)}
    for course in sorted(missing):
        yield Obstacle(str(NOT_OPEN).format(title=titles[course]), is_blocking=True)


def _each(trees: Trees) -> list[Node]:
    return [trees.first] if trees.renewal is trees.first else [trees.first, trees.renewal]


def _leaves(node: Node) -> Iterator[Node]:
    if node.ask is Ask.COURSE:
        yield node
    for part in node.parts:
        yield from _leaves(part)
