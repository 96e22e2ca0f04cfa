"""The banks that trainers really have: what is read of each is what its sidecar says, without naming the format."""

import hashlib
import json
from pathlib import Path

import pytest

from quizzes.formats import read_bank

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "questions"
SIDECAR = ".expected.json"
FILES = sorted(path for path in CORPUS.iterdir() if not path.name.endswith(SIDECAR))


def expected_of(path):
    return json.loads(path.with_name(path.name + SIDECAR).read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_question_is_read_as_it_stands(path):
    read, expected = read_bank(path.read_bytes()), expected_of(path)
    assert read.format == expected["format"]
    assert len(read.drafts) == len(expected["questions"])
    for draft, wanted in zip(read.drafts, expected["questions"], strict=True):
        assert draft.type in expected.get("type_accept", {}).get(str(wanted["number"]), [wanted["type"]])
        assert [draft.stem, list(draft.texts), list(draft.correct), draft.explanation] == [
            wanted[name] for name in ("stem", "options", "correct", "explanation")
        ]
        assert draft.code == wanted.get("code", draft.code)
        assert draft.number == wanted["number"]
        found = [
            {"name": picture.name, "alt": picture.alt, "sha256": hashlib.sha256(picture.content).hexdigest()}
            for picture in draft.pictures or ()
        ]
        assert found == wanted.get("images", [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_item_that_is_not_taken_is_named(path):
    read, expected = read_bank(path.read_bytes()), expected_of(path)
    refused = [{"where": item["where"], "code": item["code"]} for item in expected["refused_items"]]
    assert [{"where": said.where, "code": said.code} for said in read.refused] == refused
    if "numbering_gap" in expected:
        assert [(said.code, said.where) for said in read.findings] == [("numbering_gap", "Câu 7")]
    if "category" in expected:
        assert {draft.category for draft in read.drafts} == {tuple(expected["category"].split("/"))}
