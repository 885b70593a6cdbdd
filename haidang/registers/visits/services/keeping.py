"""Keeping a visit: what the form says, and the class that follows from the post of its head."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.records import services as records
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.registers.visits import rules
from haidang.registers.visits.choices import Stage
from haidang.registers.visits.models import Visit
from haidang.registers.visits.services.holding import go, tell


@transaction.atomic
def save(form: Any, *, by: User) -> Visit:
    """A visit of one's own agency, or of any for the desk. The class is proposed anew unless a paper decided it."""
    visit: Visit = form.instance
    if form.instance.pk is None:
        visit.created_by = by
        if by.reach("add", "book") != Reach.ALL and not by.charge.answers_for(visit.agency_id):
            raise ValidationError(_("Chỉ ghi được đoàn do cơ quan mình chủ trì đón."))
    else:
        _refuse_to_part(visit)
    propose_class(visit)
    saved: Visit = records.save(form, by=by)  # type: ignore[assignment]
    if saved.is_light and saved.stage == Stage.PREPARING and saved.achieved and _is_over(saved):
        # three lines of a call that took place: nothing more is asked
        saved = go(saved, "held-lightly", by=by)
    if saved.stage in (Stage.HELD, Stage.CLOSED):
        tell(saved, by=by)
    return saved


def _is_over(visit: Visit) -> bool:
    return rules.may_be_held(visit.starts_on, clock.today())


def propose_class(visit: Visit) -> None:
    """By the annex of the day of the visit; what a paper decided stays."""
    if visit.is_light:
        return
    if not visit.head_rank and (guessed := rules.rank_of(visit.head_post)):
        visit.head_rank = guessed
    if visit.class_paper_id is None:
        proposal = rules.proposed_class(visit.head_rank, visit.starts_on)
        visit.guest_class = proposal.guest_class
        visit.class_on = visit.starts_on if proposal.guest_class else None


def _refuse_to_part(visit: Visit) -> None:
    """Days that are changed still hold the whole programme; a call that became another kind keeps its table."""
    outside = visit.sessions.exclude(on__range=(visit.starts_on, visit.ends_on)).first()
    if outside:
        raise ValidationError(
            _("Chương trình có mục ngày %(day)s (“%(words)s”) nằm ngoài những ngày mới. Sửa mục ấy trước.")
            % {"day": f"{outside.on:%d/%m/%Y}", "words": outside.words}
        )
    before = Visit.objects.get(pk=visit.pk)
    if before.is_light != visit.is_light and before.stage != Stage.PREPARING:
        raise ValidationError(
            _("Hồ sơ đang ở bước “%(stage)s” nên không đổi loại từ “%(before)s” sang “%(now)s” được.")
            % {
                "stage": before.get_stage_display(),
                "before": before.get_kind_display(),
                "now": visit.get_kind_display(),
            }
        )
