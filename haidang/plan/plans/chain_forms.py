"""The forms of plans above and below: products and their way, papers, tasks that are given, unread words."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import GivingKind, PaperRole, ProductKind
from haidang.plan.plans.forms import known_agency
from haidang.plan.plans.models import Plan, TaskProduct
from haidang.plan.plans.page_forms import Plain


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


def lines_input(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


class AgenciesField(forms.CharField):
    """Agencies by their names of the directory, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=lines_input(), **options)
        self.on: date = clock.today()

    def clean(self, value: Any) -> list[Agency]:
        lines = (line.strip(" ;,.•-") for line in (super().clean(value) or "").splitlines())
        return list({agency.pk: agency for agency in (known_agency(line, self.on) for line in lines if line)}.values())


class PaperFields(Plain):
    """A paper by its number; what the book does not have yet is kept there as cited."""

    number = forms.CharField(label=gettext_lazy("Số, ký hiệu văn bản"), max_length=100)
    issued_on = forms.DateField(label=gettext_lazy("Ngày văn bản"), required=False, widget=day_input())
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=250)

    def clean_issued_on(self) -> date | None:
        on: date | None = self.cleaned_data["issued_on"]
        if on and on > clock.today():
            raise ValidationError(_("Ngày văn bản %(day)s chưa đến.") % {"day": f"{on:%d/%m/%Y}"})
        return on

    @property
    def named(self) -> tuple[str, date | None, str]:
        said = self.cleaned_data
        return said["number"], said["issued_on"], said["issuer"]


class LinkedPaperForm(PaperFields):
    """A paper that a plan rests on, though its words do not name it."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), choices=PaperRole.choices)
    field_order = ["role", "number", "issued_on", "issuer"]


class ProductField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.task.label} {obj.title}".strip()[:120]


class PlanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}: {obj.title}"[:120]


class ProductForm(Plain):
    """A product that no words tell of, or the one of another task by which this one is done."""

    shared_with = ProductField(
        label=gettext_lazy("Là sản phẩm của nhiệm vụ khác"),
        queryset=TaskProduct.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không, của chính nhiệm vụ này"),
    )
    title = forms.CharField(
        label=gettext_lazy("Tên sản phẩm"),
        max_length=300,
        required=False,
        error_messages={"required": gettext_lazy("Ghi tên sản phẩm.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=ProductKind.choices)
    due_on = forms.DateField(label=gettext_lazy("Hạn trình phê duyệt"), required=False, widget=day_input())

    def __init__(self, *args: Any, others: "QuerySet[TaskProduct]", **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["shared_with"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others
        if not others.exists():
            del self.fields["shared_with"]
            self.fields["title"].required = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("shared_with") and not (said.get("title") or "").strip():
            self.add_error("title", _("Ghi tên sản phẩm."))
        return said

    @property
    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "title": said.get("title") or "",
            "kind": said.get("kind") or ProductKind.PLAN,
            "due_on": said.get("due_on"),
            "shared_with": said.get("shared_with"),
        }


class ConfirmForm(Plain):
    """What the words let one suppose, under the name it will bear."""

    title = forms.CharField(label=gettext_lazy("Tên sản phẩm"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=ProductKind.choices)


class ConsultForm(Plain):
    """Whom to ask about a draft."""

    agencies = AgenciesField(
        label=gettext_lazy("Cơ quan được xin ý kiến"), help_text=gettext_lazy("Mỗi dòng một cơ quan.")
    )
    words = forms.CharField(
        label=gettext_lazy("Vấn đề cần cho ý kiến"), required=False, max_length=4000, widget=lines_input()
    )
    due_on = forms.DateField(
        label=gettext_lazy("Hạn trả lời"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy("Để trống thì theo quy định đang có hiệu lực."),
    )


class GiveForm(Plain):
    """A task that no plan gave: where it comes from, and who does what until when."""

    kind = forms.ChoiceField(label=gettext_lazy("Giao việc theo"), choices=GivingKind.choices)
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu văn bản"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Để trống khi chỉ đạo tại cuộc họp mà chưa có văn bản."),
    )
    issued_on = forms.DateField(label=gettext_lazy("Ngày văn bản, ngày họp"), widget=day_input())
    issuer = forms.CharField(label=gettext_lazy("Cơ quan, người giao việc"), max_length=250)
    subject = forms.CharField(
        label=gettext_lazy("Trích yếu văn bản, nội dung cuộc họp"), max_length=1000, widget=lines_input()
    )
    title = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), max_length=2000, widget=lines_input(3))
    description = forms.CharField(
        label=gettext_lazy("Yêu cầu, ghi chú"), required=False, max_length=4000, widget=lines_input()
    )
    leads = AgenciesField(label=gettext_lazy("Cơ quan chủ trì"), help_text=gettext_lazy("Mỗi dòng một cơ quan."))
    coordinators = AgenciesField(
        label=gettext_lazy("Cơ quan phối hợp"), required=False, help_text=gettext_lazy("Mỗi dòng một cơ quan.")
    )
    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=day_input())
    deadline_words = forms.CharField(
        label=gettext_lazy("Thời hạn ghi trong văn bản"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Nguyên văn, ví dụ: trước ngày 30/6. Khi có, thời hạn là của văn bản."),
    )
    PAPER = ("kind", "number", "issued_on", "issuer", "subject")

    def __init__(self, *args: Any, under: Plan | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if under is not None:
            for name in self.PAPER:
                del self.fields[name]

    def clean_issued_on(self) -> date:
        on: date = self.cleaned_data["issued_on"]
        if on > clock.today():
            raise ValidationError(_("Ngày %(day)s chưa đến.") % {"day": f"{on:%d/%m/%Y}"})
        return on

    @property
    def task(self) -> dict[str, Any]:
        names = ("title", "leads", "coordinators", "due_on", "description", "deadline_words")
        return {name: self.cleaned_data[name] for name in names}


class UnreadForm(Plain):
    """A task out of words that the reader could not place."""

    title = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), max_length=4000, widget=lines_input(3))
    label = forms.CharField(label=gettext_lazy("Số thứ tự"), required=False, max_length=32)
    leads = AgenciesField(label=gettext_lazy("Cơ quan chủ trì"), help_text=gettext_lazy("Mỗi dòng một cơ quan."))
    coordinators = AgenciesField(label=gettext_lazy("Cơ quan phối hợp"), required=False)
    due_on = forms.DateField(label=gettext_lazy("Thời hạn"), required=False, widget=day_input())

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("leads", "coordinators"):
            field = self.fields[name]
            assert isinstance(field, AgenciesField)
            field.on = on

    @property
    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AboveForm(Plain):
    """Which plan stands above; "" for none."""

    above = PlanField(
        label=gettext_lazy("Kế hoạch cấp trên"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không có"),
    )

    def __init__(self, *args: Any, plans: "QuerySet[Plan]", **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["above"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = plans


def document_of(given: str, rows: "QuerySet[Document]") -> Document | None:
    """The document of an address ("?van-ban=12")."""
    return rows.filter(pk=int(given)).first() if given.isdecimal() else None
