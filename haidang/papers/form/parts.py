"""Which line of a paper is which part of it (NĐ 30/2020/NĐ-CP, Điều 8), found by place and words, never by look.

How a part looks is what the checks ask; a national title in small letters must still be found.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from haidang.papers.form.closing import Closing, closing_of, is_annex_heading
from haidang.papers.form.columns import in_columns
from haidang.papers.form.paper import Line, Paper
from haidang.papers.reference.documents import DocumentKind, document_kinds
from haidang.papers.vietnamese.letters import fold

#: How far down a letterhead is looked for, in lines with words.
_DEPTH = 40
#: A rule that was typed and not drawn.
TYPED_RULE = re.compile(r"[-_–—=*.\s]{3,}")
_TITLE = re.compile(r"cong\s*hoa\s*xa\s*hoi|xa hoi chu nghia viet nam")
_MOTTO = re.compile(r"doc lap\b.*\b(?:tu do|hanh phuc)")
_NUMBER = re.compile(r"so\s*(?::|\.|\d|/|_|…|[a-z]{2,8}[-/])")
_DAY = re.compile(r"ngay\b.*\bthang\b.*\bnam\b|,\s*(?:ngay\s*)?\d{1,2}/\d{1,2}/\d{4}$")
_PARTY = re.compile(r"dang cong san viet nam$")
_SOUGHT = {"party": _PARTY, "title": _TITLE, "motto": _MOTTO, "number": _NUMBER, "day": _DAY}
#: What begins the name of a body; the words after a line break that begin with none of these go on with it.
_BODY = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|so|bo(?! doi)|ban(?! can su$)|cuc|chi cuc|tong cuc|van phong|thanh tra|trung tam|"
    r"cong an|toa an|vien|truong|hoi|lien hiep|phong|chinh phu|thu tuong|quoc hoi|kho bac|hai quan|benh vien|quy)\b"
)
#: What stands on the right side of a head.
_SIDES = (_TITLE, _MOTTO, _DAY)
_BASE = re.compile(r"(?:can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien|theo)\b")
_SURE_BASE = re.compile(r"(?:can cu|theo de nghi|xet de nghi|xet to trinh)\b")
_AUTHORITY = re.compile(
    r"(?:chu tich|pho chu tich|giam doc|uy ban nhan dan|hoi dong nhan dan|bo truong|thu tuong|cuc truong|chanh|truong|"
    r"tong cuc truong|vien truong|hieu truong)\b"
)
_TO = re.compile(r"kinh gui\b")
#: The addressees follow below it, or stand behind its colon.
_ONLY_TO = re.compile(r"kinh gui\s*:?|.*:")
#: A mark of urgency, one of the three or one that somebody thought of.
URGENT = re.compile(r"(?:[\w-]+ )?(?:khan|hoa toc)(?: [\w-]+){0,2}")


@dataclass
class Parts:
    """The parts that were found; a part that is not there is None or empty."""

    title: Line | None = None
    motto: Line | None = None
    parent: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    day: Line | None = None
    subject: list[Line] = field(default_factory=list)
    kind: Line | None = None
    about: list[Line] = field(default_factory=list)
    to: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    #: Of a decision: who decides, and the line that says so below the bases.
    authority: Line | None = None
    decides: Line | None = None
    content: list[Line] = field(default_factory=list)
    closing: Closing = field(default_factory=Closing)
    annexes: list[list[Line]] = field(default_factory=list)
    #: Everything above the kind or the addressee, in both columns.
    head: list[Line] = field(default_factory=list)
    #: The lines of the left and of the right column of the letterhead, blank ones among them.
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    is_of_the_party: bool = False
    is_title_on_the_left: bool = False

    @property
    def document_kind(self) -> DocumentKind | None:
        return None if self.kind is None else _kinds().get(_bare(self.kind.text))

    @property
    def issuer_text(self) -> str:
        return " ".join(line.text for line in self.issuer)


@cache
def _kinds() -> dict[str, DocumentKind]:
    return {fold(each.kind): each for each in document_kinds() if set(each.system) & {"nhà nước", "quy phạm"}}


def _bare(text: str) -> str:
    return fold(text).strip(" :.")


def parts_of(paper: Paper) -> Parts:
    parts = Parts()
    lines = in_columns([line for line in paper.lines if not line.is_boxed], _SIDES)
    after_head = _letterhead(parts, lines)
    start = _names(parts, lines, after_head)
    _content(parts, lines, start)
    return parts


def _letterhead(parts: Parts, lines: list[Line]) -> int:
    """Fill in the head; the place of the first line after it."""
    upper = [at for at, line in enumerate(lines) if line.text][:_DEPTH]
    found = {name: [at for at in upper if _is(pattern, lines[at], name)] for name, pattern in _SOUGHT.items()}
    seen = {name: places[0] for name, places in found.items() if places}
    parts.is_of_the_party = "party" in seen and "title" not in seen
    tables = {cell[0] for at in seen.values() if (cell := lines[at].cell) is not None}
    if tables:
        parts.head = [line for line in lines if line.cell and line.cell[0] in tables]
        side = {lines[at].cell[1:] for name, at in seen.items() if name != "number" and lines[at].cell}  # type: ignore[index]
        first = min((column for _, column in side), default=1)
        parts.is_title_on_the_left = first == 0 and any(
            line.text and line.cell and line.cell[2] > 0 for line in parts.head
        )
        right = first or 1
        parts.left = [line for line in parts.head if line.cell and line.cell[2] < right]
        parts.right = [line for line in parts.head if line.cell and line.cell[2] >= right]
        if parts.is_title_on_the_left:
            parts.left, parts.right = parts.right, parts.left
        last = max(at for at, line in enumerate(lines) if line.cell and line.cell[0] in tables)
    else:
        last = max(seen.values(), default=-1)
        parts.head = lines[: last + 1]
        turn = seen.get("title", seen.get("motto", last + 1))
        below = [at for at in (seen.get("number"), seen.get("day")) if at is not None and at > turn]
        parts.left = lines[:turn] + [lines[at] for at in below[:1] if at == seen.get("number")]
        parts.right = lines[turn : last + 1]
    parts.title, parts.motto = (lines[seen[name]] if name in seen else None for name in ("title", "motto"))
    parts.number, parts.day = (lines[seen[name]] if name in seen else None for name in ("number", "day"))
    _bodies(parts)
    return last + 1


def _is(pattern: re.Pattern[str], line: Line, name: str) -> bool:
    if name == "number":
        return pattern.match(line.folded) is not None and len(line.text) < 45
    if name == "day":
        return pattern.search(line.folded) is not None and len(line.text) < 70 and not _BASE.match(line.folded)
    return pattern.search(line.folded) is not None and len(line.text) < 60


def _bodies(parts: Parts) -> None:
    """The superior body, the issuing body and the subject of a letter, from the left column."""
    names: list[Line] = []
    is_below_number = False
    for line in parts.left:
        if line.is_upper and URGENT.fullmatch(line.folded.strip(" .:")):
            continue
        if line is parts.number:
            is_below_number = True
        elif is_below_number and (parts.subject or re.match(r"v\s*/\s*v\b|ve viec\b", line.folded)):
            if line.text and not TYPED_RULE.fullmatch(line.text):
                parts.subject.append(line)
        elif (not is_below_number or _is_misplaced(parts, line)) and line.text and not TYPED_RULE.fullmatch(line.text):
            names.append(line)
    begins = [at for at, line in enumerate(names) if at == 0 or _BODY.match(line.folded)]
    if names:
        parts.parent, parts.issuer = names[: begins[-1]], names[begins[-1] :]


def _is_misplaced(parts: Parts, line: Line) -> bool:
    """A body that somebody put below the number: the check of the order says so."""
    return not parts.subject and line.is_upper and _BODY.match(line.folded) is not None


def _names(parts: Parts, lines: list[Line], start: int) -> int:
    """Kind, subject, addressees; the place where the content may begin."""
    said = [at for at in range(start, len(lines)) if lines[at].text][:12]
    at = next((at for at in said if _bare(lines[at].text) in _kinds()), None)
    if at is not None:
        parts.kind = lines[at]
        start = _about(parts, lines, at + 1)
    for at in [at for at in range(start, len(lines)) if lines[at].text][:12]:
        if _TO.match(lines[at].folded):
            return _addressees(parts, lines, at)
    return start


def _about(parts: Parts, lines: list[Line], at: int) -> int:
    while at < len(lines):
        line = lines[at]
        if not line.text or TYPED_RULE.fullmatch(line.text):
            if parts.about:
                break
        elif not _goes_on(parts, line):
            break
        else:
            parts.about.append(line)
        at += 1
    return at


def _goes_on(parts: Parts, line: Line) -> bool:
    """Is this another line of the subject?"""
    if line.cell or _TO.match(line.folded) or _SURE_BASE.match(line.folded) or line.text.startswith("("):
        return False
    if parts.about:
        is_signer = line.is_upper and _AUTHORITY.match(line.folded) is not None
        return line.setting.align == "center" and not is_signer
    is_signer = line.is_upper and _AUTHORITY.match(line.folded) is not None
    return not is_signer and len(line.text) < 400 and not re.match(r"(?:[ivx]+|\d+|[a-z])[.)]\s", line.folded)


def _addressees(parts: Parts, lines: list[Line], at: int) -> int:
    first = lines[at]
    parts.to.append(first)
    table = first.cell[0] if first.cell else None
    at += 1
    while at < len(lines):
        line = lines[at]
        if table is not None and line.cell and line.cell[0] == table:
            parts.to += [line] if line.text else []
        elif line.text and table is None and _ONLY_TO.fullmatch(first.folded) and line.text.startswith(("-", "–", "+")):
            parts.to.append(line)
        elif line.text or table is not None:
            break
        at += 1
    return at


def _content(parts: Parts, lines: list[Line], start: int) -> None:
    body = lines[start:]
    parts.closing, at, after = closing_of(body)
    parts.annexes = _annexes(body[after:])
    inside = [line for line in body[:at] if line.text]
    for line in inside:
        if line.cell:
            continue
        if not parts.content and _is_base(parts, line):
            parts.bases.append(line)
        elif not parts.content and line.folded.strip(" :.") in ("quyet dinh", "quyet nghi"):
            parts.decides = line
        elif not parts.content and line.is_upper and parts.authority is None and _AUTHORITY.match(line.folded):
            parts.authority = line
        elif line not in parts.about and not TYPED_RULE.fullmatch(line.text) and not _is_formula(parts, line):
            parts.content.append(line)


def _is_base(parts: Parts, line: Line) -> bool:
    """A line that ends with ":" goes over into the text; "Thực hiện …" is a basis only among others."""
    if _SURE_BASE.match(line.folded):
        return not line.text.endswith(":")
    return bool(parts.bases) and _BASE.match(line.folded) is not None and line.text.endswith((";", "."))


def _is_formula(parts: Parts, line: Line) -> bool:
    """Lines of a decision that are no text: who decides, the word "QUYẾT ĐỊNH:", what the paper came with."""
    if parts.content:
        return False
    if line.text.startswith("(") and line.setting.align == "center":
        return True
    return line.is_upper and line.setting.align == "center" and not re.match(r"(?:phan|chuong|[ivx]+\.)", line.folded)


def _annexes(lines: list[Line]) -> list[list[Line]]:
    annexes: list[list[Line]] = []
    for line in lines:
        if not line.cell and is_annex_heading(line):
            annexes.append([line])
        elif annexes:
            annexes[-1].append(line)
    return annexes
