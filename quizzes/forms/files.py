"""Files and photos that answer a question: looked into before they are kept."""

from pathlib import PurePosixPath

from django import forms
from django.core.files.base import ContentFile

from core.files.documents import check_document
from core.files.findings import FileError
from core.files.images import cleaned_image
from core.files.limits import MAX_BYTES
from core.files.sentences import EMPTY, TOO_LARGE
from quizzes.errors import FileNotTakenError

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif"}


class AnswerFileForm(forms.Form):
    """One file; a picture is written anew without where and with what it was taken."""

    file = forms.FileField()

    @property
    def name(self) -> str:
        """What the sender called it."""
        return PurePosixPath(self.cleaned_data["file"].name).name[:200]

    def checked(self) -> ContentFile[bytes]:
        """The file as it will be kept, named by us; `FileNotTakenError` says why not."""
        if not self.is_valid():
            raise FileNotTakenError(why=EMPTY)
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise FileNotTakenError(why=TOO_LARGE)
        suffix, content = PurePosixPath(file.name).suffix.lower(), file.read()
        try:
            if suffix in PICTURES:
                return ContentFile(cleaned_image(content), f"tra-loi{suffix}")
            check_document(file.name, content)
        except FileError as error:
            raise FileNotTakenError(why=error.sentence) from error
        return ContentFile(content, f"tra-loi{suffix}")
