"""Drafts from what the registers already hold: renewed while untouched, withdrawn with their record, sent by people."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.norms import selectors as norms
from haidang.plan.followup.choices import Origin, Stage, State
from haidang.plan.followup.models import Hint, Update
from haidang.plan.followup.periods import Asking, kind_of, reporting
from haidang.plan.followup.services.holding import of_period
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Task

_OPEN = (Stage.DRAFT, Stage.RETURNED)


@transaction.atomic
def draft_update(about: Task | Duty, sentence: str, *, evidence: Model, by: User) -> list[Update]:
    """A register says what happened: `sentence`, from the record `evidence`. It goes into the draft of this period of
    each part concerned: of the part given; of a task, of the lead whose record it is (Sở Ngoại vụ often writes for it),
    else of the lead that `by` belongs to, else of every lead.

    What is halted, finished, not begun or over asks for nothing, and gets no draft.

    Said again of the same record the sentence is renewed. What a person has written in is left alone: the sentence
    stands beside it. What was sent already is left alone too, and the sentence waits in nobody's way.
    """
    asked = Asking(_parts(about, evidence, by), clock.today()).under_way()
    return [_hinted(duty, sentence.strip(), evidence, by) for duty, _since in asked]


def tell_tasks(record: Any, sentence: str, *, by: User) -> int:
    """The sentence goes into the draft of each task that a record of the books stands on (`record.tasks`)."""
    return sum(
        len(draft_update(task, sentence, evidence=record, by=by)) for task in record.tasks.select_related("plan")
    )


def _parts(about: Task | Duty, evidence: Model, by: User) -> list[Duty]:
    if isinstance(about, Duty):
        return list(reporting(Duty.objects.filter(pk=about.pk)).select_for_update(of=("self",)))
    rows = reporting(Duty.objects.filter(task=about, part=Part.LEAD)).select_for_update(of=("self",))
    leads = list(rows)
    theirs = [duty for duty in leads if duty.agency_id == getattr(evidence, "agency_id", None)]
    return theirs or [duty for duty in leads if duty.is_answered_by(by)] or leads


def _hinted(duty: Duty, sentence: str, evidence: Model, by: User) -> Update:
    kind = ContentType.objects.get_for_model(evidence)
    row = (
        Hint.objects.filter(of__duty=duty, record_type=kind, record_id=evidence.pk, of__stage__in=_OPEN)
        .select_related("of")
        .last()
    )
    update = row.of if row else of_period(duty, _period_now(duty), by=by)
    if not update.pk:
        update.origin = Origin.EVIDENCE
        update.save()
    hint, made = Hint.objects.get_or_create(
        of=update, record_type=kind, record_id=evidence.pk, defaults={"sentence": sentence}
    )
    if not made and hint.sentence == sentence:
        return update
    hint.sentence = sentence
    hint.save(update_fields=["sentence"])
    note(update, "drafted", by=by, changes={"sentence": [None, sentence]}, reason=str(evidence))
    _renew(update)
    return update


def _period_now(duty: Duty) -> str:
    return norms.period_on(kind_of(duty.task.plan), clock.today()).code


def _renew(update: Update) -> None:
    """The words follow the hints while nobody has written in them."""
    if update.is_touched or not update.is_open:
        return
    update.done = "\n".join(hint.sentence for hint in update.hints.all())
    update.state = State.DOING if update.done else ""
    update.version += 1
    update.save(update_fields=["done", "state", "version"])


def _is_nothing_else(update: Update) -> bool:
    """Nobody wrote in it, nothing hangs on it, no other record speaks in it."""
    made_by_records = update.origin == Origin.EVIDENCE and not update.is_touched
    return made_by_records and not update.hints.exists() and not update.has_evidence()


@transaction.atomic
def drop_draft(evidence: Model, *, by: User) -> int:
    """The record was cancelled: its sentences leave the drafts that nobody has sent; how many drafts it concerned.

    A draft that held nothing else goes with it. What a person wrote stays: they see that the record is gone.
    """
    kind = ContentType.objects.get_for_model(evidence)
    hints = Hint.objects.filter(record_type=kind, record_id=evidence.pk, of__stage__in=_OPEN)
    drafts = list(hints.values_list("of", flat=True))
    concerned = list(Update.objects.filter(pk__in=drafts).select_for_update(of=("self",)))
    hints.delete()
    for update in concerned:
        note(update, "dropped", by=by, reason=str(evidence))
        if _is_nothing_else(update):
            update.delete()
        else:
            _renew(update)
    return len(concerned)
