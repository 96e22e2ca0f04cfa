"""From questions to a file in the format asked for."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from quizzes.formats.aiken import write_aiken
from quizzes.formats.drafts import Draft
from quizzes.formats.gift import write_gift
from quizzes.formats.loss import Output
from quizzes.formats.lossless import write_lossless
from quizzes.formats.moodle import write_moodle
from quizzes.formats.qti import QtiVersion, write_qti
from quizzes.formats.tables import write_table
from quizzes.formats.word import write_word


class OutputFormat(StrEnum):
    """The formats that are written; "qti" is the version that most programs read."""

    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"
    GIFT = "gift"
    MOODLE = "moodle-xml"
    AIKEN = "aiken"
    QTI = "qti"
    QTI_21 = "qti-2.1"
    QTI_30 = "qti-3.0"


ENDINGS: Mapping[OutputFormat, str] = {
    OutputFormat.JSON: ".json",
    OutputFormat.XLSX: ".xlsx",
    OutputFormat.DOCX: ".docx",
    OutputFormat.GIFT: ".gift.txt",
    OutputFormat.MOODLE: ".xml",
    OutputFormat.AIKEN: ".aiken.txt",
    OutputFormat.QTI: ".zip",
    OutputFormat.QTI_21: ".zip",
    OutputFormat.QTI_30: ".zip",
}

_WRITERS: Mapping[OutputFormat, Callable[[Iterable[Draft]], Output]] = {
    OutputFormat.JSON: write_lossless,
    OutputFormat.XLSX: write_table,
    OutputFormat.DOCX: write_word,
    OutputFormat.GIFT: write_gift,
    OutputFormat.MOODLE: write_moodle,
    OutputFormat.AIKEN: write_aiken,
    OutputFormat.QTI: lambda drafts: write_qti(drafts, QtiVersion.V22),
    OutputFormat.QTI_21: lambda drafts: write_qti(drafts, QtiVersion.V21),
    OutputFormat.QTI_30: lambda drafts: write_qti(drafts, QtiVersion.V30),
}


def write_bank(drafts: Iterable[Draft], form: OutputFormat) -> Output:
    """The questions as a file, with what it could not carry."""
    return _WRITERS[form](list(drafts))
