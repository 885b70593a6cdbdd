"""What the commands share: exit codes, the door to Django, a word on how far long work is."""

import sys

#: A file that was refused; findings that are errors; all well.
REFUSED, FOUND, WELL = 2, 1, 0

UNREADABLE = {
    "vi": "Không mở được tệp “{file}” ({why}). Kiểm tra lại đường dẫn và quyền đọc.",
    "en": "The file “{file}” could not be opened ({why}). Check the path and the right to read it.",
}


def with_django() -> None:
    """Make settings, models and database ready, for the commands that need them."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haidang.site.settings")
    django.setup()


def told(done: int, total: int, words: str = "") -> None:
    """How far long work is, for whoever sits before the screen."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} {words[:60]:60}", end="", file=sys.stderr, flush=True)
