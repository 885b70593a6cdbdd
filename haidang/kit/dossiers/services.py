"""Acts on dossiers: taking one into one's hands, moving it as its course says; keeping the parts of a record."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.verdicts import day as day_said

D = TypeVar("D", bound=Dossier)
P = TypeVar("P", bound=Part)


def held(dossier: D, act: Any, *, by: Any) -> D:
    """The dossier as it stands now, locked, for an act that is theirs and in time.

    DoesNotExist for who may not see it, PermissionDenied where the act is never theirs, ValidationError with the reason
    where it is not now.
    """
    rows = type(dossier)._default_manager.for_user(by, "view").select_for_update(of=("self",))  # type: ignore[attr-defined]
    row: D = rows.get(pk=dossier.pk)
    hands = row.hands(by)
    if not row.course.is_theirs(act, hands):
        raise PermissionDenied
    if act not in row.course.acts(row.stage, hands) or row.in_the_way(act):
        raise ValidationError(row.not_now(act), code="wrong-stage")
    return row


def go(
    row: D, act: Any, *, by: Any, verb: str = "", reason: str = "", told: Mapping[str, Any] | None = None, **facts: Any
) -> D:
    """Write `facts` into it and move it as its course says; what became different is noted, beside `told`."""
    before = row.get_stage_display()  # type: ignore[attr-defined]
    changes: dict[str, Any] = {}
    for name, value in facts.items():
        was = getattr(row, name)
        setattr(row, name, value)
        # read back: of a personal field the row shows its mask, and the history must not know more
        if (given := getattr(row, name)) != was:
            changes[name] = [was, given]
    row.stage = row.course.leads(act, row.stage)
    now = row.get_stage_display()  # type: ignore[attr-defined]
    if now != before:
        changes["stage"] = [before, now]
    row.full_clean()
    row.save()
    note(row, verb or str(act), by=by, changes=changes | dict(told or {}), reason=reason.strip())
    return row


# ── what an act was given ────────────────────────────────────────────────────────────────────────


def said(words: str, sentence: str, field: str = "") -> str:
    """What has to be said; `sentence` is the refusal where nothing was."""
    if not words.strip():
        raise ValidationError({field: sentence} if field else sentence, code="no-words")
    return words.strip()


def not_to_come(on: date | None, field: str = "") -> None:
    """What is written down has happened."""
    if on and on > clock.today():
        sentence = _("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": day_said(on)}
        raise ValidationError({field: sentence} if field else sentence, code="to-come")


def not_before(on: date | None, first: date | None, what: str, field: str = "") -> None:
    """Nothing is answered before it was asked. `what`: "ngày nộp hồ sơ"."""
    if on and first and on < first:
        told = {"day": day_said(on), "first": day_said(first), "what": what}
        sentence = _("Ngày %(day)s trước %(what)s (%(first)s). Xem lại ngày.") % told
        raise ValidationError({field: sentence} if field else sentence, code="before")


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def _written(whole: models.Model, by: Any) -> Any:
    """The record under lock, for who may write in it."""
    rows = type(whole)._default_manager.for_user(by, "change")  # type: ignore[attr-defined]
    return rows.select_for_update(of=("self",)).get(pk=whole.pk)


def part_said(part: Part) -> str:
    """ "thành viên: Người mẫu A" """
    return f"{part._meta.verbose_name}: {part}"


@transaction.atomic
def add_part(whole: models.Model, form: Any, *, by: Any) -> Any:
    """A row that belongs to `whole`, as a valid form says it."""
    row = _written(whole, by)
    setattr(form.instance, form.instance.whole_name, row)
    form.instance.full_clean()
    part = form.save()
    note(row, "part-added", by=by, changes={"part": [None, part_said(part)]})
    return part


@transaction.atomic
def change_part(part: P, form: Any, *, by: Any) -> P:
    """What a valid form says of it, under lock of the whole."""
    row = _written(part.whole, by)
    before = part_said(type(part)._default_manager.select_for_update(of=("self",)).get(pk=part.pk))
    form.instance.full_clean()
    changed: P = form.save()
    note(row, "part-changed", by=by, changes={"part": [before, part_said(changed)]})
    return changed


@transaction.atomic
def drop_part(part: Part, *, by: Any) -> None:
    """Taken off for good; the history of the whole keeps what it was. What others stand on cannot go."""
    row = _written(part.whole, by)
    held = type(part)._default_manager.select_for_update(of=("self",)).get(pk=part.pk)
    told = part_said(held)
    try:
        held.delete()
    except (models.ProtectedError, models.RestrictedError):
        raise ValidationError(
            _("Chưa bỏ được “%(part)s”: còn hồ sơ khác dựa vào đó.") % {"part": held}, code="held"
        ) from None
    note(row, "part-dropped", by=by, changes={"part": [told, None]})
