"""The content: legal bases, text, headings, points, the end (PL I, phần I, mục II.6)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from haidang.papers.form.checks.face import Face, align_said, off, worn
from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.paper import Line, Paper
from haidang.papers.form.parts import Parts

_BASE_FACE = Face((13, 14), bold=False, italic=True)
_TEXT_FACE = Face((13, 14))
#: Shorter than that, no one sees how a paragraph is set.
_SHORT = 80
#: In points: 1 cm and 1.27 cm, and how near a file rounds to them.
_INDENTS, _NEAR = (28.35, 36.0), 1.5
_LEAST_APART = 6.0
#: Single spacing of Times New Roman, in sizes of its letters.
_SINGLE = 1.15
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


def bases(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Căn cứ: italic, each ends with a semicolon, the last with a full stop."""
    yield from worn("F401", parts.bases, _BASE_FACE)
    for line in parts.bases:
        wanted = "." if line is parts.bases[-1] else ";"
        # "như sau:" goes over into the text; a decision's last basis may be followed by the deciding word
        if not line.text.endswith(wanted):
            found = line.text[-1] if not line.text[-1].isalnum() else "…" + line.text[-12:]
            yield Hit("F402", (line,), {"printed": _begin(line), "found": found, "wanted": wanted})
            return


def _begin(line: Line) -> str:
    return line.text if len(line.text) <= 40 else line.text[:40].rpartition(" ")[0] + "…"


def text(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Size of the letters, justified, first lines drawn in."""
    yield from worn("F403", parts.content, _TEXT_FACE)
    prose = [line for line in (*parts.bases, *parts.content) if len(line.text) >= _SHORT and _is_prose(line)]
    yield from _told(
        "F404", prose, lambda line: line.setting.align != "justify", lambda line: align_said(line.setting.align)
    )
    begun = [line for line in prose if line.is_first]
    yield from _told("F405", begun, lambda line: not _is_drawn_in(line), _drawn_in)


def _is_prose(line: Line) -> bool:
    """Neither centred nor a heading in capitals."""
    return line.setting.align != "center" and not line.is_upper


def _is_drawn_in(line: Line) -> bool:
    """The first letter stands 1 or 1.27 cm from the margin, or from the left edge of its paragraph."""
    setting = line.setting
    starts = (setting.first, setting.first + setting.left)
    return any(abs(start - wanted) <= _NEAR for start in starts for wanted in _INDENTS)


def _drawn_in(line: Line) -> Both:
    size = f"{line.setting.first * 2.54 / 72:.2f}".rstrip("0").rstrip(".") or "0"
    return Both(f"{size.replace('.', ',')} cm", f"{size} cm")


def _told(code: str, lines: list[Line], wrong: Callable[[Line], bool], found: Callable[[Line], Both]) -> Iterator[Hit]:
    """One hit for all the lines that are wrong: how many, and what most of them are."""
    those = tuple(line for line in lines if wrong(line))
    if those:
        most = Counter(found(line) for line in those).most_common(1)[0][0]
        yield Hit(code, those, {"count": str(len(those)), "found": most})


def spacing(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """At least 6 pt between paragraphs, from single to one and a half between lines."""
    body = [line for line in (*parts.bases, *parts.content) if line.is_first]
    close = [(one, two) for one, two in pairwise(body) if _is_next(paper, one, two)]
    apart = {two.number: _apart(one, two) for one, two in close}
    yield from _told(
        "F406",
        [two for _, two in close],
        lambda line: apart[line.number] < _LEAST_APART - 0.05,
        lambda line: Both(f"{apart[line.number]:g}pt".replace(".", ","), f"{apart[line.number]:g} pt"),
    )
    prose = [line for line in body if len(line.text) >= _SHORT]
    yield from _told("F407", prose, lambda line: not 0.98 <= _lines(line) <= 1.52, _lines_said)


def _is_next(paper: Paper, one: Line, two: Line) -> bool:
    """Nothing but the rest of its own paragraph stands between them, no blank line either."""
    between = paper.lines[one.number + 1 : two.number]
    return all(not each.is_first for each in between) and len(one.text) >= 20


def _apart(one: Line, two: Line) -> float:
    """Word takes the larger of the two, and nothing between paragraphs of one style that say so."""
    if one.setting.style == two.setting.style and one.setting.is_contextual and two.setting.is_contextual:
        return 0.0
    return max(one.setting.after, two.setting.before)


def _lines(line: Line) -> float:
    if not line.setting.is_exact:
        return line.setting.line
    return line.setting.line / (_SINGLE * (max(line.sizes, default=0.0) or 13))


def _lines_said(line: Line) -> Both:
    value = f"{_lines(line):.2f}".rstrip("0").rstrip(".")
    return Both(f"{value.replace('.', ',')} dòng", value)


def headings(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Phần, Chương, and Điều."""
    for line in parts.content:
        if re.fullmatch(r"(?:phan|chuong)\s+(?:thu\s+\w+|[ivxlc]+|\d+)\s*[.:]?", line.folded):
            wrong = off(line, Face((13, 14), bold=True, italic=False, align="center"))
            if wrong:
                found = Both(", ".join(each.vi for each in wrong), ", ".join(each.en for each in wrong))
                yield Hit("F408", (line,), {"printed": line.text, "found": found})
                return
    for line in parts.content:
        if re.match(r"Điều\s+\d+\s*[.:]?(?:\s|$)", line.text) and not _is_bold_article(line):
            yield Hit("F409", (line,), {"printed": _begin(line)})
            return


def _is_bold_article(line: Line) -> bool:
    """The word and its number; the title behind it too, which a decision's article has not."""
    head = re.match(r"Điều\s+\d+\.", line.text)
    if head is None:
        return False
    said = ""
    for piece in line.words:
        if not piece.look.bold or piece.look.italic:
            return False
        said = " ".join((said + piece.text).split())
        if len(said) >= len(head[0]) - 1:
            return True
    return True


def marks(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """I. 1. a): a full stop behind figures, a bracket behind letters."""
    for line in parts.content:
        found = _MARKED.match(line.text)
        if found is not None:
            yield Hit("F413", (line,), {"printed": _begin(line), "found": found[0].strip()})
            return


#: 1) · 1/ · I/ · I) · a. · a/
_MARKED = re.compile(r"(?:\d{1,2}[)/]|[IVX]{1,5}[)/]|[a-zđ][./])(?=\s+\S)")


def deciding(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """A decision names its authority above its bases, and decides below them (Phụ lục III, mẫu 1.2)."""
    if parts.document_kind is None or parts.document_kind.kind != "Quyết định":
        return
    if parts.authority is None:
        yield Hit("F414", values={"found": Both("không có", "is not there")})
    elif parts.bases and parts.authority.number > parts.bases[0].number:
        yield Hit("F414", (parts.authority,), {"found": Both("đặt dưới căn cứ", "stands below the bases")})
    if parts.decides is None:
        yield Hit("F415")


def points(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """a) b) c) d) đ) e) g) …: the letters of the Vietnamese alphabet, each after the one before it."""
    before = ""
    for line in parts.content:
        found = re.match(r"([a-zđ])\)", line.text)
        if found is None:
            if re.match(r"(?:[IVX]+\.|\d+[.)]|Điều)\s", line.text):
                before = ""
            continue
        letter = found[1]
        wanted = _after(before)
        if before and letter not in ("a", wanted) and (letter not in _ALPHABET or _skips_one(before, letter)):
            yield Hit("F410", (line,), {"before": before, "found": letter, "wanted": wanted})
            return
        before = letter


def _after(letter: str) -> str:
    at = _ALPHABET.find(letter)
    return _ALPHABET[at + 1] if 0 <= at < len(_ALPHABET) - 1 else "a"


def _skips_one(before: str, letter: str) -> bool:
    """d) then e): the Latin order. A larger gap is a point that was struck out, which the reader's lint names."""
    return _ALPHABET.find(letter) - _ALPHABET.find(before) == 2


def end(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """./. right after the last word."""
    if not parts.content:
        return
    last = parts.content[-1]
    marked = next((line for line in reversed(parts.content) if "./." in line.text), None)
    if marked is None:
        # the last words may stand in a table, whose cells are no content
        yield Hit("F411", (last,), {"found": last.text[-20:]})
    elif marked is not last:
        yield Hit("F412", (marked,), {"found": Both("không ở cuối nội dung", "is not at the end of the content")})
    elif not marked.text.endswith("./."):
        yield Hit("F412", (marked,), {"found": Both("còn chữ ở phía sau", "has words behind it")})
    elif marked.text == "./.":
        yield Hit("F412", (marked,), {"found": Both("đứng riêng một dòng", "stands in a line of its own")})
    elif re.search(r"\s\./\.$", marked.text):
        yield Hit("F412", (marked,), {"found": Both("có khoảng trắng phía trước", "has a blank before it")})
    elif re.search(r"[.;,:]\./\.$", marked.text):
        yield Hit("F412", (marked,), {"found": Both("đứng sau một dấu câu khác", "stands behind another mark")})
