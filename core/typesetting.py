"""Pages set by typst from templates of ours, in our own fonts: the same words give the same bytes.

A template `<name>.typ` reads what it says from `json(bytes(sys.inputs.data))`, so nothing a person typed is ever markup.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"

_compiling = Lock()


def typeset(template: Path, given: Mapping[str, Any], **options: Any) -> bytes:  # noqa: ANN401 -- typst's own options
    """The document that the template makes of what is given, as PDF unless another `format` is asked for.

    The compiler of a folder keeps fonts and templates between calls but serves one caller at a time. Raises
    `typst.TypstError` where a standard asked for cannot be met.
    """
    with _compiling:
        document = _compiler(template.parent).compile(
            input=template, root=template.parent, sys_inputs={"data": json.dumps(given)}, **{"format": "pdf", **options}
        )
    assert isinstance(document, bytes)  # noqa: S101 -- a list is several pictures; each of our pictures is one page
    return document


@cache
def _compiler(folder: Path) -> typst.Compiler:
    return typst.Compiler(root=folder, font_paths=[FONTS], ignore_system_fonts=True)
