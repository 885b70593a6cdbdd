"""Keeping what is known of an agreement, and offering it to the tasks it stands on."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.plan.plans.models import Duty, Task
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.models import Step
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Stage
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.services.holding import draft


@transaction.atomic
def save(form: Any, *, by: User) -> Agreement:
    """Keep what the form says. One that was signed before it came into the register is signed from the beginning."""
    row = form.instance
    if row.pk is None:
        row.created_by = by
        if row.signed_on:
            row.stage = Stage.SIGNED
    kept: Agreement = records.save(form, by=by)  # type: ignore[assignment]
    return kept


@transaction.atomic
def hint(agreement: Agreement, *, by: User) -> int:
    """One that ends in this year or in the next is said to its tasks: a sentence for their next update (1.3)."""
    row, last = _ending(agreement, by, year=clock.today().year)
    tasks = Task.objects.filter(pk__in=row.tasks.values("pk")).in_force().count()
    if not tasks:
        raise ValidationError(
            _("“%(name)s” chưa gắn với nhiệm vụ nào đang thực hiện. Sửa thỏa thuận, chọn nhiệm vụ trước.")
            % {"name": row},
            code="no-task",
        )
    sentence = _("Thỏa thuận “%(name)s” với %(partner)s hết hiệu lực ngày %(day)s: rà soát, đề xuất gia hạn.") % {
        "name": row.name, "partner": row.foreign_party, "day": f"{last:%d/%m/%Y}",
    }  # fmt: skip
    draft(row, sentence, by=by)
    note(row, "hinted", by=by, changes={"words": [None, sentence]})
    return tasks


@transaction.atomic
def plan_step(agreement: Agreement, duty: Duty, *, by: User) -> Step:
    """One that ends becomes a step of the programme of who leads its task: due when the other side must be told."""
    row, last = _ending(agreement, by, year=duty.task.plan.year or clock.today().year)
    if not row.tasks.filter(pk=duty.task_id).exists():
        raise ValidationError(
            _("“%(name)s” không gắn với nhiệm vụ “%(task)s”. Sửa thỏa thuận, chọn nhiệm vụ trước.")
            % {"name": row, "task": duty.task},
            code="no-task",
        )
    told = {"name": row.name, "partner": row.foreign_party, "day": f"{last:%d/%m/%Y}"}
    words = _("Rà soát, đề xuất gia hạn “%(name)s” với %(partner)s (hết hiệu lực %(day)s)") % told
    if duty.steps.filter(words=words).exists():
        raise ValidationError(
            _("“%(name)s” đã là một bước trong chương trình của %(agency)s.") % {"name": row, "agency": duty.agency},
            code="twice",
        )
    by_notice, today = row.notice_by, clock.today()
    due_on = by_notice if by_notice and by_notice >= today else last
    step = programmes.save_step(duty, words=words, due_on=due_on, by=by)
    note(row, "stepped", by=by, changes={"words": [None, words]})
    return step


def _ending(agreement: Agreement, by: User, *, year: int) -> tuple[Agreement, date]:
    """The agreement under lock with its last day, for one that ends in the year or in the one after it."""
    row = Agreement.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=agreement.pk)
    last = row.expiry
    if not rules.ends_within_two_years(last, year) or last is None:
        raise ValidationError(
            _("“%(name)s” không hết hiệu lực trong hai năm %(first)d, %(second)d nên chưa có gì để gợi ý.")
            % {"name": row, "first": year, "second": year + 1},
            code="far",
        )
    return row, last
