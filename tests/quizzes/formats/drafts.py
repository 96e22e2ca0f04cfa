"""Questions of every type, made up."""

from decimal import Decimal

from hypothesis import strategies as st

from core.text.unicode import tidy_line
from quizzes.formats import Draft, Kind, Option
from quizzes.formats.choices import as_true_or_false

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


@st.composite
def drafts(draw, words=WORDS, kinds=tuple(Kind)):
    kind = draw(st.sampled_from(kinds))
    facts = {
        "stem": draw(words),
        "code": draw(st.from_regex(r"[A-Z]{2,4}-[0-9]{3}", fullmatch=True)),
        "explanation": draw(st.none() | words),
        "keeps_order": False,
    }
    texts = draw(st.lists(words, min_size=2, max_size=6, unique_by=str.casefold))
    rights = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)).filter(any))
    match kind:
        case Kind.MULTIPLE:
            options = [Option(text, right) for text, right in zip(texts, rights, strict=True)]
        case Kind.TRUE_FALSE:
            options = [Option("Đúng", rights[0]), Option("Sai", not rights[0])]
        case Kind.SINGLE:
            place = draw(st.integers(0, len(texts) - 1))
            options = [Option(text, number == place) for number, text in enumerate(texts)]
        case Kind.NUMERIC:
            unit = draw(st.sampled_from(["", "kg", "phút"]))
            return Draft(type=kind, value=draw(NUMBERS), tolerance=abs(draw(NUMBERS)), unit=unit, **facts)
        case Kind.ORDERING:
            order = tuple(draw(st.permutations(range(len(texts)))))
            return Draft(type=kind, options=tuple(map(Option, texts)), order=order, **facts)
        case Kind.MATCHING:
            prompts = draw(st.lists(words, min_size=2, max_size=4, unique_by=str.casefold))
            pairs = tuple(draw(st.integers(0, len(texts) - 1)) for _prompt in prompts)
            return Draft(type=kind, options=tuple(map(Option, texts)), prompts=tuple(prompts), pairs=pairs, **facts)
    return as_true_or_false(Draft(type=kind, options=tuple(options), **facts))
