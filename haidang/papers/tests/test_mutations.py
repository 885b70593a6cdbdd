"""Damaged papers: whatever happened to a file on its way, it is read or it is refused, and no line gets lost.

By hand, `dev.py test --long`: 20,000 damaged texts and 500 files of each binary format; a hundredth of that otherwise.
"""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haidang.papers.reader import read
from haidang.papers.reader.coverage import coverage
from haidang.papers.sources import ocr
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source

_LIMITS = Limits(seconds=20)
_STRANGE = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "\t",
        "-",
        "–",
        "+",
        ".",
        ":",
        ";",
        "|",
        "(",
        "\u200b",
        "\x00",
        "\ufeff",
        "Đ",
        "ế",
        "1.",
        "a)",
        "IV.",
    ]
)
#: (what is done, where it begins as a share of the whole, how far it goes as a share, what is put in)
_DAMAGE = st.tuples(
    st.sampled_from(["cut", "repeat", "swap", "put"]),
    st.floats(0, 1),
    st.floats(0, 0.1),
    st.one_of(_STRANGE, st.text(max_size=20)),
)
_DAMAGES = st.lists(_DAMAGE, min_size=1, max_size=6)


def _damaged(text: str, damages: list[tuple[str, float, float, str]]) -> str:
    for what, where, far, put in damages:
        start = int(where * len(text))
        end = min(len(text), start + 1 + int(far * len(text)))
        piece = text[start:end]
        if what == "cut":
            text = text[:start] + text[end:]
        elif what == "repeat":
            text = text[:end] + piece + text[end:]
        elif what == "swap":
            text = text[:start] + "\n".join(reversed(piece.split("\n"))) + text[end:]
        else:
            text = text[:start] + put + text[start:]
    return text


def _damaged_bytes(data: bytes, damages: list[tuple[str, float, float, str]]) -> bytes:
    """The same for bytes: latin-1 gives every byte a letter of its own."""
    return _damaged(data.decode("latin-1"), damages).encode("latin-1", "replace")


def _all_lines_kept(source: Source) -> None:
    plan = read(source)
    end = 0
    for name, span in coverage(plan):
        assert span.start == end, "the painted runs leave a gap"
        if name == "blank":
            assert not source.quote(span).strip(" \t\n\r\f\v\u200b\ufeff\u00ad")
        end = span.end
    assert end == len(source.text), "the end of the text is lost"


def _many(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False
    )


def _texts(corpus: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((corpus / "plans").glob("*.txt"))]


def _check_texts(corpus: Path, examples: int, longest: int) -> None:
    # a window of the paper: what can go wrong goes wrong near the damage, and 20,000 whole papers take an hour
    windows = st.tuples(st.sampled_from(_texts(corpus)), st.floats(0, 1), st.integers(500, longest))

    @_many(examples)
    @given(windows, _DAMAGES)
    def every_damaged_text_is_read(
        window: tuple[str, float, int], damages: list[tuple[str, float, float, str]]
    ) -> None:
        text, where, length = window
        start = int(where * len(text) * 0.9)
        _all_lines_kept(Source.of("x.txt", _damaged(text[start : start + length], damages)))

    every_damaged_text_is_read()


_FORMATS = {
    "docx": ["files/012-lao-cai-sct-de-an-08-2026.docx", "files/bc-lao-cai-chi-thi-38.docx"],
    "pdf": ["files/qd-1074-bxd-2026.pdf", "files/ub-3367-signed.pdf"],
    "doc": ["files/ub-gia-han.doc"],
}


def _opened(name: str, data: bytes) -> Source | None:
    """The paper, or None where it is refused with a sentence in both languages."""
    try:
        return open_source(name, data, limits=_LIMITS)
    except Refused as refused:
        sentences = refused.sentence("vi"), refused.sentence("en")
    assert all(sentences)
    return None


def _check_files(files: list[bytes], name: str, examples: int) -> None:
    @_many(examples)
    @given(st.sampled_from(files), _DAMAGES)
    def every_damaged_file_is_read_or_refused(data: bytes, damages: list[tuple[str, float, float, str]]) -> None:
        source = _opened(name, _damaged_bytes(data, damages))
        if source is not None:
            _all_lines_kept(source)

    every_damaged_file_is_read_or_refused()


def _check_insides(files: list[bytes], examples: int) -> None:
    """Word files whose parts were damaged before they were packed: the sums of the zip are right, the XML is not."""

    @_many(examples)
    @given(st.sampled_from(files), st.sampled_from(_PARTS), _DAMAGES)
    def every_damaged_part_is_read_or_refused(
        data: bytes, part: str, damages: list[tuple[str, float, float, str]]
    ) -> None:
        source = _opened("x.docx", _repacked(data, part, damages))
        if source is not None:
            _all_lines_kept(source)

    every_damaged_part_is_read_or_refused()


_PARTS = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"]


def _repacked(data: bytes, part: str, damages: list[tuple[str, float, float, str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == part:
                inside = _damaged(inside.decode("utf-8"), damages).encode("utf-8", "replace")
            new.writestr(name, inside)
    return out.getvalue()


def test_a_word_file_with_a_damaged_part_is_read_or_refused(corpus: Path) -> None:
    _check_insides([(corpus / name).read_bytes() for name in _FORMATS["docx"]], 20)


@pytest.mark.long
def test_five_hundred_word_files_with_a_damaged_part_are_read_or_refused(corpus: Path) -> None:
    _check_insides([(corpus / name).read_bytes() for name in _FORMATS["docx"]], 500)


def test_a_damaged_text_is_read_and_keeps_its_lines(corpus: Path) -> None:
    _check_texts(corpus, 100, 4_000)


@pytest.mark.long
def test_twenty_thousand_damaged_texts_are_read_and_keep_their_lines(corpus: Path) -> None:
    _check_texts(corpus, 20_000, 8_000)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_damaged_file_is_read_or_refused(corpus: Path, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    _check_files([(corpus / name).read_bytes() for name in _FORMATS[format]], f"x.{format}", 8)


@pytest.mark.long
@pytest.mark.parametrize("format", sorted(_FORMATS))
def test_five_hundred_damaged_files_of_a_format_are_read_or_refused(
    corpus: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    _check_files([(corpus / name).read_bytes() for name in _FORMATS[format]], f"x.{format}", 500)


@pytest.mark.long
def test_five_hundred_damaged_pictures_are_read_or_refused(corpus: Path) -> None:
    _check_files([_picture()], "x.png", 500)


def _picture() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(picture).text((20, 40), "UBND TINH MAU  So: 01/KH-UBND", fill=0, font_size=28)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
