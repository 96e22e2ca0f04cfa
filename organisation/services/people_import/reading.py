"""From the bytes of a file to the people it names and to what a clerk should know of the file."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from core.files.sheets import Book, LegacyText, read_book
from organisation.formats.people import PeopleFile, Weight, read_people, samples_of, weight_of
from organisation.services.people_import.findings import Plain, choice, finding

LEGACY, LEGACY_CONVERTED = "legacy_encoding", "legacy_converted"


@dataclass(frozen=True)
class ReadList:
    """The people of the file, and its findings in plain form; a question among them holds back all of it."""

    people: PeopleFile
    notes: list[Plain] = field(default_factory=list)


def read_list(content: bytes, accepted: frozenset[str]) -> ReadList:
    """Read the file; legacy text is converted so that it can be shown, and stays a question until somebody agrees.

    Raises `FileError` for what cannot be read at all and for what is no list of people.
    """
    book = read_book(content)
    if book.legacy is None:
        people = _listed(book, accepted)
        return ReadList(people, _notes(people, accepted))
    converted = read_book(content, convert_legacy=True)
    people = _listed(converted, accepted)
    samples = [list(pair) for pair in samples_of(book, converted, people)]
    return ReadList(people, [_legacy(book.legacy, accepted) | {"samples": samples}, *_notes(people, accepted)])


def _listed(book: Book, accepted: frozenset[str]) -> PeopleFile:
    people = read_people(book, accepted=accepted)
    for said in people.findings:
        if weight_of(said.code) is Weight.REFUSAL:
            raise FileError(said.code, said.message)
    return people


def _legacy(legacy: LegacyText, accepted: frozenset[str]) -> Plain:
    said = _("Chữ trong tệp dùng bảng mã cũ ({encoding}). Đồng chí xem chữ sau khi chuyển rồi đồng ý.")
    return _weighed(Finding(LEGACY, said.format(encoding=legacy.encoding.upper())), accepted)


def _notes(people: PeopleFile, accepted: frozenset[str]) -> list[Plain]:
    """What was found about the file, in the list and before it was known to be one."""
    return [_weighed(said, accepted) for said in people.findings if said.code not in (LEGACY, LEGACY_CONVERTED)]


def _weighed(said: Finding, accepted: frozenset[str]) -> Plain:
    """A question that was answered beforehand is only a warning; any other can be answered by its code."""
    weight, agree = weight_of(said.code), [choice(said.code, _("Đồng ý, nhập tiếp"))]
    if weight is Weight.ASK and said.code in accepted:
        weight = Weight.WARNING
    plain = finding(said.code, said.message, weight, agree if weight is Weight.ASK else ())
    return plain | ({"where": said.where} if said.where else {})
