"""Files damaged in every way: each ends in questions, in a refusal with a sentence, or both; quickly, with no other error."""

import json
import time
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from core.files.findings import FileError
from quizzes.formats import Format, OutputFormat, draft_of, read_bank, write_bank
from quizzes.formats.contents import Known, Stored, content_of
from quizzes.formats.word.writing import packed

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "questions"
FILES = sorted(path for path in CORPUS.iterdir() if not path.name.endswith(".json"))
CASES, LIMIT = 300, 3.0
BITS = [
    b"{",
    b"}",
    b"=",
    b"~",
    b"\\",
    b"A. ",
    "Câu 9. ".encode(),
    "Đáp án: ".encode(),
    b"\t",
    b"\n",
    b"<",
    b">",
    b"&",
    b"%50%",
    b"->",
    b"#" * 4,
    b"\x00",
    b"\xff",
]


def damaged(content, random):
    """Bytes changed, cut out, doubled or put in, at random places."""
    pieces = bytearray(content)
    for _time in range(random.randint(1, 8)):
        place = random.randrange(len(pieces) + 1)
        match random.randrange(4):
            case 0:
                pieces[place : place + 1] = bytes([random.randrange(256)])
            case 1:
                del pieces[place : place + random.randrange(1, 200)]
            case 2:
                pieces[place:place] = pieces[place : place + random.randrange(1, 400)]
            case 3:
                pieces[place:place] = random.choice(BITS) * random.choice([1, 1, 3, 500])
    return bytes(pieces)


def check(content, form=None):
    began = time.perf_counter()
    try:
        read = read_bank(content, form, accepted=frozenset({"two_correct_marked", "legacy_encoding"}))
    except FileError as error:
        said = str(error.sentence)
    else:
        said = read.format
        for draft in read.drafts:
            again = draft_of(Stored(code=draft.code, content=content_of(draft, Known())))
            assert (again.type, again.texts, again.correct) == (draft.type, draft.texts, draft.correct)
        assert all(str(refused.message) for refused in read.refused)
    assert said or read.is_legacy
    assert time.perf_counter() - began < LIMIT


def inner_of(path):
    """What a package holds is damaged too: the package itself is put together again."""
    with ZipFile(BytesIO(path.read_bytes())) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def test_damaged_files_of_the_corpus_end_well():
    random = Random(5)
    for number in range(CASES):
        path = FILES[number % len(FILES)]
        check(damaged(path.read_bytes(), random))


def test_documents_with_damaged_parts_end_well():
    random, parts = Random(6), {path: inner_of(path) for path in FILES if path.suffix == ".docx"}
    for number in range(CASES // 3):
        path = list(parts)[number % len(parts)]
        check(
            packed((name, damaged(part, random) if name == "word/document.xml" else part) for name, part in parts[path])
        )


@pytest.mark.parametrize("form", [Format.GIFT, Format.AIKEN, Format.TEXT, Format.JSON, Format.MOODLE, Format.QTI])
def test_text_of_one_format_read_as_another_ends_well(form):
    random = Random(7)
    for path in FILES:
        check(damaged(path.read_bytes(), random), form)


def test_our_own_json_with_anything_in_it_ends_well():
    random = Random(8)
    drafts = read_bank((CORPUS / "q05-cot-chu-cai.xlsx").read_bytes()).drafts
    whole = json.loads(write_bank(drafts, OutputFormat.JSON).content)
    for _time in range(CASES // 3):
        bank = json.loads(json.dumps(whole))
        question = random.choice(bank["questions"])
        question[random.choice(list(question))] = random.choice([None, 1, -1, "x", [], {}, [1], [{}], True, "1e999999"])
        check(json.dumps(bank).encode())


@pytest.mark.parametrize(
    "text",
    [
        "Câu 1. " + " " * 300_000 + "A",
        "Câu 1. " + "A. " * 100_000,
        "Câu 1. x\n" + "A. a\n" * 10_000,
        "1. " * 100_000,
        "Câu 1. " + "*" * 200_000,
        "Câu 1. x\nA. " + "(" * 100_000 + "\nB. b\nĐáp án: " + "A, " * 50_000,
        "::" * 100_000 + "{",
        "{" * 100_000,
        "x {" + "=" * 100_000 + "}",
        "x {" + "\\" * 100_001 + "}",
        "x {#" + "9" * 100_000 + ":1e99999}",
        "x {~%1e9%a ~%" + "9" * 50_000 + "%b}",
        "[html]" + "<b" * 100_000 + "{=a ~b}",
        "[html]" + "&" * 100_000 + "{=a ~b}",
        "$CATEGORY: " + "/" * 100_000 + "\n\nx {T}",
        ("Câu hỏi?\nA. a\nB. b\nANSWER: A\n\n" * 3_000),
        "ANSWER: A\n" * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_longer_than_its_length(text):
    check(text.encode())
