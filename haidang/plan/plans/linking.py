"""A record of the books stands on tasks of a plan: the field of its model, and the choice in its form."""

from typing import Any

from django import forms
from django.db.models import ManyToManyField
from django.utils.translation import gettext_lazy as _

from haidang.plan.plans.models import Task


def tasks_field(related_name: str) -> "ManyToManyField[Any, Any]":
    """The field `tasks` of a record. The page of a task shows what stands on it by this (`kit.records.related`)."""
    return ManyToManyField(Task, verbose_name=_("nhiệm vụ của kế hoạch"), blank=True, related_name=related_name)


class TasksField(forms.ModelMultipleChoiceField):
    """Which tasks a record serves: those in force that `by` may see, and those that were chosen before.

    Use it in a form as `tasks = TasksField()` and call `offer(by, chosen)` in its `__init__`.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Nhiệm vụ của kế hoạch"))
        kwargs.setdefault("help_text", _("Việc này làm cho nhiệm vụ nào; xong thì gợi ý cập nhật cho nhiệm vụ đó."))
        super().__init__(queryset=Task.objects.none(), required=False, **kwargs)

    def offer(self, by: Any, record: Any = None) -> None:
        """What may be chosen: of the tasks in force those `by` sees, beside what `record` has already."""
        seen = Task.objects.for_user(by, "view") if by else Task.objects.all()
        offered = Task.objects.filter(pk__in=seen.in_force().of_content().values("pk"))
        if record is not None and record.pk:
            offered |= Task.objects.filter(pk__in=record.tasks.values("pk"))
        self.queryset = offered.select_related("plan").in_order()

    def label_from_instance(self, task: Any) -> str:
        told = str(task)
        return f"{told[:97]}…" if len(told) > 98 else told
