"""Questions as people write them for people: numbered, lettered, the right option bold, red, starred or named below."""

from quizzes.formats.written.keys import keys_in_table
from quizzes.formats.written.raws import PLAIN, Line, Look, RawOption, RawQuestion, Written
from quizzes.formats.written.reading import Table, read_written
from quizzes.formats.written.settling import ALLOWS_SEVERAL, settled
from quizzes.formats.written.specials import answer_text, option_texts

__all__ = [
    "ALLOWS_SEVERAL",
    "PLAIN",
    "Line",
    "Look",
    "RawOption",
    "RawQuestion",
    "Table",
    "Written",
    "answer_text",
    "keys_in_table",
    "option_texts",
    "read_written",
    "settled",
]
