"""The year before, entered by hand from a paper."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.evaluation.models import Evaluation, LastYearFigure
from haidang.plan.evaluation.services.holding import held, refuse_unless_open
from haidang.plan.programmes.models import Output


@transaction.atomic
def keep_last_year(
    evaluation: Evaluation,
    *,
    value: Decimal,
    source: str,
    by: User,
    output: Output | None = None,
    what: str = "",
    unit: str = "",
    document: Document | None = None,
) -> LastYearFigure:
    """A figure of the year before with its source; of one output there is one, and a later word takes its place."""
    evaluation = held(evaluation, "change", by=by)
    refuse_unless_open(evaluation)
    if not by.is_desk:
        raise PermissionDenied
    plan = evaluation.plan
    year = (plan.year or evaluation.closes_on.year) - 1
    row = LastYearFigure.objects.filter(output=output, year=year).first() if output else None
    before = str(row) if row else None
    row = row or LastYearFigure(plan=plan, output=output, year=year)
    row.what = what.strip() or (output.name[:250] if output else "")
    row.unit = unit.strip() or (output.unit if output else "")
    row.value, row.source, row.document, row.entered_by = value, source.strip(), document, by
    row.full_clean()
    row.save()
    note(evaluation, "last-year-kept", by=by, changes={"last_year": [before, str(row)]}, reason=row.source)
    return row


@transaction.atomic
def drop_last_year(figure: LastYearFigure, *, by: User) -> None:
    row = LastYearFigure.objects.for_user(by, "change").select_related("plan__evaluation").get(pk=figure.pk)
    evaluation = held(row.plan.evaluation, "change", by=by)
    refuse_unless_open(evaluation)
    words = str(row)
    row.delete()
    note(evaluation, "last-year-dropped", by=by, changes={"last_year": [words, None]})
