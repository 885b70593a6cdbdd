"""A sheet is handed out: what stands in it is kept, so that what comes back can be told from what was there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.followup.periods import Asked
from haidang.plan.plans.models import Plan
from haidang.plan.replies.choices.sheets import Form
from haidang.plan.replies.models import SheetLine, SheetOut
from haidang.plan.replies.models.sheets import new_code
from haidang.plan.replies.rules.sheets import parted
from haidang.plan.replies.selectors.sheets import Open, Parties, open_rows, parties_of, values_of
from haidang.plan.replies.sheets_in import STATES
from haidang.plan.replies.sheets_keys import RowKey, stamp_of
from haidang.plan.replies.sheets_looking import MOST_ROWS, too_many
from haidang.plan.replies.sheets_out import Page, Row, workbook


@dataclass(frozen=True, slots=True)
class Handed:
    """The file, and what is kept of it."""

    sheet: SheetOut
    data: bytes
    rows: int


@transaction.atomic
def hand_out(
    form: str, *, plan: Plan | None = None, period: str = "", agency: Agency | None = None, by: User
) -> Handed:
    """The rows that are still to be said, as a workbook: one's own agency's, or for the desk those of one or of all."""
    if not by.may("add", "update"):
        raise PermissionDenied
    rows = open_rows(by, clock.today(), plan=plan, period=period, agency=agency)
    if not rows:
        raise ValidationError(
            _("Không còn phần việc nào chờ cập nhật theo lựa chọn này, nên không có bảng để tải."), code="nothing"
        )
    if len(rows) > MOST_ROWS:
        raise too_many(len(rows))
    sheet = SheetOut.objects.create(
        code=new_code(Form(form)),
        form=form,
        by=by,
        plan=plan,
        period=period,
        agency=agency if by.is_desk else by.agency,
    )
    SheetLine.objects.bulk_create(
        [
            SheetLine(
                sheet=sheet, duty=asked.duty, period=asked.period.code, values=values_of(update),
                version=update.version if update else 0,
            )
            for asked, update in rows
        ],
        batch_size=500,
    )  # fmt: skip
    note(sheet, "exported", by=by, changes={"rows": [None, len(rows)]})
    return Handed(sheet, workbook(form, _pages(sheet, rows), title=str(sheet)), len(rows))


def _pages(sheet: SheetOut, rows: Sequence[Open]) -> Iterator[Page]:
    parties = parties_of(list({asked.duty.task_id for asked, _update in rows}))
    for (plan, period), each in groupby(rows, key=lambda row: (row[0].duty.task.plan, row[0].period)):
        held = list(each)
        due_on = held[0][0].due_on
        yield Page(
            name=f"{plan.number or plan.title[:14]} {period.code}",
            title=f"{plan}: cập nhật tiến độ {period.name}",
            subtitle=f"Hạn gửi {due_on:%d/%m/%Y}. Mã bảng {sheet.code}." if due_on else f"Mã bảng {sheet.code}.",
            rows=list(_rows(sheet, held, parties)),
        )


def _rows(sheet: SheetOut, rows: Sequence[Open], parties: Mapping[int, Parties]) -> Iterator[Row]:
    heading = ""
    for asked, update in rows:
        task = asked.duty.task
        field = f"{task.field} {task.field_title}".strip()
        if sheet.form == Form.PROVINCE and field and field != heading:
            heading = field
            yield Row({}, heading)
        yield Row(_cells(sheet, asked, values_of(update), update.version if update else 0, parties[task.pk]))


def _cells(
    sheet: SheetOut, asked: Asked, values: Mapping[str, str], version: int, parties: Parties
) -> dict[str, str | date | None]:
    duty, task = asked.duty, asked.duty.task
    key = RowKey(sheet.code, duty.pk, asked.period.code)
    hardship, proposal = parted(values["obstacle"])
    return {
        **values,
        "key": str(key),
        "stamp": stamp_of(key, version),
        "label": task.label,
        "title": title_of(asked),
        "agency": parties.leads if sheet.form == Form.PROVINCE else str(duty.agency),
        "coordinators": parties.coordinators,
        "due": task.due_on or task.deadline_words,
        "asked": asked.due_on,
        "state": STATES[values["state"]] if values["state"] else "",
        "hardship": hardship,
        "proposal": proposal,
        "finished_on": date.fromisoformat(values["finished_on"]) if values["finished_on"] else None,
    }


def title_of(asked: Asked) -> str:
    """The task, and the solution where the row is about one."""
    duty = asked.duty
    return f"{duty.task.title}\nGiải pháp: {duty.solution.words}" if duty.solution else duty.task.title
