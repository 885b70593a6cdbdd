"""Quyết định cử đoàn đi công tác nước ngoài: of the chair of UBND tỉnh."""

from datetime import date
from typing import Any

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
    drafted,
    in_vietnamese,
    law_cited,
    letterhead,
    lowered,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Annex, Block, Item, Official
from haidang.registers.delegations.law import Terms, law_of
from haidang.registers.delegations.letters.telling import (
    count_said,
    estimate_of,
    head_said,
    members_of,
    money_said,
    partners_of,
    people_table,
    plan_said,
    when_said,
    where_said,
    with_post,
)
from haidang.registers.delegations.models import Delegation

#: So many names stand in the decision itself; more go into its list.
NAMED = 3


@in_vietnamese
def decision(row: Delegation, today: date, by: Any) -> Official:
    """Who goes where, when, for what, at whose cost; what the head owes afterwards; who carries it out."""
    ours = province(today)
    estimate = estimate_of(row, by)
    is_listed = row.members.count() > NAMED
    return drafted(
        letterhead(ours, today, "QĐ"),
        "QUYẾT ĐỊNH",
        f"Về việc cử {lowered(row.title)} đi công tác nước ngoài",
        blocks=(
            article(1, _sent(row, is_listed)),
            *(() if is_listed else _named(row)),
            *_facts(row, money_said(row, estimate)),
            article(2, _owed(row, today)),
            article(3, _carried_out(row, today)),
        ),
        bases=tuple(_bases(row, today)),
        signature=signature(ours, today),
        recipients=_recipients(row, today),
        annexes=(Annex("DANH SÁCH ĐOÀN ĐI CÔNG TÁC NƯỚC NGOÀI", (people_table(row),)),) if is_listed else (),
    )


def _bases(row: Delegation, today: date) -> list[str]:
    """The law by which the chair decides, the plan or the paper that allowed the trip, the invitations, the request."""
    law = law_of(row.head_rank, row.decided_on or today)
    invited = [each for each in row.invitations.select_related("partner", "document") if each.is_inviting]
    letters = [
        "Căn cứ thư mời " + (f"ngày {short_day(each.invited_on)} " if each.invited_on else "") + f"của {each.partner}"
        for each in invited
    ]
    found = [
        *local_government(today),
        f"Căn cứ {named}" if (named := law_cited(law.source)) else "",
        f"Căn cứ {plan}" if (plan := plan_said(row)) else "",
        f"Căn cứ {cited(row.extra_opinion)}" if row.extra_opinion else "",
        *letters,
        f"Căn cứ {cited(row.request)}" if row.request else f"Xét đề nghị của {row.agency}",
        f"Theo đề nghị của Giám đốc {body(DESK, today)}",
    ]
    return [base for base in found if base]


def _sent(row: Delegation, is_listed: bool) -> str:
    """ "Cử Đoàn … gồm 05 người (có danh sách kèm theo), do ông (bà) … làm Trưởng đoàn, đi công tác tại …" """
    people = count_said(row)
    many = f" gồm {people}" if people else ""
    listed = " (danh sách tại phụ lục kèm theo)" if is_listed else ""
    leads = f", do {head} làm Trưởng đoàn" if (head := head_said(row)) else ""
    return f"Cử {lowered(row.title)}{many}{listed}{leads}, đi công tác tại {where_said(row)}, cụ thể:"


def _named(row: Delegation) -> tuple[Block, ...]:
    return tuple(Item(f"{with_post(each)}: {lowered(str(each.get_part_display()))};") for each in members_of(row))


def _facts(row: Delegation, money: str) -> tuple[Block, ...]:
    partners = ", ".join(partners_of(row))
    told = (
        ("Thời gian", when_said(row)),
        ("Mục đích", row.purpose),
        ("Nội dung làm việc", row.content),
        ("Làm việc với", partners),
        ("Kinh phí", money),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words.strip())


def _owed(row: Delegation, today: date) -> str:
    """What the head answers for, and by when the trip is reported: by the norm of the day of return."""
    term = Terms().report(row.head_rank, row.ends_on)
    until = f" chậm nhất ngày {short_day(term.due_on)}" if term.due_on else " sau khi về nước"
    return (
        "Trưởng đoàn chịu trách nhiệm tổ chức hoạt động của đoàn đúng mục đích, chương trình, thời gian; chấp hành các "
        "quy định về đối ngoại, bảo vệ bí mật nhà nước, quản lý hộ chiếu và chế độ tài chính; báo cáo kết quả chuyến "
        f"đi với {committee(today)} (qua {body(DESK, today)}){until}."
    )


def _carried_out(row: Delegation, today: date) -> str:
    agencies = list(dict.fromkeys([str(row.agency), *(each.organisation_said for each in members_of(row))]))
    heads = ", ".join(f"Thủ trưởng {name}" for name in agencies if name)
    return (
        f"Chánh Văn phòng {committee(today)}, Giám đốc {body(DESK, today)}, {heads} và các ông (bà) có tên trong đoàn "
        "chịu trách nhiệm thi hành Quyết định này kể từ ngày ký."
    )


def _recipients(row: Delegation, today: date) -> tuple[str, ...]:
    money = (body(FINANCE, today),) if row.estimate_id else ()
    leaders = f"Chủ tịch, các Phó Chủ tịch {committee_short(today)}"
    return ("Như Điều 3", leaders, body(POLICE, today), *money, "Lưu: VT, TH")
