"""Drafting from a long plan takes longer than a person waits for a page."""

from django.utils.translation import gettext_lazy

from haidang.kit.jobs.services import job
from haidang.office.accounts.models import User
from haidang.plan.plans.models import Plan
from haidang.reports.next_plan import services

#: More tasks than this are not waited for: the linter goes over all of them several times.
MANY = 60


@job(retries=1, title=gettext_lazy("Lập dự thảo kế hoạch năm sau"))
def draft(plan_id: int, year: int, user_id: int) -> dict[str, str]:
    """Draft in the name of who asked; killed halfway, nothing was drafted."""
    made = services.draft(Plan.objects.get(pk=plan_id), year, by=User.objects.get(pk=user_id))
    return {"url": made.get_absolute_url()}
