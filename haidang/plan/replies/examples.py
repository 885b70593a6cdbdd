"""One honest sheet that was taken along, filled in and handed in: for tests, the demo, and nowhere else."""

from haidang.office.accounts.models import User
from haidang.plan.followup.examples import DONE, NEXT, period_now
from haidang.plan.plans.models import Duty
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Form
from haidang.plan.replies.models import Intake
from haidang.plan.replies.rules.columns import TABLE
from haidang.plan.replies.sheets_keys import RowKey, stamp_of


def handed_in(duty: Duty, *, by: User, period: str = "", **said: str) -> Intake:
    """The row of one part, pasted back: the period that runs today unless one is named; nothing of it is written."""
    code = period or period_now(duty)
    handed = services.hand_out(Form.TABLE, plan=duty.task.plan, period=code, by=by)
    line = handed.sheet.lines.get(duty=duty)
    key = RowKey(handed.sheet.code, duty.pk, code)
    cells = {
        "key": str(key),
        "stamp": stamp_of(key, line.version),
        "label": duty.task.label,
        "title": duty.task.title,
        "state": "Đang thực hiện",
        "done": DONE,
        "next": NEXT,
    }
    cells |= said
    lines = [[column.heading for column in TABLE], [cells.get(column.name, "") for column in TABLE]]
    return services.take_pasted("\n".join("\t".join(line) for line in lines), by=by)
