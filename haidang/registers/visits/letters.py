"""The papers of a visit, as values for the writer: the programme, the invitation, the report, the list of a year."""

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
    letter,
    letterhead,
    long_day,
    lowered,
    paragraphs,
    person_said,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Annex, Block, Column, Heading, Item, Official, Para, Row, Table
from haidang.plan.money.models import Estimate
from haidang.registers.visits.annex import COLUMNS, AnnexRow, rows, title
from haidang.registers.visits.choices import Bearing, GiftWay
from haidang.registers.visits.models import Visit, VisitSession

_CENTRED = {"STT", "Số người"}
#: Who pays, as a paper that others read says it.
_BEARINGS = {
    Bearing.HOST: "bên mời đài thọ ăn, ở, đi lại trong nước",
    Bearing.COURTESY: "bên mời mời cơm, bố trí phiên dịch; khách tự lo ăn, ở",
    Bearing.GUEST: "khách tự chi trả toàn bộ",
}
_WAYS = {GiftWay.GIVEN: "Tặng khách", GiftWay.RECEIVED: "Khách tặng"}


def _when(row: Visit) -> str:
    days = days_said(row.starts_on, row.ends_on)
    return f"{row.at:%H giờ %M}, {days}" if row.at and row.days == 1 else days


def _head(row: Visit) -> str:
    return ", ".join(part for part in (row.head_name, row.head_post) if part)


def _facts(row: Visit) -> tuple[Block, ...]:
    """What is known of it; the person to reach stands in no paper."""
    told = (
        ("Khách", row.guests),
        ("Trưởng đoàn", _head(row)),
        ("Số khách", f"{row.people:02} người" if row.people else ""),
        ("Nước, đối tác", "; ".join(str(each) for each in row.partners.all())),
        ("Thời gian", _when(row)),
        ("Nơi đến, nơi tiếp", row.places),
        ("Mục đích, nội dung", row.purpose),
        ("Cơ quan mời", row.invited_by),
        ("Cơ quan chủ trì đón", str(row.agency)),
        ("Lãnh đạo tiếp", person_said(row.receiver, row.starts_on)),
        ("Chi phí", "" if row.is_light else _BEARINGS[Bearing(row.bearing)]),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


# ── the programme ────────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def programme(row: Visit, today: date, by: Any) -> Official:
    """Chương trình đón: who comes, what happens each hour, who does what; the members in an annex."""
    members = _members(row)
    return drafted(
        letterhead(row.agency, today, "CTr"),
        "CHƯƠNG TRÌNH",
        _welcomed(row),
        blocks=(
            Heading("I. THÔNG TIN CHUNG"),
            *_facts(row),
            *((Para("Danh sách đoàn tại phụ lục kèm theo."),) if members.rows else ()),
            Heading("II. CHƯƠNG TRÌNH"),
            *_sessions(row),
            Heading("III. PHÂN CÔNG"),
            *_duties(row, today),
        ),
        signature=signature(row.agency, today),
        bases=(f"Căn cứ {cited(row.decision)}",) if row.decision else (),
        recipients=(
            f"{committee_short(today)} (b/c)",
            "Các cơ quan liên quan",
            body(POLICE, today),
            "Lưu: VT",
        ),
        annexes=(Annex("Danh sách đoàn", (members,)),) if members.rows else (),
    )


def _welcomed(row: Visit) -> str:
    """A courtesy call bears its own name: one does not receive a reception."""
    return row.title if row.is_light else f"Đón và làm việc với {lowered(row.title)}"


def _received(row: Visit) -> str:
    return lowered(row.title) if row.is_light else f"đón {lowered(row.title)}"


def _told(each: VisitSession) -> str:
    """ "Làm việc: khảo sát cảng"; what is said in the words already is not said before them."""
    kind = str(each.get_kind_display())
    if each.words.casefold().startswith(kind.casefold()):
        return each.words
    return f"{kind}: {lowered(each.words)}"


def _sessions(row: Visit) -> tuple[Block, ...]:
    columns = (
        Column("Thời gian", 3, "center"), Column("Nội dung", 5), Column("Nơi", 3), Column("Người tiếp", 3),
        Column("Phiên dịch, xe", 3),
    )  # fmt: skip
    found = tuple(
        Row((
            _hours(each), _told(each), each.place, person_said(each.host, each.on),
            "; ".join(part for part in (each.interpreter or row.interpreter, each.car or row.car) if part),
        ))
        for each in row.sessions.select_related("host")
    )  # fmt: skip
    return (Table(columns, found),) if found else (Para("Chương trình chi tiết: ………"),)


def _hours(each: VisitSession) -> str:
    hours = f"{each.at:%H.%M}" if each.at else ""
    hours += f" - {each.until:%H.%M}" if each.until else ""
    return f"{short_day(each.on)}\n{hours}" if hours else short_day(each.on)


def _duties(row: Visit, today: date) -> tuple[Block, ...]:
    """Who does what, as far as the book knows; the rest is the officer's to fill."""
    police = body(POLICE, today)
    beside = [name for name in _asked(row, today) if name != police]
    told = (
        f"{row.agency}: chủ trì công tác đón, hậu cần, tặng phẩm",
        f"Hỗ trợ nhập cảnh: {row.entry_support}" if row.entry_support else "",
        f"{police}: bảo đảm an ninh, an toàn cho đoàn",
        *(f"{name}: phối hợp theo chức năng, nhiệm vụ" for name in beside),
        "" if beside else "Các cơ quan liên quan: ………",
    )
    return _series([line for line in told if line])


def _members(row: Visit) -> Table:
    """Names, posts and parts; passports and birthdays stand in no paper."""
    columns = (
        Column("TT", 1, "center"), Column("Họ và tên", 4), Column("Chức vụ, tổ chức", 6), Column("Vai trong đoàn", 3),
        Column("Quốc tịch", 2),
    )  # fmt: skip
    return Table(columns, tuple(
        Row((str(number), each.name, each.post, str(each.get_role_display()), each.nationality))
        for number, each in enumerate(row.members.all(), 1)
    ))  # fmt: skip


# ── the invitation ───────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def invitation(row: Visit, today: date, by: Any) -> Official:
    """Giấy mời to the agencies that sit beside: to the first reception of the programme, or to the visit itself."""
    first = row.sessions.select_related("host").filter(on__gte=today).first() or row.sessions.first()
    what, when, where, host = (
        (first.words, _session_time(first), first.place, first.host)
        if first
        else (row.title, _when(row), row.places, row.receiver)
    )
    to = _occasion(row, what, is_session=first is not None)
    within = f" trong chuyến thăm của {lowered(row.title)}" if first and not row.is_light else ""
    told = (
        ("Chủ trì", person_said(host or row.receiver, row.starts_on) or "………"),
        ("Khách", _guests(row)),
        ("Nội dung", row.purpose),
        ("Thời gian", when),
        ("Địa điểm", where or row.places or "………"),
    )
    return drafted(
        letterhead(row.agency, today, "GM"),
        "GIẤY MỜI",
        f"Dự {to}",
        blocks=(
            Para(f"{row.agency} trân trọng kính mời:"),
            *_invited(row, host or row.receiver, today),
            Para(sentence(f"Dự {to}{within}")),
            *(titled(name, sentence(words)) for name, words in told if words),
            Para("Rất mong Quý đại biểu đến dự đúng giờ."),
        ),
        signature=signature(row.agency, today),
        recipients=("Như thành phần mời", f"{committee_short(today)} (b/c)", "Lưu: VT"),
    )


def _invited(row: Visit, chair: Any, today: date) -> tuple[Block, ...]:
    """Whom the book knows to sit beside the chair: who receives or hosts, and the agencies asked for their opinion.
    Dots where it knows nobody, for the officer to fill.
    """
    hosts = [row.receiver, *(each.host for each in row.sessions.select_related("host"))]
    people = dict.fromkeys(each for each in hosts if each is not None and each != chair)
    names = [*(person_said(each, row.starts_on) for each in people), *_asked(row, today)]
    return _series(names) or (Para("………"),)


def _series(words: Sequence[str]) -> tuple[Item, ...]:
    """A list as a sentence: a semicolon after each, a full stop after the last."""
    return tuple(Item(f"{each}{'.' if at == len(words) else ';'}") for at, each in enumerate(words, 1))


def _asked(row: Visit, today: date) -> list[str]:
    """The agencies whose opinion on the visit was asked for, in the order of protocol; who receives is not beside."""
    if row.consultation is None:
        return []
    asked = row.consultation.opinions.exclude(agency=row.agency).select_related("agency")
    return [each.agency.name_on(today) for each in asked.order_by("agency__order", "agency__sort_key")]


def _occasion(row: Visit, what: str, *, is_session: bool) -> str:
    """What one is asked to: a session, a courtesy call by its name, or the work with a delegation."""
    if is_session or row.is_light:
        words = lowered(what)
        return words if words.startswith(("buổi ", "lễ ", "tiệc ")) else f"buổi {words}"
    return f"buổi làm việc với {lowered(row.title)}"


def _guests(row: Visit) -> str:
    leads = f"do {head} dẫn đầu" if (head := _head(row)) else ""
    return ", ".join(part for part in (row.guests, leads) if part)


def _session_time(each: VisitSession) -> str:
    at = f"{each.at:%H giờ %M}, " if each.at else ""
    return f"{at}{long_day(each.on)}"


# ── after ────────────────────────────────────────────────────────────────────────────────────────


@in_vietnamese
def report(row: Visit, today: date, by: Any) -> Official:
    """Báo cáo kết quả: what was reached, apart from what is still expected; who does what by when; money."""
    under = f"Thực hiện {cited(row.decision)}, " if row.decision else ""
    opening = f"{under}{row.agency} báo cáo kết quả {_received(row)} như sau:"
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("Thông tin chung", _facts(row)),
        ("Kết quả đã đạt", paragraphs(row.achieved)),
        ("Kết quả còn dự kiến", paragraphs(row.expected) if row.expected.strip() else ()),
        ("Việc đã thống nhất", _promised(row)),
        ("Tặng phẩm", _gifts(row)),
        ("Kinh phí", _money(row, by)),
        ("Kiến nghị", (Para("………"),)),
    ]
    blocks: list[Block] = [Para(opening[:1].upper() + opening[1:])]
    for number, (name, told) in enumerate((part for part in parts if part[1]), 1):
        blocks += [Heading(f"{number}. {name}", 2), *told]
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Kết quả {_received(row)}",
        blocks=tuple(blocks),
        signature=signature(row.agency, today),
        to=(committee(today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _promised(row: Visit) -> tuple[Block, ...]:
    columns = (
        Column("TT", 1, "center"), Column("Việc", 6), Column("Cơ quan thực hiện", 3), Column("Thời hạn", 2, "center"),
    )  # fmt: skip
    found = tuple(
        Row((str(number), each.words, str(each.agency), short_day(each.due_on)))
        for number, each in enumerate(row.commitments.select_related("agency"), 1)
    )
    return (Table(columns, found),) if found else ()


def _gifts(row: Visit) -> tuple[Block, ...]:
    return tuple(
        Item(
            f"{_WAYS[GiftWay(each.way)]}: {lowered(each.words)} ({each.count})"
            + (f", {each.person}" if each.person else "")
            + (f"; {each.kept_by} giữ" if each.kept_by else "")
            + ";"
        )
        for each in row.gifts.all()
    )


def _money(row: Visit, by: Any) -> tuple[Block, ...]:
    """What was decided and spent, where `by` may see it."""
    if not row.estimate_id:
        return ()
    estimate = Estimate.objects.for_user(by, "view").with_figures().filter(pk=row.estimate_id).first()
    if estimate is None:
        return ()
    held = estimate.balance
    decided = "chưa duyệt" if held.decided is None else str(Money(held.decided))
    return (Para(f"Dự toán được duyệt: {decided}; đã chi: {Money(held.spent)}."),)


# ── the list of a year ───────────────────────────────────────────────────────────────────────────


@in_vietnamese
def list_of_year(found: Sequence[AnnexRow], year: int, today: date, *, under: str = "") -> Official:
    """The letter of Sở Ngoại vụ, and the list across a page."""
    ours = desk(today)
    after = f" (thuộc {under})" if under else ""
    said = (
        f"Sở Ngoại vụ kính gửi danh mục {len(found)} đoàn vào của tỉnh năm {year}{after}."
        if found
        else f"Năm {year} không có đoàn vào nào trong danh mục{after}."
    )
    columns = tuple(Column(name, width, "center" if name in _CENTRED else "left") for name, width in COLUMNS)
    table = Table(columns, tuple(Row((str(number), *row.cells)) for number, row in enumerate(found, 1)))
    return letter(
        letterhead(ours, today),
        f"V/v danh mục đoàn vào năm {year}",
        blocks=(Para(said), Para(f"Kính trình {committee(today)} xem xét danh mục tại phụ lục kèm theo.")),
        signature=signature(ours, today),
        to=(committee(today),),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex(title(year), (table,), landscape=True),),
    )


def of_plan(plan: Any, today: date, by: Any) -> Official:
    """The list of the year of a plan, of what `by` may see."""
    under = cited(plan.document) if plan.document_id else str(plan)
    return list_of_year(rows(by, plan.year), plan.year, today, under=under)
