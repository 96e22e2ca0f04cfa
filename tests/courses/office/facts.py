"""The corpus of lessons, and what its sidecars say must be found in a file."""

import json
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
OFFICE = {".docx", ".pptx", ".doc", ".ppt"}


def files(folder, *suffixes):
    return sorted(path for path in (CORPUS / folder).iterdir() if path.suffix in suffixes)


def sidecar(path):
    return json.loads(path.with_name(path.name + ".expected.json").read_text())


def name(path):
    return path.name.split("-")[0]


def plain(text):
    return " ".join(text.casefold().split())


def is_heading(found, wanted):
    """A heading with or without the label that was typed before it."""
    texts = {plain(wanted["text"]), plain(wanted.get("source_text", wanted["text"]))}
    return found["level"] == wanted["level"] and plain(found["text"]) in texts


def compare(found, wanted):
    """The first block that is not as the sidecar says, or nothing; captions may stand in their block."""
    for mine, theirs in zip(found, wanted, strict=True):
        kind = theirs["type"]
        if not KINDS[kind](mine, theirs):
            return mine, theirs
    return None


def _same_cells(mine, theirs):
    nested = theirs.get("nested")
    for r, row in enumerate(theirs["rows"]):
        for c, text in enumerate(row):
            inside = nested and (nested["row"], nested["col"]) == (r, c)
            texts = [cell for line in nested["rows"] for cell in line] if inside else [text]
            if not all(plain(text) in plain(mine["rows"][r][c]) for text in texts):
                return False
    return mine["merges"] == theirs.get("merges", []) and plain(mine["caption"]) == plain(theirs.get("caption", ""))


def _same_link(mine, theirs):
    return plain(mine["text"]) == plain(theirs["text"]) and ("link" not in theirs or mine["links"] == [theirs["link"]])


KINDS = {
    "heading": lambda mine, theirs: mine["type"] == "heading" and is_heading(mine, theirs),
    "paragraph": lambda mine, theirs: mine["type"] == "paragraph" and _same_link(mine, theirs),
    "list": lambda mine, theirs: (
        mine["type"] == "list"
        and mine["ordered"] == theirs["ordered"]
        and list(map(plain, mine["items"])) == list(map(plain, theirs["items"]))
    ),
    "table": lambda mine, theirs: mine["type"] == "table" and _same_cells(mine, theirs),
    "image": lambda mine, theirs: (
        mine["type"] == "image"
        and plain(mine["alt"]) == plain(theirs["alt"])
        and plain(mine["caption"]) == plain(theirs.get("caption", ""))
    ),
    "callout_or_paragraph": lambda mine, theirs: plain(mine["text"]) == plain(theirs["text"]),
    "page_break": lambda mine, _theirs: mine["type"] == "page_break",
}


def flat(value):
    """Every text in a value, for what may appear nowhere or only once."""
    if isinstance(value, dict):
        return "\n".join(map(flat, value.values()))
    if isinstance(value, list | tuple):
        return "\n".join(map(flat, value))
    return str(value)
