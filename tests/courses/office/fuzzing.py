"""Damage to Office files, repeatable by a seed; also a program for long runs: `python -m … CASES SEED`."""

import sys
import zipfile
from collections import Counter
from io import BytesIO
from random import Random
from uuid import UUID

import django

from core.files.findings import FileError
from courses.formats.office import body_of, described, read_office, split
from tests.core.files.fuzzing import changed
from tests.courses.office import facts

KEY = UUID(int=7)
LONGEST = 50_000


def outcome(content):
    """What the reader makes of a file: "lesson", or the code of its refusal; anything else is a fault and raises."""
    try:
        document = read_office(content, name="bai.docx", accepted={"legacy_encoding"})
    except FileError as error:
        return error.code if str(error.sentence) else f"no sentence for {error.code}"
    for section in split(document):
        described(section)
        body = body_of(section, key=KEY, images={})
        assert len({raw["id"] for raw in body}) == len(body)
    return "lesson"


def mutant(content, random):
    """The file with some damage, mostly in the parts that are read."""
    if random.random() < 0.1:
        return changed(content, random)
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(stream, "w") as out:
        names = package.namelist()
        read = [
            name for name in names if name.endswith((".xml", ".rels")) and ("word/" in name or "ppt/slides" in name)
        ]
        hit = random.choice(read or names)
        for name in names:
            part = package.read(name)
            out.writestr(name, _reshaped(part, random) if name == hit else part)
    return stream.getvalue()


def _reshaped(part, random):
    """Other bytes, or whole elements lost, doubled and renamed, so that the XML often still holds together."""
    if random.random() < 0.4:
        return changed(part, random)
    pieces = part.split(b"<w:p>") if b"<w:p>" in part else part.split(b"<a:p>")
    for _change in range(random.choice((1, 2, 5))):
        here, there = random.randrange(len(pieces)), random.randrange(len(pieces))
        match random.randrange(3):
            case 0:
                pieces[here] = pieces[there]
            case 1:
                pieces[here] *= random.choice((0, 2, 3))
            case _:
                old, new = random.sample([b"w:tbl", b"w:tr", b"w:tc", b"w:p", b"w:r", b"w:t", b"w:ins", b"w:del"], 2)
                pieces[here] = pieces[here].replace(old + b">", new + b">")
    return (b"<w:p>" if b"<w:p>" in part else b"<a:p>").join(pieces)


def fuzz(cases, seed):
    """How often each outcome came of so many damaged files."""
    random = Random(seed)
    files = [path for path in facts.files("lessons", ".docx", ".pptx") if path.stat().st_size < LONGEST]
    return Counter(outcome(mutant(random.choice(files).read_bytes(), random)) for _case in range(cases))


if __name__ == "__main__":
    django.setup()
    how_many, first_seed = (int(argument) for argument in sys.argv[1:3])
    print(fuzz(how_many, first_seed))  # noqa: T201
