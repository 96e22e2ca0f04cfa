"""Laying out the public site in each of its languages; good practices from their units to a page; forgetting an editor."""

from cms.services.languages import establish_languages
from cms.services.packing import pack_library
from cms.services.practices import PracticeFacts, approve_practice, return_practice, submit_practice
from cms.services.site import PARTS, erase_desk, establish_site

__all__ = [
    "PARTS",
    "PracticeFacts",
    "approve_practice",
    "erase_desk",
    "establish_languages",
    "establish_site",
    "pack_library",
    "return_practice",
    "submit_practice",
]
