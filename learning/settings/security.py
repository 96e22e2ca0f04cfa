"""Who gets in, and what a page may do."""

import re
from urllib.parse import urljoin

from csp.constants import NONE, SELF

from learning.settings.environment import DEMO, SITE_URL, env

_https = SITE_URL.startswith("https://")

LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/hoc-tap/"
LOGOUT_REDIRECT_URL = "/"
# Off in the demo, which says so on the page where one would set it up.
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", default=not DEMO)

# By its own module, not the room: the library derives this name from the class when a sign-in has two steps.
AUTHENTICATION_BACKENDS = ["accounts.adapters.account.AccountBackend"]
PASSWORD_HASHERS = [
    "accounts.adapters.PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm"}
# Per account strictly, per address loosely: a hall of 200 people shares one address.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "10/5m/key,300/5m/ip",
    "reset_password": "30/m/ip,3/10m/key",
}
# How many proxies before us add to X-Forwarded-For: without it, everybody behind them would count as one address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Accounts have no e-mail address that could be verified first.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers accept passkeys without https on localhost only; so do we.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https
# The clock of a phone may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "accounts.adapters.second_factor.SecondFactorForm",
    "reauthenticate": "accounts.adapters.second_factor.SecondFactorAgainForm",
    "activate_totp": "accounts.adapters.second_factor.ActivateAppForm",
    "add_webauthn": "accounts.adapters.second_factor.AddPasskeyForm",
    "edit_webauthn": "accounts.adapters.second_factor.NamePasskeyForm",
}

SOCIALACCOUNT_ADAPTER = "accounts.adapters.FrontIdentityAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
OIDC_ISSUER = env.str("OIDC_ISSUER", default="").rstrip("/")
# The name in the address is the issuer's, so that an identity is always issuer and subject: another issuer under the
# same settings is another set of identities.
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": re.sub(r"\W+", "-", OIDC_ISSUER.partition("://")[2]),
                "name": env.str("OIDC_NAME", default="Mặt trận số"),
                "client_id": env.str("OIDC_CLIENT_ID", default=""),
                "secret": env.str("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Signing in elsewhere begins with a form of ours that is sent on there.
        "form-action": [SELF, *([urljoin(OIDC_ISSUER, "/")] if OIDC_ISSUER else [])],
        "frame-ancestors": [NONE],
    }
}
# Six of Wagtail's own admin templates need inline code; no foreign origin there either.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "frame-ancestors": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
}
