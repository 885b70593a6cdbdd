"""Leading a relation from stage to stage, each with its day and its paper."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.records import services as records
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.norms.choices import Tag
from haidang.plan.followup.services import draft_update, drop_draft
from haidang.registers.partners.choices import DayKind, Stage, StepFault
from haidang.registers.partners.models import PartnerDay, Relation, RelationStep
from haidang.registers.partners.models.days import PartnerDayQuerySet
from haidang.registers.partners.rules import Move, fault_of_move, move_by
from haidang.registers.partners.saying import name_of_signing
from haidang.registers.partners.services.keeping import refuse_others


@transaction.atomic
def save_relation(form: Any, *, by: User) -> Relation:
    """Keep what a form says; a new one begins as a study, noted as its first step."""
    is_new = form.instance.pk is None
    refuse_others(form.instance, by=by)
    relation: Relation = records.save(form, by=by)  # type: ignore[assignment]
    if is_new:
        RelationStep.objects.create(relation=relation, stage=Stage.STUDY, on=clock.today(), by=by)
    return relation


@transaction.atomic
def turn(
    relation: Relation, to: str, *, on: date, document: Document | None = None, words: str = "", by: User
) -> RelationStep:
    """Bring a relation to its next stage. Errors: ValidationError at the field that is wrong."""
    held = Relation.objects.for_user(by, "change").select_for_update(of=("self",)).filter(pk=relation.pk).first()
    if held is None:
        raise PermissionDenied
    step = move_by(held.stage, to)
    if step is None:
        raise ValidationError(
            _("Quan hệ này đang ở giai đoạn “%(stage)s” nên không làm việc đó được. Mở lại trang để xem.")
            % {"stage": held.get_stage_display()}
        )
    if step.by_desk and by.reach("change", "book") != Reach.ALL:
        raise PermissionDenied
    _refuse(step, held, on, document, words)
    before = held.stage
    held.stage = step.to
    if step.to == Stage.SIGNED:
        held.since = held.since or on
    held.ended_on = on if (before, step.to) == (Stage.SIGNED, Stage.STOPPED) else None
    held.full_clean(exclude=["tasks"])
    held.save(update_fields=["stage", "since", "ended_on"])
    made = RelationStep.objects.create(
        relation=held, stage=step.to, on=on, document=document, words=words.strip(), by=by
    )
    # The number of the paper is not told here: the history is read by more people than the paper is.
    note(held, "moved", by=by, changes={"stage": [before, held.stage]}, reason=words.strip())
    _tell_tasks(held, made, by)
    if step.to == Stage.SIGNED:
        _keep_day(held, on, by)
    if held.ended_on:
        _days_of(held).update(valid_to=held.ended_on)
    return made


def _days_of(relation: Relation) -> PartnerDayQuerySet:
    """The day that is kept each year of its signature."""
    name = name_of_signing(relation.title)[:200]
    return PartnerDay.objects.filter(partner=relation.partner, kind=DayKind.LOCAL, name=name, valid_to=None)


@override("vi")
def _keep_day(relation: Relation, on: date, by: User) -> None:
    """The day of the signature is kept from then on: its round years come up among the anniversaries."""
    if _days_of(relation).exists():
        return
    day = PartnerDay.objects.create(
        partner=relation.partner, kind=DayKind.LOCAL, name=name_of_signing(relation.title)[:200], month=on.month,
        day=on.day, year=on.year, note=relation.vietnamese_side, source=_("sổ quan hệ hợp tác"), tag=Tag.SOURCE,
    )  # fmt: skip
    note(day, "kept", by=by)


def _refuse(step: Move, relation: Relation, on: date, document: Document | None, words: str) -> None:
    last = relation.steps.filter(on__isnull=False).order_by("-pk").first()
    before = last.on if last else None
    paper_on = document.issued_on if document else None
    fault = fault_of_move(
        step, on=on, today=clock.today(), before=before, paper_on=paper_on, has_paper=document is not None,
        words=words,
    )  # fmt: skip
    if fault:
        facts = {"on": _day(on), "before": _day(before), "paper_on": _day(paper_on), "stage": step.to.label}
        raise ValidationError({StepFault(fault).field: str(fault.label) % facts})


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


@override("vi")
def _tell_tasks(relation: Relation, step: RelationStep, by: User) -> None:
    """A relation that is signed is news of its tasks; one that is dropped is none any more."""
    if step.stage == Stage.STOPPED:
        drop_draft(relation, by=by)
        return
    if step.stage != Stage.SIGNED:
        return
    sentence = _("Ngày %(day)s ký %(title)s với %(partner)s (%(paper)s).") % {
        "day": _day(step.on),
        "title": relation.title,
        "partner": relation.partner,
        "paper": step.document,
    }
    for task in relation.tasks.all():
        draft_update(task, sentence, evidence=relation, by=by)
