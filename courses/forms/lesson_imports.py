"""Files that are to be lessons."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.files.findings import FileError
from core.files.limits import MAX_BYTES
from core.files.sentences import TOO_LARGE
from courses.models import CoursePage
from courses.services.lesson_import import LessonFile, keep_file, modern, propose_lessons


class LessonFileForm(forms.Form):
    """A Word or PowerPoint file; reading it happens with checking it, so that what is wrong stands beside it."""

    file = forms.FileField(
        label=_("Tệp bài giảng"),
        help_text=_("Word (.docx, .doc) hoặc PowerPoint (.pptx, .ppt), nhiều nhất 50 MB."),
        error_messages={
            "required": _("Đồng chí chọn tệp Word hoặc PowerPoint."),
            "empty": _("Tệp rỗng. Đồng chí kiểm tra lại tệp."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx,.pptx,.doc,.ppt"}),
    )

    def __init__(self, course: CoursePage, actor: User, *data: Any) -> None:  # noqa: ANN401 -- the request's
        self.course, self.actor = course, actor
        super().__init__(*data)

    def clean_file(self) -> LessonFile:
        """The file as it was read; refused with the reader's own sentence."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(str(TOO_LARGE), code="too_large")
        try:
            # Old files are turned into today's here, once, and kept so.
            file = LessonFile(modern(upload.read()), upload.name)
            propose_lessons(file=file, course=self.course)
        except FileError as error:
            raise ValidationError(str(error.sentence), code=error.code) from error
        return file

    def save(self) -> UUID:
        """Put the file aside until its trainer has decided."""
        file: LessonFile = self.cleaned_data["file"]
        return keep_file(content=file.content, name=file.name, actor=self.actor)
