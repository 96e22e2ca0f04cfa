"""The library: one text, and many to take away."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.models import LibraryDocument
from cms.services import pack_library
from core.access import open_to_all


@open_to_all
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """One legal text: what it is, whether it holds, its file."""
    texts = LibraryDocument.objects.select_related("file", "replaced_by").prefetch_related("replaces")
    return render(request, "cms/document.html", {"document": get_object_or_404(texts, pk=number)})


@open_to_all
@require_safe
def pack(request: HttpRequest) -> FileResponse:
    """The texts that were asked for, with a list that opens without a network."""
    asked = LibraryDocument.objects.wishes_of(request.GET)
    texts = list(LibraryDocument.objects.select_related("file", "replaced_by").matching(**asked))
    file = TemporaryFile()  # noqa: SIM115 -- closed, and so removed, with the response
    pack_library(documents=texts, to=file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"thu-vien-{timezone.localdate():%Y-%m-%d}.zip")
