"""The forms of an amendment: its decision, and one form for each kind of change."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency, AgencyGroup
from haidang.plan.plans.choices import ChangeKind, Part
from haidang.plan.plans.models import Amendment, Plan, Solution, Task
from haidang.plan.plans.page_forms import Plain, known_agency
from haidang.plan.plans.services import Decision

_LINES = _("Mỗi dòng một cơ quan; cụm từ chỉ nhiều cơ quan để nguyên một dòng.")


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


class DecisionForm(Plain):
    """By which decision, from when, why. A draft may be begun before the decision is signed."""

    number = forms.CharField(
        label=_("Số, ký hiệu quyết định"),
        max_length=100,
        required=False,
        help_text=_("Để trống khi còn chờ ký; có số rồi mới đưa vào thực hiện được."),
    )
    decided_on = forms.DateField(label=_("Ngày quyết định"), required=False, widget=_day())
    about = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)
    in_force_on = forms.DateField(label=_("Có hiệu lực từ ngày"), required=False, widget=_day())
    words = forms.CharField(label=_("Lý do điều chỉnh"), required=False, widget=_area(2))
    asked_by = forms.CharField(label=_("Cơ quan đề nghị"), max_length=250, required=False)

    def __init__(self, *args: Any, amendment: Amendment | None = None, **kwargs: Any) -> None:
        if amendment:
            paper = amendment.document
            kwargs["initial"] = {
                "number": paper.number if paper else "",
                "decided_on": paper.issued_on if paper else None,
                "about": paper.subject if paper else "",
                "in_force_on": amendment.in_force_on,
                "words": amendment.words,
                "asked_by": amendment.asked_by.name if amendment.asked_by else "",
            }
        super().__init__(*args, **kwargs)

    def clean_asked_by(self) -> Agency | None:
        said = self.cleaned_data["asked_by"].strip()
        return known_agency(said, clock.today()) if said else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("number") and not said.get("decided_on") and "decided_on" not in self.errors:
            self.add_error("decided_on", _("Ghi cả ngày của quyết định: cùng một số, năm khác là văn bản khác."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        data = self.cleaned_data
        decision = Decision(data["number"], data["decided_on"], data["about"]) if data["number"] else None
        return {name: data[name] for name in ("in_force_on", "words", "asked_by")} | {"decision": decision}


def task_line(task: Task) -> str:
    """A task in a list to choose from."""
    title = task.title if len(task.title) <= 90 else f"{task.title[:89]}…"
    return f"{task.label} {title}".strip()


class PickForm(Plain):
    """Which kind of change, about which task."""

    kind = forms.ChoiceField(label=_("Thay đổi"), choices=ChangeKind)
    task = forms.ModelChoiceField(
        label=_("Nhiệm vụ"),
        queryset=Task.objects.none(),
        empty_label=None,
        help_text=_("Với nhiệm vụ bổ sung: nhiệm vụ mới đứng sau mục này."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks = self.fields["task"]
        tasks.queryset = Task.objects.filter(plan=plan).in_force().in_order()  # type: ignore[attr-defined]
        tasks.label_from_instance = task_line  # type: ignore[attr-defined]


# ── one form for each kind ───────────────────────────────────────────────────────────────────────


class ChangeForm(Plain):
    """What every change has: the task that is spoken of, and a reason."""

    reason = forms.CharField(label=_("Lý do"), required=False, widget=_area(2))

    def __init__(self, *args: Any, task: Task, on: date, **kwargs: Any) -> None:
        self.task, self._on = task, on
        super().__init__(*args, **kwargs)
        # the reason comes last, whatever stands before it
        self.order_fields([name for name in self.fields if name != "reason"])
        self.fields["reason"] = self.fields.pop("reason")

    @property
    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"reason": self.cleaned_data["reason"]}

    def _parties(self, name: str, part: Part) -> list[tuple[Part, Agency | str]]:
        """Lines that stay are who they were; a new line is an agency, or a phrase for a known group."""
        held = {self.line_of(one): one.agency or one.words for one in self.task.assignments.all() if one.part == part}
        lines = [line.strip(" ;,.") for line in self.cleaned_data[name].splitlines() if line.strip(" ;,.")]
        return [(part, held.get(line) or self._party(line)) for line in dict.fromkeys(lines)]

    def _party(self, line: str) -> Agency | str:
        try:
            return known_agency(line, self._on)
        except ValidationError:
            if AgencyGroup.objects.named_in(line):
                return line
            raise

    @staticmethod
    def line_of(assignment: Any) -> str:
        return (assignment.agency.name if assignment.agency else assignment.words).strip(" ;,.")

    def lines_of(self, part: Part) -> str:
        return "\n".join(self.line_of(one) for one in self.task.assignments.all() if one.part == part)


class LeadForm(ChangeForm):
    """Ai chủ trì."""

    part = Part.LEAD
    parties = forms.CharField(label=_("Cơ quan chủ trì sau điều chỉnh"), widget=_area(4), help_text=_LINES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["parties"] = self.lines_of(self.part)

    def clean_parties(self) -> list[tuple[Part, Agency | str]]:
        return self._parties("parties", self.part)

    @property
    def said(self) -> dict[str, Any]:
        return super().said | {"parties": self.cleaned_data["parties"]}


class CoordinationForm(LeadForm):
    """Ai phối hợp."""

    part = Part.COORDINATING
    parties = forms.CharField(
        label=_("Cơ quan phối hợp sau điều chỉnh"), widget=_area(6), help_text=_LINES, required=False
    )


class DueChangeForm(ChangeForm):
    """Đến khi nào."""

    due_on = forms.DateField(
        label=_("Thời hạn mới"), required=False, widget=_day(), help_text=_("Để trống nếu không đặt thời hạn nữa.")
    )
    deadline_words = forms.CharField(label=_("Thời hạn, như quyết định ghi"), required=False, max_length=500)

    @property
    def said(self) -> dict[str, Any]:
        return super().said | {name: self.cleaned_data[name] for name in ("due_on", "deadline_words")}


class ContentForm(ChangeForm):
    """Lời văn của nhiệm vụ và của từng giải pháp."""

    title = forms.CharField(label=_("Nội dung"), widget=_area(4))
    description = forms.CharField(label=_("Mô tả"), widget=_area(3), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(title=self.task.title, description=self.task.description)
        self._held: list[Solution] = list(self.task.solutions.order_by("position", "pk"))
        for number, solution in enumerate(self._held, 1):
            self.fields[f"solution_{solution.pk}"] = forms.CharField(
                label=_("Giải pháp %(number)d") % {"number": number}, required=False, initial=solution.words,
                widget=_area(3), help_text=_("Xóa hết chữ để bỏ giải pháp này."),
            )  # fmt: skip
        self.fields["more"] = forms.CharField(
            label=_("Giải pháp thêm"), required=False, widget=_area(3), help_text=_("Mỗi dòng một giải pháp.")
        )
        self.fields["reason"] = self.fields.pop("reason")

    def clean_title(self) -> str:
        """A title is one line, as everywhere else."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept: list[tuple[Solution | None, str]] = [
            (solution, words) for solution in self._held if (words := data[f"solution_{solution.pk}"].strip())
        ]
        more: list[tuple[Solution | None, str]] = [(None, line) for line in lines_in(data["more"])]
        return super().said | {
            "title": data["title"],
            "description": data["description"],
            "solutions": [*kept, *more],
        }


class AddForm(ChangeForm):
    """Một nhiệm vụ mới."""

    label = forms.CharField(label=_("Số thứ tự"), max_length=32)
    title = forms.CharField(label=_("Nội dung"), widget=_area(3))
    description = forms.CharField(label=_("Mô tả"), widget=_area(2), required=False)
    leads = forms.CharField(label=_("Cơ quan chủ trì"), widget=_area(2), help_text=_LINES)
    coordinators = forms.CharField(label=_("Cơ quan phối hợp"), widget=_area(3), required=False, help_text=_LINES)
    due_on = forms.DateField(label=_("Thời hạn"), required=False, widget=_day())
    deadline_words = forms.CharField(label=_("Thời hạn, như quyết định ghi"), required=False, max_length=500)
    more = forms.CharField(
        label=_("Giải pháp"), required=False, widget=_area(3), help_text=_("Mỗi dòng một giải pháp.")
    )

    def clean_title(self) -> str:
        """A title is one line, as everywhere else."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_leads(self) -> list[tuple[Part, Agency | str]]:
        return self._parties("leads", Part.LEAD)

    def clean_coordinators(self) -> list[tuple[Part, Agency | str]]:
        return self._parties("coordinators", Part.COORDINATING)

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = {name: data[name] for name in ("label", "title", "description", "due_on", "deadline_words")}
        parties = [*data["leads"], *data["coordinators"]]
        return super().said | own | {"parties": parties, "solutions": [(None, line) for line in lines_in(data["more"])]}


class MergeForm(ChangeForm):
    """Những nhiệm vụ gộp vào nhiệm vụ này."""

    others = forms.ModelMultipleChoiceField(
        label=_("Gộp vào nhiệm vụ này"),
        queryset=Task.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("Cơ quan, giải pháp của các mục đã chọn chuyển sang nhiệm vụ này; cập nhật đã gửi vẫn xem được."),
    )
    title = forms.CharField(
        label=_("Nội dung sau khi gộp"), widget=_area(4), required=False, help_text=_("Để trống nếu giữ nguyên.")
    )
    description = forms.CharField(
        label=_("Mô tả sau khi gộp"), widget=_area(2), required=False, help_text=_("Để trống nếu giữ nguyên.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Task.objects.filter(plan=self.task.plan_id, kind=self.task.kind).in_force().exclude(pk=self.task.pk)
        others = self.fields["others"]
        others.queryset = rows.in_order()  # type: ignore[attr-defined]
        others.label_from_instance = task_line  # type: ignore[attr-defined]
        self.initial["title"] = self.task.title

    def clean_title(self) -> str:
        """A title is one line, as everywhere else."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return super().said | {name: data[name] for name in ("others", "title", "description")}


class DropForm(ChangeForm):
    """Vì sao thôi thực hiện."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class PostponeForm(DropForm):
    """Chuyển sang năm nào, vì sao."""

    to_year = forms.IntegerField(label=_("Chuyển sang năm"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["to_year"] = (self.task.plan.year or self._on.year) + 1

    @property
    def said(self) -> dict[str, Any]:
        return super().said | {"to_year": self.cleaned_data["to_year"]}


def lines_in(words: str) -> Sequence[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


FORMS: dict[str, type[ChangeForm]] = {
    ChangeKind.ADD: AddForm,
    ChangeKind.CONTENT: ContentForm,
    ChangeKind.LEAD: LeadForm,
    ChangeKind.COORDINATION: CoordinationForm,
    ChangeKind.DUE: DueChangeForm,
    ChangeKind.MERGE: MergeForm,
    ChangeKind.POSTPONE: PostponeForm,
    ChangeKind.DROP: DropForm,
}


class DayForm(Plain):
    """The day the plan is looked at on."""

    ngay = forms.DateField(label=_("Tại ngày"), widget=_day())

    def clean_ngay(self) -> date:
        on: date = self.cleaned_data["ngay"]
        if on > clock.today():
            raise ValidationError(_("Ngày này chưa đến: chưa biết kế hoạch khi đó thế nào."))
        if on.year < 1945:
            raise ValidationError(_("Chọn một ngày từ năm 1945 trở đi."))
        return on
