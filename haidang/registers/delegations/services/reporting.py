"""After the trip: what came of it, what remains to be done, what it cost, how it is seen when the year is over."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.money import Money
from haidang.office.accounts.models import User
from haidang.plan.followup.services import draft_update
from haidang.plan.money.choices import Stage as MoneyStage
from haidang.plan.plans import services as plans
from haidang.plan.plans.models import Task
from haidang.registers.delegations import rules, selectors
from haidang.registers.delegations.choices import Act, Effect
from haidang.registers.delegations.law import Terms
from haidang.registers.delegations.models import Commitment, Delegation, TripAssessment, TripReport
from haidang.registers.delegations.services.holding import go, held, not_to_come, paper, said


@transaction.atomic
def report(
    delegation: Delegation,
    *,
    course: str,
    achieved: str,
    expected: str = "",
    agreed: str = "",
    differs: str = "",
    lessons: str = "",
    reported_on: date | None = None,
    number: str = "",
    issued_on: date | None = None,
    by: User,
) -> Delegation:
    """Báo cáo kết quả. Each task the trip serves gets a sentence in the draft of its update; nothing is sent."""
    row = held(delegation, Act.REPORT, by=by)
    on = reported_on or clock.today()
    not_to_come(on, "reported_on")
    if row.ends_on and on < row.ends_on:
        raise ValidationError(
            {
                "reported_on": _("Đoàn về ngày %(back)s; chưa báo cáo kết quả được. Về sớm hơn thì đổi ngày trước.")
                % {"back": f"{row.ends_on:%d/%m/%Y}"}
            },
            code="not-back",
        )
    told = TripReport(
        delegation=row,
        course=said(course, _("Chưa ghi diễn biến chuyến đi."), "course"),
        achieved=said(achieved, _("Chưa ghi kết quả đã đạt; kết quả còn dự kiến ghi ở ô riêng."), "achieved"),
        expected=expected.strip(), agreed=agreed.strip(), differs=differs.strip(), lessons=lessons.strip(),
        document=paper(number, issued_on, row.agency, by=by),
        due_on=Terms().report(row.head_rank, row.ends_on).due_on, by=by,
    )  # fmt: skip
    told.full_clean()
    told.save()
    row = go(row, "reported", by=by, reason=told.achieved, reported_on=on)
    for task in row.tasks.all():
        draft_update(task, selectors.sentence_of(row, told), evidence=row, by=by)
    return row


@transaction.atomic
def give(commitment: Commitment, *, by: User) -> Task:
    """Giao thành nhiệm vụ: what was promised is followed as every task of the plan."""
    row = held(commitment.delegation, Act.GIVE, by=by)
    line = row.commitments.select_for_update(of=("self",)).select_related("agency", "partner").get(pk=commitment.pk)
    if line.task_id:
        raise ValidationError(_("Việc này đã giao thành nhiệm vụ “%(task)s”.") % {"task": line.task}, code="given")
    under = _paper_of(row)
    if under is None:
        raise ValidationError(
            _("Chưa có văn bản để giao việc: ghi số quyết định cử đoàn, hoặc gắn đoàn với một nhiệm vụ của kế hoạch."),
            code="no-paper",
        )
    title = " ".join(line.words.split())
    line.task = plans.add_task(
        under, title, leads=[line.agency], due_on=line.due_on, by=by,
        description=_("Theo kết quả %(name)s (báo cáo ngày %(day)s)%(partner)s.") % {
            "name": row.title, "day": f"{row.reported_on:%d/%m/%Y}" if row.reported_on else "–",
            "partner": _("; với %(partner)s") % {"partner": line.partner} if line.partner else "",
        },
    )  # fmt: skip
    line.save(update_fields=["task"])
    note(row, "given", by=by, changes={"given": [None, line.task]})
    return line.task


def _paper_of(row: Delegation) -> Any:
    """Under what the work stands: the plan the trip serves, else the paper that sent it."""
    task = row.tasks.select_related("plan").first()
    return task.plan if task else row.plan or row.decision


@transaction.atomic
def settle(delegation: Delegation, *, words: str = "", by: User) -> Delegation:
    """Quyết toán: the account of its estimate is closed, in the room of money, where every sum stands once."""
    row = held(delegation, Act.SETTLE, by=by)
    estimate = row.estimate
    if estimate is None and not (row.no_estimate_why.strip() or words.strip()):
        raise ValidationError({"words": _("Đoàn không có dự toán: ghi ai đã chi chuyến đi.")}, code="no-estimate")
    if estimate is not None and estimate.stage not in (MoneyStage.SETTLED, MoneyStage.REFUSED, MoneyStage.CANCELLED):
        raise ValidationError(
            _("Dự toán “%(title)s” đang ở bước “%(stage)s”: quyết toán dự toán trước, rồi ghi ở đây.")
            % {"title": estimate, "stage": estimate.get_stage_display()},
            code="not-settled",
        )
    told = {"spent": [None, str(Money(estimate.balance.spent))]} if estimate is not None else {}
    if estimate is None and not row.no_estimate_why:
        row.no_estimate_why = words.strip()[:250]
    return go(row, "settled", by=by, reason=words.strip(), told=told, settled_on=clock.today())


@transaction.atomic
def assess(delegation: Delegation, *, year: int, effect: str, words: str, by: User) -> TripAssessment:
    """Đánh giá hiệu quả, once for each year since the trip."""
    row = held(delegation, Act.ASSESS, by=by)
    assert row.ends_on
    years = rules.assessed_years(row.ends_on, clock.today())
    if year not in years:
        raise ValidationError(
            {
                "year": _("Đoàn về năm %(first)s: đánh giá được cho các năm %(first)s đến %(last)s.")
                % {"first": years[0], "last": years[-1]}
            },
            code="year",
        )
    if effect not in Effect:
        raise ValidationError({"effect": _("Chưa chọn mức hiệu quả.")}, code="no-effect")
    made = TripAssessment(
        delegation=row, year=year, effect=effect, by=by, on=clock.today(),
        words=said(words, _("Chưa ghi đánh giá: việc nào đã có kết quả, việc nào chưa."), "words"),
    )  # fmt: skip
    made.full_clean()
    made.save()
    note(row, "assessed", by=by, changes={"effect": [None, str(made)]}, reason=made.words)
    return made
