"""The forms of the room: a passport, a trip, a card; a line of the hand-over book, a confirmation, an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip


class _OfAgency(RecordForm):
    """A record of an agency: the desk writes for anybody, others for themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agency"]
        if self.by is not None and not self.by.is_desk:
            field.queryset = Agency.objects.filter(pk__in=self.by.charge.answers)
        if self.by is not None and not self.instance.pk:
            self.initial.setdefault("agency", self.by.agency_id)


class PassportForm(_OfAgency):
    class Meta:
        model = Passport
        fields = ["holder", "kind", "number", "agency", "asked_on", "issued_on", "expires_on", "issuer", "remark"]
        help_texts = {
            "asked_on": _("Ghi khi đang xin cấp; hạn trả kết quả tính từ ngày này."),
            "issued_on": _("Để trống khi chưa được cấp."),
        }


class PrivateTripForm(_OfAgency):
    class Meta:
        model = PrivateTrip
        fields = ["official", "agency", "channel", "countries", "purpose", "starts_on", "ends_on", "asked_on"]


class AbtcCardForm(_OfAgency):
    class Meta:
        model = AbtcCard
        fields = ["holder", "holder_name", "company", "agency", "number", "issued_on", "expires_on", "remark"]


class MovementForm(RecordForm):
    """For the register alone: lines are written by the verbs of the book."""

    class Meta:
        model = Movement
        fields = ["passport", "kind", "on", "until", "words"]


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class MoveForm(_Dressed):
    """A line of the book: the day, and what is to be said."""

    on = forms.DateField(label=_("Ngày"), initial=clock.today)
    words = forms.CharField(label=_("Ghi chú"), max_length=250, required=False)


class WordsForm(MoveForm):
    """A line that needs words."""

    words = forms.CharField(
        label=_("Nội dung"), max_length=250, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class _PaperForm(_Dressed):
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=100, required=False)
    issued_on = forms.DateField(label=_("Ngày văn bản"), required=False)
    issuer = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"), queryset=Agency.objects.none(), required=False,
        help_text=_("Văn bản đã có trong sổ thì tự nhận ra theo số và cơ quan."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issuer"].queryset = Agency.objects.in_protocol_order()  # type: ignore[attr-defined]


class GiveForm(_PaperForm):
    """Given out: on which decision, until when the trip lasts."""

    number = forms.CharField(
        label=_("Quyết định cử đi công tác, số"), max_length=100, help_text=_("Ví dụ 1021/QĐ-UBND.")
    )
    issued_on = forms.DateField(label=_("Ngày quyết định"))
    until = forms.DateField(label=_("Ngày về theo quyết định"), help_text=_("Hạn nộp lại hộ chiếu tính từ ngày này."))
    on = forms.DateField(label=_("Ngày giao"), initial=clock.today)
    words = forms.CharField(label=_("Đoàn, nước đến"), max_length=250, required=False)

    field_order = ("number", "issued_on", "issuer", "until", "on", "words")


class TransferForm(MoveForm):
    to_agency = forms.ModelChoiceField(label=_("Cơ quan nhận"), queryset=Agency.objects.none())
    field_order = ("to_agency", "on", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        living = Agency.objects.alive(clock.today()).of_province().in_protocol_order()
        self.fields["to_agency"].queryset = living  # type: ignore[attr-defined]


class ConfirmForm(_Dressed):
    signed = forms.CharField(
        label=_("Ký nhận trên giấy"), max_length=250, required=False,
        help_text=_("Bên ghi sổ xác nhận thay thì ghi ai đã ký, giấy lưu ở đâu."),
    )  # fmt: skip


class AnswerForm(_PaperForm):
    """Yes or no to a private trip."""

    remark = forms.CharField(
        label=_("Lý do, điều kiện"), max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class WithdrawForm(_Dressed):
    remark = forms.CharField(label=_("Vì sao rút"), max_length=250, required=False)
