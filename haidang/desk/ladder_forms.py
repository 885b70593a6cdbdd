"""What the desk is asked when it holds a thing back, speaks to somebody itself, or has sent a letter."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import dress, keep_to_rights
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.plan.urging.choices import Way
from haidang.plan.urging.models import Urging


class _Dressed(forms.Form):
    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_rights(self.fields, by)
        dress(self.fields)


class HoldForm(_Dressed):
    reason = forms.CharField(
        label=_("Vì sao chưa đôn đốc"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi vì sao chưa đôn đốc việc này.")},
    )
    until = forms.DateField(
        label=_("Giữ đến hết ngày"),
        required=False,
        help_text=_("Để trống thì giữ đến khi có người bỏ giữ."),
    )


class HandForm(_Dressed):
    way = forms.ChoiceField(label=_("Cách liên hệ"), choices=Way.choices, widget=forms.RadioSelect, initial=Way.PHONE)
    words = forms.CharField(
        label=_("Đã nói với ai, họ trả lời thế nào"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi đã nói với ai và họ trả lời thế nào.")},
    )


class _Papers(forms.ModelChoiceField):
    def label_from_instance(self, paper: Any) -> str:
        told = f"{paper}: {paper.subject}"
        return f"{told[:107]}…" if len(told) > 108 else told


class LetterForm(_Dressed):
    """Which of the items the letter names, and which paper it is."""

    items = forms.ModelMultipleChoiceField(
        label=_("Việc có trong công văn"),
        queryset=Urging.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một việc có trong công văn.")},
    )
    document = _Papers(
        label=_("Công văn đã phát hành"),
        queryset=Document.objects.none(),
        help_text=_("Văn bản đi gửi cơ quan này, mới nhất đứng trước. Chưa thấy thì vào sổ văn bản đi trước."),
        error_messages={"required": _("Chọn công văn đã phát hành.")},
    )

    def __init__(self, *args: Any, agency: Any, items: list[Urging], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [item.pk for item in items]
        by = kwargs["by"]
        sent = Document.objects.for_user(by, "view").filter(Q(direction=Direction.OUTGOING), recipients=agency)
        self.fields["document"].queryset = sent.order_by("-issued_on", "-pk")  # type: ignore[attr-defined]
        self.fields["items"].queryset = Urging.objects.filter(pk__in=pks).order_by("due_on", "pk")  # type: ignore[attr-defined]
        self.initial.setdefault("items", pks)
