"""Of which questions a quiz is made, in words; and what may be put into it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from accounts.models import User
from core.text.search import fold
from courses.selectors.authoring import lessons_in_writing
from courses.selectors.items import competence_titles
from quizzes.calculations import Candidate, Policy, supply
from quizzes.calculations.composing import ONE_POINT, parts_of, stamp_of
from quizzes.calculations.supply import Shortfall, shortfalls
from quizzes.models import Level, Question, QuestionType, Quiz, Tag
from quizzes.selectors.bank import drawable_questions
from quizzes.selectors.bank_contents import banks_kept_by, paths_of_drawers


class Named(NamedTuple):
    """A question that a section names, and its place there."""

    pk: int
    code: str
    stem: str
    type: str
    points: str
    place: int
    is_usable: bool
    is_last: bool

    @property
    def is_first(self) -> bool:
        """Whether it cannot go further up."""
        return self.place == 0

    @property
    def points_words(self) -> str:
        """What it is worth as it is written here."""
        return self.points.replace(".", ",")


class Drawn(NamedTuple):
    """A group of a section: from where so many questions are drawn."""

    number: int
    drawn: int
    words: str


@dataclass(frozen=True, kw_only=True)
class SectionSheet:
    """A section as those see it who compose the quiz; `lacks` are sentences."""

    number: int
    title: str
    note: str
    questions: Sequence[Named]
    count: int
    levels: str
    groups: Sequence[Drawn]
    lacks: Sequence[str]
    is_first: bool
    is_last: bool

    @property
    def total(self) -> int:
        """How many questions it asks."""
        return len(self.questions) + self.count


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The whole paper; `stamp` tells whether it was changed since, `available` how many questions the bank can give."""

    sections: Sequence[SectionSheet]
    stamp: str
    available: int

    @property
    def total(self) -> int:
        """How many questions it asks."""
        return sum(section.total for section in self.sections)

    @property
    def lacks(self) -> Sequence[str]:
        """What the bank cannot give."""
        return [sentence for section in self.sections for sentence in section.lacks]


@dataclass(frozen=True, kw_only=True)
class Drawers:
    """By what questions of a bank may be drawn: pairs of what is stored and what is said."""

    categories: Sequence[tuple[int, str]]
    tags: Sequence[tuple[int, str]]
    competences: Sequence[tuple[str, str]]
    lessons: Sequence[tuple[str, str]]

    def words(self, group: Mapping[str, Any]) -> str:
        """From where a group draws."""
        named = [
            (_("danh mục"), dict(self.categories), group.get("categories", ())),
            (_("bài học"), dict(self.lessons), group.get("lessons", ())),
            (_("năng lực"), dict(self.competences), group.get("competences", ())),
            (_("nhãn"), dict(self.tags), group.get("tags", ())),
        ]
        said = [
            f"{what} {', '.join(f'“{known.get(one, one)}”' for one in chosen)}"  # type: ignore[attr-defined]
            for what, known, chosen in named
            if chosen
        ]
        return "; ".join(said) or _("cả ngân hàng")


class Pick(NamedTuple):
    """A question that may be put into a quiz."""

    pk: int
    code: str
    stem: str
    type: str
    level: str
    category: str


def usable_questions(quiz: Quiz) -> list[Candidate]:
    """Every question that a paper of the quiz may contain."""
    return drawable_questions(quiz.bank, Policy.of(quiz).sections)


def contents_of(quiz: Quiz) -> Contents:
    """The sections of a quiz in words, and what they lack."""
    policy, parts = Policy.of(quiz), parts_of(quiz.blueprint, quiz.question_count)
    pool = drawable_questions(quiz.bank, policy.sections)
    reader = _Reader(parts, pool, drawers_of(quiz), shortfalls(policy.sections, pool))
    sections = [reader.section(number) for number in range(len(parts))]
    return Contents(sections=sections, stamp=stamp_of(quiz.blueprint), available=len(pool))


def drawers_of(quiz: Quiz) -> Drawers:
    """The drawers of a quiz's bank, and the lessons of its course."""
    paths = ((pk, " › ".join(path)) for pk, path in paths_of_drawers(quiz.bank).items())
    asked = Question.objects.filter(bank=quiz.bank_id, retired_at=None).exclude(current__competence="")
    codes = list(asked.order_by("current__competence").values_list("current__competence", flat=True).distinct())
    titles = competence_titles(codes) if codes else {}
    return Drawers(
        categories=sorted(paths, key=lambda pair: pair[1]),
        tags=list(Tag.objects.filter(bank=quiz.bank_id).values_list("pk", "title")),
        competences=[(code, f"{code}. {titles[code]}" if code in titles else code) for code in codes],
        lessons=[(str(lesson.key), lesson.title) for lesson in lessons_in_writing(quiz.course)],
    )


def pickable(quiz: Quiz, user: User, *, text: str = "", category: str = "", kind: str = "") -> list[Pick]:
    """The questions in use of the banks that the user keeps, those of the quiz's bank first, without those that stand in it."""
    taken = {one for part in parts_of(quiz.blueprint, quiz.question_count) for one in part.get("questions", ())}
    questions = Question.objects.filter(
        bank__in=banks_kept_by(user).values("pk"), retired_at=None, current__isnull=False
    )
    if quiz.bank.requires_approval:
        questions = questions.filter(current__approved_at__isnull=False)
    if category:
        questions = questions.filter(category=int(category))
    if kind:
        questions = questions.filter(current__type=kind)
    rows = questions.exclude(pk__in=taken).values_list(
        "pk", "code", "current__stem", "current__type", "current__level", "category__title", "bank_id", "bank__title"
    )
    wanted = fold(text)
    found = [row for row in rows if wanted in fold(f"{row[1]} {row[2]}")]
    found.sort(key=lambda row: (row[6] != quiz.bank_id, row[7], row[5] or "", row[1]))
    return [
        Pick(pk, code, stem, str(QuestionType(type_).label), str(Level(level).label), title or "")
        for pk, code, stem, type_, level, title, _bank, _of in found
    ]


class _Reader:
    """Puts the sections of one quiz into words."""

    def __init__(
        self,
        parts: Sequence[Mapping[str, Any]],
        pool: Sequence[Candidate],
        drawers: Drawers,
        missing: Sequence[Shortfall],
    ) -> None:
        self.parts, self.drawers, self.missing = parts, drawers, missing
        self.usable = {candidate.question for candidate in pool}
        self.questions = _questions(part.get("questions", ()) for part in parts)

    def section(self, number: int) -> SectionSheet:
        """One section."""
        part = self.parts[number]
        groups = part.get("groups", ())
        return SectionSheet(
            number=number,
            title=part.get("title", ""),
            note=part.get("note", ""),
            questions=self._named(part),
            count=part.get("count", 0),
            levels=_levels(part.get("levels", {})),
            groups=[Drawn(place, group["count"], self.drawers.words(group)) for place, group in enumerate(groups)],
            lacks=[self._sentence(lack, groups) for lack in self.missing if lack.section == number],
            is_first=number == 0,
            is_last=number == len(self.parts) - 1,
        )

    def _named(self, part: Mapping[str, Any]) -> list[Named]:
        named, points = part.get("questions", ()), part.get("points", {})
        return [
            Named(
                pk,
                *self.questions[pk],
                points=points.get(str(pk), ONE_POINT),
                place=place,
                is_usable=pk in self.usable,
                is_last=place == len(named) - 1,
            )
            for place, pk in enumerate(named)
            if pk in self.questions
        ]

    def _sentence(self, lack: Shortfall, groups: Sequence[Mapping[str, Any]]) -> str:
        facts = {"wanted": lack.wanted, "found": lack.found}
        match lack.what:
            case supply.NAMED:
                code = self.questions.get(int(lack.which), (lack.which,))[0]
                return _("Câu %(code)s không dùng được: câu đã thôi dùng hoặc chưa được duyệt.") % {"code": code}
            case supply.GROUP:
                words = self.drawers.words(groups[int(lack.which)])
                return _("Cần %(wanted)d câu từ %(words)s, chỉ lấy được %(found)d câu.") % {**facts, "words": words}
            case supply.LEVEL:
                words = Level(lack.which).label.lower()
                return _("Cần %(wanted)d câu mức %(words)s, chỉ lấy được %(found)d câu.") % {**facts, "words": words}
        said = _("Cần lấy %(wanted)d câu, ngân hàng chỉ còn %(found)d câu dùng được.")
        return said % facts


def _questions(named: Iterable[Sequence[int]]) -> dict[int, tuple[str, str, str]]:
    """Code, words and type of every question named."""
    pks = {pk for some in named for pk in some}
    rows = Question.objects.filter(pk__in=pks).values_list("pk", "code", "current__stem", "current__type")
    return {pk: (code, stem or "", str(QuestionType(kind).label) if kind else "") for pk, code, stem, kind in rows}


def _levels(levels: Mapping[str, int]) -> str:
    said = [f"{count} {Level(level).label.lower()}" for level, count in levels.items() if count]
    return ", ".join(said)
