"""The forms of a plan's pages: what to look for among its tasks, the correction of an accepted one, its day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.office.directory.models import Agency
from haidang.office.directory.selectors import nearest
from haidang.plan.plans.choices import Part, Standing
from haidang.plan.plans.models import Assignment, Task
from haidang.plan.plans.selectors.names import agency_called, day_of
from haidang.plan.plans.selectors.pages import Asked, Heading

#: Looked for by who oversees alone: findings speak of other tasks too.
WITH_FINDINGS = "findings-open"


class Plain(forms.Form):
    """Bootstrap's classes on every field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", kind)


class TaskFilter(Plain):
    """What a person looks for; whatever makes no sense is not asked."""

    q = forms.CharField(label=_("Từ trong nhiệm vụ"), required=False, max_length=200)
    agency = forms.ModelChoiceField(
        label=_("Cơ quan"), queryset=Agency.objects.none(), required=False, empty_label=_("Mọi cơ quan")
    )
    part = forms.ChoiceField(label=_("Vai"), required=False, choices=[("", _("Mọi vai")), *Part.choices])
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    standing = forms.ChoiceField(label=_("Tình trạng"), required=False)

    def __init__(
        self, *args: Any, agencies: "QuerySet[Agency]", headings: Sequence[Heading], oversees: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "class": "form-control"})
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["field"].choices = [  # type: ignore[attr-defined]
            ("", _("Mọi lĩnh vực")),
            *((each.key, f"{each.label}. {each.title}" if each.label else each.title) for each in headings),
        ]
        extra = [(WITH_FINDINGS, _("Còn điểm cần soát"))] if oversees else []
        self.fields["standing"].choices = [("", _("Mọi tình trạng")), *Standing.choices, *extra]  # type: ignore[attr-defined]
        if not headings:
            del self.fields["field"]

    @property
    def asked(self) -> Asked:
        self.is_valid()
        said = self.cleaned_data if self.is_bound else {}
        standing = said.get("standing") or ""
        section, _sign, label = (said.get("field") or "").rpartition("/")
        return Asked(
            words=said.get("q") or "",
            agency=said.get("agency"),
            part=said.get("part") or "",
            field=(section, label) if said.get("field") else None,
            standing="" if standing == WITH_FINDINGS else standing,
            with_findings=standing == WITH_FINDINGS,
        )


class PlanFilter(Plain):
    """What a person looks for among plans."""

    q = forms.CharField(label=_("Số, ký hiệu hoặc trích yếu"), required=False, max_length=200)
    year = forms.ChoiceField(label=_("Năm"), required=False)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "class": "form-control"})
        self.fields["year"].choices = [("", _("Mọi năm")), *((str(y), str(y)) for y in years)]  # type: ignore[attr-defined]


class DueForm(Plain):
    """Another day than the proposed one, or the first for a task on which the plan is silent."""

    due_on = forms.DateField(
        label=_("Ngày"), widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    )


class MemberForm(Plain):
    """An agency that a phrase means, though nobody proposed it."""

    agency = forms.CharField(label=_("Thêm cơ quan"), max_length=250)

    def __init__(self, *args: Any, task: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._task = task

    def clean_agency(self) -> Agency:
        assert self._task
        return known_agency(self.cleaned_data["agency"], day_of(self._task.plan))


class CorrectTaskForm(Plain):
    """What was taken over from the paper wrongly, and why it is said otherwise now."""

    label = forms.CharField(label=_("Số thứ tự"), max_length=32, required=False)
    title = forms.CharField(label=_("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4}))
    description = forms.CharField(label=_("Mô tả"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    leads = forms.CharField(label=_("Cơ quan chủ trì"), required=False)
    implementers = forms.CharField(label=_("Cơ quan thực hiện"), required=False)
    coordinators = forms.CharField(label=_("Cơ quan phối hợp"), required=False)
    deadline_words = forms.CharField(label=_("Thời hạn ghi trong kế hoạch"), required=False)
    due_on = forms.DateField(
        label=_("Thời hạn, thành ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Lý do sửa"),
        help_text=_("Một câu, để người sau hiểu vì sao khác với bản đọc."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    _PARTS = (("leads", Part.LEAD), ("implementers", Part.IMPLEMENTING), ("coordinators", Part.COORDINATING))

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        self._on = day_of(task.plan)
        self._held = {part: [a for a in task.assignments.all() if a.part == part] for _name, part in self._PARTS}
        initial = {name: getattr(task, name) for name in self._FIELDS} | {"version": task.version}
        initial |= {name: "\n".join(_line(each) for each in self._held[part]) for name, part in self._PARTS}
        super().__init__(*args, initial=initial, **kwargs)
        for name, part in self._PARTS:
            rows = min(max(len(self._held[part]) + 1, 2), 12)
            self.fields[name].widget = forms.Textarea(attrs={"rows": rows, "class": "form-control"})
            self.fields[name].help_text = _("Mỗi dòng một cơ quan; cụm từ chỉ nhiều cơ quan để nguyên một dòng.")

    _FIELDS = ("label", "title", "description", "deadline_words", "due_on")

    def clean_title(self) -> str:
        """A title is one line, as everywhere else."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_leads(self) -> list[Assignment | Agency]:
        return self._parties("leads", Part.LEAD)

    def clean_implementers(self) -> list[Assignment | Agency]:
        return self._parties("implementers", Part.IMPLEMENTING)

    def clean_coordinators(self) -> list[Assignment | Agency]:
        return self._parties("coordinators", Part.COORDINATING)

    def _parties(self, name: str, part: Part) -> list[Assignment | Agency]:
        """Lines that stay are the rows they were; a new line must be known to the directory."""
        held = {_line(each): each for each in self._held[part]}
        lines = [line.strip(" ;,.") for line in self.cleaned_data[name].splitlines() if line.strip(" ;,.")]
        return [held.get(line) or known_agency(line, self._on) for line in dict.fromkeys(lines)]

    @property
    def corrections(self) -> dict[str, Any]:
        """What the verb takes: only what was changed, with the version that was seen."""
        said = {name: self.cleaned_data[name] for name in self._FIELDS if name in self.changed_data}
        parties = {part: self.cleaned_data[name] for name, part in self._PARTS if name in self.changed_data}
        return said | {
            "parties": parties,
            "version": self.cleaned_data["version"],
            "reason": self.cleaned_data["reason"],
        }


def _line(assignment: Assignment) -> str:
    """An assignment as a line of a form."""
    return (assignment.agency.name if assignment.agency else assignment.words).strip(" ;,.")


def known_agency(words: str, on: date) -> Agency:
    """The agency of that name. Errors: ValidationError with the nearest names that the directory knows."""
    agency = agency_called(words, on)
    if agency:
        return agency
    near = "; ".join(like.name for like in nearest(words, on, 3))
    unknown = _("Danh bạ chưa có “%(name)s”.") % {"name": words}
    raise ValidationError(f"{unknown} " + (_("Gần nhất: %(names)s.") % {"names": near} if near else ""))
