"""Types of Moodle and QTI as those programs write them themselves, not as we do."""

import pytest

from quizzes.formats import read_bank


def moodle(kind, inside, asked="<p>Điền cho đúng.</p>"):
    head = f'<name><text>X</text></name><questiontext format="html"><text><![CDATA[{asked}]]></text></questiontext>'
    return read_bank(f'<quiz><question type="{kind}">{head}{inside}</question></quiz>'.encode())


def qti(body, *declarations):
    said = "".join(
        f'<responseDeclaration identifier="{name}" cardinality="{many}" baseType="{base}"><correctResponse>'
        f"{''.join(f'<value>{value}</value>' for value in values)}</correctResponse></responseDeclaration>"
        for name, many, base, *values in declarations
    )
    namespace = "http://www.imsglobal.org/xsd/imsqti_v2p2"
    item = f'<assessmentItem xmlns="{namespace}" identifier="i" title="t" adaptive="false" timeDependent="false">'
    return read_bank(f"{item}{said}<itemBody>{body}</itemBody></assessmentItem>".encode())


def test_embedded_answers_become_gaps():
    asked = (
        "<p>Đọc rồi điền.</p><p>Xã có {1:SHORTANSWER:=34~%50%ba tư} ban, {2:MC:~một~=hai#đúng~ba} cấp, "
        "{1:NUMERICAL:=3321:1} xã.</p>"
    )
    found = moodle("cloze", "", asked)
    (draft,) = found.drafts
    assert [said.code for said in found.findings] == ["not_carried"]  # half of the points, and a word to who chose
    assert draft.stem == "Đọc rồi điền."
    assert draft.shape.body["text"] == "Xã có [[g1]] ban, [[g2]] cấp, [[g3]] xã."
    key = draft.shape.key["gaps"]
    assert (key["g1"]["accepted"], key["g3"]["value"], key["g3"]["tolerance"]) == (["34"], "3321", "1")
    assert [option["text"] for option in draft.shape.body["gaps"][1]["options"]] == ["một", "hai", "ba"]


def test_words_chosen_from_groups_become_gaps():
    words = "".join(
        f"<selectoption><text>{word}</text><group>{group}</group></selectoption>"
        for word, group in (("xã", 1), ("tỉnh", 1), ("2025", 2), ("2026", 2))
    )
    (draft,) = moodle("gapselect", words, "<p>Cấp [[2]] từ năm [[3]].</p>").drafts
    first, second = draft.shape.body["gaps"]
    assert [option["text"] for option in first["options"]] == ["xã", "tỉnh"]
    assert [option["text"] for option in second["options"]] == ["2025", "2026"]
    assert draft.type == "gaps"


def test_dragged_words_that_serve_twice_may_be_used_again():
    boxes = "".join(f"<dragbox><text>{word}</text><group>1</group></dragbox>" for word in ("dân", "xã"))
    (draft,) = moodle("ddwtos", boxes, "<p>Gần [[1]], tin [[1]].</p>").drafts
    assert (draft.type, draft.shape.body["reuses"]) == ("placing", True)


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("<responseformat>editor</responseformat><graderinfo format='html'><text>Đủ ba ý</text></graderinfo>", "essay"),
        ("<responseformat>noinline</responseformat><attachments>3</attachments>", "upload"),
    ],
)
def test_essays_and_files(inside, kind):
    (draft,) = moodle("essay", inside).drafts
    assert draft.type == kind


def test_a_stub_of_an_essay_and_a_pattern_are_not_taken():
    assert [said.code for said in moodle("essay", "").refused] == ["unsupported_type"]
    pattern = '<answer fraction="100"><text>M*T</text></answer>'
    assert [said.code for said in moodle("shortanswer", pattern).refused] == ["unsupported_type"]


def test_units_are_divided_by_there_and_multiplied_here():
    units = "".join(
        f"<unit><multiplier>{multiplier}</multiplier><unit_name>{name}</unit_name></unit>"
        for multiplier, name in (("1", "phút"), ("0.016666666667", "giờ"))
    )
    (draft,) = moodle(
        "numerical",
        f'<answer fraction="100"><text>120</text><tolerance>0</tolerance></answer><units>{units}</units>',
    ).drafts
    assert (draft.shape.body["units"], draft.shape.key["factors"]) == (["phút", "giờ"], {"giờ": "60"})


def test_inline_choices_are_gaps():
    choices = '<inlineChoice identifier="a">một</inlineChoice><inlineChoice identifier="b">hai</inlineChoice>'
    body = f'<p>Có <inlineChoiceInteraction responseIdentifier="R">{choices}</inlineChoiceInteraction> cấp.</p>'
    (draft,) = qti(body, ("R", "single", "identifier", "b")).drafts
    assert (draft.type, draft.shape.body["text"]) == ("gaps", "Có [[g1]] cấp.")


def test_pairs_within_one_list_are_matched():
    choices = "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="1">{text}</simpleAssociableChoice>'
        for name, text in (("a", "Tỉnh"), ("b", "34"), ("c", "Xã"), ("d", "3321"))
    )
    body = f'<associateInteraction responseIdentifier="R" maxAssociations="2"><prompt>Ghép</prompt>{choices}</associateInteraction>'
    (draft,) = qti(body, ("R", "multiple", "pair", "a b", "c d")).drafts
    assert (draft.stem, draft.prompts, draft.texts, draft.pairs) == ("Ghép", ("Tỉnh", "Xã"), ("34", "3321"), (0, 1))


def test_a_slider_is_a_number():
    body = '<p>Mấy?</p><sliderInteraction responseIdentifier="R" lowerBound="0" upperBound="10"/>'
    (draft,) = qti(body, ("R", "single", "integer", "7")).drafts
    assert (draft.type, draft.value) == ("numeric", 7)


def test_several_questions_after_one_story_are_a_situation():
    choice = '<simpleChoice identifier="a">Cúp máy</simpleChoice><simpleChoice identifier="b">Làm theo</simpleChoice>'
    body = (
        "<p>Bà Lan nhận cuộc gọi lạ.</p>"
        f'<choiceInteraction responseIdentifier="R1" maxChoices="1"><prompt>Làm gì trước?</prompt>{choice}</choiceInteraction>'
        '<p>Báo cho ai?</p><extendedTextInteraction responseIdentifier="R2"/>'
    )
    refused = qti(body, ("R1", "single", "identifier", "a"), ("R2", "single", "string"))
    assert [said.code for said in refused.refused] == ["unsupported_type"]
    body = body.replace(
        '<extendedTextInteraction responseIdentifier="R2"/>', '<p><textEntryInteraction responseIdentifier="R2"/></p>'
    )
    (draft,) = qti(body, ("R1", "single", "identifier", "a"), ("R2", "single", "string", "công an")).drafts
    assert (draft.type, draft.stem) == ("scenario", "Bà Lan nhận cuộc gọi lạ.")
    assert [(part["type"], part["stem"]) for part in draft.shape.body["parts"]] == [
        ("single", "Làm gì trước?"),
        ("short", "Báo cho ai?"),
    ]
