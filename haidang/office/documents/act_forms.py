"""An act that stands on a paper: named by number, day and issuer, from the book or cited for the first time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite


class PaperActForm(ActForm):
    """`facts()` gives the verb `paper`: a Document, or None where no number was written."""

    number = forms.CharField(label=_("Văn bản: số, ký hiệu"), max_length=100, required=False)
    issued_on = forms.DateField(label=_("Ngày văn bản"), required=False)
    issuer = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"), queryset=Agency.objects.none(), required=False,
        help_text=_("Để trống thì là cơ quan của hồ sơ này."),
    )  # fmt: skip

    #: An act that stands on nothing without its paper.
    needs_paper = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Agency.objects.in_protocol_order()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        number, issued_on = (cleaned.get("number") or "").strip(), cleaned.get("issued_on")
        if not number and self.needs_paper:
            self.add_error("number", _now("Chưa ghi văn bản. Ghi số, ký hiệu và ngày."))
        if number and issued_on is None and "issued_on" not in self.errors:
            self.add_error("issued_on", _now("Ghi ngày của văn bản %(number)s.") % {"number": number})
        if issued_on and issued_on > clock.today():
            told = {"day": f"{issued_on:%d/%m/%Y}"}
            self.add_error("issued_on", _now("Ngày %(day)s chưa đến. Xem lại ngày.") % told)
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        number, issued_on, issuer = (given.pop(name) for name in ("number", "issued_on", "issuer"))
        return given | {"paper": self._cited((number or "").strip(), issued_on, issuer)}

    def _cited(self, number: str, issued_on: Any, issuer: Agency | None) -> Document | None:
        ours = getattr(self.row, "agency", None)
        return cite(number, issued_on, issuer or ours, by=self.by) if number else None
