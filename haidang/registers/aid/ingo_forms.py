"""Forms of foreign organisations, their registrations and yearly reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.money import CURRENCIES
from haidang.office.accounts.books import keep_to_own
from haidang.office.directory.models import Agency
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.aid.ingo_choices import IngoStage, Leaning, RegistrationAim, RegistrationStage
from haidang.registers.aid.models import Ingo, IngoActivity, IngoReport, IngoYear, Registration
from haidang.registers.partners.models import Partner

#: UBND tỉnh by its code in the directory.
PROVINCE = "UBND"


def fit_money(form: Any, *names: str) -> None:
    """An amount in a currency without small coins has none."""
    currency = form.cleaned_data.get("currency")
    if currency not in CURRENCIES or CURRENCIES[currency]:
        return
    for name in names:
        amount = form.cleaned_data.get(name)
        if amount is not None and amount != amount.to_integral_value():
            form.add_error(name, _now("Số tiền bằng %(currency)s không có phần lẻ.") % {"currency": currency})


def keep_to_changed(form: Any, field: str) -> None:
    """A row is written under a record that one may change."""
    if form.by is not None:
        model = form.fields[field].queryset.model
        form.fields[field].queryset = model.objects.for_user(form.by, "change")


# ── records ──────────────────────────────────────────────────────────────────────────────────────


class IngoForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = Ingo
        fields = (
            "name", "name_foreign", "short", "partner", "country", "agency", "representative", "sector", "fields",
            "places", "here_since", "note", "tasks",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["tasks"]
        offered.offer(self.by, self.instance)
        countries: Any = self.fields["country"]
        countries.queryset = Partner.objects.countries()
        keep_to_own(self)

    def clean_here_since(self) -> Any:
        since = self.cleaned_data["here_since"]
        if since and since > clock.today():
            raise ValidationError(_now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{since:%d/%m/%Y}"})
        return since


class IngoActivityForm(GuardedForm):
    amount = NumberField(label=_("Giá trị"), required=False)

    class Meta:
        model = IngoActivity
        fields = ("on", "what", "place", "host", "amount", "currency", "people")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        on = cleaned.get("on")
        if on and on > clock.today():
            self.add_error("on", _now("Ngày %(day)s chưa đến; chỉ ghi việc đã làm.") % {"day": f"{on:%d/%m/%Y}"})
        if on and (ended := self.instance.ingo.ended_on) and on > ended:
            told = {"day": f"{on:%d/%m/%Y}", "ended": f"{ended:%d/%m/%Y}"}
            self.add_error("on", _now("Ngày %(day)s sau ngày tổ chức chấm dứt hoạt động (%(ended)s).") % told)
        fit_money(self, "amount")
        return cleaned


class RegistrationForm(GuardedForm):
    """Either a paper that is there (number and both days), or a question of Bộ Ngoại giao (its day)."""

    class Meta:
        model = Registration
        fields = (
            "ingo", "kind", "aim", "renews", "requested_on", "seat", "scope", "number", "issued_on", "valid_to",
        )  # fmt: skip
        help_texts = {
            "number": _("Giấy đã có thì ghi cả số, ngày cấp, ngày hết giá trị; chưa cấp thì để trống cả ba."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_changed(self, "ingo")
        papers: Any = self.fields["renews"]
        old = papers.queryset.exclude(number="").select_related("ingo")
        papers.queryset = old.exclude(pk=self.instance.pk) if self.instance.pk else old

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_paper(cleaned)
        self._check_renewed(cleaned)
        for name in ("requested_on", "issued_on"):
            on = cleaned.get(name)
            if on and on > clock.today():
                self.add_error(name, _now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{on:%d/%m/%Y}"})
        return cleaned

    def _check_paper(self, cleaned: dict[str, Any]) -> None:
        paper = {name: cleaned.get(name) for name in ("number", "issued_on", "valid_to")}
        if any(paper.values()):
            for name, value in paper.items():
                if not value and name not in self.errors:
                    self.add_error(name, _now("Giấy đã cấp thì ghi cả số, ngày cấp và ngày hết giá trị."))
        elif self.instance.stage == RegistrationStage.GRANTED:
            self.add_error("number", _now("Giấy này đã cấp: không bỏ trống số, ngày cấp, ngày hết giá trị."))
        elif not cleaned.get("requested_on") and "requested_on" not in self.errors:
            told = _now("Ghi ngày nhận văn bản hỏi ý kiến; giấy đã có thì ghi số và hai ngày của giấy.")
            self.add_error("requested_on", told)
        ingo = cleaned.get("ingo")
        if ingo and self.instance.pk is None and not paper["number"] and ingo.stage == IngoStage.ENDED:
            told = _now("%(ingo)s đã chấm dứt hoạt động ngày %(day)s. Ghi hoạt động trở lại trước.")
            self.add_error("ingo", told % {"ingo": ingo, "day": f"{ingo.ended_on:%d/%m/%Y}"})

    def _check_renewed(self, cleaned: dict[str, Any]) -> None:
        renewed, ingo = cleaned.get("renews"), cleaned.get("ingo")
        if renewed is None:
            return
        if cleaned.get("aim") == RegistrationAim.NEW:
            self.add_error("renews", _now("Cấp mới thì không thay giấy nào: bỏ trống, hoặc đổi việc thành gia hạn."))
        elif ingo and renewed.ingo_id != ingo.pk:
            told = {"number": renewed.number, "other": renewed.ingo, "ingo": ingo}
            self.add_error("renews", _now("Giấy số %(number)s là của %(other)s, không phải của %(ingo)s.") % told)
        elif cleaned.get("kind") and renewed.kind != cleaned["kind"]:
            told = {"number": renewed.number, "kind": renewed.get_kind_display()}
            self.add_error("renews", _now("Giấy số %(number)s là loại “%(kind)s”: chọn đúng loại.") % told)


class IngoReportForm(GuardedForm):
    amount = NumberField(label=_("Giá trị đã giải ngân"), required=False)

    class Meta:
        model = IngoReport
        fields = (
            "ingo", "year", "received_on", "paper", "projects", "amount", "currency", "people", "staff", "plans",
            "note",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_changed(self, "ingo")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        fit_money(self, "amount")
        return cleaned


class IngoYearForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = IngoYear
        fields = ("year", "agency", "assessment", "difficulties", "proposals", "tasks")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["tasks"]
        offered.offer(self.by, self.instance)
        keep_to_own(self)


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class EndForm(PaperActForm):
    on = day(_("Chấm dứt từ ngày"), help_text=_("Để trống thì lấy ngày của văn bản, không có thì hôm nay."))
    reason = words(_("Lý do"))


class ConsultForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(label=_("Cơ quan được hỏi"), queryset=Agency.objects.none())
    words = words(_("Vấn đề cần cho ý kiến"), required=False)
    due_on = day(_("Hạn trả lời"), help_text=_("Để trống thì tính theo quy định của ngày hỏi."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        living = Agency.objects.alive(clock.today()).in_protocol_order()
        self.fields["agencies"].queryset = living  # type: ignore[attr-defined]


class AnswerForm(PaperActForm):
    needs_paper = True

    leaning = forms.ChoiceField(label=_("Ý kiến của UBND tỉnh"), choices=Leaning.choices)
    words = words(_("Điều kiện, lý do"), required=False)
    answered_on = day(_("Trả lời ngày"), help_text=_("Để trống thì lấy ngày của văn bản."))

    def prepare(self) -> None:
        self.initial.setdefault("issuer", Agency.objects.filter(code=PROVINCE).first())


class GrantForm(ActForm):
    granted_number = forms.CharField(label=_("Số giấy đăng ký"), max_length=60)
    granted_on = day(_("Cấp ngày"), required=True)
    valid_to = day(_("Có giá trị đến hết ngày"), required=True)


class PlanForm(PaperActForm):
    plan_on = day(_("Nhận kế hoạch ngày"), help_text=_("Để trống thì lấy ngày của văn bản."))


class RevokeForm(ActForm):
    on = day(_("Hết hiệu lực từ ngày"), required=True)
    reason = words(_("Lý do"))


class SendYearForm(PaperActForm):
    needs_paper = True

    sent_on = day(_("Gửi ngày"), help_text=_("Để trống thì lấy ngày của văn bản."))
