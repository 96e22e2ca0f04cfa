"""Question banks as files, as pure functions between bytes and questions; nothing is guessed, nothing lost in silence."""

from quizzes.calculations import folded
from quizzes.formats.checks import likeness, texts_in
from quizzes.formats.contents import Known, Stored, content_of, draft_of, meaning_of
from quizzes.formats.drafts import BankFile, Draft, Kind, Option, Picture, Refused
from quizzes.formats.loss import Output
from quizzes.formats.paths import path_for_people
from quizzes.formats.recognition import LEGACY, Format, format_of, read_bank
from quizzes.formats.writing import ENDINGS, OutputFormat, write_bank
from quizzes.formats.written import ALLOWS_SEVERAL, answer_text, option_texts

__all__ = [
    "ALLOWS_SEVERAL",
    "ENDINGS",
    "LEGACY",
    "BankFile",
    "Draft",
    "Format",
    "Kind",
    "Known",
    "Option",
    "Output",
    "OutputFormat",
    "Picture",
    "Refused",
    "Stored",
    "answer_text",
    "content_of",
    "draft_of",
    "folded",
    "format_of",
    "likeness",
    "meaning_of",
    "option_texts",
    "path_for_people",
    "read_bank",
    "texts_in",
    "write_bank",
]
