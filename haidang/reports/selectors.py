"""What the pages of a report show: paragraphs with the records behind them, and what would be said otherwise today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from haidang.kit.audit.choices import COMMON_VERBS
from haidang.kit.audit.models import Note
from haidang.reports.compose.comparing import Changed, Difference, differences
from haidang.reports.compose.kept import as_json, digest, from_json
from haidang.reports.compose.outline import Numbered, numbered
from haidang.reports.compose.values import Block, Chart, Paragraph, Row, Section, Source, Table, unique
from haidang.reports.composing import composed, is_annex
from haidang.reports.models import Passage, Report
from haidang.reports.saying import changed_said

# ── records behind words ─────────────────────────────────────────────────────────────────────────


def seen_of(sources: Iterable[Source], user: Any) -> set[str]:
    """The keys of those records that `user` may open. One query for each kind of record."""
    by_model: dict[str, list[int]] = defaultdict(list)
    for each in sources:
        by_model[each.model].append(each.pk)
    return {f"{label}:{pk}" for label, pks in by_model.items() for pk in _seen(label, pks, user)}


def _seen(label: str, pks: Sequence[int], user: Any) -> list[int]:
    """What has no page and no rights of its own (a product, a purpose of the plan) is told by its name."""
    model = _model(label)
    rows = getattr(model._default_manager, "for_user", None) if model else None
    return list(rows(user, "view").filter(pk__in=pks).order_by().values_list("pk", flat=True)) if rows else list(pks)


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


@dataclass(frozen=True, slots=True)
class Record:
    """A source as a page shows it: with a link where the person may open it."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Behind:
    """The sources of one paragraph for one person."""

    records: Sequence[Record]
    #: Those that this person may not see: counted, not named.
    hidden: int

    @property
    def count(self) -> int:
        return len(self.records) + self.hidden


def behind(sources: Iterable[Source], seen: set[str]) -> Behind:
    found = unique(sources)
    shown = [Record(each.name, each.url) for each in found if each.key in seen]
    return Behind(shown, len(found) - len(shown))


# ── the page of a report ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Shown:
    """One block of a section: a paragraph with its row, or a table or chart as composed."""

    passage: Passage | None
    block: Block | None
    sources: int

    @property
    def kind(self) -> str:
        match self.block:
            case Table():
                return "table"
            case Chart():
                return "chart"
        return "paragraph"


@dataclass(frozen=True, slots=True)
class ShownSection:
    numbered: Numbered
    blocks: Sequence[Shown]
    is_annex: bool

    @property
    def key(self) -> str:
        return self.numbered.section.key

    @property
    def level(self) -> int:
        return self.numbered.level + 1


def shown(report: Report, rows: Sequence[Passage]) -> list[ShownSection]:
    """The report as it is read, section by section; `rows` are its paragraphs. No query."""
    by_key = {row.key: row for row in rows}
    own: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        if row.is_own:
            own[row.section].append(row)
    body = [each for each in report.sections if not is_annex(each)]
    annexes = [each for each in report.sections if is_annex(each)]
    return [
        ShownSection(each, _blocks(each.section, by_key, own), is_annex(each.section))
        for each in (*numbered(body), *numbered(annexes))
    ]


def _blocks(section: Section, rows: Mapping[str, Passage], own: Mapping[str, Sequence[Passage]]) -> list[Shown]:
    found = [
        Shown(rows.get(block.key) if isinstance(block, Paragraph) else None, block, len(block.sources))
        for block in section.blocks
    ]
    return [*found, *(Shown(row, None, 0) for row in own.get(section.key, ()))]


def sources_of(passage: Passage, user: Any) -> Behind:
    """The records under one paragraph, as composed."""
    wanted = set(passage.sources)
    found = {each.key: each for each in _all_sources(passage.report) if each.key in wanted}
    here = [found[key] for key in passage.sources if key in found]
    return behind(here, seen_of(here, user))


def _all_sources(report: Report) -> list[Source]:
    return [Source(key, *told) for key, told in report.data.get("sources", {}).items()]


def numbers_of(passage: Passage) -> list[Any]:
    """The numbers that the composed words hold, each with the list it was counted from."""
    for top in passage.report.sections:
        for block in top.all_blocks:
            if isinstance(block, Paragraph) and block.key == passage.key:
                return list(block.numbers)
    return []


@dataclass(frozen=True, slots=True)
class RowBehind:
    """A sentence, a row of a table or a point of a chart, with its records."""

    words: str
    behind: Behind


def rows_of(block: Block) -> list[tuple[str, tuple[Source, ...]]]:
    """What stands on records in a block: its words and those records."""
    match block:
        case Table():
            found = [(_row_said(block, row), row.sources) for row in block.rows]
        case Chart():
            found = [
                (f"{series.name}, {label}: {number} {number.unit}", number.sources)
                for series in block.series
                for label, number in zip(block.labels, series.values, strict=True)
            ]
        case Paragraph():
            found = [(each.words, each.sources) for each in block.sentences]
    return [(words, sources) for words, sources in found if sources]


def _row_said(table: Table, row: Row) -> str:
    """A record by its first cells; a row of figures with the name of the column before each."""
    if not row.numbers:
        return " · ".join(each for each in row.words if each)
    first, *others = zip(table.columns, row.words, strict=True)
    told = [f"{column.name.lower()}: {words}" for column, words in others if words]
    return f"{first[1]} ({'; '.join(told)})"


def title_of(report: Report, wanted: Block) -> str:
    """As a table or chart is called: by its own title, or by what it stands under."""
    if title := getattr(wanted, "title", ""):
        return str(title)
    sections = (each for top in report.sections for each in top.walk())
    return next((each.heading for each in sections if wanted in each.blocks), "")


def rows_behind(rows: Iterable[tuple[str, tuple[Source, ...]]], user: Any) -> list[RowBehind]:
    rows = list(rows)
    seen = seen_of((source for _words, sources in rows for source in sources), user)
    return [RowBehind(words, behind(sources, seen)) for words, sources in rows]


def digest_of(report: Report) -> str:
    """Over the data, every paragraph as it stands, the paper, and the seal of the log that it was frozen under."""
    rows = report.passages.order_by("position", "pk")
    words = [[row.key, row.section, row.composed, row.edited, row.addressee, row.is_left_out] for row in rows]
    return digest(report.data, words, report.paper, report.audit_seal)


def is_intact(report: Report) -> bool:
    """Do the frozen words still give the hash that was kept?"""
    return report.digest == digest_of(report)


# ── what would be said otherwise ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Reason:
    """A record that made a difference, what became of it, and the last acts on it since."""

    name: str
    url: str
    how: str
    acts: Sequence[str]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    difference: Difference
    reasons: Sequence[Reason]
    hidden: int


def differences_of(report: Report) -> tuple[Difference, ...]:
    """The report composed of the records as they are now, beside what was kept; nothing is written."""
    return differences(report.sections, from_json(as_json(composed(report))))


def shown_differences(report: Report, user: Any) -> list[ShownDifference]:
    found = differences_of(report)
    changed = [each for one in found for each in one.why]
    seen = seen_of((each.source for each in changed), user)
    # a row that is no more has no rights: what the report said of it stands in the report already
    seen |= _vanished(each.source for each in changed if each.how == "gone")
    since = report.frozen_at or report.made_at
    acts = _acts([each.source for each in changed if each.source.key in seen], since)
    return [ShownDifference(one, *_reasons(one.why, seen, acts)) for one in found]


def _vanished(sources: Iterable[Source]) -> set[str]:
    by_model: dict[str, set[int]] = defaultdict(set)
    for each in sources:
        by_model[each.model].add(each.pk)
    found: set[str] = set()
    for label, pks in by_model.items():
        model = _model(label)
        there = set(model._default_manager.filter(pk__in=pks).values_list("pk", flat=True)) if model else set()
        found |= {f"{label}:{pk}" for pk in pks - there}
    return found


def _reasons(why: Sequence[Changed], seen: set[str], acts: Mapping[str, Sequence[str]]) -> tuple[list[Reason], int]:
    told = [
        Reason(each.source.name, each.source.url, changed_said(each.how), acts.get(each.source.key, ()))
        for each in why
        if each.source.key in seen
    ]
    return told, len(why) - len(told)


#: Acts told of one record; its own page has them all.
_ACTS = 3


def _acts(sources: Sequence[Source], since: datetime) -> dict[str, list[str]]:
    """Who did what to these records since then, the last first. One query."""
    kinds = {model: each for each in {one.model for one in sources} if (model := _model(each))}
    types = ContentType.objects.get_for_models(*kinds)
    by_type = {kind.pk: (kinds[model], model) for model, kind in types.items()}
    wanted = {each.key for each in sources}
    rows = Note.objects.filter(content_type__in=by_type, object_id__in={str(each.pk) for each in sources}, at__gt=since)
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows.order_by("-pk"):
        label, model = by_type[row.content_type_id]
        key = f"{label}:{row.object_id}"
        if key in wanted and len(found[key]) < _ACTS:
            words = COMMON_VERBS | getattr(model, "NOTE_VERBS", {})
            found[key].append(f"{words.get(row.verb, row.verb)}: {row.by_name}, {row.at:%d/%m/%Y}")
    return found
