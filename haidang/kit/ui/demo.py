"""The mark of a demonstration, for whatever leaves the screen: sheets, papers, files of commas."""

from django.conf import settings

#: Not translated: it stands in papers, which are Vietnamese whatever the screen speaks.
DEMO_MARK = "Dữ liệu minh họa"


def demo_mark() -> str:
    """What to write at the head of an export or a paper; nothing where the data are real."""
    return DEMO_MARK if settings.HAIDANG_DEMO else ""
