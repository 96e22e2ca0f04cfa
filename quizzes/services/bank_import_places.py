"""What questions of a file lie in and refer to: pictures of the library, drawers and labels of the bank."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from quizzes.formats import Draft, Picture
from quizzes.models import Category, Question, QuestionBank, Tag
from quizzes.selectors import paths_of_drawers

LONGEST_LABEL = 60
_BATCH = 500


class Gallery:
    """Pictures, put into the library once; a trial puts nothing there."""

    def __init__(self, *, is_trial: bool) -> None:
        self._is_trial, self._images = is_trial, dict[str, int]()

    def keep(self, picture: Picture) -> Mapping[str, Any]:
        """What a body says of the picture."""
        digest = hashlib.sha256(picture.content).hexdigest()
        if digest not in self._images:
            self._images[digest] = self._image(picture)
        return {"image": self._images[digest], "name": picture.name, "alt": picture.alt, "sha256": digest}

    def _image(self, picture: Picture) -> int:
        images = get_image_model().objects
        fingerprint = hashlib.sha1(picture.content, usedforsecurity=False).hexdigest()
        image = images.filter(file_hash=fingerprint).first()
        if image is None and self._is_trial:
            return 0
        if image is None:
            file = ContentFile(picture.content, name=picture.name)
            image = images.create(title=picture.name[:255], file=file, description=picture.alt[:255])
            image.get_file_hash()
            image.save()
        return int(image.pk)


class Drawers:
    """The drawers of a bank by the way to them, opened once."""

    def __init__(self, bank: QuestionBank) -> None:
        self._bank = bank
        self._paths = dict(paths_of_drawers(bank)) if bank.pk is not None else {}
        self._keys = {path: key for key, path in self._paths.items()}

    def is_elsewhere(self, question: Question, draft: Draft) -> bool:
        """Whether the file puts the question into another drawer than it lies in."""
        return draft.category is not None and draft.category != self._paths.get(question.category_id or 0, ())

    def open(self, path: tuple[str, ...]) -> Category | None:
        """The drawer at the end of the way; an empty way leads to none."""
        if not path:
            return None
        if path not in self._keys:
            drawer = Category.objects.create(bank=self._bank, parent=self.open(path[:-1]), title=path[-1])
            self._keys[path] = drawer.pk
        return Category(pk=self._keys[path])


class Labels:
    """The labels of a bank, made once."""

    def __init__(self, bank: QuestionBank) -> None:
        self._bank = bank
        self._tags = {tag.title: tag for tag in Tag.objects.filter(bank=bank)} if bank.pk is not None else {}

    def are_others(self, question: Question, draft: Draft) -> bool:
        """Whether the file labels the question otherwise than the bank does."""
        if draft.tags is None:
            return False
        return {title[:LONGEST_LABEL] for title in draft.tags} != {tag.title for tag in question.tags.all()}

    def put(self, labelled: Iterable[tuple[Question, tuple[str, ...]]]) -> None:
        """Give each question these labels and no others."""
        wanted = [(question, {title[:LONGEST_LABEL] for title in titles}) for question, titles in labelled]
        titles = sorted({title for _question, said in wanted for title in said} - set(self._tags))
        for tag in Tag.objects.bulk_create([Tag(bank=self._bank, title=title) for title in titles]):
            self._tags[tag.title] = tag
        put = Question.tags.through.objects
        put.filter(question__in=[question.pk for question, _said in wanted]).delete()
        links = [
            Question.tags.through(question_id=question.pk, tag_id=self._tags[title].pk)
            for question, said in wanted
            for title in sorted(said)
        ]
        put.bulk_create(links, batch_size=_BATCH)
