"""A name that the directory did not know is made known: everywhere in the plan it then means that agency."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.directory.rules import plain
from haidang.office.directory.services import add_unknown, alias_of_unknown
from haidang.plan.plans.models import Assignment, Plan, SolutionAssignee, Task
from haidang.plan.plans.services.duties import keep_duties


@transaction.atomic
def name_agency(plan: Plan, words: str, *, means: Agency | None, by: User) -> Agency:
    """`words` are another name of the agency `means`, or (None) the name of one to be added to the directory.

    Tasks accepted before with this name get the agency too. Errors: ValidationError as the directory gives it.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    words = " ".join(words.split())
    if not words:
        raise ValidationError(_("Chưa có tên nào để làm rõ."))
    if means is None:
        agency = add_unknown(words, by=by, source=str(plan))
    else:
        agency = means
        alias_of_unknown(words, means, by=by)
    note(plan, "named", by=by, changes={"agency": [words, agency]})
    _fill(plan, words, agency)
    return agency


def _fill(plan: Plan, words: str, agency: Agency) -> None:
    """Give the accepted tasks of the plan whom their words mean."""
    wanted = plain(words)
    parts = Assignment.ever.filter(task__plan=plan, agency=None, is_group=False)
    Assignment.ever.filter(pk__in=[one.pk for one in parts if plain(one.words) == wanted]).update(agency=agency)
    single = SolutionAssignee.objects.filter(solution__task__plan=plan, agency=None)
    SolutionAssignee.objects.filter(pk__in=[one.pk for one in single if plain(one.words) == wanted]).update(
        agency=agency
    )
    keep_duties(Task.objects.filter(plan=plan))
