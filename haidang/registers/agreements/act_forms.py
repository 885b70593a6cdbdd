"""What each act on an agreement asks."""

from typing import Any

from django import forms
from django.db.models import Case, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import ChangeKind, DutyKind, Level
from haidang.registers.agreements.forms import ActForm, Choices, Ticks
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.selectors.hands import open_change
from haidang.registers.agreements.selectors.verdicts import opinion_norm, required


def _area(label: Any, *, required: bool = True, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=20_000, required=required, widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )  # fmt: skip


def _number(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )


class AskForm(ActForm):
    """Whom to ask: those the law names are chosen already."""

    asked = forms.ModelMultipleChoiceField(
        label=_("Cơ quan được xin ý kiến"),
        queryset=Agency.objects.none(),
        widget=Ticks,
        error_messages={"required": _("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan.")},
    )
    words = _area(_("Nội dung xin ý kiến"), required=False)
    due_on = forms.DateField(label=_("Hạn trả lời"), required=False)

    def prepare(self) -> None:
        today, law = clock.today(), Law()
        agencies = Agency.objects.alive(today).in_protocol_order().exclude(pk=self.by.agency_id)
        offered: Any = self.fields["asked"]
        codes = [said.amount for said in required(self.agreement, law, today).values() if not said.fault]
        # whom the law names stands first, where the eye falls
        first = Case(When(code__in=codes, then=0), default=1)
        offered.queryset = agencies.order_by(first, "order", "sort_key", "pk")
        self.initial.setdefault("asked", list(agencies.filter(code__in=codes).values_list("pk", flat=True)))
        due = law.due(opinion_norm(self.agreement), today)
        said = law.said(opinion_norm(self.agreement), today)
        self.fields["due_on"].help_text = (
            _now("Bỏ trống: %(day)s, theo %(source)s (%(value)s).")
            % {"day": f"{due:%d/%m/%Y}", "source": said.source, "value": said.value}
            if due
            else _now("Chưa có quy định riêng cho ngày này; bỏ trống thì theo quy định chung về xin ý kiến.")
        )

    def facts(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"agencies": list(told["asked"]), "words": told["words"], "due_on": told["due_on"]}


class PaperForm(ActForm):
    number = _number(_("Số, ký hiệu văn bản"))
    issued_on = forms.DateField(label=_("Ngày văn bản"))


class ReasonForm(ActForm):
    reason = _area(_("Lý do"), rows=2)


class SignForm(ActForm):
    signed_on = forms.DateField(label=_("Ngày ký"))
    signed_at = forms.CharField(label=_("Nơi ký"), max_length=200, required=False)
    signers = _area(_("Người ký"), rows=2, help_text=_("Họ tên, chức vụ của mỗi bên."))
    effective_on = forms.DateField(label=_("Có hiệu lực từ ngày"), required=False, help_text=_("Bỏ trống: từ ngày ký."))
    expires_on = forms.DateField(
        label=_("Có hiệu lực đến hết ngày"), required=False, help_text=_("Bỏ trống: không xác định thời hạn.")
    )
    binding_note = forms.CharField(label=_("Ghi về tính ràng buộc"), max_length=250, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("signed_at", self.agreement.signed_at)
        self.initial.setdefault("signers", self.agreement.signers)
        self.initial.setdefault("expires_on", self.agreement.expires_on)
        if self.agreement.level == Level.DEPARTMENT:
            self.initial.setdefault("binding_note", self.agreement.binding_note)
        else:
            del self.fields["binding_note"]


class ReportForm(PaperForm):
    copied_on = forms.DateField(
        label=_("Gửi bản sao Bộ Ngoại giao ngày"), required=False, help_text=_("Bỏ trống: cùng ngày văn bản.")
    )


class PublishForm(ActForm):
    published_on = forms.DateField(label=_("Đăng tải ngày"), required=False)
    address = forms.URLField(label=_("Địa chỉ đăng tải"), required=False, assume_scheme="https", max_length=200)
    why_not = forms.CharField(
        label=_("Lý do không đăng tải"), max_length=250, required=False,
        help_text=_("Bí mật nhà nước, hoặc các bên thỏa thuận không công khai."),
    )  # fmt: skip


class BeginForm(ActForm):
    kind = forms.ChoiceField(label=_("Thay đổi"), choices=ChangeKind.choices, widget=Choices)
    words = _area(_("Nội dung, lý do"))
    until = forms.DateField(label=_("Gia hạn đến hết ngày"), required=False, help_text=_("Chỉ ghi khi gia hạn."))
    is_technical = forms.BooleanField(
        label=_("Chỉ sửa đổi kỹ thuật"), required=False, help_text=_("Khi ấy có thể không lấy ý kiến (Đ41).")
    )
    is_rename = forms.BooleanField(
        label=_("Kế thừa: chỉ đổi tên bên ký"), required=False,
        help_text=_("Không phải lấy ý kiến, đến hết 28/02/2027 (NĐ 177/2025/NĐ-CP Đ5.4)."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Only what the way lets it do; an heir only where a district signed."""
        field: Any = self.fields["kind"]
        is_district = self.agreement.level == Level.DISTRICT
        field.choices = [
            (kind.value, kind.label)
            for kind in ChangeKind
            if rules.may_move(rules.VERB_OF[kind], self.agreement.stage) and (is_district or kind != ChangeKind.INHERIT)
        ]
        if not is_district:
            del self.fields["is_rename"]

    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"kind": ChangeKind(self.cleaned_data["kind"])}


class FinishForm(PaperForm):
    effective_on = forms.DateField(label=_("Có hiệu lực ngày"))
    field_order = ("effective_on", "number", "issued_on")

    def prepare(self) -> None:
        self.change = open_change(self.agreement)


class MinutesForm(ActForm):
    year = forms.IntegerField(label=_("Năm"), min_value=1950, max_value=2100)
    signed_on = forms.DateField(label=_("Ngày ký"))
    signed_at = forms.CharField(label=_("Nơi ký"), max_length=200, required=False)
    words = _area(_("Nội dung chính"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("year", clock.today().year)
        if self.agreement.level == Level.ARMY:
            del self.fields["words"]


class EvaluationForm(ActForm):
    year = forms.IntegerField(label=_("Năm"), min_value=1950, max_value=2100)
    done = _area(_("Đã làm được gì"))
    effect = _area(_("Hiệu quả"), required=False)
    obstacle = _area(_("Hạn chế, khó khăn"), required=False)
    proposal = _area(_("Đề xuất năm sau"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("year", clock.today().year)


class CommentForm(ActForm):
    words = _area(_("Nhận xét của Sở Ngoại vụ"))


class DutyForm(PaperForm):
    kind = forms.ChoiceField(label=_("Văn bản"), choices=DutyKind.choices, widget=Choices)
    year = forms.IntegerField(label=_("Gửi trong năm"), min_value=2000, max_value=2100)
    field_order = ("kind", "year", "number", "issued_on")

    def prepare(self) -> None:
        self.initial.setdefault("year", clock.today().year)
