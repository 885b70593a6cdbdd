"""What stands in a section in which there is nothing."""

from haidang.reports.compose.values import Paragraph, told

_NOTHING = "Không phát sinh trong kỳ."


def nothing(key: str, words: str = _NOTHING) -> Paragraph:
    """A section in which there is nothing says so: whoever reads knows that it was not forgotten."""
    return Paragraph(f"{key}.nothing", (told(f"{key}.nothing", words),))
