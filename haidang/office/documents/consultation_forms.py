"""Forms of the opinions asked for: the question, the answer on a telephone, what the asker makes of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.forms import warn_about
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency
from haidang.office.documents import opinion_norms
from haidang.office.documents.choices import Settlement, Stance
from haidang.office.documents.models import Consultation, Document, Opinion


def paper_under(typed: str, user: Any) -> Document | None:
    """The one paper that bears the number somebody typed. Errors: ValidationError naming what was found."""
    if not typed.strip():
        return None
    found = list(Document.objects.for_user(user, "view").in_force().numbered(typed)[:5])
    if not found:
        raise ValidationError(
            gettext("Chưa có văn bản mang số “%(typed)s” trong sổ bạn được xem. Vào sổ trước, hoặc để trống ô này.")
            % {"typed": typed}
        )
    if len(found) > 1:
        raise ValidationError(
            gettext("Số “%(typed)s” có nhiều văn bản: %(found)s. Ghi cả ký hiệu và năm để chỉ còn một.")
            % {"typed": typed, "found": "; ".join(str(each) for each in found)}
        )
    return found[0]


def _refuse_secrets(typed: str) -> str:
    """Words of an opinion are free text: a mark of secrets in them is refused, with the sentence of the house."""
    if told := warn_about(typed):
        raise ValidationError(told)
    return typed


class ConsultationForm(RecordForm):
    """Whom to ask, what, by when."""

    number = forms.CharField(
        label=_("Số, ký hiệu văn bản xin ý kiến"),
        max_length=100,
        required=False,
        help_text=_("Văn bản đã vào sổ, ví dụ 163/KH-UBND; cơ quan được xin ý kiến sẽ xem được văn bản này."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    asked = forms.ModelMultipleChoiceField(
        label=_("Cơ quan được xin ý kiến"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan.")},
    )

    class Meta:
        model = Consultation
        fields = ("subject", "words", "asked_on", "due_on")
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    field_order = ("subject", "words", "number", "asked", "asked_on", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        agencies = Agency.objects.alive(today).in_protocol_order()
        if self.by is not None:
            agencies = agencies.exclude(pk=self.by.agency_id)
        self.fields["asked"].queryset = agencies  # type: ignore[attr-defined]
        self.initial.setdefault("asked_on", today)
        self.fields["due_on"].required = False
        self.fields["due_on"].help_text = _due_said(today)

    def clean_subject(self) -> str:
        return _refuse_secrets(self.cleaned_data["subject"])

    def clean_words(self) -> str:
        return _refuse_secrets(self.cleaned_data["words"])

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"]
        self.document = paper_under(typed, self.by)
        return typed

    def clean(self) -> dict[str, Any]:
        """The day of the norm is put in where none was typed, so that the row is whole when it is validated."""
        cleaned: dict[str, Any] = super().clean() or {}
        asked_on = cleaned.get("asked_on")
        if asked_on and not cleaned.get("due_on") and "due_on" not in self.errors:
            if term := opinion_norms.term_of(asked_on):
                cleaned["due_on"] = term.due_on
            else:
                self.add_error(
                    "due_on", gettext("Ngày này chưa có quy định về hạn trả lời ý kiến; hãy ghi hạn trả lời.")
                )
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        told = self.cleaned_data
        facts = {name: told[name] for name in ("subject", "words", "asked_on", "due_on")}
        return facts | {"agencies": list(told["asked"]), "document": self.document}


def _due_said(today: Any) -> str:
    term = opinion_norms.term_of(today)
    if term is None:
        return gettext("Chưa có quy định về hạn trả lời ý kiến; hãy ghi hạn.")
    return gettext("Để trống thì theo quy định: %(value)s, xin hôm nay thì hết ngày %(due)s (%(source)s).") % {
        "value": term.norm.value,
        "due": f"{term.due_on:%d/%m/%Y}",
        "source": term.norm.source,
    }


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class OpinionForm(_Dressed):
    """What an agency answers. Somebody who enters it for them says from where, and when they said it."""

    stance = forms.ChoiceField(
        label=_("Trả lời"),
        choices=Stance,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chọn một trong hai: nhất trí, hoặc có ý kiến góp ý.")},
    )
    words = forms.CharField(label=_("Nội dung góp ý"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản góp ý"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    source = forms.CharField(
        label=_("Nguồn nhập hộ"), max_length=250, required=False,
        help_text=_("Văn bản số mấy, hoặc ai gọi điện, ngày nào."),
    )  # fmt: skip
    answered_on = forms.DateField(label=_("Ngày cơ quan ấy trả lời"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, opinion: Opinion, by: Any, **kwargs: Any) -> None:
        initial = {
            "stance": opinion.stance,
            "words": opinion.words,
            "number": opinion.document.number if opinion.document else "",
            "source": opinion.source,
            "answered_on": opinion.answered_on,
            "version": opinion.version,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.by, self.opinion = by, opinion
        self.document: Document | None = None
        if opinion.is_answered_by(by):
            del self.fields["source"], self.fields["answered_on"]

    def clean_words(self) -> str:
        return _refuse_secrets(self.cleaned_data["words"])

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"]
        held = self.opinion.document
        # A paper somebody else named may be out of this person's sight; untouched, it stays.
        self.document = held if held and typed == held.number else paper_under(typed, self.by)
        return typed

    @property
    def facts(self) -> dict[str, Any]:
        told = {name: value for name, value in self.cleaned_data.items() if name != "number"}
        return told | {"document": self.document}


class SettlementForm(_Dressed):
    """Tiếp thu, giải trình; nothing chosen takes it back."""

    settlement = forms.ChoiceField(
        label=_("Tiếp thu, giải trình"),
        choices=[*Settlement.choices, ("", _("Chưa quyết định"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    explanation = forms.CharField(
        label=_("Nội dung tiếp thu, giải trình"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_explanation(self) -> str:
        return _refuse_secrets(self.cleaned_data["explanation"])


class AlsoForm(forms.Form):
    """Whom to ask besides those who were asked."""

    asked = forms.ModelMultipleChoiceField(
        label=_("Cơ quan xin thêm ý kiến"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan.")},
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [consultation.agency_id, *consultation.opinions.values_list("agency_id", flat=True)]
        agencies = Agency.objects.alive(clock.today()).in_protocol_order().exclude(pk__in=known)
        self.fields["asked"].queryset = agencies  # type: ignore[attr-defined]


class ExtensionForm(_Dressed):
    due_on = forms.DateField(label=_("Hạn trả lời mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
