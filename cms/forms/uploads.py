"""What editors upload: pictures are written anew, documents looked into, before anything is stored."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.files.documents import check_document
from core.files.findings import FileError
from core.files.images import cleaned_image
from core.text.unicode import nfc


class ImageField(WagtailImageField):
    """A picture that is written anew before Wagtail unpacks it to measure it."""

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 -- the stored file where none is uploaded
        """Clean the upload itself: Wagtail may keep that instead of what is returned here."""
        if isinstance(data, UploadedFile):
            try:
                _rewrite(data, cleaned_image(data.read()))
            except FileError as error:
                raise ValidationError(str(error.sentence), code=error.code) from error
        return super().to_python(data)


class ImageForm(BaseImageForm):
    """Wagtail's form of a picture; none is stored with the place it was taken at."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401 -- Wagtail's own
        super().__init__(*arguments, **keywords)
        if field := self.fields.get("file"):
            self.fields["file"] = ImageField(label=field.label, required=field.required, widget=field.widget)


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


def _rewrite(upload: UploadedFile[bytes], content: bytes) -> None:
    upload.name = nfc(upload.name or "")
    upload.seek(0)
    upload.truncate()
    upload.write(content)
    upload.flush()
    upload.seek(0)
    upload.size = len(content)
