"""TCVN3 (TCVN 5712:1993, "ABC"), as the fonts .VnTime, .VnArial … show it: one byte a letter, read as Latin-1.

A capital with a tone has no code: the capital fonts (.VnTimeH) draw the small letter's code as a capital.
"""

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_CODES = (
    "\xb5\xb8\xb6\xb7\xb9\xa8\xbb\xbe\xbc\xbd\xc6\xa9\xc7\xca\xc8\xc9\xcb\xae"  # à … đ
    "\xcc\xd0\xce\xcf\xd1\xaa\xd2\xd5\xd3\xd4\xd6\xd7\xdd\xd8\xdc\xde"  # è … ị
    "\xdf\xe3\xe1\xe2\xe4\xab\xe5\xe8\xe6\xe7\xe9\xac\xea\xed\xeb\xec\xee"  # ò … ợ
    "\xef\xf3\xf1\xf2\xf4\xad\xf5\xf8\xf6\xf7\xf9\xfa\xfd\xfb\xfc\xfe"  # ù … ỵ
    "\xa1\xa2\xa7\xa3\xa4\xa5\xa6"  # Ă … Ư
)
_TABLE = str.maketrans(_CODES, _LETTERS)


def from_tcvn3(text: str) -> str:
    """The text in Unicode, from the characters that its codes are in Latin-1.

    >>> from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam")
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    return text.translate(_TABLE)
