"""Text that XML can hold."""

import re

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """The text without the signs that no XML may contain."""
    return _NO_XML.sub("", text)
