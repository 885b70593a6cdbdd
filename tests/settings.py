"""The settings as a demonstration has them, for tools that read them outside a test (the types of Django's models)."""

import os

os.environ.setdefault("HAIDANG_DEMO", "1")

from haidang.site.settings import *  # noqa: F403
