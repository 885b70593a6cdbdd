"""Marks of state secrets: papers that bear one never enter the system.

A system on a network must hold no state secrets (Luật Bảo vệ bí mật nhà nước 29/2018/QH14 Đ5.5, in force
01/7/2020-28/02/2026; Luật 117/2025/QH15 from 01/3/2026; forms of the marks: NĐ 26/2020/NĐ-CP, TT 24/2020/TT-BCA).
"""

import re

from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import nfc

_GAP = r"[ .\-]{0,3}"


def _spaced(word: str) -> str:
    """The letters of a word with blanks or dots between them allowed: M Ậ T."""
    return _GAP.join(map(re.escape, word))


_DEGREE = rf"(?:(?:{_spaced('TUYỆT')}|{_spaced('TỐI')})[ ]{{0,6}})?{_spaced('MẬT')}"
#: What may frame a mark: brackets, bars, quotes, stars and heads of markdown, rules, box drawing, blanks of no width.
_FRAME = r"[\s\[\](){}|*_#<>~=\-–—.:;!“”\"'«»\u200b\ufeff\u2500-\u257f\u2580-\u259f]*"
#: The mark alone in its line, in any case (capitals typed in TCVN3 come out as "MậT"); a copy number or degree letter
#: may follow ("MẬT A", "TỐI MẬT - Bản số 02").
_ALONE = re.compile(
    rf"{_FRAME}(?P<mark>{_DEGREE})(?:[ ]{{1,3}}[ABC])?(?:[ ]*[-–,][ ]*bản số[ :]*\d+)?{_FRAME}$", re.IGNORECASE
)
#: "Độ mật: Mật" on a line of its own, in any case; an empty degree, "Không" and "Thường" mark nothing.
_FIELD = re.compile(
    rf"{_FRAME}(?P<mark>(?:độ|mức độ|cấp độ)\s+mật\s*:\s*(?:tuyệt\s+mật|tối\s+mật|mật))\s*{_FRAME}$", re.IGNORECASE
)
#: A number of the secret series, alone in the number line: "Số: 05/Mt-…", "Số: 12/TM-UBND" say nothing sure;
#: only a series named MẬT itself does.
_SERIES = re.compile(
    r"\s*S[ốÓ]\s*:?\s*(?P<mark>\d+\s*[/\-]\s*(?:MẬT|TMẬT|TỐI MẬT|TUYỆT MẬT)(?:\s*[/\-]\s*[\wĐ]+)*)\s*$", re.IGNORECASE
)
_HINT = re.compile(r"[Mm][ .\-]{0,3}[Ậậ][ .\-]{0,3}[Tt]")


def secret_marks(source: Source) -> tuple[Span, ...]:
    """Every secret mark of the paper: one that stands alone in its line, cell, frame, header, text box or stamp.

    The bare word "mật" in prose ("bí mật nhà nước", "bảo mật") is no mark.
    """
    if not _HINT.search(source.text):
        return ()
    found = []
    for line in source.lines():
        if line.end - line.start > 120 or not _HINT.search(source.text, line.start, line.end):
            continue
        mark = _mark(source.text[line.start : line.end])
        if mark and not _goes_on(source.text, line.start, line.start + mark[0]):
            found.append(Span(line.start + mark[0], line.start + mark[1]))
    return tuple(found)


def _goes_on(text: str, line: int, mark: int) -> bool:
    """Is a small "mật" the last word of a sentence that was begun on the line above ("... bảo vệ bí / mật.")?"""
    above = text[: max(0, line - 1)].rpartition("\n")[2].strip()
    return text[mark].islower() and bool(above) and not above.isupper() and above[-1] not in ".;:!?"


def secret_words(text: str) -> tuple[tuple[int, int], ...]:
    """Marks in free text typed into a form, as (start, end) in the NFC of `text`: a warning, not a refusal."""
    source = Source.of("", nfc(text))
    return tuple((span.start, span.end) for span in secret_marks(source))


def _mark(line: str) -> tuple[int, int] | None:
    """Where in the line the mark stands; pieces parted by bars or wide blanks count as lines of their own."""
    at = 0
    for piece in re.split(r"(\||\t+| {4,})", line):
        for pattern in (_ALONE, _FIELD, _SERIES):
            found = pattern.match(piece)
            if found:
                return at + found.start("mark"), at + found.end("mark")
        at += len(piece)
    found = _ALONE.match(line)
    return found.span("mark") if found else None
