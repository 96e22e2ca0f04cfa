"""The forms of accounts: one module a subject."""

from accounts.forms.cards import CardForm
from accounts.forms.passwords import AskLetterForm, ChangePasswordForm, ChoosePasswordForm
from accounts.forms.privacy import ConsentForm, NoticeForm, RequestForm
from accounts.forms.signing_in import SignInForm

__all__ = [
    "AskLetterForm",
    "CardForm",
    "ChangePasswordForm",
    "ChoosePasswordForm",
    "ConsentForm",
    "NoticeForm",
    "RequestForm",
    "SignInForm",
]
