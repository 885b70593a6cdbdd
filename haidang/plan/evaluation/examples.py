"""One judgement of a small plan, taken through the verbs of the room: for tests, the demo, and nowhere else."""

from datetime import date
from decimal import Decimal
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.plan.evaluation import services
from haidang.plan.evaluation.choices import AimKind, Grade
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation, LastYearFigure
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Duty, Plan, Task

#: What a department would write about its harbours at the end of the year.
RESULTS = "Đã lập hồ sơ 14 bến cảng bằng hai thứ tiếng, gửi 20 bạn hàng; 2 bến chưa có số liệu."
SUBJECTIVE = "Đôn đốc doanh nghiệp chậm, đến tháng 9 mới làm việc trực tiếp."
LESSONS = "Làm việc trực tiếp với doanh nghiệp từ đầu năm thay vì gửi văn bản."
PROPOSALS = "UBND tỉnh giao Ban Quản lý cảng cung cấp số liệu định kỳ."
AIM = "Bạn hàng ngoài nước biết rõ năng lực bốc dỡ và kho bãi của hệ thống cảng."


def new_plan(*leads: User, desk: User) -> Plan:
    """A plan of its own at each call, one task for each lead."""
    today = clock.today()
    plan = Plan.objects.create(title="Kế hoạch mẫu", issued_on=date(today.year, 1, 1), year=today.year)
    for number, lead in enumerate(leads, 1):
        task = Task.objects.create(
            plan=plan, position=number, label=str(number), title="Lập hồ sơ các bến cảng", accepted_by=desk,
            field="1", field_title="Hợp tác cảng", due_on=date(today.year, 4, 30), due_state=DueState.PRINTED,
        )  # fmt: skip
        assert lead.agency
        task.assignments.create(part=Part.LEAD, words=lead.agency.name, agency=lead.agency)
        Duty.objects.create(task=task, agency=lead.agency, part=Part.LEAD)
    return plan


def evaluation() -> Evaluation:
    """Opened today: Sở Công Thương leads the first task, Sở Ngoại vụ the second."""
    desk = person("so-ngoai-vu")
    made = services.open_evaluation(new_plan(person("so-cong-thuong"), desk, desk=desk), by=desk)
    services.add_aim(made, kind=AimKind.PURPOSE, words=AIM, by=desk)
    return made


def assessment() -> Assessment:
    """Sở Công Thương is asked to judge itself."""
    rows = Assessment.objects.filter(evaluation=evaluation(), duty__agency__code="SCT")
    return rows.with_names().get()


def self_said(row: Assessment, *, by: User, **said: Any) -> Assessment:
    words = {
        "grade": Grade.PARTLY,
        "results": RESULTS,
        "subjective": SUBJECTIVE,
        "lessons": LESSONS,
        "proposals": PROPOSALS,
    }
    return services.self_assess(row, by=by, **(words | said))


def assessed() -> Assessment:
    """The same, judged by Sở Ngoại vụ and not yet confirmed."""
    row = self_said(assessment(), by=person("so-cong-thuong"))
    return services.assess(row, grade=Grade.PARTLY, by=person("so-ngoai-vu"))


def aim() -> Aim:
    """A purpose with the task of Sở Công Thương behind it."""
    made = Aim.objects.get(evaluation=evaluation())
    tasks = Task.objects.filter(plan=made.evaluation.plan_id, duties__agency__code="SCT")
    return services.lay_tasks(made, tasks, by=person("so-ngoai-vu"))


def last_year_figure() -> LastYearFigure:
    return services.keep_last_year(
        evaluation(),
        what="Đoàn vào",
        unit="đoàn",
        value=Decimal(12),
        source="Báo cáo đối ngoại năm trước, mục II.5 (minh họa)",
        by=person("so-ngoai-vu"),
    )


def published() -> Evaluation:
    """Confirmed where it was judged, and published by the chair."""
    row = assessed()
    services.confirm(row, by=person("lanh-dao-so-ngoai-vu"))
    services.propose(row.evaluation, gaps="Còn một phần việc chờ đánh giá (minh họa).", by=person("so-ngoai-vu"))
    return services.publish(row.evaluation, by=person("lanh-dao-ubnd"))
