"""What is computed from the texts of a sign-in alone."""

from hashlib import sha256

from core.text.phones import NotAPhoneError, normalise_phone
from core.text.unicode import tidy_line


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
