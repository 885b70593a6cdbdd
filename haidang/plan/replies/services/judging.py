"""The rows of a sheet that came back, each with its verdict by what stands now. Reads much, writes nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.followup.choices import Origin
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asked, Asking, reporting
from haidang.plan.plans.models import Duty
from haidang.plan.replies.choices.sheets import Outcome, Verdict
from haidang.plan.replies.models import Intake, IntakeRow, SheetLine, SheetOut
from haidang.plan.replies.rules.columns import folded
from haidang.plan.replies.rules.sheets import FIELDS, joined, merge_row
from haidang.plan.replies.selectors.papers import Papers, evidence_said
from haidang.plan.replies.selectors.sheets import open_rows, values_of
from haidang.plan.replies.services.handing_out import title_of
from haidang.plan.replies.sheets_in import Read
from haidang.plan.replies.sheets_keys import RowKey, key_of

#: Keys in one query: more than a sheet may have, fewer than SQLite takes.
_AT_ONCE = 10_000
_LONGEST_TITLE = 300
#: Sheets whose rows may be gathered in one file.
_MOST_SHEETS = 50


def rows_of(reads: Sequence[Read], intake: Intake, *, by: User) -> list[IntakeRow]:
    """The rows with their parts: found by the key that was handed out, else proposed by number and title; and those
    that were handed out on the same sheets and do not come back."""
    keys = [key_of(read.key, read.stamp) for read in reads]
    lines = _lines({found[0] for found in keys if found})
    proposed = _Proposed(by) if any(not read.key for read in reads) else None
    rows = []
    for read, found in zip(reads, keys, strict=True):
        line = lines.get(found[0]) if found else None
        row = IntakeRow(
            intake=intake, sheet=read.sheet[:60], number=read.number, line=line, mine=dict(read.said),
            title=f"{read.label} {read.title}".strip()[:_LONGEST_TITLE], faults=[list(fault) for fault in read.faults],
        )  # fmt: skip
        if line:
            row.duty, row.period = line.duty, line.period
        elif read.key or read.stamp:
            row.faults.append(["", "foreign-key", ""])
        elif proposed:
            proposed.give(row, read)
        rows.append(row)
    _refuse_twice(rows)
    return rows + _not_back(intake, rows, lines)


def _lines(keys: Iterable[RowKey]) -> dict[RowKey, SheetLine]:
    """What was handed out under these keys: all of each sheet, for rows may be missing."""
    codes = sorted({key.code for key in keys})[:_MOST_SHEETS]
    sheets = dict(SheetOut.objects.filter(code__in=codes).values_list("pk", "code"))
    rows = SheetLine.objects.filter(sheet__in=sheets).select_related("duty__task")
    return {RowKey(sheets[row.sheet_id], row.duty_id, row.period): row for row in rows}


class _Proposed:
    """Rows that lost their key, by number and title exactly: a proposal, never more."""

    def __init__(self, by: User) -> None:
        self._found: dict[tuple[str, str], list[Asked]] = defaultdict(list)
        for asked, _update in open_rows(by, clock.today()):
            self._found[(folded(asked.duty.task.label), folded(title_of(asked)))].append(asked)

    def give(self, row: IntakeRow, read: Read) -> None:
        found = self._found.get((folded(read.label), folded(read.title)), [])
        named = [asked for asked in found if asked.period.code in read.sheet] or found
        if len(named) == 1:
            row.duty, row.period = named[0].duty, named[0].period.code
        else:
            row.faults.append(["", "many-like-it" if named else "no-key", ""])


def _refuse_twice(rows: Sequence[IntakeRow]) -> None:
    """A row that was copied within the sheet: the same words twice are one, others are nobody's."""
    times: Counter[tuple[int | None, str]] = Counter((row.duty_id, row.period) for row in rows if row.duty_id)
    told: dict[tuple[int | None, str], IntakeRow] = {}
    for row in rows:
        place = (row.duty_id, row.period)
        if times[place] < 2:
            continue
        first = told.setdefault(place, row)
        if first is row:
            continue
        row.faults.append(["", "twice", str(first.number)])
        if first.mine != row.mine and not any(fault[1] == "twice" for fault in first.faults):
            first.faults.append(["", "twice", str(row.number)])


def _not_back(intake: Intake, rows: Sequence[IntakeRow], lines: Mapping[RowKey, SheetLine]) -> list[IntakeRow]:
    back = {row.line_id for row in rows}
    return [
        IntakeRow(
            intake=intake, line=line, duty=line.duty, period=line.period, verdict=Verdict.UNCHANGED, why="not-in-file",
            title=str(line.duty.task)[:_LONGEST_TITLE],
        )
        for line in lines.values()
        if line.pk not in back
    ]  # fmt: skip


# ── the verdict ──────────────────────────────────────────────────────────────────────────────────


def settle(rows: Sequence[IntakeRow], *, by: User) -> None:
    """Give each row its verdict by what stands now. As many queries for one row as for thousands."""
    with_parts = [row for row in rows if row.duty_id]
    now = _Now(with_parts, by)
    for row in rows:
        if row.why != "not-in-file":
            now.judge(row)


#: Faults that are found anew at each look, by what stands that day and in the book of papers.
LOOKED_UP = ("ahead", "paper-unknown", "paper-many")


class _Now:
    """What stands now about many rows."""

    def __init__(self, rows: Sequence[IntakeRow], by: User) -> None:
        self._by = by
        duties = sorted({row.duty_id for row in rows if row.duty_id})
        self._updates: dict[tuple[int, str], Update] = {}
        self._seen: set[int] = set()
        self._mine: set[int] = set()
        self._asked: set[tuple[int, str]] = set()
        self._own: dict[int, dict[str, str]] = defaultdict(dict)
        for some in _parted(duties):
            held = Update.objects.filter(duty__in=some).select_related("by")
            for update in held.prefetch_related("evidence__document"):
                self._updates[(update.duty_id, update.period.code)] = update
            seen = Update.objects.for_user(by, "view").filter(duty__in=some)
            self._seen |= set(seen.values_list("pk", flat=True))
            self._mine |= set(Duty.objects.for_user(by, "change").filter(pk__in=some).values_list("pk", flat=True))
            asking = Asking(reporting(Duty.objects.filter(pk__in=some)), clock.today())
            self._asked |= {(asked.duty.pk, asked.period.code) for asked in asking}
        for some in _parted(sorted({row.line_id for row in rows if row.line_id})):
            written = IntakeRow.objects.filter(line__in=some, intake__by=by, outcome__in=(Outcome.KEPT, Outcome.SENT))
            for line, values in written.order_by("pk").values_list("line", "written"):
                self._own[line] |= values
        # what stands there already needs no looking up
        known = {evidence_said(update) for update in self._updates.values()}
        self._papers = Papers({row.mine.get("evidence", "") for row in rows} - known, by)

    def judge(self, row: IntakeRow) -> None:
        update = self._updates.get((row.duty_id or 0, row.period))
        base = row.line.values if row.line else None
        is_hidden = update is not None and update.pk not in self._seen
        # what an agency is still writing is shown to nobody else, not even by a comparison
        theirs = (base or values_of(None)) if is_hidden else values_of(update)
        mine = cells_of(row.mine, base or theirs)
        shown = self._evidence(mine, (base or {}).get("evidence", ""), theirs.get("evidence", ""))
        if row.duty_id and row.duty_id not in self._mine:
            # what is not yours is named in no other words than those of your file
            row.faults = [["", "not-yours", ""]]
        row.faults = [fault for fault in row.faults if fault[1] not in LOOKED_UP] + _ahead(mine) + shown
        closed = "own-words" if is_hidden else self._closed(row, update)
        is_bad = bool(row.faults) or row.duty_id is None
        own = self._own.get(row.line_id or 0)
        merged = merge_row(base, mine, theirs, closed=closed, is_bad=is_bad, own=own)
        row.verdict, row.why = merged.verdict, merged.why
        row.version = update.version if update else 0
        row.cells = {
            name: [None if base is None else base.get(name, ""), mine[name], theirs.get(name, ""), verdict]
            for name, verdict in merged.cells.items()
            if mine[name] is not None
        }

    def _evidence(self, mine: dict[str, str | None], *known: str) -> list[list[str]]:
        """The papers that the cell names, as they are written here; what is no paper of the book is a fault."""
        said = mine["evidence"]
        if not said or said in known:
            return []
        shown = self._papers.of(said)
        mine["evidence"] = said if shown.faults else shown.said
        return [["evidence", code, words] for code, words in shown.faults]

    def _closed(self, row: IntakeRow, update: Update | None) -> str:
        """Why nothing may be written to it now; "" where something may."""
        if update and not update.is_open:
            return str(update.stage)
        if (row.duty_id, row.period) not in self._asked:
            return "ended" if row.duty and row.duty.ended_at else "not-asked"
        enters_for = bool(row.duty) and enters_for_other(row.duty, self._by)
        is_of_a_book = update is not None and update.origin == Origin.EVIDENCE and not update.is_touched
        if enters_for and update and not update.entered_source and not is_of_a_book:
            return "own-words"
        return ""


def enters_for_other(duty: Any, by: User) -> bool:
    """Does `by` write down what another agency said (nhập hộ)?"""
    return by.is_desk and not by.charge.answers_for(duty.agency_id, duty.task.title)


def cells_of(said: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str | None]:
    """The cells of a row by the fields of an update: the province's form has two columns for one of them."""
    mine = {name: said.get(name) for name in FIELDS}
    if "hardship" in said or "proposal" in said:
        mine["obstacle"] = joined(said.get("hardship"), said.get("proposal"), before.get("obstacle", ""))
    return mine


def _ahead(mine: Mapping[str, str | None]) -> list[list[str]]:
    day = mine["finished_on"]
    return [["finished_on", "ahead", day]] if day and date.fromisoformat(day) > clock.today() else []


def _parted(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
