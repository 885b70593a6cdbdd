"""The settings under test: those of a demonstration (production's are tested in processes of their own).

pytest reads them, and so does mypy for the types of Django's models.
"""

import os
from importlib.util import find_spec

os.environ.setdefault("HAIDANG_DEMO", "1")

from haidang.site.settings import *  # noqa: F403

#: A register made for the tests of the machinery; no law of the house is about it.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.books"]  # noqa: F405
# Argon2 is slow on purpose; a suite that signs in a thousand times needs its form, not its price.
PASSWORD_HASHERS = ["tests.hashing.CheapArgon2"]
# Every client of a test is a start of the program: files are looked up when asked for, not listed at each start.
WHITENOISE_AUTOREFRESH = True
# The accessibility checker, fetched by the page that it looks at: what a browser has fetched and compiled it keeps.
if (_axe := find_spec("axe_playwright_python")) and _axe.submodule_search_locations:
    STATICFILES_DIRS = [*STATICFILES_DIRS, ("axe", _axe.submodule_search_locations[0])]  # type: ignore[list-item]  # noqa: F405

if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # Tests roll back, so the server believes its tables empty and would read them whole at every key it checks; with so
    # few rows in them the order of joins is not worth looking for. A test that waits for ever ends with its name.
    _ASKED = ("enable_seqscan=off", "join_collapse_limit=1", "from_collapse_limit=1", "jit=off")
    DATABASES["default"]["OPTIONS"]["options"] = " ".join(  # noqa: F405
        f"-c {setting}" for setting in (*_ASKED, "synchronous_commit=off", "lock_timeout=60s")
    )
