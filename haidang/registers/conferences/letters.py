"""The papers of a conference, as values for the writer: asking leave, Mẫu 01, the answer, Mẫu 02, Mẫu 03 of a year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from haidang.kit.money import Money
from haidang.office.documents.letterheads import (
    DESK,
    POLICE,
    body,
    cited,
    committee,
    committee_short,
    days_said,
    desk,
    drafted,
    in_vietnamese,
    law_said,
    letter,
    letterhead,
    number_said,
    paragraphs,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.office.documents.opinion_table import Line
from haidang.office.documents.opinion_table import lines as opinion_lines
from haidang.papers.writer.model import Annex, Block, Column, Heading, Item, Official, Para, Row, Table
from haidang.plan.money.models import Estimate
from haidang.registers.conferences.choices import TOOK_PLACE, Authority
from haidang.registers.conferences.models import Conference
from haidang.registers.conferences.telling import COLUMNS, list_line
from haidang.registers.conferences.terms import Year, law_of, year_of

#: The forms of the decision of the Prime Minister on conferences.
SCHEME, REPORT, LIST = "Mẫu số 01", "Mẫu số 02", "Mẫu số 03"


def _who_allows(row: Conference, today: date) -> str:
    is_above = row.authority == Authority.PRIME_MINISTER
    return "Thủ tướng Chính phủ" if is_above else f"Chủ tịch {committee(today)}"


def _form(number: str, today: date) -> Para:
    """By which form it is written; the decision of the day is named where it is one that was read."""
    law = law_said(law_of(today).source)
    return Para(f"({number}{f' ban hành kèm theo {law}' if law else ''})", "center")


def _money(row: Conference, by: Any) -> str:
    """Where the money comes from, and the estimate for who may see it."""
    estimate = (
        Estimate.objects.for_user(by, "view").with_figures().filter(pk=row.estimate_id).first()
        if row.estimate_id
        else None
    )
    asked = f"dự toán {Money(estimate.asked, estimate.currency)}" if estimate else ""
    foreign = "có tài trợ nước ngoài" if row.has_foreign_money else ""
    return "; ".join(part for part in (row.funding, asked, foreign) if part)


def _when(row: Conference) -> str:
    return days_said(row.starts_on, row.ends_on)


def _organisers(row: Conference) -> str:
    return "; ".join(part for part in (str(row.agency), row.others) if part)


# ── before it is held ────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def request(row: Conference, today: date, by: Any) -> Official:
    """Công văn xin phép tổ chức, to who allows it, with the pieces of the dossier that are there."""
    law = law_said(law_of(today).source)
    under = f"Thực hiện {law}, " if law else ""
    to = (committee(today), body(DESK, today))
    above = (
        "Nội dung, thành phần hội nghị thuộc thẩm quyền cho phép của Thủ tướng Chính phủ; đề nghị "
        f"{committee(today)} xem xét, trình Thủ tướng Chính phủ."
        if row.authority == Authority.PRIME_MINISTER
        else f"Đề nghị Chủ tịch {committee(today)} xem xét, cho phép tổ chức."
    )
    opening = f"{under}{row.agency} xin phép tổ chức “{row.title}”, cụ thể như sau:"
    return letter(
        letterhead(row.agency, today),
        f"V/v xin phép tổ chức “{row.title}”",
        blocks=(
            Para(opening[:1].upper() + opening[1:]), *_facts(row, by), Para(above), Para("Hồ sơ gửi kèm:"),
            *_dossier(row),
        ),
        signature=signature(row.agency, today),
        to=to,
        recipients=("Như trên", f"{body(POLICE, today)} (p/h)", "Lưu: VT"),
    )  # fmt: skip


def _facts(row: Conference, by: Any) -> tuple[Block, ...]:
    told = (
        ("Thời gian", _when(row)),
        ("Hình thức", str(row.get_mode_display())),
        ("Địa điểm", row.place),
        ("Cơ quan tổ chức, phối hợp", _organisers(row)),
        ("Số khách dự kiến", f"{row.vietnamese} khách Việt Nam, {row.foreigners} khách nước ngoài"),
        ("Thành phần khách nước ngoài", row.guests),
        ("Kinh phí", _money(row, by)),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _dossier(row: Conference) -> tuple[Block, ...]:
    """What is there is cited; what is not yet has its line to be filled."""
    asked = row.consultation
    opinions = f"ý kiến của các cơ quan (hỏi ngày {short_day(asked.asked_on)})" if asked else "ý kiến của các cơ quan"
    lines = [f"{SCHEME}: {cited(row.scheme)}" if row.scheme else f"đề án tổ chức ({SCHEME})", opinions]
    if row.has_foreign_money:
        lines.append(cited(row.funds_paper) if row.funds_paper else "văn bản đồng ý nhận tài trợ nước ngoài")
    if row.is_hosting:
        lines.append(cited(row.hosting_paper) if row.hosting_paper else "văn bản đồng ý chủ trương đăng cai")
    return tuple(Item(f"{line};") for line in lines)


@in_vietnamese
def scheme(row: Conference, today: date, by: Any) -> Official:
    """Mẫu 01: the scheme that goes with the request. What is not written yet has dots."""
    partners = "; ".join(str(each) for each in row.partners.all())
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("Tên hội nghị, hội thảo", (Para(sentence(row.title)),)),
        ("Lý do, mục đích, nội dung", paragraphs(row.content)),
        ("Thời gian, hình thức, địa điểm", _place(row)),
        ("Cơ quan tổ chức và đối tác", tuple(
            titled(name, sentence(words)) for name, words in (
                ("Bên tổ chức", str(row.get_organiser_display())), ("Cơ quan tổ chức, phối hợp", _organisers(row)),
                ("Đối tác nước ngoài", partners),
            ) if words
        )),
        ("Thành phần tham dự", _guests(row)),
        ("Lĩnh vực nội dung và cấp cho phép", (
            titled("Lĩnh vực", sentence(str(row.get_topic_display()))),
            titled("Cấp cho phép", sentence(_who_allows(row, today))),
        )),
        ("Kinh phí", (Para(sentence(_money(row, by) or "………")),)),
        ("Ý kiến của các cơ quan", _opinions(row, today, by)),
        ("Công tác bảo đảm an ninh, bảo vệ bí mật nhà nước, thông tin tuyên truyền", (Para("………"),)),
    ]  # fmt: skip
    blocks: list[Block] = [_form(SCHEME, today)]
    for number, (name, told) in enumerate(parts, 1):
        blocks += [Heading(f"{number}. {name}", 2), *told]
    return drafted(
        letterhead(row.agency, today, "ĐA"),
        "ĐỀ ÁN",
        f"Tổ chức “{row.title}”",
        blocks=tuple(blocks),
        signature=signature(row.agency, today),
        recipients=(committee_short(today), body(DESK, today), "Lưu: VT"),
    )


def _place(row: Conference) -> tuple[Block, ...]:
    told = (("Thời gian", _when(row)), ("Hình thức", str(row.get_mode_display())), ("Địa điểm", row.place))
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _guests(row: Conference) -> tuple[Block, ...]:
    ministers = "có người cấp Bộ trưởng trở lên chủ trì hoặc tham dự" if row.has_ministers else ""
    told = (
        ("Số khách Việt Nam dự kiến", str(row.vietnamese)),
        ("Số khách nước ngoài dự kiến", str(row.foreigners)),
        ("Thành phần khách nước ngoài", row.guests),
        ("Cấp dự", ministers),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _opinions(row: Conference, today: date, by: Any) -> tuple[Block, ...]:
    """Who was asked and what they answered, as far as `by` may read it; nobody asked yet: dots."""
    asked = row.consultation
    if asked is None:
        return (Para("………"),)
    lines = [f"{each.opinion.agency}: {_answer(each)}" for each in opinion_lines(asked, by, today, may_change=False)]
    return (Para(f"Đã xin ý kiến ngày {short_day(asked.asked_on)}:"), *(Item(f"{line};") for line in lines))


def _answer(line: Line) -> str:
    if not line.opinion.answered_on:
        return "chưa trả lời"
    return str(line.opinion.get_stance_display()).lower() if line.is_seen else "đã trả lời"


@in_vietnamese
def answer(row: Conference, today: date, by: Any) -> Official:
    """Văn bản của Chủ tịch UBND tỉnh cho phép tổ chức."""
    ours = province(today)
    asked = cited(row.request) if row.request else f"đề nghị của {row.agency}"
    return letter(
        letterhead(ours, today),
        f"V/v cho phép tổ chức “{row.title}”",
        blocks=(
            Para(
                f"Xét {asked} và ý kiến của {body(DESK, today)}, Chủ tịch {committee(today)} cho phép "
                f"{row.agency} tổ chức “{row.title}”, cụ thể như sau:"
            ),
            *_facts(row, by),
            Para(
                f"{row.agency} chịu trách nhiệm tổ chức đúng nội dung, chương trình, thành phần đã được phép, theo "
                "đúng các quy định về đối ngoại, an ninh, bảo vệ bí mật nhà nước và tài chính; báo cáo kết quả "
                f"({REPORT}) với {committee(today)}, qua {body(DESK, today)}, sau khi kết thúc."
            ),
        ),
        signature=signature(ours, today),
        to=(str(row.agency),),
        recipients=("Như trên", body(DESK, today), body(POLICE, today), "Lưu: VT, TH"),
    )


# ── after ────────────────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def report(row: Conference, today: date, by: Any) -> Official:
    """Mẫu 02: what took place, against what was allowed. Numbers are of who came; foreseen ones stand beside them."""
    allowed = f"Thực hiện {cited(row.decision)}, " if row.decision else ""
    opening = f"{allowed}{row.agency} báo cáo kết quả tổ chức “{row.title}” như sau:"
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Kết quả tổ chức “{row.title}”",
        blocks=(
            _form(REPORT, today),
            Para(opening[:1].upper() + opening[1:]),
            Heading("1. Thông tin chung", 2),
            *_general(row, by),
            Heading("2. Số khách tham dự", 2),
            _came(row),
            Heading("3. Kết quả", 2),
            *paragraphs(row.results),
            Heading("4. Đánh giá, kiến nghị", 2),
            Para("………"),
        ),
        signature=signature(row.agency, today),
        to=(committee(today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _general(row: Conference, by: Any) -> tuple[Block, ...]:
    told = (
        ("Thời gian", _when(row)),
        ("Hình thức", str(row.get_mode_display())),
        ("Địa điểm", row.place),
        ("Cơ quan tổ chức, phối hợp", _organisers(row)),
        ("Nội dung", row.content),
        ("Kinh phí", _money(row, by)),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _came(row: Conference) -> Table:
    def number(count: int | None) -> str:
        return "………" if count is None else str(count)

    columns = (Column("Khách", 3), Column("Dự kiến", 2, "center"), Column("Đã dự", 2, "center"))
    rows = (
        Row(("Việt Nam", str(row.vietnamese), number(row.vietnamese_came))),
        Row(("Nước ngoài", str(row.foreigners), number(row.foreigners_came))),
    )
    return Table(columns, rows)


# ── the year ─────────────────────────────────────────────────────────────────────────────────────


def title(year: int) -> str:
    return f"DANH MỤC HỘI NGHỊ, HỘI THẢO QUỐC TẾ NĂM {year}"


def window_said(first: date, last: date) -> str:
    return f"(Số liệu từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})"


def rows_of(user: Any, window: Year) -> list[Conference]:
    """The conferences of the window of a year that `user` may see."""
    rows = Conference.objects.for_user(user, "view").of_window(window.first, window.last)
    return list(rows.select_related("agency", "decision", "report"))


@in_vietnamese
def list_of_year(rows: Sequence[Conference], window: Year, today: date) -> Official:
    """Mẫu 03 with the report that sends it: what was held and what was allowed and is still to be held, apart."""
    ours = desk(today)
    held = [row for row in rows if row.stage in TOOK_PLACE]
    coming = len(rows) - len(held)
    guests = sum(row.foreigners_came or 0 for row in held)
    said = (
        f"Trong kỳ số liệu từ ngày {short_day(window.first)} đến ngày {short_day(window.last)}, tỉnh "
        + (
            f"đã tổ chức {len(held)} hội nghị, hội thảo quốc tế với {number_said(guests)} lượt khách nước ngoài"
            if held
            else "chưa tổ chức hội nghị, hội thảo quốc tế nào"
        )
        + (f"; {coming} hội nghị, hội thảo đã được phép, chưa ghi là đã tổ chức." if coming else ".")
        if rows
        else "Trong kỳ không có hội nghị, hội thảo quốc tế."
    )
    lines = [
        Row(tuple(list_line(number, row)), sources=(f"conferences.conference:{row.pk}",))
        for number, row in enumerate(rows, 1)
    ]
    of_window = Para(window_said(window.first, window.last), "center")
    columns = tuple(Column(name, width, "center" if name == "STT" else "left") for name, width in COLUMNS)
    table = Table(columns, tuple(lines))
    return drafted(
        letterhead(ours, today, "BC"),
        "BÁO CÁO",
        f"Tình hình tổ chức hội nghị, hội thảo quốc tế năm {window.year}",
        blocks=(
            _form(LIST, today),
            Para(said),
            Para("Danh mục và kết quả từng hội nghị, hội thảo ở phụ lục kèm theo."),
        ),
        signature=signature(ours, today),
        to=(committee(today), "Bộ Ngoại giao"),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex(title(window.year), (of_window, table), landscape=True),),
    )


def of_plan(plan: Any, today: date, by: Any) -> Official:
    window = year_of(plan.year)
    return list_of_year(rows_of(by, window), window, today)
