"""Damage to files, repeatable by a seed: bytes changed in the file itself, and inside the parts of a package.

Also a program for long runs: `DJANGO_SETTINGS_MODULE=… python -m tests.core.files.fuzzing CASES SEED`.
"""

import sys
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from random import Random

import django

from core.files.sheets import FileError, read_book

_SMALL = 60_000
_NASTY = (
    b"\0",
    b"\xff",
    b"1048576",
    b"99999999999",
    b"-1",
    b"XFD1048576",
    b"<",
    b"&#0;",
    b"]]>",
    b'"',
    b"\xc3",
    b"=",
    b"\n",
)


def mutant(content: bytes, random: Random) -> bytes:
    """The file with some damage; of a package, mostly damage that its checksums do not give away."""
    if content.startswith(b"PK") and random.random() < 0.8:
        return _repacked(content, random)
    return changed(content, random)


def outcome(content: bytes) -> str:
    """What the reader makes of a file: "book", or the code of its refusal; anything else is a fault and raises."""
    try:
        book = read_book(content, convert_legacy=True)
    except FileError as error:
        return error.code if str(error.sentence) else f"no sentence for {error.code}"
    for sheet in book.sheets:
        for row in sheet.rows:
            assert len(row.texts) == len(row.values)
    return "book"


def _repacked(content: bytes, random: Random) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(stream, "w") as out:
        names = package.namelist()
        hit = random.choice([name for name in names if "sheet" in name or name == "content.xml"] or names)
        hit = hit if random.random() < 0.7 else random.choice(names)
        for name in names:
            part = package.read(name)
            out.writestr(name, changed(part, random) if name == hit else part)
    return stream.getvalue()


def changed(content: bytes, random: Random) -> bytes:
    """Some bytes changed, moved, lost, or replaced by worse ones."""
    damaged = bytearray(content or b" ")
    for _change in range(random.choice((1, 1, 1, 2, 8))):
        place, length = random.randrange(len(damaged)), random.randrange(1, 40)
        match random.randrange(5):
            case 0:
                damaged[place] = random.randrange(256)
            case 1:
                damaged[place : place + random.choice((0, 1, length))] = random.choice(_NASTY)
            case 2:
                other = random.randrange(len(damaged))
                damaged[place : place + length] = damaged[other : other + length]
            case 3:
                del damaged[place : place + length * random.choice((1, 1, 50))]
                damaged += b"" if damaged else b" "
            case _:
                _change_a_number(damaged, place, random)
    return bytes(damaged)


def _change_a_number(content: bytearray, place: int, random: Random) -> None:
    """Write another number over the next digit: a place, a count or a width that is no longer true."""
    while place < len(content) and not 48 <= content[place] <= 57:
        place += 1
    content[place : place + 1] = str(random.choice((0, 7, 65536, 16777216, 2**31, 2**63))).encode()


def fuzz(folder: Path, suffix: str, cases: int, seed: int) -> Counter[str]:
    """How often each outcome came of so many damaged files of one kind; small ones, for the sake of time."""
    random = Random(seed)
    files = [path for path in sorted(folder.rglob(f"*{suffix}")) if 0 < path.stat().st_size < _SMALL]
    return Counter(outcome(mutant(random.choice(files).read_bytes(), random)) for _case in range(cases))


if __name__ == "__main__":
    django.setup()
    how_many, first_seed = (int(argument) for argument in sys.argv[1:3])
    for kind in (".xlsx", ".csv", ".txt", ".xls", ".ods"):
        print(kind, fuzz(Path(__file__).parents[2] / "corpus", kind, how_many, first_seed), flush=True)  # noqa: T201
