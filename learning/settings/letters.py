"""How letters leave; without a server they go to standard error, where only the demo has readers."""

from urllib.parse import urlsplit

from learning.settings.environment import DEMO, EMAIL_URL, SITE_URL, env

vars().update(env.email_url_config(EMAIL_URL or "consolemail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default=f"hoc@{urlsplit(SITE_URL).hostname}")
OFFERS_LETTERS = bool(EMAIL_URL) or DEMO
