"""What is written is read again as the same question, in every format, as far as the format can say it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.formats import Kind, Known, OutputFormat, content_of, meaning_of, read_bank, write_bank
from quizzes.formats.drafts import Shape
from tests.quizzes.formats.drafts import PLAIN, PLAIN_WORDS, drafts

EVERYTHING = set(PLAIN)
SAYS = {
    OutputFormat.JSON: set(Kind),
    OutputFormat.XLSX: set(Kind) - {Kind.HOTSPOT, Kind.SCENARIO},
    OutputFormat.DOCX: set(Kind) - {Kind.HOTSPOT, Kind.SCENARIO},
    OutputFormat.MOODLE: set(Kind) - {Kind.HOTSPOT, Kind.SCENARIO, Kind.LIKERT, Kind.PREDICTION},
    OutputFormat.QTI: set(Kind),
    OutputFormat.QTI_21: set(Kind),
    OutputFormat.QTI_30: set(Kind),
    OutputFormat.GIFT: EVERYTHING - {Kind.ORDERING} | {Kind.SHORT, Kind.ESSAY},
    OutputFormat.AIKEN: {Kind.SINGLE, Kind.TRUE_FALSE},
}
# Where a sign in a text, a picture or a unit keeps a question of the type out of a file made of words.
MAY_BE_LEFT_OUT = set(Kind) - {Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE, Kind.ORDERING, Kind.NUMERIC}
EXACT = [form for form in OutputFormat if form not in {OutputFormat.DOCX, OutputFormat.AIKEN}]


def meaning(draft, *, without=()):
    return meaning_of(content_of(replace(draft, **dict.fromkeys(without)), Known()))


# What a format has no words for, of what these questions say; each loss is named beside the file.
IN_WORDS = ({"least_words", "most_words", "most", "accepts", "reuses"}, {"keeps_case"})
DROPPED = {
    OutputFormat.XLSX: IN_WORDS,
    OutputFormat.DOCX: IN_WORDS,
    OutputFormat.GIFT: ({"unit", "least_words", "most_words"}, {"rubric", "model", "keeps_case"}),
    OutputFormat.MOODLE: (set(), {"rubric"}),
    **dict.fromkeys(
        (OutputFormat.QTI, OutputFormat.QTI_21, OutputFormat.QTI_30),
        ({"least_words", "most_words", "most"}, {"rubric"}),
    ),
}


def as_carried(draft, form):
    """The question without what the format drops, which the findings must name."""
    bodies, keys = DROPPED.get(form, (set(), set()))
    shape = draft.shape
    body = {name: value for name, value in shape.body.items() if name not in bodies}
    key = {name: value for name, value in shape.key.items() if name not in keys}
    return draft.asking(Shape(shape.type, body, key))


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("form", EXACT)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_comes_back_as_it_was(form, kind, data):
    draft = data.draw(drafts(kinds=[kind]))
    output = write_bank([draft], form)
    if draft.type not in SAYS[form]:
        assert [said.where for said in output.left_out] == [draft.code]
        return
    if output.left_out:
        assert draft.type in MAY_BE_LEFT_OUT
        return
    read = read_bank(output.content)
    assert read.refused == ()
    (again,) = read.drafts
    assert again.code == draft.code
    assert meaning(again) == meaning(as_carried(draft, form))


@pytest.mark.parametrize("form", [OutputFormat.DOCX, OutputFormat.AIKEN])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draft=drafts(words=PLAIN_WORDS))
def test_plain_words_come_back_from_documents(form, draft):
    output = write_bank([draft], form)
    if draft.type not in SAYS[form]:
        assert [said.where for said in output.left_out] == [draft.code]
        return
    if output.left_out:
        assert draft.type in MAY_BE_LEFT_OUT
        return
    (again,) = read_bank(output.content).drafts
    without = ("explanation",) if form == OutputFormat.AIKEN else ()
    assert meaning(again, without=without) == meaning(as_carried(draft, form), without=without)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draft=drafts())
def test_what_a_document_cannot_say_is_named(draft):
    output = write_bank([draft], OutputFormat.DOCX)
    if output.left_out or any(said.code == "reads_back_otherwise" for said in output.findings):
        return
    (again,) = read_bank(output.content).drafts
    assert meaning(again) == meaning(as_carried(draft, OutputFormat.DOCX))
