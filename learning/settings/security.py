"""Who gets in, and what a page may do."""

from csp.constants import NONE, SELF

from learning.settings.environment import SITE_URL, env

_https = SITE_URL.startswith("https://")

LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/hoc-tap/"
LOGOUT_REDIRECT_URL = "/"
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", default=True)

AUTHENTICATION_BACKENDS = ["accounts.adapters.AccountBackend"]
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
ACCOUNT_RATE_LIMITS = {"login": "400/m/ip", "login_failed": "10/5m/key,100/5m/ip"}

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
        "form-action": [SELF],
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
