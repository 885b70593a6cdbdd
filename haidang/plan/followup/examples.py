"""One honest update on a small plan, taken through the room's own verbs: for tests, the demo, and nowhere else."""

from decimal import Decimal
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.followup import services
from haidang.plan.followup.choices import State
from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.followup.periods import Asking, reporting
from haidang.plan.plans.models import Duty
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.models import Output

#: What a department would write about leafing through its harbours.
DONE = "Đã thu thập số liệu bốc dỡ ba năm của 14 bến; còn thiếu 2 bến do doanh nghiệp chưa gửi."
NEXT = "Hoàn chỉnh bảng số liệu, gửi hiệu đính bản tiếng Anh."


def period_now(duty: Duty) -> str:
    """The code of the last period the plan asks this part about today."""
    asked = list(Asking(reporting(Duty.objects.filter(pk=duty.pk)), clock.today()))
    return asked[-1].period.code


def draft(duty: Duty, *, by: User, period: str = "", **said: Any) -> Update:
    """A draft of the agency `by` belongs to; of the period that runs today unless one is named."""
    words = {"state": State.DOING, "done": DONE, "next": NEXT} | said
    return services.save_draft(duty, period or period_now(duty), version=0, by=by, **words)


def counted(duty: Duty, *, by: User, period: str = "", value: Decimal = Decimal(14)) -> OutputFigure:
    """A figure of an output of the part, in a draft; the output is made where the programme has none yet."""
    output = Output.objects.filter(duty=duty).exclude(unit="").first() or programmes.save_output(
        duty, name="Bến có hồ sơ giới thiệu (minh họa)", unit="bến", target=Decimal(16), by=by
    )
    return draft(duty, by=by, period=period, figures={output.pk: value}).figures.get()


def sent(duty: Duty, *, by: User, period: str = "", **said: Any) -> Update:
    """The same, sent to Sở Ngoại vụ."""
    return services.submit(draft(duty, by=by, period=period, **said), by=by)
