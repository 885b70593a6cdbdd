"""Forms of calling for aid: programmes, what is wanted, two-language summaries, letters to donors."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.office.documents.services import cite
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.aid.ingo_choices import NeedStage, Reply
from haidang.registers.aid.ingo_forms import fit_money, keep_to_changed
from haidang.registers.aid.models import AidCall, AidNeed, DonorLetter, ProjectSummary
from haidang.registers.aid.summary_rules import PAIRS
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner

# ── records ──────────────────────────────────────────────────────────────────────────────────────


class CallForm(GuardedForm):
    tasks = TasksField()
    target = NumberField(label=_("Mức phấn đấu"), required=False)

    class Meta:
        model = AidCall
        fields = ("title", "year", "agency", "aims", "ways", "target", "currency", "tasks")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["tasks"]
        offered.offer(self.by, self.instance)
        if self.instance.pk is None:
            self.initial.setdefault("year", clock.today().year)
        keep_to_own(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        fit_money(self, "target")
        return cleaned


class NeedForm(GuardedForm):
    amount = NumberField(label=_("Giá trị cần"), required=False)
    promised = NumberField(label=_("Giá trị cam kết"), required=False)

    class Meta:
        model = AidNeed
        fields = (
            "call", "what", "sector", "place", "owner", "amount", "currency", "donors", "summary", "stage", "promised",
            "next_step", "next_on", "note",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_changed(self, "call")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        fit_money(self, "amount", "promised")
        if cleaned.get("next_on") and not cleaned.get("next_step"):
            self.add_error("next_step", _now("Có ngày phải làm thì ghi việc tiếp theo là gì."))
        if cleaned.get("promised") is not None and cleaned.get("stage") == NeedStage.OPEN:
            self.add_error("stage", _now("Đã ghi giá trị cam kết thì tình trạng không còn là “Đang vận động”."))
        return cleaned


class SummaryForm(GuardedForm):
    tasks = TasksField()
    amount = NumberField(label=_("Kinh phí đề nghị tài trợ"), required=False)
    counterpart = NumberField(
        label=_("Vốn đối ứng dự kiến"), required=False, help_text=_("Cùng loại tiền với kinh phí đề nghị.")
    )

    class Meta:
        model = ProjectSummary
        # each box of one language is followed by the same in the other
        fields = (
            "agency", "sector", *(each for name in PAIRS for each in (name, f"{name}_english")), "amount",
            "counterpart", "currency", "tasks",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["tasks"]
        offered.offer(self.by, self.instance)
        for name in PAIRS:
            self.fields[f"{name}_english"].widget.attrs["lang"] = "en"
        keep_to_own(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        fit_money(self, "amount", "counterpart")
        return cleaned


class LetterForm(GuardedForm):
    class Meta:
        model = DonorLetter
        fields = ("summary", "partner", "agency", "sent_on", "number", "expected_on", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        summaries: Any = self.fields["summary"]
        offered = summaries.queryset.sendable()
        if self.instance.pk:
            offered |= summaries.queryset.filter(pk=self.instance.summary_id)
        summaries.queryset = offered
        partners: Any = self.fields["partner"]
        partners.queryset = partners.queryset.exclude(kind=Kind.COUNTRY)
        keep_to_own(self)

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        if number.strip() and not any(letter.isdigit() for letter in number):
            raise ValidationError(_now("“%(number)s” không có số. Ghi như 15/SNgV-HTQT.") % {"number": number})
        return number


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class ApproveForm(PaperActForm):
    needs_paper = True


class FinishForm(ActForm):
    results = words(_("Kết quả"), rows=4)
    on = day(_("Tổng kết ngày"), help_text=_("Để trống thì là hôm nay."))


class FundForm(ActForm):
    donor = forms.ModelChoiceField(label=_("Nhà tài trợ"), queryset=Partner.objects.none())
    on = day(_("Từ ngày"), help_text=_("Để trống thì là hôm nay."))

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["donor"].queryset = Partner.objects.filter(  # type: ignore[attr-defined]
            pk__in=row.letters.filter(reply=Reply.YES).order_by().values("partner")
        )
        self.fields["donor"].help_text = _("Nơi đã trả lời “Nhận tài trợ” trong sổ thư.")


class ReplyForm(ActForm):
    """Their paper is of somebody abroad: it is cited under their name."""

    reply = forms.ChoiceField(label=_("Trả lời"), choices=Reply.choices)
    replied_on = day(_("Trả lời ngày"), required=True)
    words = words(_("Nội dung trả lời"), required=False)
    reply_number = forms.CharField(
        label=_("Số, ký hiệu văn bản trả lời"), max_length=100, required=False, help_text=_("Nếu có.")
    )
    next_step = forms.CharField(
        label=_("Việc tiếp theo"), max_length=250, required=False, help_text=_("Gặp, gửi đề cương, mời khảo sát…")
    )
    next_on = day(_("Làm trước ngày"))

    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        number = given.pop("reply_number").strip()
        paper = cite(number, given["replied_on"], str(self.row.partner), by=self.by) if number else None
        return given | {"paper": paper}


class StepForm(ActForm):
    done = words(_("Đã làm gì, kết quả"))
    next_step = forms.CharField(label=_("Việc tiếp theo"), max_length=250, required=False)
    next_on = day(_("Làm trước ngày"))
