"""What is true of every template, seen without a browser."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "haidang").rglob("templates/**/*.html"))

# <section class="…" aria-labelledby="x"> · <div … role="region" aria-labelledby="x">
_LANDMARK = re.compile(r"<(?:section|nav|form|aside)\b[^>]*>|<[a-z]+\b[^>]*\brole=\"region\"[^>]*>")
_NAMED_BY = re.compile(r"aria-labelledby=\"([^\"]+)\"")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "haidang")))
def test_no_two_landmarks_of_a_page_bear_one_name(template):
    """Who jumps from landmark to landmark by ear could not tell them apart; a table in a section needs its own name."""
    landmarks = _LANDMARK.findall(template.read_text("utf-8"))
    names = Counter(name for landmark in landmarks for name in _NAMED_BY.findall(landmark) if "{" not in name)
    assert [name for name, count in names.items() if count > 1] == []
