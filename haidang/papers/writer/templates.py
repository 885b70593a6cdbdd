"""A paper in the look an office gave it: its own Word file with tags, filled with what the paper says.

The names a template may call are the keys of `values_of`; docs/paper-templates.md lists them for the office.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2.exceptions import UndefinedError
from lxml import etree

from haidang.papers.sources.guards import check_xml, check_zip, kind_of
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.writer import sheet, wording
from haidang.papers.writer.blocks import Space, drawn
from haidang.papers.writer.measures import text_width
from haidang.papers.writer.model import Annex, Block, Letterhead, Official, Para, Signature
from haidang.papers.writer.template_faults import TemplateRefused
from haidang.papers.writer.template_guard import Guarded, line_of, of_undefined
from haidang.papers.writer.typography import typeset

#: Bytes.
LARGEST = 5_000_000
_LIMITS = Limits(bytes=LARGEST, zip_bytes=60_000_000, zip_entries=500)
#: A name of content in the middle of a line, where it would break the file.
_INSIDE = re.compile(r"<w:t(?: [^>]*)?>[^<]*\{\{\s*((?:\w+\.)?noi_dung)\b")
_PLACED = re.compile(r"\{\{\s*noi_dung\b")
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_TORN = re.compile(r"\{\s*[{%#]|[}%#]\s*\}")
#: A tag that takes its whole paragraph.
_ALONE = re.compile(r"\{[{%]p\s[^{}]*[}%]\}")
#: What may lead out of the file.
_OUTWARD = re.compile(rb'Type="[^"]*/(\w+)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Type="[^"]*/(\w+)"')


def fill(template: bytes, paper: Official) -> bytes:
    """The .docx in the look of the template. Errors: TemplateRefused, a ValueError in a sentence."""
    _check_file(template)
    try:
        made = DocxTemplate(io.BytesIO(template))
        made.init_docx()
        sheet.forget(made.docx)
        values = values_of(paper, made.docx)
        guard = Guarded(values)
        _check_tags(made)
        _check_content(made, guard)
        made.render(values, guard, autoescape=True)
    except UndefinedError as fault:
        raise of_undefined(fault, values) from fault
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, PackageNotFoundError) as fault:
        raise TemplateRefused("not-word", what=type(fault).__name__) from fault
    sheet.describe(made.docx, paper)
    return sheet.as_bytes(made.docx)


def check(template: bytes) -> None:
    """Whether any paper can be laid in it: a whole one and a bare one are tried. Errors: TemplateRefused."""
    for paper in (_WHOLE, _BARE):
        fill(template, paper)


# ── what a template may call ─────────────────────────────────────────────────────────────────────


class _Drawn:
    """Blocks as XML: the template takes them as they are, all else is escaped."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __html__(self) -> str:
        return self._words

    def __str__(self) -> str:
        return self._words

    def __bool__(self) -> bool:
        return bool(self._words)


def values_of(paper: Official, file: Any) -> dict[str, Any]:
    """By Vietnamese names without marks, as an office writes them in its Word file."""
    head = paper.head
    said: dict[str, Any] = {
        "co_quan_chu_quan": wording.in_column(head.parent),
        "co_quan": wording.in_column(head.issuer),
        "so": wording.ordinal(head.number),
        "ky_hieu": head.symbol,
        "so_ky_hieu": wording.numbered(head),
        "dia_danh": head.place,
        "ngay_thang": wording.day_said(head, paper.language),
        "loai": paper.kind,
        "trich_yeu": paper.about if paper.kind else wording.about_letter(paper),
        "do_khan": paper.urgency,
        "du_thao": wording.DRAFT[paper.language] if paper.is_draft else "",
        "ghi_chu": paper.mark,
        "kinh_gui": paper.to if len(paper.to) == 1 else tuple(wording.listed(paper.to)),
        "tham_quyen": wording.authority(paper),
        "can_cu": tuple(wording.bases(paper)),
        "quyet_dinh": wording.decides(paper),
        "chuc_vu": tuple(each for each in (*paper.signature.formula, paper.signature.post) if each),
        "nguoi_ky": paper.signature.name,
        "noi_nhan": tuple(wording.listed(paper.recipients)),
    }
    return {
        **{name: _set(value) for name, value in said.items()},
        "noi_dung": _content(file, wording.closed(paper), landscape=False),
        "phu_luc": tuple(_annex(file, paper, at) for at in range(len(paper.annexes))),
    }


def _set(value: Any) -> Any:
    return typeset(value) if isinstance(value, str) else tuple(map(typeset, value))


def _annex(file: Any, paper: Official, at: int) -> dict[str, Any]:
    annex = paper.annexes[at]
    return {
        "ten": typeset(wording.annex_name(paper, at)),
        "tieu_de": typeset(annex.title.upper()),
        "kem_theo": typeset(wording.annex_of(paper)),
        "noi_dung": _content(file, annex.blocks, landscape=annex.landscape),
    }


def _content(file: Any, blocks: Sequence[Block], *, landscape: bool) -> _Drawn:
    made = drawn(Space(file, text_width(landscape=landscape), own_styles=False), blocks)
    return _Drawn("".join(etree.tostring(each, encoding="unicode") for each in made))


# ── before it is opened ──────────────────────────────────────────────────────────────────────────


def _check_file(template: bytes) -> None:
    if len(template) > LARGEST:
        raise TemplateRefused("too-large", size=len(template) // 1_000_000, limit=LARGEST // 1_000_000)
    try:
        if (found := kind_of(template, "mau.docx")) != "docx":
            raise TemplateRefused("not-word", what=found)
        check_zip(template, _LIMITS)
        with zipfile.ZipFile(io.BytesIO(template)) as parts:
            for name in parts.namelist():
                _check_part(name, parts.read(name))
    except Refused as fault:
        raise TemplateRefused("not-word", what=fault.sentence()) from fault
    except (zipfile.BadZipFile, OSError, EOFError) as fault:
        raise TemplateRefused("not-word", what=type(fault).__name__) from fault


def _check_part(name: str, data: bytes) -> None:
    if "vbaproject" in name.lower() or "/embeddings/" in name or "/activeX/" in name:
        raise TemplateRefused("macro", what=name)
    if name.endswith((".xml", ".rels")):
        check_xml(data)
    if name.endswith(".rels"):
        for found in _OUTWARD.finditer(data):
            kind = (found[1] or found[2]).decode()
            if kind != "hyperlink":
                raise TemplateRefused("macro", what=kind)


def _check_tags(made: Any) -> None:
    """Each tag is whole within its paragraph: what is torn would swallow the words up to the next one."""
    parts = [made.docx.element.body]
    for kind in (made.HEADER_URI, made.FOOTER_URI):
        parts += [parse_xml(part.blob) for _key, part in made.get_headers_footers(kind)]
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            _check_paragraph("".join(each.text or "" for each in paragraph.iter(qn("w:t"))).strip())


def _check_paragraph(text: str) -> None:
    where = text if len(text) <= 80 else f"{text[:79]}…"
    if torn := _TORN.search(_TAG.sub("", text)):
        raise TemplateRefused("broken-tag", where=where, what=torn.group())
    alone = _ALONE.search(text)
    if alone and alone.group() != text:
        raise TemplateRefused("not-alone", where=where, tag=alone.group())


def _check_content(made: Any, guard: Guarded) -> None:
    """The tags are right, and the content has its place, a paragraph of its own."""
    source = made.patch_xml(made.get_xml())
    lined = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    guard.parse(lined)
    if found := _INSIDE.search(lined):
        where = line_of(lined, lined.count("\n", 0, found.start()) + 1)
        raise TemplateRefused("content-inside", where=where, name=found[1])
    if not _PLACED.search(source):
        raise TemplateRefused("no-content")


_DAY = date(2020, 2, 5)
_BARE = Official(
    head=Letterhead("SỞ NGOẠI VỤ"),
    kind="",
    about="Thử mẫu",
    blocks=(Para("Nội dung"),),
    signature=Signature((), "GIÁM ĐỐC"),
)
_WHOLE = Official(
    head=Letterhead("SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH", "5", "QĐ-SNgV", "Biên Hòa", _DAY),
    kind="QUYẾT ĐỊNH",
    about="Thử mẫu",
    blocks=(Para("Nội dung"),),
    signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"),
    to=("Sở Công Thương", "Sở Tài chính"),
    bases=("Căn cứ thứ nhất", "Căn cứ thứ hai"),
    recipients=("Như trên", "Lưu: VT"),
    annexes=(Annex("Phụ lục thử", (Para("Nội dung"),)), Annex("Phụ lục thử", (Para("Nội dung"),), landscape=True)),
    urgency="KHẨN",
    is_draft=True,
    mark="Bản minh họa",
)
