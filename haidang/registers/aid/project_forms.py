"""Forms of aid and ODA: the record, its parts, what each act asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.records.forms import keep_to_rights
from haidang.office.accounts.books import keep_to_own
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency
from haidang.office.documents.act_forms import PaperActForm
from haidang.office.documents.services import cite
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid.models import (
    AidGift,
    AidPiece,
    AidProject,
    AidReport,
    AidYear,
    Disbursement,
    Oda,
    OdaPayment,
    OdaReport,
    OdaYear,
)
from haidang.registers.aid.project_choices import Authority, OdaStage, ProjectStage, ReportKind
from haidang.registers.aid.project_rules import authority


def lands() -> Any:
    """The committees of districts (until 30/6/2025) and communes: the places of the province."""
    rows = Agency.objects.of_province().filter(kind=Kind.PEOPLES_COMMITTEE, level__in=[Level.DISTRICT, Level.COMMUNE])
    return rows.in_protocol_order()


class _BookForm(GuardedForm):
    """What forms of aid and ODA have in common. `fixed`: not rewritten after the beginning, but by an act."""

    first_stage: str = ""
    fixed: tuple[str, ...] = ()

    tasks = TasksField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        if "places" in self.fields:
            places: Any = self.fields["places"]
            places.queryset = lands()
        keep_to_own(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and self.instance.stage != self.first_stage:
            for name in self.fixed:
                if name in self.changed_data and not self.was_open(name):
                    told = {"stage": self.instance.get_stage_display(), "field": self.fields[name].label}
                    self.add_error(
                        name,
                        _now("Hồ sơ đang ở bước “%(stage)s”: không sửa được “%(field)s” ở đây. Dùng nút “Điều chỉnh”, "
                             "hoặc để cơ quan thẩm định trả lại hồ sơ.") % told,
                    )  # fmt: skip
        return cleaned

    def was_open(self, name: str) -> bool:
        """What was left empty may be filled in later: relief is often received before anybody has counted it."""
        return self.initial.get(name) in (None, "")


class ProjectForm(_BookForm):
    first_stage = ProjectStage.DRAFT
    fixed = (
        "kind", "donor", "agency", "topic", "amount", "currency", "rate", "rate_on", "disaster_on",
    )  # fmt: skip

    amount = NumberField(label=_("Giá trị cam kết"), required=False)
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False)

    class Meta:
        model = AidProject
        fields = [
            "title", "kind", "donor", "ingo", "need", "agency", "owner", "sector", "topic", "purpose", "places",
            "beneficiaries", "people", "amount", "currency", "rate", "rate_on", "counterpart", "starts_on", "ends_on",
            "signed_on", "disaster", "disaster_on", "tasks",
        ]  # fmt: skip
        help_texts = {
            "topic": _("Nội dung khác “thông thường” do Thủ tướng Chính phủ quyết định, theo quy định của ngày trình."),
            "rate": _("Bắt buộc khi giá trị bằng ngoại tệ."),
        }

    def was_open(self, name: str) -> bool:
        return super().was_open(name) or (name == "currency" and self.initial.get("amount") is None)

    def clean(self) -> dict[str, Any]:
        """Money that came in already is told in the currency of the aid, and is no more than was promised."""
        cleaned = super().clean()
        if self.instance.pk and {"currency", "amount"} & set(self.changed_data):
            paid = AidProject.objects.get(pk=self.instance.pk).paid()
            if paid.amount and cleaned.get("currency") != paid.currency:
                told = {"paid": paid}
                self.add_error("currency", _now("Đã giải ngân %(paid)s: không đổi loại tiền được.") % told)
            elif paid.amount and (cleaned.get("amount") or 0) < paid.amount:
                self.add_error("amount", _now("Đã giải ngân %(paid)s: giá trị cam kết không nhỏ hơn.") % {"paid": paid})
        return cleaned


class OdaForm(_BookForm):
    first_stage = OdaStage.PREPARED
    fixed = ("donor", "agency", "currency", "grant", "loan", "rate", "rate_on", "counterpart")

    grant = NumberField(label=_("Vốn ODA không hoàn lại"), help_text=_("Theo loại tiền của dự án."), initial=0)
    loan = NumberField(label=_("Vốn vay ODA, vay ưu đãi"), help_text=_("Theo loại tiền của dự án."), initial=0)
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False)
    counterpart = NumberField(label=_("Vốn đối ứng, đồng"), initial=0)

    class Meta:
        model = Oda
        fields = [
            "title", "donor", "agency", "managing", "sector", "purpose", "places", "currency", "grant", "loan", "rate",
            "rate_on", "counterpart", "estimate", "starts_on", "ends_on", "tasks",
        ]  # fmt: skip


class AidYearForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = AidYear
        fields = ["year", "agency", "number", "sent_on", "words", "tasks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        keep_to_own(self)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


class CitingForm(GuardedForm):
    """A part that stands on a paper: named by number, day and issuer; one that no book holds yet is cited."""

    number = forms.CharField(label=_("Văn bản: số, ký hiệu"), max_length=100, required=False)
    issued_on = day(_("Ngày văn bản"))
    issuer = forms.ModelChoiceField(
        label=_("Cơ quan ban hành"), queryset=Agency.objects.none(), required=False,
        help_text=_("Để trống thì là cơ quan của hồ sơ này."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issuer: Any = self.fields["issuer"]
        issuer.queryset = Agency.objects.in_protocol_order()
        keep_to_rights({"issuer": issuer}, self.by)
        if paper := self.instance.paper:
            self.initial.update({"number": paper.number, "issued_on": paper.issued_on, "issuer": paper.issuer_id})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        number, on = (cleaned.get("number") or "").strip(), cleaned.get("issued_on")
        if number and on is None and "issued_on" not in self.errors:
            self.add_error("issued_on", _now("Ghi ngày của văn bản %(number)s.") % {"number": number})
        if on and on > clock.today():
            self.add_error("issued_on", _now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{on:%d/%m/%Y}"})
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Called by the verb, in its transaction: a paper that is cited for a row that is refused goes with it."""
        given = self.cleaned_data
        number = (given.get("number") or "").strip()
        if not number:
            self.instance.paper = None
        elif {"number", "issued_on", "issuer"} & set(self.changed_data) or self.instance.paper is None:
            issuer = given.get("issuer") or self.instance.whole.agency
            self.instance.paper = cite(number, given["issued_on"], issuer, by=self.by)
        return super().save(commit)


class PieceForm(CitingForm):
    class Meta:
        model = AidPiece
        fields = ["kind", "copies", "words"]


class GiftForm(GuardedForm):
    quantity = NumberField(label=_("Số lượng"))
    value = NumberField(label=_("Trị giá"), required=False, help_text=_("Cả dòng, theo loại tiền của khoản viện trợ."))
    received = NumberField(label=_("Đã nhận"), initial=0)

    class Meta:
        model = AidGift
        fields = ["name", "unit", "quantity", "value", "received", "received_on", "handed_to"]


class DisbursementForm(CitingForm):
    amount = NumberField(label=_("Số tiền"), help_text=_("Theo loại tiền của khoản viện trợ."))
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False, help_text=_("Bắt buộc khi bằng ngoại tệ."))

    class Meta:
        model = Disbursement
        fields = ["on", "amount", "rate", "rate_on", "in_kind", "by_account", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].label = f"{_now('Số tiền')} ({self.instance.project.currency})"


class ReportForm(CitingForm):
    class Meta:
        model = AidReport
        fields = ["kind", "year", "sent_on", "words"]


class OdaYearForm(GuardedForm):
    foreign = NumberField(label=_("Vốn nước ngoài, đồng"), initial=0)
    counterpart = NumberField(label=_("Vốn đối ứng, đồng"), initial=0)

    class Meta:
        model = OdaYear
        fields = ["year", "foreign", "counterpart", "number"]


class OdaPaymentForm(GuardedForm):
    amount = NumberField(
        label=_("Số tiền"), help_text=_("Vốn nước ngoài theo loại tiền của dự án; vốn đối ứng bằng đồng.")
    )
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False, help_text=_("Bắt buộc khi bằng ngoại tệ."))

    class Meta:
        model = OdaPayment
        fields = ["on", "source", "amount", "rate", "rate_on", "words"]


class OdaReportForm(CitingForm):
    class Meta:
        model = OdaReport
        fields = ["kind", "year", "sent_on", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (ReportKind.HALF, ReportKind.YEAR, ReportKind.FINAL)
        kind: Any = self.fields["kind"]
        kind.choices = [("", "---------"), *((each.value, each.label) for each in offered)]


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class FileForm(PaperActForm):
    filed_on = day(_("Ngày nộp hồ sơ"), help_text=_("Để trống thì là hôm nay."))
    appraiser = forms.ModelChoiceField(
        label=_("Cơ quan thẩm định"), queryset=Agency.objects.none(), required=False,
        help_text=_("Để trống thì theo quy định của ngày nộp."),
    )  # fmt: skip

    def prepare(self) -> None:
        field: Any = self.fields["appraiser"]
        field.queryset = Agency.objects.in_protocol_order()
        field.initial = terms.focal_on(clock.today())


class ReceiveForm(PaperActForm):
    received_on = day(_("Ngày tiếp nhận"), help_text=_("Để trống thì là hôm nay."))


class AskForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(label=_("Cơ quan được hỏi"), queryset=Agency.objects.none())
    words = words(_("Vấn đề cần cho ý kiến"), required=False)
    due_on = day(_("Hạn trả lời"), help_text=_("Để trống thì tính theo quy định của ngày hỏi."))

    def prepare(self) -> None:
        today = clock.today()
        field: Any = self.fields["agencies"]
        field.queryset = Agency.objects.alive(today).in_protocol_order()
        asked = terms.codes_of(terms.held(terms.ASKED, self.row.filed_on or today))
        field.initial = field.queryset.filter(code__in=asked)


class AppraiseForm(PaperActForm):
    words = words(_("Kết quả thẩm định"))
    appraised_on = day(_("Ngày thẩm định xong"), help_text=_("Để trống thì là ngày văn bản, hoặc hôm nay."))


class ApproveForm(PaperActForm):
    needs_paper = True
    decided_by = forms.ChoiceField(label=_("Người quyết định"), choices=Authority.choices)

    def prepare(self) -> None:
        law = terms.held(terms.OF_PRIME_MINISTER, self.row.filed_on or clock.today())
        self.fields["decided_by"].initial = authority(self.row.topic, terms.codes_of(law))


class StartForm(ActForm):
    started_on = day(_("Bắt đầu ngày"), help_text=_("Để trống thì là hôm nay."))
    reason = words(_("Lý do, nếu bắt đầu sau hạn"), required=False, rows=2)


class AdjustForm(PaperActForm):
    needs_paper = True
    amount = NumberField(label=_("Giá trị cam kết mới"), required=False)
    ends_on = day(_("Ngày kết thúc mới"))
    reason = words(_("Lý do"))

    def prepare(self) -> None:
        self.fields["amount"].help_text = _now("Theo loại tiền của khoản viện trợ: %(currency)s.") % {
            "currency": self.row.currency
        }


class EndForm(ActForm):
    ended_on = day(_("Kết thúc ngày"), help_text=_("Để trống thì là hôm nay."))
    results = words(_("Kết quả"), rows=4)


class EvaluateForm(ActForm):
    evaluated_on = day(_("Đánh giá ngày"), help_text=_("Để trống thì là hôm nay."))
    evaluation = words(_("Đánh giá"), rows=4)


class RefuseForm(PaperActForm):
    reason = words(_("Lý do"))


class RevokeForm(RefuseForm):
    needs_paper = True


class SignForm(PaperActForm):
    needs_paper = True
    signed_on = day(_("Ký, có hiệu lực ngày"), help_text=_("Để trống thì là ngày văn bản."))


class OdaAdjustForm(PaperActForm):
    needs_paper = True
    grant = NumberField(label=_("Vốn ODA không hoàn lại, số mới"), required=False)
    loan = NumberField(label=_("Vốn vay, số mới"), required=False)
    counterpart = NumberField(label=_("Vốn đối ứng mới, đồng"), required=False)
    ends_on = day(_("Ngày kết thúc mới"))
    reason = words(_("Lý do"))
