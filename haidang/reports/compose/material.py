"""What a report is composed of, as plain values: gathered from the rooms once, for a day and one person's eyes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from haidang.plan.followup.choices import Result, TaskState
from haidang.reports.compose.values import Number, Source


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a report is about, and the day on which it is composed: what lies after that has not happened."""

    since: date
    until: date
    today: date

    @property
    def counted_until(self) -> date:
        """Nothing after today is a result."""
        return min(self.until, self.today)

    @property
    def is_over(self) -> bool:
        return self.until <= self.today


@dataclass(frozen=True, slots=True)
class Said:
    """What one agency said of its part for one period, and Sở Ngoại vụ took."""

    source: Source
    agency: str
    state: str
    done: str
    next: str
    obstacle: str
    #: Of a period within the days of the report; what was said before stands only where nothing was said since.
    is_new: bool


@dataclass(frozen=True, slots=True)
class OutputLine:
    """An output told in figures: what is reached, and what was wanted."""

    source: Source
    name: str
    unit: str
    reached: Number
    target: Number | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it stands on the last day that is counted, by what was accepted of it."""

    source: Source
    label: str
    title: str
    #: Where in the outline its field stands.
    section: str
    leads: tuple[str, ...]
    state: TaskState
    #: By the plan as amended; None where nobody is to report for it, or it was halted.
    result: Result | None
    #: By the first day it ever had.
    first_result: Result | None
    due_on: date | None
    finished_on: date | None
    #: It stood in the plan as it was signed.
    is_original: bool
    #: It stands in the plan on the day.
    is_in_plan: bool
    #: Given by another paper than a plan (a conclusion, a letter): it stands beside the plan's own.
    is_given: bool = False
    #: Why it does not, in the words of the office ("Chuyển sang năm sau"), and the amendment that says so.
    ending: str = ""
    amendment: Source | None = None
    #: The key of the plan in which it stands.
    plan: int = 0
    said: tuple[Said, ...] = ()
    outputs: tuple[OutputLine, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.is_in_plan and self.state not in (TaskState.DONE, TaskState.DROPPED, TaskState.PAUSED)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of a book: of the days, and of the same days a year earlier."""

    key: str
    section: str
    group: str
    #: "số đoàn ra"
    label: str
    now: Number
    before: Number
    #: The same by channel, where the book knows channels: (the channel's name, its number).
    parts: tuple[tuple[str, Number], ...] = ()
    #: What is decided for the days that are still to come.
    planned: Number | None = None
    #: As things stand today: beside no year before.
    is_of_now: bool = False
    #: Nobody has stated it for these days yet: 0 would be untrue.
    is_unstated: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper by which work was directed."""

    source: Source
    kind: str
    #: "Kế hoạch số 163/KH-UBND ngày 25/11/2019 của Ủy ban nhân dân tỉnh về …"
    cited: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A difficulty that was raised, and what became of it."""

    source: Source
    agency: str
    task: str
    cause: str
    words: str
    proposal: str
    #: Exactly one settles it.
    addressee: str
    is_open: bool
    is_decided: bool
    #: The cause lies outside of who has to do it.
    is_objective: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a task when its year was judged: a cause, a lesson, a proposal."""

    source: Source
    kind: Literal["objective", "subjective", "lesson", "proposal"]
    agency: str
    task: str
    words: str


@dataclass(frozen=True, slots=True)
class AimLine:
    """A purpose or requirement of the plan, with the judgement of it."""

    source: Source
    words: str
    grade: str
    result: str


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """A decision by which a plan was changed."""

    source: Source
    #: "Quyết định số 1200/QĐ-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh"
    cited: str
    on: date
    reason: str
    #: What it changed: (the kind of change in words, the change).
    changes: tuple[tuple[str, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan whose tasks the report tells of, with the agencies that lead in it."""

    source: Source
    cited: str
    amendments: tuple[AmendmentLine, ...] = ()
    leads: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class HaltLine:
    """What was ruled about a task: paused, changed, given up."""

    source: Source
    task: Source
    title: str
    kind: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """The concrete programme that a lead owes; where it has not come, its source is the agency."""

    source: Source
    agency: str
    is_filed: bool
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class UrgingLine:
    """One time that an agency was urged, by which step of the ladder."""

    source: Source
    agency: Source
    step: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that one report is composed of."""

    span: Span
    #: "năm 2020", "6 tháng đầu năm 2020"
    period: str
    #: An agency reads of its own part of the plans.
    is_part: bool = False
    plans: tuple[PlanLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    halts: tuple[HaltLine, ...] = ()
    programmes: tuple[ProgrammeLine, ...] = ()
    urgings: tuple[UrgingLine, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    judged: tuple[Judged, ...] = ()
    aims: tuple[AimLine, ...] = ()

    @property
    def held(self) -> tuple[TaskLine, ...]:
        """All that is to be done on the day, by whatever paper."""
        return tuple(each for each in self.tasks if each.is_in_plan)

    @property
    def in_plan(self) -> tuple[TaskLine, ...]:
        return tuple(each for each in self.held if not each.is_given)

    @property
    def original(self) -> tuple[TaskLine, ...]:
        return tuple(each for each in self.tasks if each.is_original and not each.is_given)

    @property
    def given(self) -> tuple[TaskLine, ...]:
        return tuple(each for each in self.held if each.is_given)
