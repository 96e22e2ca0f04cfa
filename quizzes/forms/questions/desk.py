"""A question on its author's desk: what is asked of every question, and the editor of its type, as one form."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.sentences import TOO_LARGE
from quizzes.calculations import TYPES, QuestionContent
from quizzes.forms.questions.editors import Editor, Values
from quizzes.forms.questions.facts import PICTURES, QuestionFacts
from quizzes.forms.questions.faults import FAULTS
from quizzes.forms.questions.fields import sealed
from quizzes.forms.questions.pictured import RegionRow
from quizzes.forms.questions.registry import EDITORS
from quizzes.forms.questions.rows import Data, Rows, pressed, raw_of
from quizzes.models import Question, QuestionBank, QuestionType
from quizzes.selectors.desk import Alike, latest_of, similar_questions
from quizzes.selectors.pictures import Picture
from quizzes.services.authoring import keep_question_picture, write_question

SAVE, LOOK = "save", "look"
_FILE = "_file"
# What any type's body and key hold that no editor but this one writes.
_OWN = frozenset({"pictures"})


class Press(NamedTuple):
    """Which button was pressed: a verb, and for rows the table and the place."""

    verb: str
    target: str = ""
    place: int = -1

    @classmethod
    def read(cls, text: str) -> "Press":
        """Of the value of a button, as `drop:options:2`."""
        verb, _colon, rest = text.partition(":")
        target, _colon, place = rest.partition(":")
        return cls(verb, target, int(place) if place.isdecimal() and place.isascii() and len(place) < 4 else -1)  # noqa: PLR2004


class QuestionDesk:
    """One question being written. After a button of a row it is drawn again, nothing checked; else it is checked."""

    def __init__(
        self, bank: QuestionBank, kind: str, question: Question | None, request: HttpRequest, actor: User
    ) -> None:
        self.bank, self.kind, self.question, self.actor = bank, kind, question, actor
        self.version = latest_of(question) if question else None
        self.refused = list[str | Promise]()
        data = self._kept(request) if request.method == "POST" else None
        self.press = Press.read(str(data.get("do", "")) if data is not None else "")
        self.is_sent = self.press.verb in {SAVE, LOOK}
        self.accepts_likeness = data is not None and "accepts_likeness" in data
        self._draw(data, self._stored)
        if data is not None and not self.is_sent:
            self._press()

    def _draw(self, data: Data | None, values: Values | None, facts: Mapping[str, Any] | None = None) -> None:
        self.facts = QuestionFacts(self.bank, self.question, self.version, data=data, initial=facts)
        former = self.version.body if self.version and self.version.type == self.kind else {}
        self.editor: Editor = EDITORS[self.kind](values=values, data=data, former=former)
        stored = self.version.body.get("pictures", []) if self.version else []
        rows = values.rows.get(PICTURES.name) if values else None
        kept = [{"image": said, "alt": said.get("alt", "")} for said in stored]
        self.pictures = Rows(PICTURES, "", kept if rows is None else rows, data)

    def _press(self) -> None:
        """Draw everything again as it was typed, with a row more or fewer."""
        values, pictures = self.editor.raw, self.pictures.raw
        self.editor.press(values, *self.press)
        if self.press.target == PICTURES.name:
            pressed(pictures, self.press.verb, self.press.place)
        values.rows[PICTURES.name] = pictures
        self._draw(None, values, raw_of(self.facts))

    @property
    def _stored(self) -> Values | None:
        version = self.version
        return EDITORS[self.kind].of(version.body, version.key) if version and version.type == self.kind else None

    def _kept(self, request: HttpRequest) -> Data:
        """What was sent, with each picture that came put away and named in the hidden field beside it."""
        data: Data = MultiValueDict({name: list(values) for name, values in request.POST.lists()})
        for name, file in request.FILES.items():
            if name.endswith(_FILE) and isinstance(file, UploadedFile) and (kept := self._keep(file)):
                data[name.removesuffix(_FILE)] = sealed(kept)
        return data

    def _keep(self, file: UploadedFile[Any]) -> dict[str, Any] | None:
        """The picture put away; None, with the reason noted, where it is not taken."""
        if (file.size or 0) > MAX_BYTES:
            self.refused.append(TOO_LARGE)
            return None
        try:
            return keep_question_picture(content=file.read(), name=str(file.name), actor=self.actor)
        except FileError as error:
            self.refused.append(error.sentence)
            return None

    @cached_property
    def faults(self) -> list[str | Promise]:
        """What is wrong with the question as a whole, in sentences; empty where a field itself says it."""
        if not self._is_readable:
            return []
        return [FAULTS.get(code, code) for code in self.editor.faults]

    @cached_property
    def _is_readable(self) -> bool:
        return all([self.facts.is_valid(), self.editor.is_valid(), self.pictures.is_valid()])

    @property
    def is_whole(self) -> bool:
        """Whether it could be asked as it is."""
        return self._is_readable and not self.faults and not self.refused

    @property
    def may_be_saved(self) -> bool:
        """Whether it was sent to be saved, is whole, and says nothing that another question says, or is meant to."""
        has_twin = any(alike.is_same for alike in self.alike) if self.is_whole else False
        return self.press.verb == SAVE and self.is_whole and (self.accepts_likeness or not has_twin)

    @cached_property
    def alike(self) -> list[Alike]:
        """Questions that say the same, to the letter or nearly; none before anything was sent."""
        if not self.is_sent or not self.is_whole:
            return []
        but = self.question.pk if self.question else None
        return similar_questions(self.actor, self.content.stem, likeness=self.content.likeness, but=but)

    @cached_property
    def content(self) -> QuestionContent:
        """What the question says; ask `is_whole` first."""
        body, key = self.editor.content
        facts = self.facts.cleaned_data
        if pictures := [{**row["image"], "alt": row["alt"]} for row in self.pictures.read if row["image"]]:
            body = {**body, "pictures": pictures}
        former = self.version if self.version and self.version.type == self.kind else None
        held = self.editor.holds | _OWN
        return QuestionContent(
            type=self.kind,
            stem=facts["stem"],
            body={**_left(former.body if former else {}, held), **body},
            key={**_left(former.key if former else {}, held), **key},
            explanation=facts["explanation"],
            level=facts["level"],
            lesson_key=facts["lesson"] or None,
            competence=facts["competence"],
            legal_reference=facts["legal_reference"],
        )

    def save(self) -> Question:
        """Write it down."""
        return write_question(
            bank=self.bank,
            code=self.question.code if self.question else self.facts.cleaned_data["code"],
            content=self.content,
            filing=self.facts.filing,
            is_new=self.question is None,
            actor=self.actor,
        )

    @property
    def label(self) -> str:
        """What a learner does with it."""
        return str(QuestionType(self.kind).label)

    @property
    def is_marked(self) -> bool:
        """Whether there is anything to mark."""
        return TYPES[self.kind].is_marked

    @property
    def regions(self) -> Iterator[tuple[Any, str]]:
        """The places of a picture, to be drawn over it."""
        for rows in self.editor:
            yield from ((form.box, str(n)) for n, form in enumerate(rows.forms, start=1) if isinstance(form, RegionRow))

    @property
    def picture(self) -> Picture | None:
        """The picture that the question is about."""
        return self.editor.picture


def _left(stored: Mapping[str, Any], held: frozenset[str]) -> dict[str, Any]:
    """What the form does not ask for stays as it was."""
    return {name: value for name, value in stored.items() if name not in held}
