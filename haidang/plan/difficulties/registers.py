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
from haidang.plan.difficulties.choices import OPEN, Age, Cause, ExtensionStage, Stage
from haidang.plan.difficulties.forms import DifficultyForm, ExtensionForm
from haidang.plan.difficulties.models import Difficulty, Extension


class DifficultyFilters(RecordFilters):
    words = WordsFilter(fields=("words", "proposal", "agency__name", "task__title"))
    cause = django_filters.ChoiceFilter(label=_("Nguyên nhân"), choices=Cause.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=Stage.choices)
    age = django_filters.ChoiceFilter(label=_("Chưa xong"), choices=Age.choices, method="older")

    class Meta:
        model = Difficulty
        fields = ("words", "cause", "stage", "age", "agency")

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
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ExtensionStage.choices)

    class Meta:
        model = Extension
        fields = ("words", "stage", "agency")


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
