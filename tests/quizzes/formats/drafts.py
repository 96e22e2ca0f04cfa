"""Questions of every type, made up."""

from decimal import Decimal
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from core.text.unicode import tidy_line
from quizzes.formats import Draft, Kind, Option, Picture, shapes
from quizzes.formats.choices import as_true_or_false
from quizzes.formats.drafts import Shape

# Real words, or the text would be taken for that of an old encoding; question marks only at the end for the same reason.
SAID = "Mặt trận Tổ quốc Việt Nam các cấp giám sát phản biện Đại đoàn kết toàn dân Ủy ban xã phường khu dân cư hòa giải số 12 1945"
SIGNS = [
    *".,:;!%()[]{}<>/\\=~#*+-–_“”\"'&@|$^→✓",
    "->",
    "//",
    "::",
    "=>",
    "A.",
    "b)",
    "<b>",
    "&amp;",
    "####",
    "%50%",
    "\\n",
    "TRUE",
]
PLAIN_WORDS = st.lists(st.sampled_from(SAID.split()), min_size=2, max_size=6).map(" ".join)
WORDS = st.builds(
    lambda words, signs, gap: tidy_line(gap.join([*words, *signs, words[0]])),
    st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=4),
    st.lists(st.sampled_from(SIGNS + SAID.split()), max_size=4),
    st.sampled_from(["", " "]),
)
NUMBERS = st.decimals(-100_000, 100_000, places=2).map(lambda number: Decimal(f"{number.normalize():f}"))
UNITS = st.sampled_from(["", "kg", "phút"])


def picture(colour="white"):
    """The smallest picture there is: one point."""
    out = BytesIO()
    Image.new("RGB", (1, 1), colour).save(out, "PNG")
    return Picture("diem.png", "Một điểm", out.getvalue())


POINT = picture()
PLAIN = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.MATCHING, Kind.ORDERING, Kind.NUMERIC})


def several(words, least=2, most=5):
    return st.lists(words, min_size=least, max_size=most, unique_by=str.casefold)


@st.composite
def shape_of(draw, kind, words):
    """What a question of this type asks."""
    return _MAKERS[kind](draw, words)


def _choice(draw, words, kind):
    texts = draw(several(words))
    rights = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)).filter(any))
    if kind == Kind.SINGLE:
        place = draw(st.integers(0, len(texts) - 1))
        rights = [number == place for number in range(len(texts))]
    return shapes.choices(kind, [Option(text, right) for text, right in zip(texts, rights, strict=True)])


def _truth(draw, _words):
    is_true = draw(st.booleans())
    return shapes.choices(Kind.TRUE_FALSE, [Option("Đúng", is_true), Option("Sai", not is_true)])


def _ordering(draw, words):
    texts = draw(several(words))
    return shapes.ordering(texts, draw(st.permutations(range(len(texts)))))


def _matching(draw, words):
    texts, prompts = draw(several(words)), draw(several(words))
    return shapes.matching(prompts, texts, [draw(st.integers(0, len(texts) - 1)) for _prompt in prompts])


def _statements(draw, words):
    prompts = draw(several(words))
    return shapes.statements(prompts, [draw(st.booleans()) for _prompt in prompts])


def _short(draw, words):
    first, *others = draw(several(words, 1, 3))
    return shapes.short(
        [(first, Decimal(100)), *((text, Decimal(draw(st.sampled_from([50, 100])))) for text in others)],
        keeps_case=draw(st.booleans()),
    )


def _gaps(draw, words):
    answers = [_gap(draw, words) for _number in range(draw(st.integers(1, 3)))]
    text = " ".join(f"{draw(PLAIN_WORDS)} [[g{number}]]" for number in range(1, len(answers) + 1))
    return shapes.gaps(f"{text}.", answers)


def _gap(draw, words):
    match draw(st.sampled_from(["list", "typed", "number"])):
        case "list":
            return _choice(draw, words, Kind.SINGLE)
        case "typed":
            return shapes.short([(text, Decimal(100)) for text in draw(several(words, 1, 2))])
    return shapes.numeric(draw(NUMBERS), abs(draw(NUMBERS)))


def _placing(draw, words):
    return _on_picture(draw, words) if draw(st.integers(0, 2)) == 0 else _in_text(draw, words)


def _on_picture(draw, words):
    """Words, and now and then a picture without words, put on a picture."""
    options = [{"id": f"o{number}", "text": text} for number, text in enumerate(draw(several(words, 2, 4)), start=1)]
    if draw(st.booleans()):
        options[0] = {"id": "o1", "image": picture("red")}
    ids = draw(st.permutations([option["id"] for option in options]))[: draw(st.integers(1, 3))]
    places = [{"id": f"p{number}", "at": [number * 10.5, 20]} for number, _name in enumerate(ids, start=1)]
    key = {"places": {place["id"]: name for place, name in zip(places, ids, strict=True)}}
    return Shape(Kind.PLACING, {"picture": POINT, "places": places, "options": options}, key)


def _in_text(draw, words):
    options = draw(several(words, 2, 4))
    places = draw(st.permutations(range(len(options))))[: draw(st.integers(1, len(options)))]
    text = " ".join(f"{draw(PLAIN_WORDS)} [[p{number}]]" for number in range(1, len(places) + 1))
    return shapes.placing(text, options, places, reuses=draw(st.booleans()))


def _hotspot(draw, words):
    places = shapes.identified(draw(several(words)))
    regions = {place["id"]: [10 * number, 5, 10, 12.5] for number, place in enumerate(places)}
    right = draw(st.sampled_from(places))["id"]
    return Shape(Kind.HOTSPOT, {"picture": POINT, "places": places}, {"correct": [right], "regions": regions})


def _scenario(draw, words):
    kinds = draw(
        st.lists(st.sampled_from([Kind.SINGLE, Kind.SHORT, Kind.NUMERIC, Kind.MATCHING]), min_size=1, max_size=3)
    )
    parts = [(f"q{number}", draw(shape_of(kind, words)), draw(words)) for number, kind in enumerate(kinds, start=1)]
    return Shape(
        Kind.SCENARIO,
        {
            "text": draw(words),
            "parts": [
                {"id": name, "type": str(part.type), "stem": stem, "body": part.body, "points": "2"}
                for name, part, stem in parts
            ],
        },
        {"parts": {name: part.key for name, part, _stem in parts}},
    )


def _rubric(draw, words):
    return [(text, Decimal(draw(st.integers(1, 5)))) for text in draw(several(words, 0, 3))]


_MAKERS = {
    Kind.SINGLE: lambda draw, words: _choice(draw, words, Kind.SINGLE),
    Kind.MULTIPLE: lambda draw, words: _choice(draw, words, Kind.MULTIPLE),
    Kind.TRUE_FALSE: _truth,
    Kind.TRUE_FALSE_TABLE: _statements,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.NUMERIC: lambda draw, _words: shapes.numeric(draw(NUMBERS), abs(draw(NUMBERS)), draw(UNITS)),
    Kind.GAPS: _gaps,
    Kind.SHORT: _short,
    Kind.ESSAY: lambda draw, words: shapes.essay(
        {"least_words": 20, "most_words": 300}, rubric=_rubric(draw, words), model=draw(words)
    ),
    Kind.HOTSPOT: _hotspot,
    Kind.PLACING: _placing,
    Kind.SCENARIO: _scenario,
    Kind.UPLOAD: lambda draw, words: shapes.upload({"accepts": ["image"], "most": 2}, rubric=_rubric(draw, words)),
    Kind.LIKERT: lambda draw, words: shapes.likert(draw(several(words, 1, 3)), draw(several(words, 2, 5))),
    Kind.PREDICTION: lambda draw, _words: shapes.prediction(draw(st.none() | NUMBERS), Decimal(2), draw(UNITS)),
}


@st.composite
def drafts(draw, words=WORDS, kinds=tuple(Kind)):
    """A question of one of these types."""
    draft = Draft(
        shape=draw(shape_of(draw(st.sampled_from(kinds)), words)),
        stem=draw(words),
        code=draw(st.from_regex(r"[A-Z]{2,4}-[0-9]{3}", fullmatch=True)),
        explanation=draw(st.none() | words),
        keeps_order=False,
    )
    return as_true_or_false(draft)
