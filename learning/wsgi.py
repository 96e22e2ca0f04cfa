"""The way in for HTTP."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learning.settings")
application = get_wsgi_application()

# What start-up made lives as long as the process: the collector need not look at it again (5 % of a page's CPU).
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
