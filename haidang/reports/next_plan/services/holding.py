"""The draft under right and lock, and the one way in which it grows a version."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.office.accounts.models import User
from haidang.reports.next_plan.models import NextPlan, NextPlanLine
from haidang.reports.next_plan.services.checking import look_over

#: So many tasks are gone over while the person waits; more only when somebody asks for it.
AT_ONCE = 60


def held(next_plan: NextPlan, by: User) -> NextPlan:
    """The row under lock. Errors: PermissionDenied; ValidationError where it is no draft any more."""
    rows = NextPlan.objects.for_user(by, "view").select_for_update(of=("self",)).select_related("plan")
    found = rows.filter(pk=next_plan.pk).first()
    if found is None:
        raise PermissionDenied
    if not found.is_draft:
        raise ValidationError(
            _("Dự thảo đang ở trạng thái “%(state)s”, không sửa được nữa.") % {"state": found.get_state_display()},
            code="wrong-state",
        )
    return found


def held_line(line: NextPlanLine, by: User) -> NextPlanLine:
    """The line, with its draft under lock."""
    draft = held(line.next_plan, by)
    found = NextPlanLine.objects.select_for_update(of=("self",)).get(pk=line.pk, next_plan=draft)
    found.next_plan = draft
    return found


def refuse_stale(version: int, now: int) -> None:
    if version != now:
        raise ValidationError(
            _("Trong lúc bạn soạn, người khác đã sửa dòng này. Mở lại trang để xem lời mới, rồi ghi lại."),
            code="stale",
        )


def grown(next_plan: NextPlan) -> NextPlan:
    """One change more; a short draft is gone over at once."""
    next_plan.version += 1
    next_plan.save(update_fields=["version"])
    if next_plan.lines.chosen().filter(section="task").count() <= AT_ONCE:
        look_over(next_plan)
    return next_plan
