"""Narrowing a list of what stands on tasks: by the task, and only by those on which something stands."""

from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from haidang.plan.plans.models import Task


class _TaskChoice(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, task: Any) -> str:
        return Truncator(str(task)).chars(90)


class TaskFilter(django_filters.ModelChoiceFilter):
    """`task = TaskFilter(Difficulty)`: offers the tasks of those rows that the person may see."""

    field_class = _TaskChoice

    def __init__(self, of: type[Model], **options: Any) -> None:
        def tasks(request: Any) -> QuerySet[Task]:
            rows: Any = of._default_manager
            seen = rows.for_user(request.user, "view") if hasattr(request, "user") else rows.all()
            return Task.objects.filter(pk__in=seen.exclude(task=None).order_by().values("task")).in_order()

        super().__init__(**{"label": _("Nhiệm vụ"), "queryset": tasks} | options)
