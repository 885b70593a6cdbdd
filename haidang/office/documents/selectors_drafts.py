"""What pages show of drafts: the papers a record can have, the words of one draft line by line, what may be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from haidang.kit import clock
from haidang.kit.records.parts import RecordPart
from haidang.office.documents import rules_drafts as rules
from haidang.office.documents.choices import PLACES
from haidang.office.documents.models import Draft, PaperTemplate
from haidang.office.documents.paper_kinds import PaperKind, kinds_of, paper_kinds
from haidang.papers.writer.model import Beside, Block, Chart, Heading, Item, PageBreak, Para, Row, Table

#: Drafts of one record that its page lists.
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that this person may draft of a record, or why there is none now."""

    kind: PaperKind
    why_not: str


@dataclass(frozen=True)
class DraftsPanel:
    """What the page of a record shows of its papers."""

    label: str
    record_id: int
    offers: list[Offer]
    drafts: list[Draft]
    is_cut: bool

    def __bool__(self) -> bool:
        return bool(self.offers or self.drafts)


def drafts_panel(record: Model, user: Any) -> DraftsPanel | None:
    """None where nothing is ever drafted of such records: then nothing is asked of the database."""
    kinds = kinds_of(type(record))
    if not kinds:
        return None
    offers = list(_offers(kinds, record, user))
    drafts = list(Draft.objects.seen_on(record, user).select_related("document")[: _SHOWN + 1])
    found = DraftsPanel(record._meta.label_lower, record.pk, offers, drafts[:_SHOWN], len(drafts) > _SHOWN)
    return found if found else None


def _offers(kinds: Sequence[PaperKind], record: Any, user: Any) -> Iterator[Offer]:
    """One question for each right that the kinds ask for."""
    if not user.is_authenticated or not user.agency_id or not Draft.objects.may_add(user):
        return
    rows: Any = type(record)._default_manager
    today, held = clock.today(), {}
    for kind in kinds:
        if not kind.written_by(record, user):
            continue
        if kind.right not in held:
            held[kind.right] = rows.for_user(user, kind.right).filter(pk=record.pk).exists()
        if held[kind.right]:
            yield Offer(kind, kind.hindrance(record, today))


def part_of(record: Model, user: Any) -> RecordPart | None:
    """The part "Văn bản" on the page of any record of which papers are drafted (setting HAIDANG_RECORD_PARTS)."""
    panel = drafts_panel(record, user)
    return RecordPart("documents/drafts_part.html", {"drafts_panel": panel}) if panel else None


# ── the words of one ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the paper as the page shows it; `place` is "" where nothing is written by hand."""

    look: str
    place: str = ""
    words: tuple[str, ...] = ()
    label: str = ""
    is_edited: bool = False
    mark: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], bool], ...] = ()
    title: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.words)

    @property
    def anchor(self) -> str:
        return self.place.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together; those of the form stand beside each other."""

    lines: list[Line]
    is_form: bool = False


class Shown:
    """The paper with what a person wrote in it, in the order in which it is read."""

    def __init__(self, draft: Draft) -> None:
        self._is_open = draft.is_open
        self._paper = draft.as_composed if draft.is_open else draft.official
        self._said = {each.place: each.words for each in draft.edited} if draft.is_open else {}
        self._texts = rules.texts(self._paper)

    def groups(self) -> list[Group]:
        """Head, content, end, and each annex; a part that says nothing stands there as long as it can be written."""
        return [
            Group(self._parts(_HEAD), is_form=True),
            Group(list(self._blocks("blocks", self._paper.blocks))),
            Group(self._parts(_END), is_form=True),
            *self._annexes(),
        ]

    def _parts(self, places: Sequence[tuple[str, str]]) -> list[Line]:
        lines = [self._part(place, look) for place, look in places]
        return [line for line in lines if line.words or self._is_open]

    def line(self, place: str) -> Line | None:
        """One part, by its place."""
        return next((line for group in self.groups() for line in group.lines if line.place == place), None)

    def _annexes(self) -> Iterator[Group]:
        for at, annex in enumerate(self._paper.annexes):
            title = self._text("annex", f"annexes.{at}.title", annex.title)
            yield Group([title, *self._blocks(f"annexes.{at}.blocks", annex.blocks)])

    def _part(self, place: str, look: str) -> Line:
        return self._text(look, place, self._texts[place])

    def _text(self, look: str, place: str, was: str, mark: str = "") -> Line:
        is_edited = place in self._said
        words = tuple((self._said[place] if is_edited else was).splitlines())
        return Line(look, place, words, str(PLACES.get(place, "")), is_edited, mark)

    def _blocks(self, under: str, blocks: Sequence[Block]) -> Iterator[Line]:
        for at, block in enumerate(blocks):
            place = f"{under}.{at}"
            match block:
                case Heading():
                    yield self._text(f"heading-{block.level}", place, block.words)
                case Para():
                    look = "para" if block.align == "justify" else f"para-{block.align}"
                    yield self._text(look, place, rules.text_of(block.words))
                case Item():
                    yield self._text("item", place, rules.text_of(block.words), block.mark)
                case Table():
                    yield _table(block)
                case Chart():
                    yield _chart(block)
                case Beside():
                    yield from self._blocks(f"{place}.left", block.left)
                    yield from self._blocks(f"{place}.right", block.right)
                case PageBreak():
                    yield Line("break")


def _table(table: Table) -> Line:
    heads = tuple(column.name for column in table.columns)
    return Line("table", heads=heads, rows=tuple(map(_row, table.rows)), title=table.title)


def _row(row: Row) -> tuple[tuple[str, ...], bool]:
    return tuple(rules.text_of(cell) for cell in row.cells), row.bold


def _chart(chart: Chart) -> Line:
    """Its numbers: what it is drawn of."""
    unit = f" ({chart.unit})" if chart.unit else ""
    heads = ("", *(f"{series.name}{unit}" for series in chart.series))
    rows = tuple(
        ((label, *(str(series.values[at]) for series in chart.series)), False) for at, label in enumerate(chart.labels)
    )
    return Line("table", heads=heads, rows=rows, title=chart.title)


_HEAD = (
    ("head.parent", "head"), ("head.issuer", "head-issuer"), ("head.symbol", "head"), ("head.place", "head"),
    ("about", "about"), ("to", "to"), ("bases", "bases"),
)  # fmt: skip
_END = (
    ("signature.formula", "sign"), ("signature.post", "sign"), ("signature.name", "sign"), ("recipients", "recipients"),
)  # fmt: skip


# ── templates of an agency ───────────────────────────────────────────────────────────────────────


def template_of(draft: Draft) -> PaperTemplate | None:
    """By which its agency gives such papers their look: the one it was issued by, else the one that stands."""
    if draft.template_id or not draft.is_open:
        return draft.template
    return PaperTemplate.objects.in_use().filter(kind=draft.kind, agency=draft.agency_id).first()


def kinds_said() -> list[tuple[str, str]]:
    """Every kind of the house as a filter offers it."""
    return [(key, str(kind.label)) for key, kind in paper_kinds().items()]
