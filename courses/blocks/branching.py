"""A situation that goes on as the learner decides: scenes that lead to one another."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.fields import FEATURES, Line, LineBlock
from courses.blocks.practice import TRY, VERDICTS, refuse
from courses.blocks.samples import Sampled

ENDINGS = (("", _("Chưa kết thúc")), *VERDICTS)


class TurnBlock(blocks.StructBlock):
    """One thing to do in a scene, and the scene it leads to."""

    text = LineBlock(label=_("Cách làm"))
    leads_to = blocks.IntegerBlock(label=_("Sang cảnh số"), min_value=1, max_value=20)

    class Meta:
        label_format = "{text}"


class SceneBlock(blocks.StructBlock):
    """A scene: what happens, and what one may do; without that it is an ending."""

    text = blocks.RichTextBlock(label=_("Chuyện gì xảy ra"), features=FEATURES)
    turns = blocks.ListBlock(TurnBlock(), label=_("Các cách làm"), default=[], max_num=4)
    ending = blocks.ChoiceBlock(choices=ENDINGS, label=_("Nếu là cảnh kết"), required=False, default="")

    class Meta:
        label_format = "{text}"


class Turn(NamedTuple):
    """A thing to do and the number of the scene it leads to."""

    text: Line
    leads_to: int


class Scene(NamedTuple):
    """A scene with its number."""

    number: int
    text: Any
    turns: Sequence[Turn]
    ending: str


class BranchingValue(blocks.StructValue):
    """Scenes that lead to one another."""

    @property
    def numbered(self) -> list[Scene]:
        """The scenes with their numbers."""
        return [
            Scene(
                number,
                scene["text"],
                [Turn(turn["text"], turn["leads_to"]) for turn in scene["turns"]],
                scene["ending"],
            )
            for number, scene in enumerate(self["scenes"], start=1)
        ]


class BranchingBlock(Sampled, blocks.StructBlock):
    """A situation in several scenes; without JavaScript and on paper a book whose paragraphs say where to go on."""

    title = blocks.CharBlock(label=_("Tên tình huống"))
    scenes = blocks.ListBlock(
        SceneBlock(),
        label=_("Các cảnh"),
        help_text=_("Cảnh 1 là cảnh mở đầu. Mỗi cách làm dẫn sang một cảnh; cảnh không có cách làm nào là cảnh kết."),
        min_num=2,
        max_num=20,
        collapsed=True,
    )

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Wagtail's own
        """Every scene can be reached, and from every one an ending."""
        cleaned = super().clean(value)
        ways = {scene.number: [turn.leads_to for turn in scene.turns] for scene in cleaned.numbered}
        endings = {scene.number for scene in cleaned.numbered if not scene.turns}
        for sentence in faults(ways):
            raise refuse("scenes", ValidationError(sentence))
        if any(not scene.ending for scene in cleaned.numbered if scene.number in endings):
            raise refuse(
                "scenes", ValidationError(_("Cảnh kết cần lời đánh giá: nên làm, chấp nhận được hay nên tránh."))
            )
        return cleaned

    class Meta:
        template = "courses/blocks/branching.html"
        value_class = BranchingValue
        icon = "redirect"
        label = _("Tình huống nhiều bước")
        description = _("Mỗi lựa chọn dẫn sang một cảnh khác, đến khi có kết quả.")
        group = TRY


def faults(ways: Mapping[int, Sequence[int]]) -> list[str]:
    """What is wrong with scenes that lead to these others: in sentences, the gravest first."""
    lost = {there for leads in ways.values() for there in leads} - set(ways)
    if lost:
        return [str(_("Có cách làm dẫn sang cảnh {numbers} nhưng không có cảnh này.")).format(numbers=listed(lost))]
    if cut_off := set(ways) - reached_from(ways, 1):
        return [str(_("Không cách làm nào dẫn tới cảnh {numbers}.")).format(numbers=listed(cut_off))]
    endings = {number for number, leads in ways.items() if not leads}
    if stuck := {number for number in ways if not endings & reached_from(ways, number)}:
        return [str(_("Từ cảnh {numbers} không đi tới được cảnh kết nào.")).format(numbers=listed(stuck))]
    return []


def reached_from(ways: Mapping[int, Sequence[int]], start: int) -> set[int]:
    """The scenes that can be come to from one, itself included."""
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += ways.get(here, ())
    return reached


def listed(numbers: set[int]) -> str:
    """2, 5."""
    return ", ".join(map(str, sorted(numbers)))
