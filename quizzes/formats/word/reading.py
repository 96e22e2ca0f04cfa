"""Word: from a file to questions, whether they stand in lines or in tables."""

from django.utils.translation import gettext as _

from core.files.findings import FileError, Finding
from quizzes.formats.drafts import BankFile
from quizzes.formats.tables import GridRow, read_table
from quizzes.formats.word.documents import Block, read_document
from quizzes.formats.written import (
    ALLOWS_SEVERAL,
    Line,
    RawQuestion,
    Table,
    Written,
    keys_in_table,
    read_written,
    settled,
)

_LINE_END = Written.plain("\n")


def read_word(content: bytes, accepted: frozenset[str] = frozenset()) -> BankFile:
    """The questions of a document; `accepted` are the codes to which a person has agreed."""
    document = read_document(content, convert_legacy="legacy_encoding" in accepted)
    if document.is_legacy:
        return BankFile("docx", (), (), tuple(document.findings), is_legacy=True)
    questions, findings = _questions(document.blocks)
    if not questions:
        raise FileError(
            "no_questions", _("Không thấy câu hỏi nào trong tệp. Đồng chí đánh số “Câu 1.”, phương án “A.”.")
        )
    drafts, refused = settled(questions, allows_several=ALLOWS_SEVERAL in accepted)
    return BankFile("docx", tuple(drafts), tuple(refused), (*document.findings, *findings))


def _questions(blocks: list[Block]) -> tuple[list[RawQuestion], list[Finding]]:
    in_tables, findings, rest = list[RawQuestion](), list[Finding](), list[Block]()
    for block in blocks:
        found = read_table(_grid(block)) if isinstance(block, Table) and not keys_in_table(block.texts) else None
        if found is None or not found[0]:
            rest.append(block)
            continue
        in_tables += [_named(question) for question in found[0]]
        findings += found[1]
    in_lines, others = read_written(rest)
    return in_tables + in_lines, findings + others


def _named(question: RawQuestion) -> RawQuestion:
    """A row of a table is called by its number where it has one."""
    if question.number is not None:
        question.where = _("Câu {number}").format(number=question.number)
    return question


def _grid(table: Table) -> list[GridRow]:
    return [GridRow(number, [_cell(cell) for cell in row]) for number, row in enumerate(table.rows, start=1)]


def _cell(lines: list[Line] | tuple[Line, ...] | object) -> Written:
    cell = Written.plain("")
    for place, line in enumerate(lines if isinstance(lines, (list, tuple)) else ()):
        cell = cell + (_LINE_END if place else Written.plain("")) + line.written
    return cell
