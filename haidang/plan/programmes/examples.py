"""One honest programme, for tests and the demonstration: filed, with figures, steps and a part asked of another."""

from datetime import date
from decimal import Decimal

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.programmes import services
from haidang.plan.programmes.models import PartRequest, Programme, lead_duties


def programme(plan: Plan, agency: Agency, *, by: User, files: bool = True) -> Programme:
    """The programme of `agency` for `plan`: every solution a step, and a figure for each task."""
    for duty in lead_duties().filter(task__plan=plan, agency=agency).select_related("task__plan", "agency"):
        for step in services.tick(duty, duty.task.solutions.all(), by=by):
            services.save_step(
                duty, step=step, person="Phòng Quản lý thương mại (minh họa)", due_on=_day(duty, plan), by=by
            )
        services.save_output(
            duty,
            name="Tài liệu giới thiệu hai thứ tiếng (minh họa)",
            unit="bộ",
            target=Decimal(40),
            baseline=Decimal(12),
            baseline_source="Báo cáo năm trước của Sở (minh họa)",
            by=by,
        )
    services.save_head(
        plan, agency, leader="Người mẫu D, Phó Giám đốc", power="Giám đốc quyết định, báo cáo UBND tỉnh", by=by
    )
    if files:
        services.submit(plan, agency, by=by)
    return Programme.objects.get(plan=plan, agency=agency)


def part_request(plan: Plan, agency: Agency, *, by: User) -> PartRequest:
    """A part asked of a coordinator of the first task that `agency` leads."""
    duty = lead_duties().filter(task__plan=plan, agency=agency).select_related("task__plan", "agency")[0]
    asked = (
        Duty.objects.active()
        .filter(task=duty.task, part=Part.COORDINATING)
        .exclude(agency=agency)
        .order_by("agency__code")[0]
    )
    return services.ask_part(duty, asked, "Góp ảnh và số liệu của ngành cho tài liệu giới thiệu (minh họa).", by=by)


def _day(duty: Duty, plan: Plan) -> date:
    return duty.task.due_on or date(plan.year or 2020, 9, 30)
