"""Papers of aid that is not ODA: the decision that approves one, the report of its owner, the report of a year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.kit.money import Money
from haidang.office.documents.legal_bases import local_government
from haidang.office.documents.letterheads import (
    DESK,
    FINANCE,
    POLICE,
    article,
    body,
    cited,
    committee,
    committee_short,
    desk,
    drafted,
    in_vietnamese,
    items,
    law_cited,
    law_said,
    letterhead,
    number_said,
    paragraphs,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.office.norms.selectors import calendar
from haidang.papers.writer.model import Annex, Block, Column, Heading, Official, Para, Row, Table
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid.models import AidProject, Disbursement
from haidang.registers.aid.project_choices import ReportKind
from haidang.registers.aid.project_rules import Asked
from haidang.registers.aid.project_selectors import missing_reports
from haidang.registers.aid.project_verdicts import report_named

#: Reports on the work itself; those on its money alone follow the circular of the Ministry of Finance.
_ON_MONEY = (ReportKind.MONEY_HALF, ReportKind.MONEY_YEAR)


def _law(on: date) -> str:
    return law_said(terms.held(terms.LAW, on).source)


def _donor(row: AidProject) -> str:
    return f"{row.donor} (qua {row.ingo})" if row.ingo else str(row.donor)


def _value(row: AidProject) -> str:
    """ "50.000,00 USD, tương đương 1.250.000.000 đồng (tỷ giá ngày 02/3/2026)" """
    if row.committed is None:
        return ""
    if row.currency == "VND" or not row.rate:
        return str(row.committed)
    return f"{row.committed}, tương đương {Money(row.dong)} (tỷ giá ngày {short_day(row.rate_on)})"


def _term(row: AidProject) -> str:
    if not row.starts_on and not row.ends_on:
        return ""
    first = f"từ ngày {short_day(row.starts_on)}" if row.starts_on else ""
    return " ".join(part for part in (first, f"đến ngày {short_day(row.ends_on)}" if row.ends_on else "") if part)


def _facts(row: AidProject) -> tuple[Block, ...]:
    """What a decision and a report both tell of it."""
    people = f"{row.beneficiaries} ({number_said(row.people)} người)" if row.people else row.beneficiaries
    told = (
        ("Tên khoản viện trợ", row.title),
        ("Loại", str(row.get_kind_display())),
        ("Nhà tài trợ", _donor(row)),
        ("Chủ khoản viện trợ", str(row.agency)),
        ("Đơn vị thực hiện", row.owner),
        ("Mục tiêu, nội dung", row.purpose),
        ("Địa bàn", "; ".join(str(each) for each in row.places.all())),
        ("Đối tượng thụ hưởng", people),
        ("Giá trị viện trợ", _value(row)),
        ("Thời gian thực hiện", _term(row)),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


# ── the decision ─────────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def decision(row: AidProject, today: date, by: Any) -> Official:
    """Quyết định phê duyệt: donor, amount, currency, owner, term, as the decree asks for."""
    ours = province(today)
    law = law_cited(terms.held(terms.LAW, today).source)
    appraiser = f"Theo đề nghị của {row.appraiser}" if row.appraiser else ""
    appraisal = f" tại {cited(row.appraisal)}" if row.appraisal else ""
    return drafted(
        letterhead(ours, today, "QĐ"),
        "QUYẾT ĐỊNH",
        f"Về việc phê duyệt khoản viện trợ “{row.title}”",
        blocks=(
            article(1, "Phê duyệt khoản viện trợ với các nội dung chủ yếu sau:"),
            *_facts(row),
            *_gifts(row),
            article(
                2,
                f"{row.agency} có trách nhiệm tiếp nhận, quản lý, sử dụng khoản viện trợ đúng mục tiêu, đúng đối "
                "tượng, theo đúng quy định của pháp luật; báo cáo tình hình thực hiện và kết thúc theo quy định.",
            ),
            article(
                3,
                f"Chánh Văn phòng {committee(today)}, Giám đốc {body(DESK, today)}, Giám đốc {body(FINANCE, today)}, "
                f"Giám đốc {body(POLICE, today)}, Thủ trưởng {row.agency} và các cơ quan, đơn vị có liên quan chịu "
                "trách nhiệm thi hành Quyết định này kể từ ngày ký.",
            ),
        ),
        signature=signature(ours, today),
        bases=tuple(
            base for base in (
                *local_government(today), f"Căn cứ {law}" if law else "",
                f"Căn cứ {cited(row.request)}" if row.request else f"Xét đề nghị của {row.agency}",
                f"{appraiser}{appraisal}" if appraiser else "",
            ) if base
        ),
        recipients=(
            "Như Điều 3", "Bộ Ngoại giao", f"Chủ tịch, các Phó Chủ tịch {committee_short(today)}", "Lưu: VT, TH",
        ),
    )  # fmt: skip


def _counted(quantity: Decimal) -> str:
    """20.000, 2,5"""
    whole, _point, part = f"{quantity.normalize():f}".partition(".")
    return number_said(int(whole)) + (f",{part}" if part else "")


def _gifts(row: AidProject) -> tuple[Block, ...]:
    columns = (
        Column("TT", 1, "center"), Column("Hiện vật", 5), Column("Số lượng", 2, "center"),
        Column("Đã nhận", 2, "center"), Column("Trị giá", 3, "right"),
    )  # fmt: skip
    rows = tuple(
        Row((
            str(number), gift.name, f"{_counted(gift.quantity)} {gift.unit}".strip(), _counted(gift.received),
            "" if gift.value is None else str(Money(gift.value, row.currency)),
        ))
        for number, gift in enumerate(row.gifts.all(), 1)
    )  # fmt: skip
    return (Table(columns, rows, "Danh mục hiện vật"),) if rows else ()


# ── the report of its owner ──────────────────────────────────────────────────────────────────────


def next_report(row: AidProject, on: date, *, on_money: bool = False) -> Asked | None:
    """The report that is asked for by that day and was not given yet, the earliest: on the work, or on its money."""
    given = set(row.reports.values_list("kind", "year"))
    missing = missing_reports(row, given, on, calendar())
    return next((each.asked for each in missing if (each.asked.kind in _ON_MONEY) == on_money), None)


def window_of(row: AidProject, asked: Asked) -> tuple[date, date]:
    """The days of which the report tells: the half-year, the year, or the whole of the aid."""
    if asked.kind == ReportKind.FINAL:
        return row.started_on or asked.closes_on, asked.closes_on
    return date(asked.year, 1, 1), asked.closes_on


@in_vietnamese
def report(row: AidProject, today: date, by: Any) -> Official:
    """What came in, in the period and since the beginning; what was given; results. Figures are those of the ledger."""
    asked = next_report(row, today) or Asked(today, ReportKind.HALF, today.year)
    since, until = window_of(row, asked)
    came = [each for each in row.disbursements.all() if since <= each.on <= until]
    all_of_it = [each for each in row.disbursements.all() if each.on <= until]
    named = report_named(asked.kind, asked.year)
    results = row.results if asked.kind == ReportKind.FINAL else ""
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Tình hình thực hiện khoản viện trợ “{row.title}” ({named.removeprefix('Báo cáo ')})",
        blocks=(
            Para(f"(Số liệu từ ngày {short_day(since)} đến ngày {short_day(until)})", "center"),
            Heading("1. Thông tin chung", 2),
            *_facts(row),
            *((titled("Quyết định phê duyệt", sentence(cited(row.decision))),) if row.decision else ()),
            Heading("2. Giải ngân", 2),
            *_paid(row, came, all_of_it),
            *_gifts(row),
            Heading("3. Kết quả thực hiện" if asked.kind == ReportKind.FINAL else "3. Tiến độ, kết quả trong kỳ", 2),
            *paragraphs(results),
            Heading("4. Khó khăn, vướng mắc, kiến nghị", 2),
            Para("………"),
        ),
        signature=signature(row.agency, today),
        to=(committee(today), body(FINANCE, today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


@in_vietnamese
def money_report(row: AidProject, today: date, by: Any) -> Official:
    """What was carried over, came in, and came in altogether, each in the currency of the aid and in đồng."""
    asked = next_report(row, today, on_money=True) or Asked(today, ReportKind.MONEY_HALF, today.year)
    since, until = window_of(row, asked)
    before = [each for each in row.disbursements.all() if each.on < since]
    came = [each for each in row.disbursements.all() if since <= each.on <= until]
    columns = (Column("Chỉ tiêu", 4), Column("Số tiền", 3, "right"), Column("Quy ra đồng", 3, "right"))
    sums = (("Lũy kế đến đầu kỳ", before), ("Tiếp nhận trong kỳ", came), ("Lũy kế đến cuối kỳ", [*before, *came]))
    promised = (("Giá trị cam kết", str(row.committed or ""), str(Money(row.dong)) if row.amount else ""),)
    table = Table(columns, tuple(
        Row(cells) for cells in (
            *promised,
            *((name, str(row.paid(rows)), str(Money(_dong(rows)))) for name, rows in sums),
        )
    ))  # fmt: skip
    named = report_named(asked.kind, asked.year)
    outside = [each for each in came if not each.by_account and not each.in_kind]
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Tài chính về khoản viện trợ “{row.title}” ({named.removeprefix('Báo cáo tài chính ')})",
        blocks=(
            Para(f"(Số liệu từ ngày {short_day(since)} đến ngày {short_day(until)})", "center"),
            Heading("1. Thông tin chung", 2),
            *_facts(row),
            Heading("2. Tiếp nhận viện trợ", 2),
            table,
            *_paid(row, came, [*before, *came]),
            *(
                (Para(f"Có {len(outside)} lần tiếp nhận tiền không qua tài khoản viện trợ, lý do: ………"),)
                if outside
                else ()
            ),
            Heading("3. Tình hình sử dụng, kiến nghị", 2),
            Para("………"),
        ),
        signature=signature(row.agency, today),
        to=(body(FINANCE, today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _besides(rows: Sequence[Disbursement]) -> tuple[Block, ...]:
    return (Para(f"Có {len(rows)} lần tiếp nhận tiền không qua tài khoản viện trợ, lý do: ………"),)


def _dong(rows: Iterable[Disbursement]) -> Decimal:
    return sum((each.dong for each in rows), Decimal(0))


def _paid(row: AidProject, came: Sequence[Disbursement], all_of_it: Sequence[Disbursement]) -> tuple[Block, ...]:
    """Of the period and since the beginning, in the currency of the aid and in đồng at the rates of the days."""
    if not all_of_it:
        return (Para("Chưa giải ngân."),)
    whole, period = row.paid(all_of_it), row.paid(came)
    share = f", bằng {_percent(whole.amount, row.amount)} giá trị cam kết" if row.amount else ""
    said = Para(f"Giải ngân trong kỳ: {_in_dong(period, came)}; lũy kế: {_in_dong(whole, all_of_it)}{share}.")
    columns = (
        Column("TT", 1, "center"), Column("Ngày", 2, "center"), Column("Số tiền", 3, "right"),
        Column("Quy ra đồng", 3, "right"), Column("Nội dung", 5),
    )  # fmt: skip
    rows = tuple(
        Row((str(number), short_day(each.on), str(each.money), str(Money(each.dong)), each.words))
        for number, each in enumerate(came, 1)
    )
    return (said, Table(columns, rows, "Các lần giải ngân trong kỳ")) if rows else (said,)


def _in_dong(money: Money, rows: Iterable[Disbursement]) -> str:
    if money.currency == "VND":
        return str(money)
    return f"{money} (quy ra {Money(_dong(rows))})"


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{100 * part / whole:.1f}".replace(".", ",") + "%"


# ── the year of the province ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class YearRow:
    """One aid in the year: was it agreed on then, and what came in then."""

    project: AidProject
    is_new: bool
    came: tuple[Disbursement, ...]


def rows_of(year: int, by: Any) -> list[YearRow]:
    """What was agreed on in the year or paid out in it, of what `by` may see."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    came: dict[int, list[Disbursement]] = defaultdict(list)
    for each in Disbursement.objects.filter(on__range=(first, last)).select_related("project").order_by("on", "pk"):
        came[each.project_id].append(each)
    seen = AidProject.objects.for_user(by, "view")
    new = set(seen.agreed_between(first, last).order_by().values_list("pk", flat=True))
    rows = seen.filter(pk__in=new | came.keys()).select_related("donor", "ingo", "agency").order_by("decided_on", "pk")
    return [YearRow(row, row.pk in new, tuple(came.get(row.pk, ()))) for row in rows]


@in_vietnamese
def of_year(plan: Any, today: date, by: Any) -> Official:
    """Báo cáo viện trợ năm: how many were agreed on, what they are worth, what came in; one by one in the annex."""
    ours, rows = desk(today), rows_of(plan.year, by)
    new = [row for row in rows if row.is_new]
    said = (
        f"Năm {plan.year}, tỉnh phê duyệt, tiếp nhận {len(new)} khoản viện trợ không thuộc hỗ trợ phát triển chính "
        f"thức, giá trị cam kết quy ra đồng {Money(sum((row.project.dong for row in new), Decimal(0)))}; giải ngân "
        f"trong năm của {sum(bool(row.came) for row in rows)} khoản, quy ra đồng "
        f"{Money(sum((each.dong for row in rows for each in row.came), Decimal(0)))}."
        if rows
        else f"Năm {plan.year} không có khoản viện trợ nào được phê duyệt, tiếp nhận hoặc giải ngân."
    )
    listed = (Para("Danh mục từng khoản viện trợ ở phụ lục kèm theo."),) if rows else ()
    return drafted(
        letterhead(ours, today, "BC"),
        "BÁO CÁO",
        f"Tình hình tiếp nhận, sử dụng viện trợ không hoàn lại năm {plan.year}",
        blocks=(
            Heading("1. Kết quả", 2), Para(said), *_by_donor(new), *listed,
            Heading("2. Đánh giá, khó khăn, vướng mắc", 2), Para("………"),
            Heading("3. Kiến nghị", 2), Para("………"),
        ),
        signature=signature(ours, today),
        to=(committee(today), "Bộ Tài chính", "Bộ Ngoại giao"),
        recipients=("Như trên", body(FINANCE, today), "Lưu: VT"),
        annexes=(Annex(f"Danh mục viện trợ năm {plan.year}", (_table(rows),), landscape=True),) if rows else (),
    )  # fmt: skip


def _by_donor(rows: Sequence[YearRow]) -> tuple[Block, ...]:
    if len(rows) < 2:
        return ()
    found: dict[str, list[AidProject]] = defaultdict(list)
    for row in rows:
        found[str(row.project.donor)].append(row.project)
    told = (
        f"{donor}: {len(projects)} khoản, {Money(sum((each.dong for each in projects), Decimal(0)))};"
        for donor, projects in sorted(found.items())
    )
    return (Para("Theo nhà tài trợ (giá trị cam kết quy ra đồng):"), *items(told))


def _table(rows: Sequence[YearRow]) -> Table:
    columns = (
        Column("TT", 10, "center"), Column("Tên khoản viện trợ", 55), Column("Nhà tài trợ", 35),
        Column("Chủ khoản viện trợ", 35), Column("Quyết định", 35), Column("Giá trị cam kết", 35, "right"),
        Column("Giải ngân trong năm", 35, "right"), Column("Trạng thái", 25),
    )  # fmt: skip
    return Table(columns, tuple(
        Row((
            str(number), row.project.title, _donor(row.project), str(row.project.agency),
            short_day(row.project.decided_on), str(row.project.committed or ""),
            str(row.project.paid(row.came)) if row.came else "", str(row.project.get_stage_display()),
        ), sources=(f"aid.aidproject:{row.project.pk}",))
        for number, row in enumerate(rows, 1)
    ))  # fmt: skip
