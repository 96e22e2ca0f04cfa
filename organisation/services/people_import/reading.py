"""From the bytes of a file to the people it names and to what a clerk should know of the file."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from core.files.sheets import Book, LegacyText, read_book
from organisation.formats.people import PeopleFile, Weight, read_people, weight_of
from organisation.services.people_import.findings import Plain, finding

LEGACY = "legacy_encoding"


@dataclass(frozen=True)
class ReadList:
    """The people of the file, and its findings in plain form; a question among them holds back all of it."""

    people: PeopleFile
    notes: list[Plain] = field(default_factory=list)


def read_list(content: bytes, accepted: frozenset[str]) -> ReadList:
    """Read the file; legacy text is converted so that it can be shown, and stays a question until somebody agrees.

    Raises `core.files.findings.FileError` for what cannot be read at all.
    """
    book = read_book(content)
    notes = []
    if book.legacy is not None:
        notes.append(_legacy(book.legacy, accepted))
        book = read_book(content, convert_legacy=True)
    people = read_people(book, accepted=accepted | {LEGACY})
    return ReadList(people, notes + _notes(book, people, accepted))


def _legacy(legacy: LegacyText, accepted: frozenset[str]) -> Plain:
    said = _("Chữ trong tệp dùng bảng mã cũ ({encoding}). Đồng chí xem chữ sau khi chuyển rồi đồng ý.")
    weight = Weight.WARNING if LEGACY in accepted else Weight.ASK
    plain = finding(LEGACY, said.format(encoding=legacy.encoding.upper()), weight)
    plain["samples"] = [list(pair) for pair in legacy.samples]
    return plain


def _notes(book: Book, people: PeopleFile, accepted: frozenset[str]) -> list[Plain]:
    """Each finding once, whoever reports it."""
    notes: dict[tuple[str, str], Plain] = {}
    for said in (*book.findings, *people.findings):
        if said.code != LEGACY:
            asks = weight_of(said.code) is Weight.ASK and said.code in accepted
            plain = finding(said.code, said.message, Weight.WARNING if asks else weight_of(said.code))
            notes[said.code, str(said.message)] = plain | ({"where": said.where} if said.where else {})
    return list(notes.values())
