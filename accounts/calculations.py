"""What is computed from the texts of a sign-in alone."""

import re
from collections.abc import Container
from hashlib import sha256
from itertools import count

from core.text.codes import code_meant, random_code
from core.text.phones import NotAPhoneError, normalise_phone
from core.text.search import fold
from core.text.unicode import tidy_line

CARD_CODE_LENGTH = 8  # 40 random bits, used once, behind a count of wrong tries
LONGEST_STEM = 60

_NOT_A_LETTER = re.compile(r"[^a-z]+")


def sign_in_name(typed: str) -> str:
    """The name as accounts keep it, however it was typed: a telephone number as dialled at home, else small letters.

    >>> sign_in_name(" HocVien "), sign_in_name("+84 912.000.123")
    ('hocvien', '0912000123')
    """
    try:
        return normalise_phone(typed)
    except NotAPhoneError:
        return tidy_line(typed).casefold()


def token_digest(secret: str) -> str:
    """What is kept of an API token. A plain hash will do: the secret is 256 random bits, not a word a person chose."""
    return sha256(secret.encode()).hexdigest()


def new_card_code() -> str:
    """The code of a sign-in card."""
    return random_code(CARD_CODE_LENGTH)


def card_code_from(typed: str) -> str | None:
    """The code of a card as its holder meant it, however they typed it; None if it can be none.

    >>> card_code_from("7k3m qxOa"), card_code_from("7k3m")
    ('7K3MQX0A', None)
    """
    return code_meant(typed, CARD_CODE_LENGTH)


def name_stem(full_name: str, birth_year: int | None = None) -> str:
    """What a sign-in name is made of: given name, family name, year of birth; letters without marks, for any keyboard.

    >>> name_stem("Nguyễn Thị Hòa", 1974), name_stem("Y Đức"), name_stem("王")
    ('hoa.nguyen.1974', 'duc.y', 'dong.chi')
    """
    words = [word for word in (_NOT_A_LETTER.sub("", word) for word in fold(full_name).split()) if word]
    stem = ".".join([words[-1], *words[:-1][:1]]) if words else "dong.chi"
    return ".".join(filter(None, (stem[:LONGEST_STEM], str(birth_year or ""))))


def free_name(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the first number that nobody has yet.

    >>> free_name("hoa.nguyen", {"hoa.nguyen", "hoa.nguyen.2"})
    'hoa.nguyen.3'
    """
    numbered = (stem if number == 1 else f"{stem}.{number}" for number in count(1))
    return next(name for name in numbered if name not in taken)
