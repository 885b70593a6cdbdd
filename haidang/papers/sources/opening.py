"""The door of the papers: bytes and a name in, a `Source` out, or a `Refused` that says why."""

from collections.abc import Callable
from pathlib import Path

from haidang.papers.sources.guards import kind_of
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.secrets import secret_marks
from haidang.papers.sources.text import Source

Progress = Callable[[int, int], None]
_IMAGES = ("png", "jpg", "tif")


def open_source(
    name: str,
    data: bytes,
    *,
    limits: Limits | None = None,
    ocr: str = "auto",
    progress: Progress | None = None,
) -> Source:
    """The text of a file, whatever its format; what it is, its bytes decide, the name is only a hint.

    `ocr` is "auto" (pages without text, or with a poor text layer), "never" or "always"; `progress(page, pages)` is
    called while pages are recognised. Errors: Refused, with a code of `refusals.SENTENCES`; among them "secret-mark"
    for a paper that bears a mark of state secrets (Luật 117/2025/QH15; before it Luật 29/2018/QH14).
    """
    limits = limits or Limits()
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    if len(data) > limits.bytes:
        raise Refused("too-large", size=len(data) // 1_000_000, limit=limits.bytes // 1_000_000)
    source = _read(name, data, kind_of(data, name), limits, ocr, progress)
    # four bytes a character at the most: few texts need be measured
    if len(source.text) > limits.text or (
        4 * len(source.text) > limits.text and len(source.text.encode()) > limits.text
    ):
        raise Refused("too-much-text", limit=limits.text // 1_000_000)
    if not source.text.strip():
        raise Refused("empty")
    marks = secret_marks(source)
    if marks:
        raise Refused("secret-mark", mark=source.line_of(marks[0]))
    return source


def open_path(
    path: Path, *, limits: Limits | None = None, ocr: str = "auto", progress: Progress | None = None
) -> Source:
    """`open_source` of a file on disk. Errors: as there, and OSError where the file cannot be had."""
    limits = limits or Limits()
    size = path.stat().st_size
    if size > limits.bytes:
        raise Refused("too-large", size=size // 1_000_000, limit=limits.bytes // 1_000_000)
    return open_source(path.name, path.read_bytes(), limits=limits, ocr=ocr, progress=progress)


def _read(name: str, data: bytes, kind: str, limits: Limits, ocr: str, progress: Progress | None) -> Source:
    """Each format has its own room; a room is entered, and its libraries loaded, only when it is needed."""
    if kind == "txt":
        from haidang.papers.sources.plain import read_plain

        return read_plain(name, data)
    if kind == "html":
        from haidang.papers.sources.html import read_html

        return read_html(name, data)
    if kind == "docx":
        from haidang.papers.sources.docx import read_docx

        return read_docx(name, data, limits=limits)
    if kind == "doc":
        from haidang.papers.sources.doc import read_doc

        return read_doc(name, data, limits=limits)
    if kind == "pdf":
        from haidang.papers.sources.pdf import read_pdf

        return read_pdf(name, data, limits=limits, ocr=ocr, progress=progress)
    if kind in _IMAGES:
        from haidang.papers.sources.scan import read_image

        return read_image(name, data, limits=limits, progress=progress)
    raise Refused("unknown-format", found=kind)
