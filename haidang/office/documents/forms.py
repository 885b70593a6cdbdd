"""Forms of the papers: the entry, the number that is looked for, the answer, the withdrawal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.forms import ConfirmsNoSecrets, warn_about
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.documents import rules
from haidang.office.documents.choices import Direction, Withdrawal
from haidang.office.documents.models import Document
from haidang.office.documents.selectors import next_arrival_number
from haidang.papers.vietnamese.document_numbers import read_number

#: Typed freely: a mark of secrets in one of these is warned about.
_FREE = ("subject", "issuer_name", "other_recipients", "remark")
#: What the keeper of the books alone writes.
_OF_THE_BOOKS = (
    "direction", "at_clerk", "arrived_on", "arrival_number", "handling_unit", "handler", "passed_on", "kept_by",
    "reply_due_on",
)  # fmt: skip


class DocumentForm(RecordForm):
    """A paper as it is entered. An agency enters what it issued or received; the rest is for who keeps the books."""

    #: The page shows the fields under these headings, in this order.
    GROUPS = (
        (_("Văn bản"), ("number", "direction", "kind", "issued_on", "year", "issuer", "issuer_name", "subject",
                        "urgency", "at_clerk")),
        (_("Người ký"), ("formula", "signer", "signer_name", "signer_post")),
        (_("Nơi nhận"), ("recipients", "other_recipients", "copies", "kept_by")),
        (_("Vào sổ đến và giải quyết"), ("arrival_number", "arrived_on", "handling_unit", "handler", "passed_on",
                                         "reply_due_on")),
        (_("Ghi chú"), ("remark",)),
    )  # fmt: skip

    ACROSS = frozenset({"subject", "recipients", "other_recipients", "remark", "at_clerk"})

    class Meta:
        model = Document
        fields = (
            "direction", "number", "kind", "issued_on", "year", "issuer", "issuer_name", "subject", "urgency",
            "at_clerk", "formula", "signer", "signer_name", "signer_post", "recipients", "other_recipients", "copies",
            "kept_by", "arrival_number", "arrived_on", "handling_unit", "handler", "passed_on", "reply_due_on",
            "remark",
        )  # fmt: skip
        widgets = {
            "number": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            "subject": forms.Textarea(attrs={"rows": 3}),
            "other_recipients": forms.Textarea(attrs={"rows": 3}),
            "remark": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.SelectMultiple(attrs={"size": 8}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keeps_books = self.by is None or self.by.reach("add", "document") == Reach.ALL
        self._fit_to_person()
        self.fields["kind"].help_text = _("Để trống thì lấy theo ký hiệu.")
        # What is known under this number is asked while it is typed; without scripts, when it is sent.
        self.fields["number"].widget.attrs |= {
            "hx-get": reverse_lazy("documents:number"),
            "hx-trigger": "change, input changed delay:500ms",
            "hx-target": "#so-da-co",
        }
        if self.is_bound and self.warnings():
            # Asked for here, not by the browser: who takes the words out again need not confirm anything.
            label = ConfirmsNoSecrets.base_fields["confirms_no_secrets"].label
            self.fields["confirms_no_secrets"] = forms.BooleanField(label=label, required=False)
            dress({"confirms_no_secrets": self.fields["confirms_no_secrets"]})

    def _fit_to_person(self) -> None:
        if not self.keeps_books:
            for name in _OF_THE_BOOKS:
                del self.fields[name]
            self.initial.setdefault("issuer", self.by.agency_id)
            return
        # Rights over accounts are administration's; who may be given a paper is anybody of the house.
        people = User.objects.in_use().exclude(role="admin")
        people = people.filter(agency=self.by.agency_id) if self.by else people
        self.fields["handler"].queryset = people | User.objects.filter(pk=self.instance.handler_id)  # type: ignore[attr-defined]
        if self.instance.pk is None:
            number = next_arrival_number(clock.today().year)
            self.fields["arrival_number"].help_text = gettext("Số tiếp theo: %(number)d.") % {"number": number}

    def warnings(self) -> list[str]:
        """Marks of secrets in what was typed, each in a sentence."""
        return warn_about("\n".join(str(self.data.get(self.add_prefix(name), "")) for name in _FREE))

    def groups(self) -> list[dict[str, Any]]:
        """The fields as the page lays them out, those that need its whole width marked; no heading without fields."""
        laid = [
            {"head": head, "fields": [(self[name], name in self.ACROSS) for name in names if name in self.fields]}
            for head, names in self.GROUPS
        ]
        return [group for group in laid if group["fields"]]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        number = read_number(cleaned.get("number") or "")
        if number and not cleaned.get("issuer") and not cleaned.get("issuer_name"):
            cleaned["issuer_name"] = rules.issuer_of(number)
        if "confirms_no_secrets" in self.fields and not cleaned.get("confirms_no_secrets"):
            raise ValidationError(
                [*self.warnings(), gettext("Nếu không phải tài liệu mật, đánh dấu ô xác nhận rồi lưu lại.")]
            )
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """What the verbs take."""
        told = {name: value for name, value in self.cleaned_data.items() if name in self.Meta.fields}
        if not self.keeps_books and self.instance.pk is None:
            issuer = told.get("issuer")
            ours = issuer is not None and issuer.pk == self.by.agency_id
            # To the focal office it is a paper that comes; what an agency received from others is only named there.
            told["direction"] = Direction.INCOMING if ours else Direction.CITED
        return told


class NumberForm(forms.Form):
    """A number somebody looks for, as they would say it."""

    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "spellcheck": "false"}),
        error_messages={"required": _("Chưa ghi số, ký hiệu. Ghi như trên văn bản, ví dụ 163/KH-UBND.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class WithdrawalForm(forms.Form):
    """How a paper is taken back, and why."""

    how = forms.ChoiceField(
        label=_("Vì sao rút"), choices=Withdrawal, widget=forms.RadioSelect(attrs={"class": "form-check-input"})
    )
    reason = forms.CharField(label=_("Lý do, căn cứ"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.TextInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class RangeForm(forms.Form):
    """From a day to a day: a book is closed by the year, and asked for by the month."""

    start = forms.DateField(label=_("Từ ngày"))
    end = forms.DateField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            raise ValidationError(gettext("Ngày cuối phải từ ngày đầu trở đi."))
        return cleaned
