"""File formats of emulation, as pure functions."""

from emulation.formats.documents import NotADocumentError, read_document

__all__ = ["NotADocumentError", "read_document"]
