"""What a person chooses: how each kind of notice comes; which mails of the outbox to look at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.office.notices import rules
from haidang.office.notices.choices import Kind, MailState, Way


class WaysForm(forms.Form):
    """One line for each kind that leaves a choice."""

    def __init__(self, *args: Any, ways: dict[Kind, Way], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, manner in rules.MANNERS.items():
            if len(manner.ways) > 1:
                self.fields[kind.value] = forms.ChoiceField(
                    label=kind.label,
                    choices=[(way.value, way.label) for way in manner.ways],
                    initial=ways[kind].value,
                    widget=forms.Select(attrs={"class": "form-select"}),
                )


class OutboxFilter(forms.Form):
    """The outbox, narrowed by how mails stand and whom they are for."""

    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("Tất cả")), *MailState.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    q = forms.CharField(
        label=_("Người nhận, địa chỉ"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
