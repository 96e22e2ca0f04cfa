"""Lessons of every block that paper carries, and of some that it does not; by Hypothesis and by a seed."""

from uuid import UUID

from hypothesis import strategies as st

from courses.formats.paper import Paper, Sheet, arrivals, compared, read_returned, standing, words_of, written

KEY = UUID(int=11)
LABELS = {
    name: name.capitalize()
    for name in [
        "heading",
        "subheading",
        "text",
        "note",
        "story",
        "transcript",
        "steps",
        "check",
        "checklist",
        "ordering",
        "table",
        "form",
        "grid",
        "picture",
        "scenario",
    ]
}
PAPER = Paper({}, lambda raw: [str(raw["value"])[:40], "Cách làm: gọi công an xã"], LABELS)
# Marks of notations, signs of lists, what XML escapes, what is composed of two letters, what no XML may hold.
_WORDS = [
    *(
        "Mặt trận",
        "Tổ quốc",
        "xã",
        "Kim Liên",
        "hòa giải",
        "hoà",
        "ủy ban",
        "a < b & c",
        "“nhà”",
        "1.",
        "- ",
        "a)",
        "100%",
    ),
    *(
        "50 * 3",
        "`mã`",
        "e\u0301",
        "\u200b",
        "x\ufb01n",
        "Bảng 1:",
        "Giải thích",
        "(đúng",
        "\U0001f600",
        "Chương I",
        "2 – 3",
    ),
]
line = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join).filter(str.strip)
_marked = st.one_of(line, line.map(lambda text: f"**{text.replace('*', '').strip() or 'x'}** rồi"))
_html_words = line.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
_piece = st.one_of(
    _html_words,
    _html_words.map("<b>{}</b>".format),
    _html_words.map("<i>{}</i>".format),
    _html_words.map('<a href="https://mattran.example/?a=1&amp;b=2">{}</a>'.format),
    st.just('<a linktype="page" id="3">bài trước</a>'),
    st.just("<code>http://</code>"),
    st.just("một<br/>hai"),
)
_inline = st.lists(_piece, min_size=1, max_size=3).map(" ".join)
_items = st.lists(_inline, min_size=1, max_size=3).map(lambda found: "".join(f"<li>{one}</li>" for one in found))
_nested = st.tuples(_items, _items).map(lambda two: f"{two[0][:-5]}<ol>{two[1]}</ol></li>")
html = st.lists(
    st.one_of(
        _inline.map("<p>{}</p>".format),
        _items.map("<ul>{}</ul>".format),
        _items.map("<ol>{}</ol>".format),
        _nested.map("<ul>{}</ul>".format),
        _inline.map("<blockquote>{}</blockquote>".format),
    ),
    min_size=1,
    max_size=4,
).map("".join)


def _list(of, least=1, most=4):
    return st.lists(of, min_size=least, max_size=most).map(
        lambda found: [{"type": "item", "value": value, "id": str(UUID(int=n))} for n, value in enumerate(found)]
    )


def _rows(least_columns=2):
    return st.integers(least_columns, 4).flatmap(
        lambda wide: st.lists(st.lists(line, min_size=wide, max_size=wide), min_size=2, max_size=4)
    )


def _typed(rows):
    headings, *rest = rows
    return {"columns": [{"type": "text", "heading": h} for h in headings], "rows": [{"values": r} for r in rest]}


def _grid(rows):
    merges = [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2, "removed": False}]
    data = [[text if (r, c) != (0, 1) else "" for c, text in enumerate(row)] for r, row in enumerate(rows)]
    return {
        "data": data,
        "mergeCells": merges,
        "cell": [{"row": 0, "col": 1, "hidden": True}],
        "first_row_is_table_header": True,
    }


_options = st.fixed_dictionaries({"text": _marked, "is_right": st.booleans()})
_asked = {"question": _marked, "explanation": _marked}
VALUES = {
    "heading": line,
    "subheading": st.fixed_dictionaries({"title": line, "level": st.sampled_from("34")}),
    "text": html,
    "note": st.fixed_dictionaries({"title": line, "body": html}),
    "story": st.fixed_dictionaries({"title": line, "body": html}),
    "steps": st.fixed_dictionaries({"title": st.one_of(st.just(""), line), "steps": _list(_marked)}),
    "check": st.fixed_dictionaries({**_asked, "options": _list(_options, 2)}),
    "ordering": st.fixed_dictionaries({**_asked, "sequence": _list(_marked, 2)}),
    "checklist": st.fixed_dictionaries(
        {"title": line, "tasks": _list(st.fixed_dictionaries({"text": _marked, "hint": st.one_of(st.just(""), line)}))}
    ),
    "table": st.fixed_dictionaries({"title": st.one_of(st.just(""), line), "table": _rows().map(_typed)}),
    "grid": st.fixed_dictionaries({"title": line, "table": _rows().map(_grid)}),
    "scenario": st.fixed_dictionaries({"title": line}),
}
_block = st.sampled_from(sorted(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), VALUES[kind]))
bodies = st.lists(_block, min_size=1, max_size=8).map(
    lambda blocks: [
        {"type": kind, "value": value, "id": str(UUID(int=n + 1))} for n, (kind, value) in enumerate(blocks)
    ]
)


def printed(body):
    """A lesson of these blocks as a Word file."""
    stood = [standing(raw, PAPER) for raw in body]
    return written(Sheet(KEY, "Bài thử", "Khóa thử", "Bản nháp", ["10 phút"], stood))


def differences(body, content):
    """What a returned file would change in the lesson as it is now."""
    stood = [standing(raw, PAPER) for raw in body]
    arrived = arrivals(read_returned(content), standings=stood, key=KEY, images={})
    return compared(
        body,
        arrived,
        said=lambda raw: words_of(standing(raw, PAPER)),
        printed=lambda raw: standing(raw, PAPER).mark.rpartition("_")[2],
        precious={one.raw["id"] for one in stood if one.is_sealed},
    )
