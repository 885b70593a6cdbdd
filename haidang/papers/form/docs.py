"""docs/form.md, written from the table of faults: run `python -m haidang.papers.form.docs`."""

from pathlib import Path

from haidang.papers.form.messages import MESSAGES
from haidang.papers.form.wording import PARTS, Message

_WEIGHTS = {"error": "lỗi / error", "warning": "cảnh báo / warning", "note": "lưu ý / note"}
_HEAD = """# The form of a paper

Made from the code by `python -m haidang.papers.form.docs`; a test says when it is out of date.

`haidang form FILE.docx` looks at a Word file as Phụ lục I of NĐ 30/2020/NĐ-CP wants it: the page, the letterhead, kind
and addressee, the content, the closing, the annexes. It finds each part by its place and its words, and then asks how
that part looks once every style is counted in. It never changes a file. A fault has a code, a weight, a place, and a
sentence that says what was found and what the form asks for. It exits with 0 where nothing is wrong, 1 where there is
an error, 2 where the file was refused. Papers of the Party have a form of their own and are not checked.

What it cannot see: what only a printer shows (where a line breaks, on which page a signature falls), and pictures. The
length of a rule is measured against an estimate of its line, so a wrong length is a warning.
"""


def form_page() -> str:
    """The page, part by part."""
    pieces = [_HEAD]
    for digit, part in PARTS.items():
        pieces.append(f"## F{digit}: {part.vi}\n\n*{part.en}*\n")
        pieces.extend(_entry(code, each) for code, each in MESSAGES.items() if code[1] == digit)
    return "\n".join(pieces)


def _entry(code: str, message: Message) -> str:
    return (
        f"### {code} {message.title_vi}\n\n*{message.title_en}* · {_WEIGHTS[message.severity]} · {message.rule}\n\n"
        f"> {message.vi}\n>\n> {message.en}\n"
    )


def main() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "form.md"
    page.write_text(form_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
