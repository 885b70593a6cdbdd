"""The books of difficulties and of extensions: what their lists show, what they are filtered by."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.office.directory.models import Agency, Official
from haidang.plan.difficulties.choices import OPEN, Age, Cause, ExtensionStage, Stage
from haidang.plan.difficulties.forms import DifficultyForm, ExtensionForm
from haidang.plan.difficulties.models import Difficulty, Extension
from haidang.plan.plans.filters import TaskFilter


def _raisers(request: Any) -> QuerySet[Agency]:
    """Agencies that raised something which the person may see."""
    rows = Difficulty.objects.for_user(request.user, "view") if hasattr(request, "user") else Difficulty.objects.all()
    return Agency.objects.filter(pk__in=rows.order_by().values("agency")).in_protocol_order()


def _addressees() -> list[tuple[str, str]]:
    """Whom difficulties were put to: leaders of UBND, then agencies in protocol order."""
    leaders = Official.objects.filter(pk__in=Difficulty.objects.order_by().values("to_leader")).order_by("name")
    agencies = Agency.objects.filter(pk__in=Difficulty.objects.order_by().values("to_agency")).in_protocol_order()
    return [*((f"o{one.pk}", str(one)) for one in leaders), *((f"a{one.pk}", str(one)) for one in agencies)]


class DifficultyFilters(RecordFilters):
    words = WordsFilter(fields=("words", "proposal", "agency__name", "task__title"))
    agency = django_filters.ModelChoiceFilter(label=_("Cơ quan nêu"), queryset=_raisers)
    task = TaskFilter(Difficulty)
    addressee = django_filters.ChoiceFilter(label=_("Nơi giải quyết"), choices=_addressees, method="put_to")
    cause = django_filters.ChoiceFilter(label=_("Nguyên nhân"), choices=Cause.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=Stage.choices)
    age = django_filters.ChoiceFilter(label=_("Chưa xong"), choices=Age.choices, method="older")

    class Meta:
        model = Difficulty
        fields = ("words", "agency", "task", "cause", "stage", "addressee", "age")

    def put_to(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """ "a7" is an agency, "o3" a leader: as the form that raises one has them."""
        return rows.filter(**{"to_leader" if value[0] == "o" else "to_agency": value[1:]})

    def older(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Still open after so many days."""
        return rows.filter(stage__in=OPEN, raised_on__lt=clock.today() - timedelta(days=int(value)))


def _addressee(row: Any) -> str:
    return str(row.addressee)


_TO = Column("addressee", _("nơi giải quyết"), value=_addressee, join="to_agency", prefetch="to_leader")
_AGE = Column("age", _("số ngày"), value=lambda row: row.age, is_number=True)

difficulties = Register(
    model=Difficulty,
    form=DifficultyForm,
    filters=DifficultyFilters,
    columns=("words", "agency", "task", "cause", "stage", _TO, "raised_on", "answer_due_on", _AGE),
    details=(
        "agency", "task", "cause", "words", "proposal", "since", "stage", "to_agency", "to_leader", "raised_by",
        "raised_on", "told_by", "question", "sent_on", "first_answer_due_on", "answer_due_on", "closed_on", "reopened",
        _AGE,
    ),
)  # fmt: skip


class ExtensionFilters(RecordFilters):
    words = WordsFilter(fields=("reason", "agency__name", "task__title"))
    task = TaskFilter(Extension)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ExtensionStage.choices)

    class Meta:
        model = Extension
        fields = ("words", "agency", "task", "stage")


_DAYS = Column("days", _("số ngày gia hạn"), value=lambda row: row.days, is_number=True)

extensions = Register(
    model=Extension,
    form=ExtensionForm,
    filters=ExtensionFilters,
    columns=("task", "agency", "due_before", "until", "stage", "granted_until", _DAYS, "asked_on", "is_late"),
    details=(
        "task", "agency", "due_before", "until", "reason", "asked_by", "asked_on", "is_late", "told_by", "stage",
        "granted_until", _DAYS, "decided_on", "said_by", "decision", "document", "difficulty", "decided_by",
    ),
)  # fmt: skip
