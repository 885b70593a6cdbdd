"""The lists of the books behind the plan: what is foreseen for the year, in the columns of the office."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import override

from haidang.office.accounts.models import User
from haidang.registers.agreements import letters as of_agreements
from haidang.registers.agreements.selectors.annex import lines as agreement_lines
from haidang.registers.conferences.choices import Stage as ConferenceStage
from haidang.registers.conferences.models import Conference
from haidang.registers.conferences.telling import COLUMNS as CONFERENCE_COLUMNS
from haidang.registers.conferences.telling import list_line
from haidang.registers.delegations.limits.annex.columns import COLUMNS as TRIP_COLUMNS
from haidang.registers.delegations.limits.annex.lines import annex_lines, annex_rows
from haidang.registers.partners.coming import Looked, Suggestion, coming, settings_on
from haidang.registers.visits import annex as of_visits
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.rules.values import AnnexRow, AnnexWords
from haidang.reports.next_plan.rules.wording import one_line
from haidang.reports.next_plan.selectors.books import began_of, day_said
from haidang.reports.next_plan.selectors.proposed import Proposed
from haidang.reports.next_plan.selectors.tasks import Asked

Columns = tuple[tuple[str, int], ...]
#: (the record, what its line is called, why it stands there, its cells behind the number)
_Told = tuple[Any, str, str, Sequence[str]]


def _trips(asked: Asked, by: User, desk: str) -> Iterator[_Told]:
    rows = annex_rows(asked.year, by).filter(in_plan=True)
    # a line that knows only "quý III" stands behind those with days, as in the list of the book
    in_order = sorted(rows, key=lambda row: row.starts_on is None)
    for row, said in zip(in_order, annex_lines(rows, by), strict=True):
        cells = [said[column.name] for column in TRIP_COLUMNS[1:]]
        yield row, row.title, _said("Sổ đoàn ra", said["agency"], said["where"], said["when"]), cells


def _guests(asked: Asked, by: User, desk: str) -> Iterator[_Told]:
    visits = list(of_visits.visits_of(by, asked.year).filter(in_plan=True))
    for visit, row in zip(visits, of_visits.rows_of(visits, by), strict=True):
        yield visit, visit.title, _said("Sổ đoàn vào", str(visit.agency), row.days), row.cells


def _agreements(asked: Asked, by: User, desk: str) -> Iterator[_Told]:
    for line in agreement_lines(by, asked.year):
        _number, *cells = of_agreements.cells(0, line)
        when = f"hết hiệu lực ngày {day_said(line.ends)}" if line.ends else _planned(line.planned)
        yield line.of, line.name, _said("Sổ thỏa thuận", line.agency, when), cells


def _planned(on: date | None) -> str:
    return f"dự kiến ký ngày {day_said(on)}" if on else ""


def _conferences(asked: Asked, by: User, desk: str) -> Iterator[_Told]:
    rows = Conference.objects.for_user(by, "view").filter(starts_on__year=asked.year, is_press=False)
    rows = rows.exclude(stage__in=[ConferenceStage.REFUSED, ConferenceStage.CANCELLED])
    for row in rows.select_related("agency", "decision").order_by("starts_on", "pk"):
        # its last column, what came of it, is of a year that is over
        _number, *cells, _result = list_line(0, row)
        stage = str(row.get_stage_display()).lower()
        yield row, row.title, _said("Sổ hội nghị", str(row.agency), row.days, stage), cells


def _occasions(asked: Asked, by: User, desk: str) -> Iterator[_Told]:
    looked = Looked(date(asked.year, 1, 1), date(asked.year, 12, 31))
    for each in coming(looked, settings_on(asked.today), by).suggestions:
        if each.occasion.years and each.on.year == asked.year:
            yield each.of, each.title, _said("Sổ đối tác", str(each.partner), day_said(each.on)), _kept(each, desk)


def _kept(each: Suggestion, desk: str) -> tuple[str, ...]:
    began = began_of(each)
    days = f"{day_said(began)} - {day_said(each.on)}" if began else day_said(each.on)
    way = str(each.plan.get_way_display()) if each.plan else ""
    lead = str(each.plan.agency) if each.plan and each.plan.agency else desk
    return each.title, f"{days} ({each.occasion.years} năm)", way, lead


def _said(book: str, *facts: str) -> str:
    return f"{book}: {'; '.join(one_line(fact) for fact in facts if fact)}."


@dataclass(frozen=True, slots=True)
class Book:
    """One annex: whose list, in which columns (domain: the annex tables of a plan)."""

    title: str
    columns: Columns
    told: Callable[[Asked, User, str], Iterator[_Told]]
    #: Where its entries are written.
    page: str


_OCCASIONS: Columns = (
    ("STT", 13), ("Sự kiện", 90), ("Ngày, số năm", 40), ("Hình thức", 50), ("Cơ quan chủ trì", 55),
)  # fmt: skip

BOOKS: Mapping[str, Book] = {
    Section.OUTGOING: Book(
        "Danh mục đoàn ra dự kiến năm {}",
        tuple((column.heading, column.width) for column in TRIP_COLUMNS),
        _trips,
        "delegations:delegation-list",
    ),
    Section.INCOMING: Book(
        "Danh mục đoàn vào dự kiến năm {}", of_visits.COLUMNS, _guests, "visits:visit-list"
    ),
    Section.AGREEMENT: Book(
        "Danh mục thỏa thuận quốc tế dự kiến ký, gia hạn năm {}",
        of_agreements.COLUMNS,
        _agreements,
        "agreements:agreement-list",
    ),
    Section.CONFERENCE: Book(
        "Danh mục hội nghị, hội thảo quốc tế dự kiến năm {}",
        CONFERENCE_COLUMNS[:-1],
        _conferences,
        "conferences:conference-list",
    ),
    Section.OCCASION: Book("Danh mục ngày kỷ niệm năm {}", _OCCASIONS, _occasions, "partners:anniversaries"),
}  # fmt: skip


def foreseen(asked: Asked, by: User, desk: str) -> Iterator[Proposed]:
    """Every line of every annex, in the order of the paper."""
    with override("vi"):
        for section, book in BOOKS.items():
            heads = [name for name, _width in book.columns[1:]]
            for source, words, reason, cells in book.told(asked, by, desk):
                yield Proposed(
                    section=Section(section),
                    why=Why.BOOKED,
                    words=one_line(words),
                    reason=reason,
                    source=source,
                    cells=dict(zip(heads, cells, strict=True)),
                )


def annexes_of(lines: Sequence[Any], year: int) -> tuple[AnnexWords, ...]:
    """The annexes of the chosen lines; a list without lines is no annex."""
    found = []
    for section, book in BOOKS.items():
        heads = [name for name, _width in book.columns[1:]]
        rows = tuple(
            AnnexRow(tuple(line.cells.get(name, "") for name in heads), line.pk)
            for line in lines
            if line.section == section
        )
        if rows:
            found.append(AnnexWords(book.title.format(year), book.columns, rows))
    return tuple(found)
