"""The papers of an agreement, as values for the writer: opinions asked for, the report of the signature, the annex."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from haidang.office.directory.models import Agency
from haidang.office.documents.letterheads import (
    DESK,
    body,
    cited,
    committee,
    committee_short,
    desk,
    drafted,
    in_vietnamese,
    law_said,
    letter,
    letterhead,
    long_day,
    lowered,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Annex, Block, Column, Official, Para, Row, Table
from haidang.registers.agreements.choices import ChangeKind
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement, AgreementChange
from haidang.registers.agreements.selectors.annex import Line, lines
from haidang.registers.agreements.selectors.hands import open_change
from haidang.registers.agreements.selectors.verdicts import opinion_norm, required

# ── opinions ─────────────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def opinions(row: Agreement, today: date, by: Any) -> Official:
    """Công văn lấy ý kiến on the draft, or on what is to be changed: to whom the law of the day names, by when."""
    law, change = Law(), open_change(row)
    asked = asked_of(row, law, today)
    due = _due(row, change, law, today)
    until = f"trước ngày {short_day(due)}" if due else "trong thời hạn quy định"
    reasons = [said for norm in required(row, law, today).values() if (said := law_said(norm.source))]
    under = f"Thực hiện {'; '.join(dict.fromkeys(reasons))}, " if reasons else ""
    about = f"{change.get_kind_display().lower()} thỏa thuận" if change else "dự thảo thỏa thuận"
    opening = f"{under}{row.agency} đề nghị Quý cơ quan cho ý kiến về {about} “{row.name}”, cụ thể như sau:"
    return letter(
        letterhead(row.agency, today),
        f"V/v lấy ý kiến về {about} “{row.name}”",
        blocks=(
            Para(opening[:1].upper() + opening[1:]),
            *_facts(row),
            *(_changed(change) if change else ()),
            *_questions(row, change),
            Para(f"Ý kiến của Quý cơ quan đề nghị gửi về {row.agency} {until} để tổng hợp, trình cấp có thẩm quyền."),
            Para(f"Gửi kèm: {_enclosed(row, change)}."),
        ),
        signature=signature(row.agency, today),
        to=tuple(asked) or ("………",),
        recipients=("Như trên", f"{committee_short(today)} (b/c)", "Lưu: VT"),
    )


def asked_of(row: Agreement, law: Law, today: date) -> list[str]:
    """Who was asked already, else whom the norms of the day name."""
    change = open_change(row)
    consultation = change.consultation if change else row.consultation
    if consultation and consultation.withdrawn_on is None:
        return [str(each.agency) for each in consultation.opinions.select_related("agency").order_by("pk")]
    return [str(agency) for agency in agencies_to_ask(row, law, today)]


def agencies_to_ask(row: Agreement, law: Law, today: date) -> list[Agency]:
    """The agencies that the norms name by their codes, in the order of the law; those the directory does not know
    are left for the officer to add.
    """
    codes = [code.strip() for said in required(row, law, today).values() for code in said.amount.split(",")]
    known = Agency.objects.in_bulk([code for code in codes if code], field_name="code")
    return [known[code] for code in dict.fromkeys(codes) if code in known]


def _due(row: Agreement, change: AgreementChange | None, law: Law, today: date) -> date | None:
    consultation = change.consultation if change else row.consultation
    return consultation.due_on if consultation else law.due(opinion_norm(row), today)


def _facts(row: Agreement) -> tuple[Block, ...]:
    """What is to be signed, or was: each known thing in a line."""
    topics = [str(label) for is_so, label in (
        (row.on_defence, "quốc phòng"), (row.on_security, "an ninh"), (row.on_investment, "đầu tư"),
    ) if is_so]  # fmt: skip
    shortened = f"Theo trình tự rút gọn: {row.shortened_why}" if row.is_shortened else ""
    told = (
        ("Tên bằng tiếng nước ngoài", row.name_foreign),
        ("Hình thức", str(row.get_form_display())),
        ("Bên Việt Nam", str(row.party)),
        ("Bên nước ngoài", row.foreign_party),
        ("Cấp ký", str(row.get_level_display())),
        ("Đã ký", _signed(row)),
        ("Dự kiến ký", "" if row.signed_on else short_day(row.planned_on)),
        ("Ngôn ngữ", row.languages),
        ("Thời hạn", row.duration),
        ("Nội dung chính", row.summary),
        ("Có nội dung", ", ".join(topics)),
        ("Tính ràng buộc", row.binding_note),
        ("Trình tự", shortened),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words.strip())


def _signed(row: Agreement) -> str:
    return f"{short_day(row.signed_on)}{f' tại {row.signed_at}' if row.signed_at else ''}" if row.signed_on else ""


def _changed(change: AgreementChange) -> tuple[Block, ...]:
    until = f" đến hết ngày {short_day(change.until)}" if change.until else ""
    return (titled(f"Đề xuất {change.get_kind_display().lower()}{until}", sentence(change.words)),)


def _questions(row: Agreement, change: AgreementChange | None) -> tuple[Block, ...]:
    """What an opinion is about (Luật 70/2020/QH14 Đ3, 27): the same for a change."""
    what = "việc thay đổi" if change else "việc ký kết"
    return (
        Para(
            f"Đề nghị cho ý kiến về: sự cần thiết của {what}; sự phù hợp với pháp luật, đường lối đối ngoại và các cam "
            "kết đã có; khả năng thực hiện, nguồn lực; nội dung, câu chữ của dự thảo và các vấn đề khác thuộc lĩnh vực "
            "Quý cơ quan phụ trách."
        ),
    )


def _enclosed(row: Agreement, change: AgreementChange | None) -> str:
    texts = "dự thảo bằng tiếng Việt" + (f" và {row.languages}" if row.languages else " và tiếng nước ngoài")
    return f"{texts}; bản sao thỏa thuận đã ký" if change and change.kind != ChangeKind.INHERIT else texts


# ── after the signature ──────────────────────────────────────────────────────────────────────────


@in_vietnamese
def report(row: Agreement, today: date, by: Any) -> Official:
    """Báo cáo Thủ tướng Chính phủ, with a copy for Bộ Ngoại giao, of what was signed."""
    ours = province(today)
    approved = f", theo {cited(row.approval)}" if row.approval else ""
    when = f"{long_day(row.signed_on).capitalize()}, " if row.signed_on else ""
    where = f" tại {row.signed_at}" if row.signed_at else ""
    told = (
        ("Người ký", "; ".join(row.signers.splitlines())),
        ("Có hiệu lực từ ngày", short_day(row.effective_on)),
        ("Thời hạn", _term(row)),
        ("Ngôn ngữ", row.languages),
        ("Nội dung chính", row.summary),
        ("Cơ quan thực hiện", str(row.agency)),
        ("Bản gốc", row.copies),
    )
    opening = f"{when}{row.party} đã ký “{row.name}” với {row.foreign_party}{where}{approved}."
    return drafted(
        letterhead(ours, today, "BC"),
        "BÁO CÁO",
        f"Về việc ký {lowered(str(row.get_form_display()))} với {row.foreign_party}",
        blocks=(
            Para(opening[:1].upper() + opening[1:]),
            *(titled(name, sentence(words)) for name, words in told if words.strip()),
            Para(f"{committee(today)} kính báo cáo Thủ tướng Chính phủ, gửi kèm bản sao văn bản đã ký."),
        ),
        signature=signature(ours, today, in_its_name=True),
        to=("Thủ tướng Chính phủ", "Bộ Ngoại giao"),
        recipients=("Như trên", body(DESK, today), "Lưu: VT, TH"),
    )


def _term(row: Agreement) -> str:
    until = f"đến hết ngày {short_day(row.expires_on)}" if row.expires_on else "không xác định thời hạn"
    said = "; ".join(part for part in (row.duration, until) if part)
    return f"{said}; tự động gia hạn" if row.auto_renews else said


# ── the annex of a plan ──────────────────────────────────────────────────────────────────────────

#: The heads of the annex, and how wide each is in millimetres.
COLUMNS = (
    ("STT", 13), ("Tên thỏa thuận", 52), ("Bên Việt Nam", 34), ("Bên nước ngoài", 36), ("Cấp ký", 26),
    ("Dự kiến ký", 26), ("Nội dung", 44), ("Cơ quan đầu mối", 30),
)  # fmt: skip


def annex_title(year: int) -> str:
    return f"KÝ KẾT, GIA HẠN THỎA THUẬN QUỐC TẾ NĂM {year}"


def cells(number: int, line: Line) -> tuple[str, ...]:
    """A line as the annex has it; one that only ends says so where the day of signature stands."""
    if line.ends:
        day = f"gia hạn (hết hiệu lực {line.ends:%d/%m/%Y})"
    else:
        day = f"{line.planned:%d/%m/%Y}" if line.planned else ""
    return (str(number), line.name, line.side, line.foreign, line.level, day, line.summary, line.agency)


def table(found: Sequence[Line]) -> Table:
    columns = tuple(Column(name, width, "center" if name == "STT" else "left") for name, width in COLUMNS)
    return Table(columns, tuple(Row(cells(number, line)) for number, line in enumerate(found, 1)))


@in_vietnamese
def list_of_year(found: Sequence[Line], year: int, today: date, *, under: str = "") -> Official:
    """The letter of Sở Ngoại vụ, and across a page what is to be signed and what ends."""
    ours = desk(today)
    ending = sum(line.ends is not None for line in found)
    after = f" (thuộc {under})" if under else ""
    said = (
        f"Sở Ngoại vụ kính gửi danh mục {len(found)} thỏa thuận quốc tế năm {year}{after}: {len(found) - ending} thỏa "
        f"thuận dự kiến ký, {ending} thỏa thuận hết hiệu lực trong năm, cần xem xét gia hạn."
        if found
        else f"Năm {year} không có thỏa thuận quốc tế nào dự kiến ký hoặc hết hiệu lực{after}."
    )
    return letter(
        letterhead(ours, today),
        f"V/v danh mục ký kết, gia hạn thỏa thuận quốc tế năm {year}",
        blocks=(Para(said), Para(f"Kính trình {committee(today)} xem xét danh mục tại phụ lục kèm theo.")),
        signature=signature(ours, today),
        to=(committee(today),),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex(f"Danh mục {annex_title(year)}", (table(found),), landscape=True),),
    )


def of_plan(plan: Any, today: date, by: Any) -> Official:
    """The annex of one plan, of what `by` may see."""
    return list_of_year(
        lines(by, plan.year), plan.year, today, under=cited(plan.document) if plan.document_id else str(plan)
    )
