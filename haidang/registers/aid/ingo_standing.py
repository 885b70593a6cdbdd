"""How an organisation stands with its papers on a day: rows for the filter of the list and for what is owed."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import months_later
from haidang.registers.aid import ingo_terms
from haidang.registers.aid.ingo_choices import IngoStage
from haidang.registers.aid.models import Registration


class Standing(TextChoices):
    HELD = "held", _("Còn giá trị")
    ENDING = "ending", _("Sắp hết giá trị")
    OVER = "over", _("Đã hết giá trị")
    NONE = "none", _("Chưa có giấy nào")
    IDLE = "idle", _("Lâu không hoạt động")


def of_standing(rows: QuerySet[Any], standing: str, on: date) -> QuerySet[Any]:
    """The organisations still followed that stand so on the day."""
    active = rows.filter(stage=IngoStage.ACTIVE)
    held = Registration.objects.holding(on).order_by().values("ingo")
    match standing:
        case Standing.HELD:
            return active.filter(pk__in=held)
        case Standing.ENDING:
            ending = Registration.objects.running_out(on + timedelta(days=ingo_terms.look_ahead(on)))
            return active.filter(pk__in=ending.filter(valid_to__gte=on).order_by().values("ingo"))
        case Standing.OVER:
            return active.filter(pk__in=Registration.objects.exclude(number="").order_by().values("ingo")).exclude(
                pk__in=held
            )
        case Standing.NONE:
            return active.exclude(pk__in=Registration.objects.exclude(number="").order_by().values("ingo"))
        case Standing.IDLE:
            return idle(active, on)
    return rows


def idle(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Known for so many months, and nothing heard since; nobody is idle where no norm says how many."""
    try:
        norm = Norm.objects.in_force(ingo_terms.IDLE, on=on)
    except (NoNorm, TwoNorms):
        return rows.none()
    first = months_later(on, -norm.number)
    fresh = (
        Q(activities__on__gte=first)
        | Q(reports__received_on__gte=first)
        | Q(registrations__issued_on__gte=first)
        | Q(projects__decided_on__gte=first)
        | Q(here_since__gte=first)
    )
    known = (
        Q(activities__isnull=False)
        | Q(projects__decided_on__isnull=False)
        | Q(reports__isnull=False)
        | Q(registrations__issued_on__isnull=False)
    )
    heard = rows.model._default_manager.filter(fresh).order_by().values("pk")
    seen = rows.model._default_manager.filter(known | Q(here_since__isnull=False)).order_by().values("pk")
    return rows.filter(pk__in=seen).exclude(pk__in=heard)
