"""What editors upload: pictures are written anew, documents looked into, before anything is stored."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core.files.documents import check_document
from core.files.findings import FileError
from core.files.images import cleaned_image
from core.text.unicode import nfc


class ImageForm(BaseImageForm):
    """Wagtail's form of a picture; none is stored with the place it was taken at."""

    def clean_file(self) -> Any:  # noqa: ANN401 -- the stored file where none is uploaded
        """Write the picture anew, in the upload itself: Wagtail may store that instead of what is returned here."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            try:
                _rewrite(file, cleaned_image(file.read()))
            except FileError as error:
                raise ValidationError(str(error.sentence), code=error.code) from error
        return file


class DocumentForm(BaseDocumentForm):
    """Wagtail's form of a document; none is stored that could do harm."""

    def clean_file(self) -> Any:  # noqa: ANN401 -- the stored file where none is uploaded
        """Refuse macros, programs, bombs, and content that its name hides."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            file.name = nfc(file.name or "")
            try:
                check_document(file.name, file.read())
            except FileError as error:
                raise ValidationError(str(error.sentence), code=error.code) from error
            file.seek(0)
        return file


def _rewrite(upload: UploadedFile, content: bytes) -> None:
    upload.name = nfc(upload.name or "")
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.flush()
    upload.seek(0)
    upload.size = len(content)
