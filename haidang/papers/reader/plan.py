"""What a reading holds: frozen values, each a span of the source and the name of the rule that saw it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from haidang.papers.sources.text import Source, Span, Table


@dataclass(frozen=True, slots=True)
class Value:
    """Some words of the source, and the rule that took them.

    `more` holds further pieces, where the other column of the page stands between them.
    """

    span: Span
    rule: str
    more: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day as printed; `on` is None when a part of it is left blank or impossible."""

    span: Span
    rule: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency, a group of agencies or a post, as the text names it.

    `code` is the agency of the given list it resolves to, if one was given and knew it.
    `group` marks a phrase for many ("các Sở, Ban, Ngành"); `open` one whose members are not yet
    named ("… có liên quan").
    """

    span: Span
    rule: str
    code: str | None = None
    group: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper that the text names: "Chỉ thị số 25-CT/TW ngày 08 tháng 8 năm 2018 của Ban Bí thư"."""

    span: Span
    rule: str
    kind: Span | None = None
    number: Span | None = None
    dated: DateValue | None = None
    issuer: Span | None = None
    #: What it is about, or the name of a law that is cited without a number.
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due, as said and, where it can be known, as a day.

    `kind` is one of: "day" (by `on`), "period" (from `start` to `on`), "recurring" (every month, every
    year, …), "standing" (thường xuyên), "event" (after or before something happens), "unclear".
    """

    span: Span
    rule: str
    kind: str = "unclear"
    start: date | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A chỉ tiêu: a figure to be reached, with its unit and the year or day it is set for where the text gives one."""

    span: Span
    rule: str
    amount: Span | None = None
    unit: Span | None = None
    by: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """A giải pháp under a task; `assignees` where the words themselves charge somebody."""

    span: Span
    rule: str
    label: str = ""
    assignees: tuple[Mention, ...] = ()
    products: tuple[Value, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Something that the paper gives somebody to do: a task, or an item of "Tổ chức thực hiện".

    `layout` names the way it was printed; `label` is the printed label, made unique with "#2" (second
    block under one label) or "-2" (second bullet under it); `section` the printed section.
    `words` are the spans that make the title up: one, or several when something stands between.
    """

    span: Span
    layout: str
    section: str
    label: str
    title: Value
    field: str = ""
    leads: tuple[Mention, ...] = ()
    coordinators: tuple[Mention, ...] = ()
    #: "Đơn vị thực hiện:", counted with the leads unless a lead is named beside it.
    implementers: tuple[Mention, ...] = ()
    #: Persons: "Lãnh đạo phụ trách: Phó giám đốc …"
    supervisors: tuple[Value, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    products: tuple[Value, ...] = ()
    descriptions: tuple[Value, ...] = ()
    solutions: tuple[Solution, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    #: Source of money, notes and other columns of an annex table: (head of the column, its words).
    others: tuple[tuple[Span, Value], ...] = ()
    #: Whole label lines: what kind of line it is ("lead", "coordinating", "deadline", …) and where.
    lines: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work (nhóm công tác): the heading under which tasks stand."""

    span: Span
    rule: str
    section: str
    label: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who reports, when, to whom."""

    span: Span
    rule: str
    who: tuple[Mention, ...] = ()
    to: tuple[Mention, ...] = ()
    when: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """Where difficulties go: "nếu có khó khăn, vướng mắc … phản ánh về Sở Ngoại vụ"."""

    span: Span
    rule: str
    who: tuple[Mention, ...] = ()
    to: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    parent_body: Value | None = None
    issuer: Value | None = None
    #: "163/KH-UBND" whole; `number` and `symbol` are its two parts.
    full_number: Value | None = None
    number: Value | None = None
    symbol: Value | None = None
    dated: DateValue | None = None
    place: Value | None = None
    kind: Value | None = None
    #: The kind where no line prints it (a công văn has none).
    kind_name: str = ""
    title: Value | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    formula: tuple[Value, ...] = ()
    position: Value | None = None
    name: Value | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the outline: a heading with what hangs under it, or plain text."""

    kind: str
    label: str
    #: The whole paragraph, label and all.
    span: Span
    #: The words after the label.
    text: Span
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def whole(self) -> Span:
        """From its first character to the last of everything under it."""
        last = self
        while last.children:
            last = last.children[-1]
        return Span(self.span.start, max(self.span.end, last.span.end))


@dataclass(frozen=True)
class Plan:
    """Everything that was read in one document."""

    source: Source
    outline: Node
    letterhead: Letterhead = field(default_factory=Letterhead)
    signer: Signer = field(default_factory=Signer)
    bases: tuple[Citation, ...] = ()
    #: The sentence that issues the plan, after the bases.
    enacting: Value | None = None
    purposes: tuple[Value, ...] = ()
    requirements: tuple[Value, ...] = ()
    goals: tuple[Indicator, ...] = ()
    fields: tuple[Field, ...] = ()
    tasks: tuple[Assignment, ...] = ()
    org_assignments: tuple[Assignment, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    channels: tuple[Channel, ...] = ()
    recipients: tuple[Value, ...] = ()
    #: "Kính gửi: …" of a công văn, a tờ trình, a báo cáo.
    addressees: tuple[Value, ...] = ()
    #: Every paper named anywhere in the text, the bases among them.
    citations: tuple[Citation, ...] = ()
    tables: tuple[Table, ...] = ()
    #: Things of the page and not of the text: rules, cell bars, page numbers, quốc hiệu, "./.".
    furniture: tuple[Value, ...] = ()

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        return self.tasks + self.org_assignments

    def words(self, span: Span | Value | None) -> str:
        """The words of a span as one line: line breaks joined, `*` of markdown and `|` of cells left out."""
        if span is None:
            return ""
        if isinstance(span, Span):
            return self.source.line_of(span)
        return " ".join(self.source.line_of(piece) for piece in (span.span, *span.more))
