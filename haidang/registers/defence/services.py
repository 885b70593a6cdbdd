"""What is done with a defence activity: written down, held, called off; each finished one is told to its tasks."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from haidang.kit.dossiers.services import go, held, not_to_come
from haidang.kit.records import services as records
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.defence.choices import Act
from haidang.registers.defence.models import DefenceActivity
from haidang.registers.defence.telling import done_sentence


@transaction.atomic
def save(form: Any, *, by: User) -> DefenceActivity:
    """Of one's own agency, or of any for the desk."""
    if not DefenceActivity.objects.may_add(by):
        raise PermissionDenied
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def done(activity: DefenceActivity, *, done_on: date, by: User) -> DefenceActivity:
    """It was held. Nothing is asked of what came of it."""
    row = held(activity, Act.DONE, by=by)
    not_to_come(done_on, "done_on")
    row = go(row, Act.DONE, by=by, done_on=done_on)
    tell_tasks(row, done_sentence(row), by=by)
    return row


@transaction.atomic
def call_off(activity: DefenceActivity, *, by: User) -> DefenceActivity:
    """It will not be held. Why is no business of this program."""
    row = go(held(activity, Act.OFF, by=by), Act.OFF, by=by)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def reopen(activity: DefenceActivity, *, by: User) -> DefenceActivity:
    """It was written down wrongly: it stands as planned again, and its sentence leaves the drafts."""
    row = go(held(activity, Act.REOPEN, by=by), Act.REOPEN, by=by, done_on=None)
    drop_draft(row, by=by)
    return row
