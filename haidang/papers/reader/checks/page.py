"""docs/checks.md, written from the checks themselves: run `python -m haidang.papers.reader.checks.page`."""

import inspect
from pathlib import Path

from haidang.papers.reader.checks.check import Check
from haidang.papers.reader.checks.messages import MESSAGES
from haidang.papers.reader.lint import CHECKS

_LETTERS = {
    "D": "Days",
    "A": "Agencies",
    "S": "Structure",
    "L": "Papers cited",
    "T": "Typing and names",
}
_WEIGHTS = {"error": "lỗi / error", "warning": "cảnh báo / warning", "note": "lưu ý / note"}
_HEAD = """# Checks of a plan

Made from the code by `python -m haidang.papers.reader.checks.page`; a test says when it is out of date.

A finding has a code, a weight, a place in the text and the words that fill its sentence. It never changes the text and
never refuses it: an officer settles it with a reason. What is known of days, titles, names and spellings stands in
`haidang/papers/reference/*.csv`, each row with its source; a row marked K there is own knowledge, so its finding is a
doubt and not a verdict.
"""


def checks_page() -> str:
    """The page, letter by letter."""
    parts = [_HEAD]
    for letter, name in _LETTERS.items():
        parts.append(f"## {letter}: {name}\n")
        parts.extend(_entry(check) for check in CHECKS if check.code.startswith(letter))
    return "\n".join(parts)


def _entry(check: Check) -> str:
    message = MESSAGES[check.code]
    why = " ".join((inspect.getdoc(check.find) or "").split())
    return (
        f"### {check.code} {message.title_vi}\n\n"
        f"*{message.title_en}* · {_WEIGHTS[check.severity]}\n\n{why}\n\n> {message.vi}\n>\n> {message.en}\n"
    )


def main() -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "checks.md"
    page.write_text(checks_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
