"""Forms of the room: the books, a step of a relation, what is made of a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import TasksField
from haidang.registers.partners.choices import DayKind, Kind, StepFault
from haidang.registers.partners.models import (
    AnniversaryPlan,
    Contact,
    Exchange,
    Partner,
    PartnerDay,
    PartnershipLevel,
    PriorityListing,
    Relation,
)
from haidang.registers.partners.rules import Move


class PartnerForm(RecordForm):
    class Meta:
        model = Partner
        fields = [
            "kind", "name", "name_english", "name_original", "aliases", "country", "region", "continent", "iso",
            "keeper", "note", "source", "tag",
        ]  # fmt: skip


class _OwnForm(RecordForm):
    """A row of an agency: who keeps books for one agency is offered those for which they act."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["agency"]
        if self.by is not None:
            if self.by.reach("change", "book") == Reach.AGENCY:
                box.queryset = Agency.objects.filter(pk__in={*self.by.charge.answers, self.instance.agency_id})
            if self.instance.pk is None:
                self.initial.setdefault("agency", self.by.agency_id)


class ContactForm(_OwnForm):
    class Meta:
        model = Contact
        fields = [
            "partner", "name", "name_original", "post", "unit", "languages", "phone", "email", "born_on", "agency",
            "since", "left_on", "note",
        ]  # fmt: skip


class RelationForm(_OwnForm):
    tasks = TasksField()

    class Meta:
        model = Relation
        fields = [
            "partner", "title", "kind", "level", "agency", "vietnamese_side", "is_regional", "since", "since_said",
            "basis", "note", "source", "tag", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]


class ExchangeForm(_OwnForm):
    tasks = TasksField()

    class Meta:
        model = Exchange
        fields = [
            "partner", "direction", "on", "channel", "subject", "words", "agency", "contact", "document", "reply_to",
            "reply_due_on", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]


class LevelForm(RecordForm):
    class Meta:
        model = PartnershipLevel
        fields = ["partner", "level", "valid_from", "valid_to", "source", "tag"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["partner"]
        box.queryset = box.queryset.filter(kind=Kind.COUNTRY)


class PriorityForm(RecordForm):
    class Meta:
        model = PriorityListing
        fields = ["partner", "name", "valid_from", "valid_to", "basis", "tag"]


class DayForm(RecordForm):
    class Meta:
        model = PartnerDay
        fields = [
            "partner", "kind", "name", "day", "month", "year", "length", "valid_from", "valid_to", "note", "source",
            "tag",
        ]  # fmt: skip


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class StepForm(_Dressed):
    """A relation comes to its next stage: when, by which paper, in what words."""

    on = forms.DateField(label=_("Ngày"))
    document: Any = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Document.objects.none(), required=False,
        help_text=_("Văn bản đã vào sổ; chưa có thì vào sổ trước."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Nội dung, lý do"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, move: Move, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today
        box: Any = self.fields["document"]
        box.queryset = Document.objects.for_user(by, "view").in_force().order_by("-issued_on", "-pk")
        box.required = move.needs_paper
        box.error_messages["required"] = StepFault.NO_PAPER.label % {"stage": move.to.label}
        self.fields["words"].required = move.needs_words
        self.fields["words"].error_messages["required"] = str(StepFault.NO_WORDS.label)


class EventForm(_Dressed):
    """An event that an agency will hold."""

    agency: Any = forms.ModelChoiceField(label=_("Cơ quan chủ trì"), queryset=Agency.objects.none())
    form = forms.CharField(
        label=_("Hình thức"), required=False, max_length=250,
        help_text=_("Ví dụ: lễ kỷ niệm, điện mừng, thư chúc mừng, đoàn đến chúc Tết."),
    )  # fmt: skip

    tasks = TasksField()

    def __init__(self, *args: Any, by: Any, keeper: Agency | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["agency"]
        rows = Agency.objects.alive(clock.today()).of_province().in_protocol_order()
        if by.reach("add", "book") == Reach.AGENCY:
            rows = Agency.objects.filter(pk__in=by.charge.answers)
        box.queryset = rows
        offered = {agency.pk for agency in rows}
        box.initial = keeper.pk if keeper and keeper.pk in offered else by.agency_id
        self.fields["tasks"].offer(by)  # type: ignore[attr-defined]


class ReasonForm(_Dressed):
    reason = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi lý do. Ghi một câu rồi làm lại.")},
    )  # fmt: skip


class HeldForm(_Dressed):
    """An event was held."""

    on = forms.DateField(label=_("Đã tổ chức ngày"))
    result = forms.CharField(
        label=_("Kết quả"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Chưa ghi kết quả. Ghi một câu rồi làm lại.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today


class LookingForm(_Dressed):
    """Which days that come up are shown."""

    tu = forms.DateField(label=_("Từ ngày"), required=False)
    den = forms.DateField(label=_("Đến ngày"), required=False)
    loai = forms.ChoiceField(label=_("Loại ngày"), required=False, choices=[("", _("Tất cả")), *DayKind.choices])
    nuoc: Any = forms.ModelChoiceField(label=_("Đối tác"), required=False, queryset=Partner.objects.none())
    viec = forms.ChoiceField(
        label=_("Đã có việc chưa"), required=False,
        choices=[("", _("Tất cả")), ("open", _("Chưa có việc")), ("planned", _("Đã có việc"))],
    )  # fmt: skip
    nam_le = forms.BooleanField(label=_("Cả năm lẻ"), required=False)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["nuoc"]
        box.queryset = Partner.objects.for_user(by, "view").filter(days__isnull=False).distinct()


class PlanForm(RecordForm):
    """How an event will be held, for which tasks: which day it is of, and what it became, is not changed by hand."""

    tasks = TasksField()

    class Meta:
        model = AnniversaryPlan
        fields = ["form", "tasks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]
