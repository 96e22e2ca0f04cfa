"""Damage to files of questions, repeatable by a seed; also a program for long runs: `python -m … CASES SEED`.

Each case is one file thrown at one reader. It ends in questions, in a refusal with a sentence, or both, within LIMIT
seconds and MEMORY MiB; anything else is a fault and raises.
"""

import resource
import sys
import time
from collections import Counter
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from xml.etree.ElementTree import fromstring, tostring
from zipfile import BadZipFile, ZipFile

import django

from core.files.findings import FileError
from quizzes.formats import OutputFormat, Stored, content_of, draft_of, meaning_of, read_bank, write_bank
from quizzes.formats.contents import Known
from quizzes.formats.word.writing import packed

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "questions"
LIMIT, MEMORY = 5.0, 600
AGREED = frozenset({"two_correct_marked", "legacy_encoding"})
BITS = [
    *(
        b"{",
        b"}",
        b"=",
        b"~",
        b"\\",
        b"A. ",
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
    ),
    *(b"[[g1]]", b" | ", b"=>", b"{1:SA:=a}", b"[]", b"null", b"-1", b"1e999", b"<hr>", b'""', b"{}"),
    *(said.encode() for said in ("Câu 9. ", "Đáp án: ", "Dạng: Tự luận\n", "Dạng: Điền vào chỗ trống\n")),
]


def files_of_every_type():
    """A bank with every type in every format that we write, beside the files of the corpus."""
    # Late, so that the settings are there.
    from tests.factories.every_type import SHAPES, content_of_type  # noqa: PLC0415
    from tests.quizzes.formats.drafts import POINT  # noqa: PLC0415

    drafts = []
    for kind in SHAPES:
        content = content_of_type(kind)
        draft = draft_of(Stored(code=f"M-{kind}", content=content, category=("Phần I", "Mục"), tags=("ôn tập",)))
        if kind == "hotspot":
            body = {**draft.shape.body, "picture": POINT}
            regions = {place["id"]: [1, 1, 9, 9] for place in body["places"]}
            draft = draft.asking(type(draft.shape)(draft.type, body, {**draft.shape.key, "regions": regions}))
        drafts.append(draft)
    made = [(str(form), write_bank(drafts, form).content) for form in OutputFormat]
    found = [(path.name, path.read_bytes()) for path in sorted(CORPUS.iterdir()) if not path.name.endswith(".json")]
    return [*made, *found]


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


def mutant(content, random):
    """The file with some damage; of a package mostly inside one of its parts, so that it still opens."""
    if content.lstrip().startswith(b"<"):
        return hurt(content, random)
    if not content.startswith(b"PK") or random.random() < 0.15:
        return damaged(content, random)
    with ZipFile(BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    read = [name for name, _part in parts if name.endswith((".xml", ".rels"))]
    hit = random.choice(read)
    return packed((name, hurt(part, random) if name == hit else part) for name, part in parts)


def hurt(markup, random):
    """XML with damage in its bytes, or well-formed with elements lost, doubled, moved and given other words."""
    if random.random() < 0.3:
        return damaged(markup, random)
    tree = fromstring(markup)
    elements = list(tree.iter())
    for _time in range(random.randint(1, 4)):
        here, there = random.choice(elements), random.choice(elements)
        match random.randrange(5):
            case 0 if len(here):
                here.remove(random.choice(list(here)))
            case 1 if len(here):
                here.insert(random.randrange(len(here)), deepcopy(random.choice(list(here))))
            case 2:
                here.text = random.choice(["", "-1", "1e999", "A1 P1", "[[g1]]", "{1:SA:=a}", there.text])
            case 3 if here.attrib:
                here.attrib[random.choice(list(here.attrib))] = random.choice(["", "0", "-1", "A1", "float", "x,y"])
            case 4:
                here.tag = there.tag
    return tostring(tree, encoding="utf-8", xml_declaration=True)


def outcome(content, form=None):
    """What the reader makes of a file: "questions", "nothing", or the code of its refusal."""
    began = time.perf_counter()
    try:
        read = read_bank(content, form, accepted=AGREED)
    except FileError as error:
        said = error.code if str(error.sentence) else f"no sentence for {error.code}"
    else:
        said = "questions" if read.drafts else "nothing"
        for draft in read.drafts:
            stored = content_of(draft, Known())
            again = content_of(draft_of(Stored(code=draft.code, content=stored)), Known())
            assert _without_pictures(again) == _without_pictures(stored)
        assert all(str(refused.message) for refused in read.refused)
    assert time.perf_counter() - began < LIMIT, f"{time.perf_counter() - began:.1f} s"
    return said


def _without_pictures(content):
    """The meaning of a content but for its pictures, which no library holds here."""
    kind, stem, body, *others = meaning_of(content)
    bare = {name: value for name, value in body.items() if name not in {"pictures", "picture"}}
    bare["options"] = [option.get("text") for option in bare.get("options", ())]
    return kind, stem, bare, *others[1:]


def fuzz(cases, seed):
    """How often each outcome came of so many damaged files of each kind."""
    random, found = Random(seed), {}
    for name, content in files_of_every_type():
        counts = found.setdefault(name, Counter())
        for _case in range(cases):
            try:
                counts[outcome(mutant(content, random))] += 1
            except BadZipFile as error:
                raise AssertionError(name) from error
    return found


def _limit_memory():
    """So that a file that wants more ends in a fault, and the machine stays usable."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_AS, (4 * used + MEMORY * 2**20, resource.RLIM_INFINITY))


if __name__ == "__main__":
    django.setup()
    how_many, first_seed = (int(argument) for argument in sys.argv[1:3])
    # CASES of all importers together, as each file is thrown at the reader that recognises it.
    kinds = files_of_every_type()
    _limit_memory()
    each = -(-how_many // len(kinds))
    began = time.perf_counter()
    for name, counts in fuzz(each, first_seed).items():
        print(f"{name}: {dict(counts)}")  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{each * len(kinds)} files, {time.perf_counter() - began:.0f} s, peak {peak:.0f} MiB")  # noqa: T201
