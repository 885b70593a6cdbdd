"""What the pages of the next plan show."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from haidang.office.accounts.models import User
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.models import NextPlan, NextPlanLine
from haidang.reports.next_plan.models import NextPlanLineQuerySet as Lines
from haidang.reports.next_plan.selectors.annexes import BOOKS


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the linter or the reader says of the draft, and the line it is of."""

    code: str
    words: str
    line: int
    #: What the line says, for who looks for it.
    about: str = ""
    is_annexed: bool = False


def drafts_of(user: User) -> Any:
    """The drafts with their numbers, the latest first."""
    return (
        NextPlan.objects.for_user(user, "view")
        .select_related("plan", "made_by", "became")
        .annotate(
            task_count=Count("lines", filter=Q(lines__section=Section.TASK, lines__is_in=True)),
            out_count=Count("lines", filter=Q(lines__section=Section.TASK, lines__is_in=False)),
        )
        .order_by("-year", "-pk")
    )


def findings_of(next_plan: NextPlan) -> list[Said]:
    """Each with the line that it is of; a line may be gone since."""
    keys = {each["line"] for each in next_plan.findings if each["line"]}
    lines = next_plan.lines.in_bulk(keys) if keys else {}
    return [_said(each, lines.get(each["line"])) for each in next_plan.findings]


def _said(found: dict[str, Any], line: NextPlanLine | None) -> Said:
    if line is None:
        return Said(found["code"], found["words"], 0)
    return Said(found["code"], found["words"], line.pk, line.words, line.is_annexed)


def by_line(found: Iterable[Said]) -> dict[int, list[Said]]:
    said: dict[int, list[Said]] = {}
    for each in found:
        said.setdefault(each.line, []).append(each)
    return said


@dataclass(frozen=True, slots=True)
class Counted:
    """Of one reason: how many go in, of how many."""

    why: Why
    chosen: int
    all: int


def counted(next_plan: NextPlan) -> list[Counted]:
    """The tasks by reason, in the order in which the reasons are told."""
    rows = next_plan.lines.filter(section=Section.TASK).order_by().values_list("why", "is_in").annotate(n=Count("pk"))
    chosen: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for why, is_in, n in rows:
        whole[why] += n
        chosen[why] += n if is_in else 0
    return [Counted(why, chosen[why], whole[why]) for why in Why if whole[why]]


@dataclass(frozen=True, slots=True)
class Annexed:
    """Of one annex: how many of its lines go in, of how many, and the page of its book."""

    section: Section
    chosen: int
    all: int
    book: str

    @property
    def noun(self) -> str:
        """ "đoàn ra": what it lists, where the words beside it say that it is an annex."""
        return str(self.section.label).partition(": ")[2]


def annexed(next_plan: NextPlan) -> list[Annexed]:
    """Every annex that a plan may have, in the order of the paper; also those for which no book foresees anything."""
    rows = (
        next_plan.lines.filter(section__in=ANNEXES).order_by().values_list("section", "is_in").annotate(n=Count("pk"))
    )
    told = {(section, is_in): n for section, is_in, n in rows}
    return [
        Annexed(each, told.get((each, True), 0), told.get((each, True), 0) + told.get((each, False), 0), page_of(each))
        for each in ANNEXES
    ]


def page_of(section: str) -> str:
    """Where what an annex lists is written down."""
    return reverse(BOOKS[section].page)


def lines_asked(next_plan: NextPlan, section: str, why: str) -> Lines:
    """The lines of a part, and of a reason; every part in the order of the paper."""
    rows: Lines = next_plan.lines.in_order()
    if section in Section.values:
        rows = rows.filter(section=section)
    if why in Why.values:
        rows = rows.filter(why=why)
    return rows


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the page shows it, with its heading where a new field begins."""

    line: NextPlanLine
    heading: str
    said: Sequence[Said]


def rows_of(lines: Iterable[NextPlanLine], said: dict[int, list[Said]]) -> list[Row]:
    rows = []
    before = ""
    for line in lines:
        heading = line.field_title if line.is_task else str(line.get_section_display())
        rows.append(Row(line, heading if heading != before else "", said.get(line.pk, [])))
        before = heading
    return rows
