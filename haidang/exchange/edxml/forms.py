"""Forms of the exchange: the file that came, whom a paper goes to, an agency's code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.exchange.edxml.choices import REFUSED
from haidang.exchange.edxml.models import OrganCode
from haidang.exchange.edxml.reading import NotTaken, refuse_larger
from haidang.exchange.edxml.selectors import Receiver, most
from haidang.kit.files.forms import ConfirmsNoSecrets
from haidang.kit.records.forms import dress


class ReceiveForm(ConfirmsNoSecrets):
    """One file of another agency."""

    file = forms.FileField(
        label=_("Tệp edXML"),
        widget=forms.FileInput(attrs={"accept": ".edxml,.xml"}),
        allow_empty_file=True,
        error_messages={"required": _("Chưa chọn tệp nào. Chọn tệp .edxml rồi gửi lại.")},
    )
    field_order = ["file", "confirms_no_secrets"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

    def clean_file(self) -> Any:
        """What is too large is not even taken into memory."""
        file = self.cleaned_data["file"]
        try:
            refuse_larger(file.size, most())
        except NotTaken as refused:
            raise forms.ValidationError(str(REFUSED[refused.code] % refused.values), code=refused.code) from refused
        return file


class SendForm(forms.Form):
    """Whom it goes to: those with a code; the recipients of the paper are chosen already."""

    to = forms.MultipleChoiceField(
        label=_("Nơi nhận"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chưa chọn nơi nhận nào. Chọn ít nhất một nơi rồi xuất lại.")},
    )

    def __init__(self, *args: Any, receivers: list[Receiver], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [each for each in receivers if each.code]
        self.fields["to"].choices = [(each.agency.pk, f"{each.agency} ({each.code})") for each in offered]  # type: ignore[attr-defined]
        self.initial.setdefault("to", [each.agency.pk for each in offered if each.is_named])
        self._agencies = {str(each.agency.pk): each.agency for each in offered}

    @property
    def chosen(self) -> list[Any]:
        return [self._agencies[key] for key in self.cleaned_data["to"]]


class CodeForm(forms.ModelForm):
    class Meta:
        model = OrganCode
        fields = ("code", "from_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        dress(self.fields)


class FindForm(forms.Form):
    """The paper that is to go out, by its number."""

    number = forms.CharField(
        label=_("Xuất văn bản số"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)
