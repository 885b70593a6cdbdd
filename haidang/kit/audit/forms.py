"""What the log is asked: whose acts, on what kind of record, between which days."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from haidang.kit.audit.models import Note, NoteQuerySet


class KindField(forms.ModelChoiceField):
    """Kinds of records by their official names."""

    def label_from_instance(self, obj: Any) -> str:
        model = obj.model_class()
        name = str(model._meta.verbose_name if model else obj.model)
        return name[:1].upper() + name[1:]


class LogFilter(forms.Form):
    by = forms.CharField(label=_("Người làm"), required=False)
    kind = KindField(ContentType.objects.none(), label=_("Loại hồ sơ"), required=False, empty_label=_("Tất cả"))
    first = forms.DateField(label=_("Từ ngày"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    last = forms.DateField(label=_("Đến ngày"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noted = Note.objects.order_by().values("content_type").distinct()
        self.fields["kind"].queryset = ContentType.objects.filter(pk__in=noted)  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-control"

    def found(self, notes: NoteQuerySet) -> NoteQuerySet:
        """The notes asked for; a question that cannot be understood asks for all."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("by"):
            notes = notes.filter(by_name__icontains=asked["by"])
        if asked.get("kind"):
            notes = notes.filter(content_type=asked["kind"])
        if asked.get("first"):
            notes = notes.filter(at__gte=_midnight(asked["first"]))
        if asked.get("last"):
            notes = notes.filter(at__lt=_midnight(asked["last"] + timedelta(days=1)))
        return notes


def _midnight(day: Any) -> datetime:
    return make_aware(datetime.combine(day, time()))
