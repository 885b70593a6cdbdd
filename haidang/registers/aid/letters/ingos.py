"""Reports on foreign non-governmental organisations: of the province (Mẫu 04), of one organisation (Mẫu 05)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from haidang.kit.money import Money
from haidang.kit.verdicts import day
from haidang.office.documents.letterheads import (
    POLICE,
    body,
    committee,
    drafted,
    in_vietnamese,
    law_said,
    letterhead,
    number_said,
    paragraphs,
    place_of,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import (
    Annex,
    Block,
    Column,
    Heading,
    Letterhead,
    Official,
    Para,
    Row,
    Signature,
    Table,
)
from haidang.registers.aid import ingo_terms
from haidang.registers.aid.ingo_saying import sums
from haidang.registers.aid.ingo_selectors import Line, lines_of
from haidang.registers.aid.ingo_terms import Year
from haidang.registers.aid.models import IngoActivity, IngoReport, IngoYear, Registration

OF_PROVINCE, OF_ORGANISATION = "Mẫu số 04", "Mẫu số 05"
COMMITTEE = "Ủy ban công tác về các tổ chức phi chính phủ nước ngoài"
#: The head of each column, and its width in millimetres.
COLUMNS = (
    ("TT", 10), ("Tổ chức", 50), ("Nước", 24), ("Số giấy đăng ký", 34), ("Giá trị đến ngày", 24),
    ("Lĩnh vực, địa bàn", 48), ("Giải ngân trong năm", 34), ("Người hưởng lợi", 22), ("Báo cáo năm nhận ngày", 24),
)  # fmt: skip


def _form(number: str, on: date) -> Para:
    law = law_said(ingo_terms.law_of(on).source)
    return Para(f"({number}{f' ban hành kèm theo {law}' if law else ''})", "center")


def window_said(window: Year) -> str:
    return f"(Số liệu từ ngày {day(window.first)} đến ngày {day(window.last)})"


# ── of the province ──────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def of_province(row: IngoYear, today: date, by: Any) -> Official:
    """Mẫu 04: how many, with what; assessment, difficulties, proposals; the organisations one by one in the annex."""
    window = ingo_terms.year_of(row.year)
    lines = lines_of(window, by)
    parts = (
        ("Đánh giá chung", row.assessment),
        ("Khó khăn, vướng mắc", row.difficulties),
        ("Kiến nghị", row.proposals),
    )
    blocks: list[Block] = [
        _form(OF_PROVINCE, window.last), Para(window_said(window), "center"),
        Heading(f"1. Tổ chức hoạt động trong năm: {len(lines)}", 2), *_counted(lines),
    ]  # fmt: skip
    for number, (name, words) in enumerate(parts, 2):
        blocks += [Heading(f"{number}. {name}", 2), *paragraphs(words)]
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Về hoạt động của tổ chức phi chính phủ nước ngoài năm {row.year}",
        blocks=tuple(blocks),
        signature=signature(row.agency, today),
        to=(committee(today), COMMITTEE, "Bộ Ngoại giao"),
        recipients=("Như trên", body(POLICE, today), "Lưu: VT"),
        annexes=(Annex(f"Danh mục tổ chức hoạt động năm {row.year}", (table(lines),), landscape=True),)
        if lines
        else (),
    )


def _counted(lines: Sequence[Line]) -> tuple[Block, ...]:
    """What the lines come to; a sum of what is known, said as such where a report is missing."""
    if not lines:
        return (Para("Trong kỳ không có tổ chức nào hoạt động ở tỉnh."),)
    missing = [str(line.ingo) for line in lines if line.report is None]
    people = sum(_people(line) or 0 for line in lines)
    money = sums(pair for line in lines for pair in _given(line))
    told = [
        Para(f"Giá trị giải ngân trong kỳ: {money or 'chưa có số liệu'}; số người hưởng lợi: {number_said(people)}.")
    ]
    if missing:
        told.append(
            Para(
                f"Còn {len(missing)} tổ chức chưa gửi báo cáo năm ({'; '.join(missing)}): "
                "số liệu tính theo hoạt động đã biết."
            )
        )
    told.append(Para("Danh mục từng tổ chức ở phụ lục kèm theo."))
    return tuple(told)


def _given(line: Line) -> list[tuple[Any, str]]:
    """What it paid out: as it reported, else as is known of its work here."""
    if line.report:
        return [(line.report.amount, line.report.currency)]
    return [(act.amount, act.currency) for act in line.activities]


def _people(line: Line) -> int | None:
    if line.report:
        people: int | None = line.report.people
        return people
    return sum(act.people or 0 for act in line.activities) or None


def table(lines: Sequence[Line]) -> Table:
    columns = tuple(
        Column(name, width, "center" if name in ("TT", "Người hưởng lợi") else "left") for name, width in COLUMNS
    )
    return Table(columns, tuple(Row(cells(number, line)) for number, line in enumerate(lines, 1)))


def cells(number: int, line: Line) -> tuple[str, ...]:
    """A line of the report; what the organisation did not report is counted from what is known of its work here."""
    ingo, report, people = line.ingo, line.report, _people(line)
    money = sums(_given(line))
    where = "; ".join(part for part in (ingo.fields or ingo.get_sector_display(), ingo.places) if part)
    return (
        str(number), str(ingo), str(ingo.country or ""), line.number, day(line.until), where, money,
        "" if people is None else number_said(people), day(report.received_on) if report else "chưa nhận",
    )  # fmt: skip


# ── of one organisation ──────────────────────────────────────────────────────────────────────────


@in_vietnamese
def of_organisation(row: IngoReport, today: date, by: Any) -> Official:
    """Mẫu 05, filled with what the book holds, for the organisation to complete and sign."""
    ingo, window = row.ingo, ingo_terms.year_of(row.year)
    return drafted(
        Letterhead(
            issuer=ingo.name.upper(),
            symbol=f"BC-{ingo.short}" if ingo.short else "BC",
            place=place_of(province(today), today),
            drafted_on=today,
        ),
        "BÁO CÁO",
        f"Hoạt động năm {row.year} tại tỉnh",
        blocks=(
            _form(OF_ORGANISATION, window.last),
            Para(window_said(window), "center"),
            Heading("1. Thông tin về tổ chức", 2),
            *_about(row, window.last),
            Heading("2. Kết quả hoạt động trong năm", 2),
            *_done(row, window),
            Heading("3. Kế hoạch năm sau", 2),
            *paragraphs(row.plans),
            Heading("4. Thuận lợi, khó khăn, kiến nghị", 2),
            *paragraphs(row.note),
        ),
        signature=Signature((), "NGƯỜI ĐẠI DIỆN", ingo.representative),
        to=(committee(today), COMMITTEE),
        recipients=("Như trên", str(ingo.agency), "Lưu: VT"),
    )


def _about(row: IngoReport, on: date) -> tuple[Block, ...]:
    ingo = row.ingo
    paper = Registration.objects.filter(ingo=ingo, issued_on__lte=on).exclude(number="").order_by("-valid_to").first()
    held = f"số {paper.number}, có giá trị đến hết ngày {short_day(paper.valid_to)}" if paper else "………"
    told = (
        ("Tên tổ chức", "; ".join(part for part in (ingo.name, ingo.name_foreign, ingo.short) if part)),
        ("Nước đặt trụ sở chính", str(ingo.country or "")),
        ("Giấy đăng ký", held),
        ("Người đại diện ở Việt Nam", ingo.representative or "………"),
        ("Số nhân viên ở Việt Nam", "………" if row.staff is None else str(row.staff)),
        ("Lĩnh vực, địa bàn", "; ".join(part for part in (ingo.fields, ingo.places) if part)),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _done(row: IngoReport, window: Year) -> tuple[Block, ...]:
    amount = "………" if row.amount is None else str(Money(row.amount, row.currency))
    people = "………" if row.people is None else number_said(row.people)
    counted = (
        titled("Số chương trình, dự án", sentence(str(row.projects))),
        titled("Giá trị đã giải ngân", sentence(amount)),
        titled("Số người hưởng lợi", sentence(people)),
    )
    acts = IngoActivity.objects.filter(ingo=row.ingo, on__range=(window.first, window.last)).order_by("on", "pk")
    columns = (
        Column("TT", 1, "center"), Column("Ngày", 2, "center"), Column("Hoạt động", 6), Column("Nơi", 3),
        Column("Người hưởng lợi", 2, "center"),
    )  # fmt: skip
    rows = tuple(
        Row(
            (str(number), short_day(act.on), act.what, act.place, "" if act.people is None else number_said(act.people))
        )
        for number, act in enumerate(acts, 1)
    )
    return (*counted, Table(columns, rows, "Hoạt động đã ghi trong sổ")) if rows else counted
