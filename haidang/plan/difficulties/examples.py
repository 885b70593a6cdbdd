"""One difficulty and one asking for another day, by the verbs of the room: for tests and the demo, nowhere else."""

from datetime import date, timedelta
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.difficulties import services
from haidang.plan.difficulties.choices import Cause, Verdict
from haidang.plan.difficulties.models import Difficulty, Extension, Submission
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Duty, Plan, Task

#: What a department would say about leafing through its harbours.
WORDS = "Hai doanh nghiệp cảng chưa gửi số liệu bốc dỡ vì sợ lộ giá cho bạn hàng; đã làm việc hai lần chưa xong."
PROPOSAL = "Đề nghị UBND tỉnh có văn bản yêu cầu hai doanh nghiệp gửi số liệu tổng, không cần giá."
REASON = "Còn thiếu số liệu của hai bến; bản tiếng Anh phải hiệu đính lại sau khi có số liệu."


def new_duty(by: User, due_on: date | None = None) -> Duty:
    """A task of its own at each call, led by the agency of `by`, due in a month."""
    today = clock.today()
    desk = person("so-ngoai-vu")
    plan = Plan.objects.create(title="Kế hoạch mẫu", issued_on=date(today.year, 1, 1), year=today.year)
    task = Task.objects.create(
        plan=plan, label="1", title="Lập hồ sơ các bến cảng", accepted_by=desk,
        due_on=due_on or today + timedelta(days=30), due_state=DueState.PRINTED,
    )  # fmt: skip
    assert by.agency
    task.assignments.create(part=Part.LEAD, words=by.agency.name, agency=by.agency)
    return Duty.objects.create(task=task, agency=by.agency, part=Part.LEAD)


def raised(duty: Duty, *, by: User, **said: Any) -> Difficulty:
    """Raised by an officer, for UBND to settle."""
    facts: dict[str, Any] = {"cause": Cause.COORDINATION, "words": WORDS, "proposal": PROPOSAL} | said
    addressee = facts.pop("addressee", None) or Agency.objects.get(code="UBND")
    return services.raise_(duty, addressee=addressee, by=by, **facts)


def difficulty() -> Difficulty:
    """Raised today by Sở Công Thương, and waiting for Sở Ngoại vụ."""
    officer = person("so-cong-thuong")
    return raised(new_duty(officer), by=officer)


def submission() -> Submission:
    """A draft of a paper with one difficulty."""
    return services.consolidate([difficulty()], by=person("so-ngoai-vu"))


def submitted() -> Difficulty:
    """Signed and with UBND: its clock runs."""
    draft = submission()
    services.submit(draft, number="812/TTr-SNgV", issued_on=clock.today(), by=person("so-ngoai-vu"))
    return Difficulty.objects.get(submission_lines__submission=draft)


def decided() -> Difficulty:
    """The chair has said yes."""
    row = submitted()
    chair = person("lanh-dao-ubnd")
    services.settle(row, Verdict.AGREED, "Giao Văn phòng UBND tỉnh có văn bản gửi hai doanh nghiệp.", by=chair)
    return Difficulty.objects.get(pk=row.pk)


def extension() -> Extension:
    """Asked by Sở Công Thương: a month more."""
    officer = person("so-cong-thuong")
    duty = new_duty(officer)
    assert duty.task.due_on
    return services.ask_extension(duty, duty.task.due_on + timedelta(days=30), REASON, by=officer)
