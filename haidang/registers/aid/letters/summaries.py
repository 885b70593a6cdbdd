"""A project told to who may pay for it: the letter, and behind it the summary in two languages side by side."""

from datetime import date
from typing import Any

from haidang.kit.money import Money
from haidang.office.documents.letterheads import (
    committee_short,
    in_vietnamese,
    letter,
    letterhead,
    short_day,
    signature,
)
from haidang.papers.writer.model import Annex, Column, Official, Para, Row, Run, Table
from haidang.registers.aid.models import DonorLetter, ProjectSummary
from haidang.registers.aid.summary_rules import PAIRS
from haidang.registers.aid.summary_verdicts import NAMES


@in_vietnamese
def introduction(row: ProjectSummary, today: date, by: Any) -> Official:
    """The letter without an addressee yet: dots stand where the donor comes."""
    return _letter(row, row.agency, "………", "", today)


@in_vietnamese
def to_donor(row: DonorLetter, today: date, by: Any) -> Official:
    """The letter to the mission or the donor of the book, with the day by which an answer is asked for."""
    until = f" trước ngày {short_day(row.expected_on)}" if row.expected_on else ""
    return _letter(row.summary, row.agency, str(row.partner), until, today)


def _letter(row: ProjectSummary, agency: Any, to: str, until: str, today: date) -> Official:
    owner = f" của {row.owner}" if row.owner else ""
    asked = f", kinh phí đề nghị tài trợ {Money(row.amount, row.currency)}" if row.amount is not None else ""
    where = f", thực hiện tại {row.place}" if row.place else ""
    contact = f" Đầu mối liên hệ: {row.contact.rstrip('.')}." if row.contact else ""
    return letter(
        letterhead(agency, today),
        f"V/v giới thiệu dự án “{row.title}” đề nghị tài trợ",
        blocks=(
            Para(f"{agency} trân trọng giới thiệu với Quý cơ quan dự án “{row.title}”{owner}{where}{asked}."),
            Para("Bản tóm tắt dự án bằng tiếng Việt và tiếng Anh ở phụ lục kèm theo."),
            Para(f"Rất mong Quý cơ quan xem xét, cho biết ý kiến{until}.{contact}"),
        ),
        signature=signature(agency, today),
        to=(to,),
        recipients=("Như trên", f"{committee_short(today)} (b/c)", "Lưu: VT"),
        annexes=(Annex("Tóm tắt dự án / Project summary", (summary(row),), landscape=True),),
    )


def summary(row: ProjectSummary) -> Table:
    """Each thing beside itself, so that neither language runs ahead of the other."""
    texts = row.texts
    pairs = [((str(NAMES[name][0]), NAMES[name][1]), texts[name]) for name in PAIRS if any(texts[name])]
    pairs += [(names, (told, told)) for names, told in _money(row)]
    rows = tuple(Row((_told(names[0], said[0]), _told(names[1], said[1]))) for names, said in pairs)
    return Table((Column("Tiếng Việt"), Column("English")), rows)


def _told(name: str, words: str) -> tuple[Run, ...]:
    return (Run(f"{name[:1].upper()}{name[1:]}: ", bold=True), Run(words.strip()))


def _money(row: ProjectSummary) -> list[tuple[tuple[str, str], str]]:
    named = (
        (("kinh phí đề nghị tài trợ", "Funding requested"), row.amount),
        (("vốn đối ứng dự kiến", "Counterpart contribution"), row.counterpart),
    )
    return [(names, str(Money(amount, row.currency))) for names, amount in named if amount is not None]
