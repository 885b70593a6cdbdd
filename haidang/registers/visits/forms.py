"""Forms of incoming delegations: the record, the quick one of a courtesy call, the parts, what each act asks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.forms import warn_about
from haidang.kit.records.forms import RecordForm, dress, keep_to_rights
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import AmountItem, GuestClass, HeadRole
from haidang.plan.money.fields import PaperField
from haidang.plan.plans.linking import TasksField
from haidang.registers.visits import rules
from haidang.registers.visits.choices import LIGHT, Kind
from haidang.registers.visits.models import Visit, VisitCommitment, VisitGift, VisitMember, VisitSession

_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def refuse_secrets(form: forms.BaseForm, names: tuple[str, ...]) -> None:
    """Free text that bears a mark of secrets is not kept."""
    for name in names:
        if told := warn_about(str(form.cleaned_data.get(name) or "")):
            form.add_error(name, ValidationError(told))


class VisitForm(RecordForm):
    """A visit; page and sheet go through it."""

    tasks = TasksField()

    class Meta:
        model = Visit
        fields = [
            "kind", "title", "agency", "invited_by", "partners", "guests", "head_name", "head_post", "head_rank",
            "people", "contact", "purpose", "starts_on", "ends_on", "places", "receiver", "bearing", "interpreter",
            "car", "entry_support", "in_plan", "press", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks = self.fields["tasks"]
        assert isinstance(tasks, TasksField)
        tasks.offer(self.by, self.instance)
        if self.by is not None and self.by.reach("add", "book") != Reach.ALL:
            # Their own agency, whatever is sent.
            del self.fields["agency"]
            if self.instance.pk is None:
                self.instance.agency_id = self.by.agency_id
        elif self.instance.pk is None and self.by is not None:
            self.initial.setdefault("agency", self.by.agency_id)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        refuse_secrets(self, ("title", "guests", "purpose", "press", "entry_support"))
        return cleaned


class QuickForm(RecordForm):
    """Tiếp xã giao, gặp gỡ, chúc mừng: the day, the host, the guests, three lines."""

    tasks = TasksField()

    class Meta:
        model = Visit
        fields = ["kind", "starts_on", "at", "guests", "receiver", "places", "purpose", "achieved", "partners", "tasks"]
        labels = {
            "kind": _("Là"),
            "starts_on": _("Ngày"),
            "purpose": _("Nội dung"),
            "achieved": _("Kết quả, ba dòng"),
            "places": _("Nơi tiếp"),
        }
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "achieved": forms.Textarea(attrs={"rows": 3}),
            "at": _TIME,
        }
        help_texts = {"achieved": _("Để trống khi buổi tiếp chưa diễn ra.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks = self.fields["tasks"]
        assert isinstance(tasks, TasksField)
        tasks.offer(self.by, self.instance)
        self.fields["kind"].choices = [(each.value, each.label) for each in LIGHT]  # type: ignore[attr-defined]
        self.fields["guests"].required = self.fields["receiver"].required = True
        if self.instance.pk is None:
            self.initial["kind"] = Kind.COURTESY
            self.initial.setdefault("starts_on", clock.today())
            if self.by is not None:
                self.instance.agency_id = self.by.agency_id

    def clean(self) -> dict[str, Any]:
        """What the short form does not ask follows from what it does."""
        cleaned: dict[str, Any] = super().clean() or {}
        refuse_secrets(self, ("guests", "purpose", "achieved"))
        lines = [line for line in str(cleaned.get("achieved") or "").splitlines() if line.strip()]
        if len(lines) > 3:
            self.add_error(
                "achieved",
                _now("Kết quả có %(count)s dòng; buổi tiếp ghi gọn trong ba dòng, dài hơn thì ghi thành đoàn vào.")
                % {"count": len(lines)},
            )
        if cleaned.get("kind") and cleaned.get("guests"):
            said = f"{Kind(cleaned['kind']).label} {cleaned['guests']}"
            self.instance.title = said if len(said) <= 250 else f"{said[:249]}…"
        if cleaned.get("starts_on"):
            self.instance.ends_on = cleaned["starts_on"]
        return cleaned


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


class PartForm(RecordForm):
    """What all parts share."""


class MemberForm(PartForm):
    class Meta:
        model = VisitMember
        fields = ["name", "post", "role", "nationality", "passport", "born_on"]


class SessionForm(PartForm):
    class Meta:
        model = VisitSession
        fields = ["kind", "on", "at", "until", "words", "place", "host", "interpreter", "car"]
        widgets = {"at": _TIME, "until": _TIME}


class GiftForm(PartForm):
    class Meta:
        model = VisitGift
        fields = ["way", "words", "count", "person", "kept_by"]


class CommitmentForm(PartForm):
    class Meta:
        model = VisitCommitment
        fields = ["words", "agency", "due_on"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        refuse_secrets(self, ("words",))
        return cleaned


class ItemForm(forms.Form):
    """Which item of the table a line is."""

    words = forms.CharField(max_length=250, widget=forms.HiddenInput)
    item = forms.ChoiceField(label=_("Khoản"), choices=())
    role = forms.ChoiceField(
        label=_("Vai trong đoàn"), choices=[("", _("như nhau cả đoàn")), *HeadRole.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guests = [(value, label) for value, label in AmountItem.choices if not str(value).startswith("trip-")]
        self.fields["item"].choices = guests  # type: ignore[attr-defined]
        dress(self.fields)


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class ActForm(forms.Form):
    """What an act asks; `by` does it to `visit`."""

    def __init__(self, *args: Any, visit: Visit, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visit, self.by = visit, by
        for field in self.fields.values():
            if isinstance(field, PaperField):
                field.by = by
        keep_to_rights(self.fields, by)
        self.prepare()
        dress(self.fields)

    def prepare(self) -> None:
        """Fill in what depends on the visit."""


def _words(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class NothingForm(ActForm):
    """Only yes."""


class ReasonForm(ActForm):
    reason = _words(_("Lý do"))


class SubmitForm(ActForm):
    reason = _words(
        _("Lý do vượt mức chi"), required=False, help_text=_("Chỉ ghi khi dự toán vượt quy định; lý do vào lịch sử.")
    )


class ApproveForm(ActForm):
    paper = PaperField(label=_("Văn bản đồng ý đón"), required=False)
    reason = _words(
        _("Lý do vượt mức chi"), required=False, help_text=_("Chỉ ghi khi dự toán vượt quy định; lý do vào lịch sử.")
    )


class ClassForm(ActForm):
    guest_class = forms.ChoiceField(label=_("Hạng khách"), choices=GuestClass.choices)
    paper = PaperField(label=_("Văn bản của Chủ tịch UBND tỉnh quyết định hạng"), required=False)

    def prepare(self) -> None:
        proposal = rules.proposed_class(self.visit.head_rank, self.visit.starts_on)
        self.initial["guest_class"] = self.visit.guest_class or proposal.guest_class


class ConsultForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(
        label=_("Cơ quan được xin ý kiến"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan.")},
    )
    words = _words(_("Nội dung xin ý kiến"), required=False)
    due_on = forms.DateField(
        label=_("Hạn trả lời"), required=False, help_text=_("Để trống thì theo quy định về lấy ý kiến.")
    )

    def prepare(self) -> None:
        agencies = Agency.objects.alive(clock.today()).in_protocol_order().exclude(pk=self.by.agency_id)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]
        # security first: it is Công an that is asked of nearly every delegation
        self.initial["agencies"] = list(agencies.filter(code="CAT").values_list("pk", flat=True))


class HoldForm(ActForm):
    achieved = _words(_("Kết quả"), required=False, help_text=_("Ghi ngay nếu đã có; báo cáo đầy đủ ghi sau."))

    def prepare(self) -> None:
        self.initial["achieved"] = self.visit.achieved


class ReportForm(ActForm):
    achieved = _words(
        _("Kết quả đã đạt"), help_text=_("Việc đã xong, đã ký, đã thống nhất; mỗi việc một dòng."), rows=4
    )
    expected = _words(_("Kết quả dự kiến, chưa đạt"), required=False)
    paper = PaperField(label=_("Văn bản báo cáo kết quả"), required=False)

    def prepare(self) -> None:
        self.initial["achieved"], self.initial["expected"] = self.visit.achieved, self.visit.expected
