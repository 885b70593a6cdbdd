"""Looking through a workbook before anything opens it: is it one, how far does it reach, which cells are formulas.

One value in the last cell of a sheet would make a table of seventeen thousand million, one long text named by every
cell a memory full of it. So the cells are looked at as bytes first, and more strictly than by whoever reads them after.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree

from haidang.kit.files.rules import kind_of_file
from haidang.papers.sources.guards import check_xml, check_zip, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused

#: Rows in one go, and how far a sheet may reach; what is longer is no sheet of ours.
MOST_ROWS, LAST_ROW, LAST_COLUMN, MOST_SHEETS = 6_000, 10_000, 60, 100
MOST_BYTES = 5_000_000
#: Of all cells together, in bytes; a text that many cells name counts each time.
_MOST_TEXT = 30_000_000
#: A workbook of updates unpacks to a few megabytes.
_LIMITS = Limits(bytes=MOST_BYTES, zip_bytes=60_000_000, zip_entries=2_000)

Place = tuple[int, int]


@dataclass(slots=True)
class Looked:
    """A page of the workbook, and its cells that hold a formula: with a value beside it, or without."""

    name: str
    computed: set[Place] = field(default_factory=set)
    #: A formula whose value was never computed, or is an error.
    without_value: set[Place] = field(default_factory=set)


def look(name: str, data: bytes) -> list[Looked]:
    """The pages that hold cells, in their order. Errors: ValidationError, one sentence."""
    _refuse_other_files(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [entry.lower() for entry in parts.namelist()]
            if len(set(names)) < len(names):
                # one reads the first of two that bear a name, another the last
                raise damaged()
            texts = _lengths(parts)
            return [_page(title, read_part(parts, path, _LIMITS), texts) for title, path in _pages(parts)]
    except Refused as refused:
        raise ValidationError(refused.sentence(), code=refused.code) from None
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, KeyError, OSError, ValueError, RuntimeError, EOFError):
        raise damaged() from None


def damaged() -> ValidationError:
    return ValidationError(
        _("Không mở được tệp này: tệp bị hỏng. Mở bằng Excel hoặc LibreOffice, lưu lại ở dạng .xlsx rồi nộp lại."),
        code="damaged",
    )


def too_many(rows: int) -> ValidationError:
    return ValidationError(
        _("Tệp có %(count)d dòng; mỗi lần nộp không quá %(most)d. Tách tệp theo kế hoạch hoặc theo kỳ rồi nộp lại.")
        % {"count": rows, "most": MOST_ROWS},
        code="too-many",
    )


def _too_wide(columns: int) -> ValidationError:
    words = _("Tệp có dữ liệu ở tận cột thứ %(n)d, không phải bảng cập nhật. Tải lại bảng và điền vào đó.")
    return ValidationError(words % {"n": columns}, code="too-many")


def _refuse_other_files(name: str, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise ValidationError(
            _("Tệp lớn hơn %(most)d MB, không phải bảng cập nhật. Chỉ nộp bảng đã tải từ đây, không kèm hình ảnh.")
            % {"most": MOST_BYTES // 1_000_000},
            code="too-large",
        )
    try:
        if not data.strip(b"\0 \t\r\n"):
            raise Refused("empty")
        kind = kind_of_file(data, name)
        if kind == "xlsx":
            check_zip(data, _LIMITS)
    except Refused as refused:
        if refused.code in ("unknown-format", "mislabelled"):
            raise _not_a_sheet(str(refused.values.get("found", ""))) from None
        raise ValidationError(refused.sentence(), code=refused.code) from None
    if kind != "xlsx":
        raise _not_a_sheet(f".{kind}")


def _not_a_sheet(found: str) -> ValidationError:
    return ValidationError(
        _(
            "Chỉ nhận bảng tính .xlsx không có macro; tệp này là %(found)s. Mở bằng Excel hoặc LibreOffice, chọn Lưu "
            "thành “Excel Workbook (.xlsx)” rồi nộp lại, hoặc chép các dòng và dán vào ô bên dưới."
        )
        % {"found": found or _("tệp khác")},
        code="not-xlsx",
    )


# ── the workbook ─────────────────────────────────────────────────────────────────────────────────

_SHEET_PATH = re.compile(r"xl/worksheets/[^/]*\.xml")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _pages(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each page that holds cells. Errors: ValidationError where two are called alike, or too many."""
    targets: dict[str, str] = {}
    for entry in _entries(parts, "xl/_rels/workbook.xml.rels", "Relationship"):
        target = (entry.get("Target") or "").lstrip("/")
        path = target if target.startswith("xl/") else f"xl/{target}"
        if targets.setdefault(entry.get("Id") or "", path) != path:
            raise damaged()
    listed = [
        (entry.get("name") or "", targets.get(entry.get(_RELATED) or "", ""))
        for entry in _entries(parts, "xl/workbook.xml", "sheet")
    ]
    if len({name for name, _path in listed}) < len(listed):
        raise damaged()
    if len(listed) > MOST_SHEETS:
        raise ValidationError(
            _("Tệp có %(count)d trang tính; mỗi lần nộp không quá %(most)d. Tách tệp rồi nộp lại.")
            % {"count": len(listed), "most": MOST_SHEETS},
            code="too-many",
        )
    yield from ((name, path) for name, path in listed if _SHEET_PATH.fullmatch(path))


def _entries(parts: zipfile.ZipFile, path: str, tag: str) -> Iterator[etree._Element]:
    part = read_part(parts, path, _LIMITS)
    _check(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    yield from etree.fromstring(part, parser).iter(f"{{*}}{tag}")


def _check(part: bytes) -> None:
    """Errors: Refused; also for letters of two bytes, which the patterns below would not see."""
    check_xml(part)
    if b"\0" in part[:1024]:
        raise Refused("damaged", what="UTF-16")


# ── cells ────────────────────────────────────────────────────────────────────────────────────────

# a "<" may stand in no attribute: so an open quotation mark leads no further than the next tag
_INSIDE = rb"(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*"
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s>/])(" + _INSIDE + rb")>")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_ROW_REF = re.compile(rb"(?:^|\s)r\s*=\s*[\"'](\d{1,9})[\"']")
_REF = re.compile(rb"(?:^|\s)r\s*=\s*[\"']\$?([A-Za-z]{1,4})\$?(\d{1,9})[\"']")
#: Whatever may be a value; and one that is there to be read.
_MAY_HOLD = re.compile(rb"<(?:\w+:)?(?:v|is)\b")
_HOLDS = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_IS_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_IS_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"']")
_SHARED = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,9})")
#: Ten in each cell of the largest sheet of which a quarter is filled.
_MOST_TAGS = 10 * LAST_ROW * LAST_COLUMN // 4
_TEXT = re.compile(rb"<(?:\w+:)?si[\s>/]")


def _lengths(parts: zipfile.ZipFile) -> list[int]:
    """How long each of the texts is that cells name by number."""
    path = next((name for name in parts.namelist() if name.lower() == "xl/sharedstrings.xml"), "")
    if not path:
        return []
    part = read_part(parts, path, _LIMITS)
    if part:
        _check(part)
    return [len(text) for text in _TEXT.split(part)[1:]]


def _page(name: str, part: bytes, texts: list[int]) -> Looked:
    """Errors: ValidationError "too-many", Refused."""
    _check(part)
    if part.count(b"<") > _MOST_TAGS:
        raise too_many(len(_ROW.findall(part)))
    looked, row, column, text, rows = Looked(name), -1, -1, 0, 0
    for tag, following in pairwise(chain(_TAG.finditer(part), [None])):
        assert tag
        if tag[1] == b"row":
            found = _ROW_REF.search(tag[2])
            row, column, rows = int(found[1]) - 1 if found else row + 1, -1, rows + 1
            if rows > LAST_ROW:
                raise too_many(len(_ROW.findall(part)))
            continue
        row, column = _place(tag[2]) or (row, column + 1)
        inside = part[tag.end() : following.start() if following else len(part)]
        if not _MAY_HOLD.search(inside) and not _FORMULA.search(inside):
            continue
        if row >= LAST_ROW:
            raise too_many(row + 1)
        if column >= LAST_COLUMN:
            raise _too_wide(column + 1)
        text += _length(tag[2], inside, texts)
        _note_formula(looked, (row, column), tag[2], inside.partition(b"</sheetData")[0])
    if text > _MOST_TEXT:
        raise Refused("too-much-text", limit=_MOST_TEXT // 1_000_000)
    return looked


def _place(attributes: bytes) -> Place | None:
    found = _REF.search(attributes)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _length(attributes: bytes, inside: bytes, texts: list[int]) -> int:
    """How much text a cell brings: its own, or the one it names."""
    if _IS_SHARED.search(attributes) and (found := _SHARED.search(inside)) and int(found[1]) < len(texts):
        return texts[int(found[1])]
    return len(inside)


def _note_formula(looked: Looked, place: Place, attributes: bytes, inside: bytes) -> None:
    if _FORMULA.search(inside):
        is_good = _HOLDS.search(inside) and not _IS_ERROR.search(attributes)
        (looked.computed if is_good else looked.without_value).add(place)
