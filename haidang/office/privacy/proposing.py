"""What the clock does: look for personal data that were kept long enough, and propose that they are erased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Max, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit.audit.models import Note
from haidang.kit.audit.services import note
from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.keeping import Keeping, keeping_of, personal_models
from haidang.office.norms.choices import Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar, months_later
from haidang.office.norms.selectors import calendar
from haidang.office.privacy.choices import Fate
from haidang.office.privacy.models import ErasureProposal


@dataclass(frozen=True)
class Kind:
    """A kind of record with personal data: how long they are kept, by which rule; "" where no rule says it."""

    model: Any
    keeping: Keeping
    norm: Norm | None
    #: Why no time is known, in the sentence of the norms.
    fault: str = ""

    @property
    def label(self) -> str:
        told = str(self.model._meta.verbose_name)
        return told[:1].upper() + told[1:]

    @property
    def fields(self) -> list[str]:
        return [str(field.verbose_name) for field in personal_fields(self.model)]

    @property
    def since_said(self) -> str:
        """From which day the time runs, as people call it."""
        *way, last = self.keeping.since.split("__")
        if not last:
            return _("việc ghi cuối cùng ở hồ sơ")
        model = self.model
        for step in way:
            model = model._meta.get_field(step).related_model
        return str(model._meta.get_field(last).verbose_name)


def kinds(today: date) -> list[Kind]:
    """Every kind of record with personal data, with the rule that holds for it today."""
    made = []
    # what may only be added to, such as the log of look-ups, is kept as long as the log
    for model in (each for each in personal_models() if not getattr(each, "append_only", False)):
        keeping = keeping_of(model)
        try:
            made.append(Kind(model, keeping, Norm.objects.in_force(keeping.norm, on=today)))
        except (NoNorm, TwoNorms) as unknown:
            made.append(Kind(model, keeping, None, str(unknown)))
    return made


def propose(today: date) -> dict[str, int]:
    """A timer: a proposal for each record whose time is over. Twice does no harm; where no rule is, nothing is done."""
    shut = calendar()
    made = 0
    for kind in kinds(today):
        if kind.norm is not None:
            made += sum(_proposed(kind, row, today, shut) for row in _old_enough(kind, today))
    return {"proposed": made}


def _old_enough(kind: Kind, today: date) -> Iterator[Any]:
    """Rows with `kept_since`, the day from which their time runs, that is at least about a term ago."""
    assert kind.norm
    cutoff = _earliest(today, kind.norm.number, kind.norm.unit)
    rows = kind.model._base_manager.order_by("pk")
    if kind.keeping.since:
        for row in rows.filter(**{f"{kind.keeping.since}__lte": cutoff}).iterator(chunk_size=500):
            row.kept_since = _day_of(row, kind.keeping.since)
            yield row
        return
    for row in rows.annotate(last_noted=_last_act(kind.model)).iterator(chunk_size=500):
        # a record nobody ever wrote about has no day from which to count
        if row.last_noted and (day := localtime(row.last_noted).date()) <= cutoff:
            row.kept_since = day
            yield row


def _last_act(model: type[Model]) -> Any:
    kind = ContentType.objects.get_for_model(model)
    acts = Note.objects.filter(content_type=kind, object_id=Cast(OuterRef("pk"), CharField())).order_by()
    return Subquery(acts.values("object_id").annotate(last=Max("at")).values("last")[:1])


def _day_of(row: Any, path: str) -> date:
    found = row
    for step in path.split("__"):
        found = getattr(found, step)
    assert isinstance(found, date)
    return found


def _earliest(today: date, amount: int, unit: str) -> date:
    """What began before this day may be over today; what began later cannot be."""
    match unit:
        case Unit.MONTHS:
            return months_later(today, -amount)
        case Unit.YEARS:
            return months_later(today, -12 * amount)
    return today - timedelta(days=amount)


@transaction.atomic
def _proposed(kind: Kind, row: Any, today: date, shut: Calendar) -> bool:
    assert kind.norm
    over_on = kind.norm.end_of(row.kept_since, shut)
    if over_on >= today or not any(getattr(row, field.name) for field in personal_fields(kind.model)):
        return False
    about = ErasureProposal.objects.about(row)
    if about.filter(stage=Fate.OPEN).exists() or about.filter(stage=Fate.KEPT, kept_until__gte=today).exists():
        return False
    proposal = ErasureProposal.objects.create(
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        since=row.kept_since,
        over_on=over_on,
        basis=str(kind.norm.source)[:250],
        proposed_on=today,
    )
    note(proposal, "created", by=None)
    return True
