"""Wagtail."""

from learning.settings.environment import DEMO, SITE_URL, env

WAGTAIL_SITE_NAME = "Học Mặt trận"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/dang-nhap/"
# Private pages and files are for people who sign in; Wagtail's own shared passwords and sign-in page have no address.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# "simple": PostgreSQL's default is English, to which "an", "to" and "do" are noise.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "pdf", "pptx", "txt", "xlsx", "zip"),
    *("mp4", "webm", "mp3", "m4a", "ogg", "vtt"),
]
# Played, shown in the lesson or read along; everything else is saved.
WAGTAILDOCS_INLINE_CONTENT_TYPES = [
    *("application/pdf", "text/vtt"),
    *("video/mp4", "video/webm", "audio/mpeg", "audio/mp4", "audio/ogg"),
]
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.forms.DocumentForm"
# Whether the worker may ask on the internet whether the links in lessons still answer.
TRY_LINKS = env.bool("TRY_LINKS", default=not DEMO)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
