"""Writing questions, having them approved by somebody else, taking them out of use, sorting them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model

from accounts.models import User
from core.events import publish
from core.files.images import cleaned_image
from quizzes.calculations import QuestionContent
from quizzes.errors import DecidedAlreadyError, NameTakenError, OwnQuestionError
from quizzes.events import QuestionRetired, QuestionReviewed, QuestionWritten
from quizzes.models import Category, Question, QuestionBank, QuestionReview, QuestionVersion, Tag, Verdict
from quizzes.selectors.desk import latest_of, may_approve
from quizzes.services.bank import Saved, save_question


@dataclass(frozen=True)
class Filing:
    """Where a question lies in its bank, and by which words it is found again."""

    category: Category | None = None
    tags: Sequence[str] = ()


@transaction.atomic
def write_question(
    *, bank: QuestionBank, code: str, content: QuestionContent, filing: Filing, is_new: bool, actor: User
) -> Question:
    """Write a question down, or its next version; what it says already is not written twice."""
    if is_new and Question.objects.filter(bank=bank, code=code).exists():
        raise NameTakenError(name=code)
    question, saved = save_question(bank=bank, code=code, content=content, actor=actor)
    question.category = filing.category
    question.save(update_fields=["category"])
    tags = [Tag.objects.get_or_create(bank=bank, title=title)[0] for title in filing.tags]
    question.tags.set(tags)
    if saved != Saved.UNCHANGED:
        version = latest_of(question)
        number = version.number if version else 0
        publish(QuestionWritten(question_id=question.pk, bank_id=bank.pk, number=number), actor=actor)
    return question


@transaction.atomic
def review_question(*, version: QuestionVersion, verdict: Verdict, remark: str, actor: User) -> QuestionReview:
    """Approve what was written last, or give it back; the author cannot, and nothing is decided twice."""
    question = Question.objects.select_for_update().get(pk=version.question_id)
    version = QuestionVersion.objects.select_related("author").get(pk=version.pk)
    if not may_approve(actor, version):
        raise OwnQuestionError
    if version.approved_at is not None or version != latest_of(question):
        raise DecidedAlreadyError
    review = QuestionReview.objects.create(version=version, verdict=verdict, remark=remark, made_by=actor)
    if verdict == Verdict.APPROVED:
        version.approved_at, version.approved_by = timezone.now(), actor
        version.save(update_fields=["approved_at", "approved_by"])
        question.current = version
        question.save(update_fields=["current"])
    publish(QuestionReviewed(question_id=question.pk, version_id=version.pk, verdict=str(verdict)), actor=actor)
    return review


@transaction.atomic
def retire_question(*, question: Question, is_retired: bool, actor: User) -> Question:
    """Take a question out of use, or bring it back; papers that have it keep it."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if (question.retired_at is not None) == is_retired:
        return question
    question.retired_at = timezone.now() if is_retired else None
    question.save(update_fields=["retired_at"])
    publish(QuestionRetired(question_id=question.pk, bank_id=question.bank_id, is_retired=is_retired), actor=actor)
    return question


@transaction.atomic
def save_bank(*, bank: QuestionBank, facts: Mapping[str, Any], actor: User) -> QuestionBank:  # noqa: ARG001
    """Set a bank up, or say something else of it."""
    for name, value in facts.items():
        setattr(bank, name, value)
    bank.save()
    return bank


@transaction.atomic
def save_category(
    *,
    bank: QuestionBank,
    category: Category | None,
    title: str,
    parent: Category | None,
    actor: User | None,  # noqa: ARG001
) -> Category:
    """Open a category, rename one, or put it into another."""
    kept = category or Category(bank=bank, order=10 * (Category.objects.filter(bank=bank).count() + 1))
    if Category.objects.filter(bank=bank, parent=parent, title=title).exclude(pk=kept.pk).exists():
        raise NameTakenError(name=title)
    kept.title, kept.parent = title, None if parent and category and _lies_in(parent, category) else parent
    kept.save()
    return kept


@transaction.atomic
def remove_category(*, category: Category, actor: User) -> None:  # noqa: ARG001
    """Take a category away: what lay in it lies where it lay."""
    category.questions.update(category=category.parent)
    for part in category.parts.all():
        part.parent = category.parent
        part.save(update_fields=["parent"])
    category.delete()


def _lies_in(inner: Category, outer: Category) -> bool:
    """Whether one is the other, or lies in it: it cannot hold that one then."""
    here: Category | None = inner
    while here is not None:
        if here.pk == outer.pk:
            return True
        here = here.parent
    return False


@transaction.atomic
def keep_question_picture(*, content: bytes, name: str, actor: User) -> dict[str, Any]:  # noqa: ARG001
    """A picture for a question, cleaned and kept once; as a body names it, but for what it shows."""
    clean = cleaned_image(content)
    images = get_image_model().objects
    image = images.filter(file_hash=hashlib.sha1(clean, usedforsecurity=False).hexdigest()).first()
    if image is None:
        image = images.create(title=name[:255], file=ContentFile(clean, name=name))
        image.get_file_hash()
        image.save()
    return {"image": image.pk, "name": name[:200], "sha256": hashlib.sha256(clean).hexdigest()}
