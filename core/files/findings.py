"""What a reader has to say about a file: a refusal of the whole, or a finding about a part."""

from dataclasses import dataclass

from django.utils.functional import Promise


class FileError(ValueError):
    """The whole file is refused: a code for programs, a sentence for people that says what to do instead."""

    def __init__(self, code: str, sentence: str | Promise) -> None:
        super().__init__(code)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True)
class Finding:
    """Something that a clerk should know of: a code for programs, a sentence for people, and where it is."""

    code: str
    message: str | Promise
    where: str = ""
