"""What learners send: one answer from a form, or a batch from a phone's journal."""

import json
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.urls import reverse
from pydantic import AwareDatetime, BaseModel, Field, ValidatorFunctionWrapHandler, WrapValidator

from accounts.models import User
from quizzes.calculations import Policy
from quizzes.calculations.types import LONGEST_TEXT
from quizzes.errors import MovedOnError, UnreadableAnswersError
from quizzes.models import Attempt
from quizzes.selectors.checks import next_position
from quizzes.services import AnswerGiven, check_item, move_on, save_answers

MOST_AT_ONCE = 500


class AnswerForm(forms.Form):
    """The form of one question; every button of the page submits it, and `go` says which was pressed.

    The fields of the answer itself depend on the question's type and are read by it.
    """

    position = forms.IntegerField(min_value=1, max_value=1000)
    is_flagged = forms.BooleanField(required=False)
    go = forms.CharField(max_length=10)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._lists = _mended(dict(data.lists()))

    def given(self) -> AnswerGiven:
        """The answer as the service takes it: all that is set on the question after the button was pressed."""
        data = self.cleaned_data
        return AnswerGiven(
            position=data["position"],
            fields=_answer_fields(self._lists),
            is_flagged={"flag": True, "unflag": False}.get(data["go"], data["is_flagged"]),
        )

    def take(self, attempt: Attempt, actor: User) -> None:
        """Save the answer, and check it where that was the button; a paper that only goes forward is moved on."""
        given, go, policy = self.given(), self.cleaned_data["go"], Policy.read(attempt.policy)
        refused = save_answers(attempt=attempt, answers=[given], actor=actor).refused
        # A question that is settled stays as it is; its page leads on all the same.
        if refused and not (policy.marks_at_once and isinstance(refused[0].error, MovedOnError)):
            raise refused[0].error
        if go == "check":
            check_item(attempt=attempt, position=given.position, actor=actor)
        if policy.is_forward_only and go == "next":
            move_on(attempt=attempt, position=given.position + 1)

    def next_address(self, attempt: Attempt) -> str:
        """Where the button leads; past the last question, to handing in."""
        here, go, last = self.cleaned_data["position"], self.cleaned_data["go"], len(attempt.paper["items"])
        if go == "next" and attempt.policy.get("behaviour") == "adaptive":
            go = str(next_position(attempt, here))
        if go == "leave":
            return reverse("courses:course", args=[attempt.quiz.course.slug])
        there = {"next": here + 1, "previous": max(1, here - 1), "flag": here, "unflag": here, "check": here}.get(go, 0)
        if go.isdecimal():
            there = int(go)
        if not 1 <= there <= last:
            return reverse("quizzes:review", args=[attempt.uid])
        page = reverse("quizzes:question", args=[attempt.uid, there])
        return f"{page}#phan-hoi" if go == "check" else page


class ListForm(forms.Form):
    """The form of a paper on one page: the fields of question 3 stand behind `q3/`; `go` says which button was pressed."""

    def __init__(self, data: QueryDict, attempt: Attempt) -> None:
        super().__init__(data)
        self._lists = _mended(dict(data.lists()))
        self._positions = range(1, len(attempt.paper["items"]) + 1)

    def given(self) -> list[AnswerGiven]:
        """The answers as the service takes them."""
        answers = []
        for position in self._positions:
            prefix = f"q{position}/"
            own = {name.removeprefix(prefix): values for name, values in self._lists.items() if name.startswith(prefix)}
            answers.append(AnswerGiven(position=position, fields=own, is_flagged="is_flagged" in own))
        return answers

    def take(self, attempt: Attempt, actor: User) -> None:
        """Save what changed."""
        for refusal in save_answers(attempt=attempt, answers=self.given(), actor=actor).refused:
            raise refusal.error

    def next_address(self, attempt: Attempt) -> str:
        """Where the button leads."""
        go = self._lists.get("go", [""])[-1]
        if go == "leave":
            return reverse("courses:course", args=[attempt.quiz.course.slug])
        return reverse("quizzes:review" if go == "review" else "quizzes:list", args=[attempt.uid])


def _answer_fields(lists: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in lists.items() if name not in {"position", "is_flagged", "go"}}


def _mended(said: Any) -> Any:  # noqa: ANN401 -- whatever JSON can say
    """The same without what no database keeps: NUL, and halves of signs that a phone cut in two."""
    if isinstance(said, str):
        return said.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(said, list):
        return [_mended(part) for part in said]
    return {name: _mended(part) for name, part in said.items()} if isinstance(said, dict) else said


def _if_it_says(value: object, read: ValidatorFunctionWrapHandler) -> datetime | None:
    """A phone's clock may say anything; what is no time of any century is as good as none, and loses no answer."""
    try:
        moment: datetime | None = read(value)
    except ValueError:
        return None
    return moment if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
_Clock = Annotated[AwareDatetime | None, WrapValidator(_if_it_says)]


class _Answer(BaseModel):
    id: UUID
    position: int
    response: dict[str, Any] | None = None
    fields: dict[str, Annotated[list[_Text], Field(max_length=100)]] | None = None
    is_flagged: bool
    base: int
    client_time: _Clock

    def given(self) -> AnswerGiven:
        return AnswerGiven(**dict(self))


class _Unreadable(BaseModel):
    """Not an answer of our pages, but it has an id: it is refused, and holds up none of the others."""

    id: UUID

    def given(self) -> AnswerGiven:
        return AnswerGiven(id=self.id, position=0)


_Entry = Annotated[_Answer | _Unreadable, Field(union_mode="left_to_right")]


class Batch(BaseModel):
    """What a phone posts: its clock at the moment of sending, and the answers it has no receipt for."""

    sent_at: _Clock
    answers: Annotated[list[_Entry], Field(min_length=1, max_length=MOST_AT_ONCE)]

    @classmethod
    def read(cls, body: bytes) -> "Batch":
        """Parse a message; `UnreadableAnswersError` when it is not one of ours."""
        try:
            if b"\\u" in body:  # our phones write other signs as they are
                return cls.model_validate(_mended(json.loads(body)))
            return cls.model_validate_json(body)
        except (ValueError, RecursionError):
            raise UnreadableAnswersError from None

    def given(self) -> list[AnswerGiven]:
        """The answers as the service takes them."""
        return [answer.given() for answer in self.answers]


class SubmitForm(forms.Form):
    """The word of a learner that questions without an answer are meant to stay so."""

    accepts_gaps = forms.BooleanField(required=False)
