"""The forms of the next plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import dress
from haidang.plan.plans.models import Plan
from haidang.reports.next_plan.choices import ANNEXES, Section


class _Dressed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


def _area(label: Any, rows: int, *, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def _line(label: Any, most: int, *, required: bool = False, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, **more)


class BeginForm(_Dressed):
    """From which plan, for which year."""

    plan = forms.ModelChoiceField(
        label=_("Kế hoạch đang thực hiện"),
        queryset=Plan.objects.none(),
        error_messages={"required": _("Chưa chọn kế hoạch."), "invalid_choice": _("Không có kế hoạch này.")},
    )
    year = forms.IntegerField(
        label=_("Dự thảo cho năm"),
        min_value=1990,
        max_value=2200,
        error_messages={"required": _("Chưa ghi năm."), "invalid": _("Năm ghi bằng bốn chữ số.")},
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Plan.objects.for_user(by, "change").of_programmes().filter(tasks__isnull=False).distinct()
        self.fields["plan"].queryset = rows.order_by("-issued_on", "-pk")  # type: ignore[attr-defined]

    def clean_plan(self) -> Plan:
        plan: Plan = self.cleaned_data["plan"]
        return plan


class _Versioned(_Dressed):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TaskForm(_Versioned):
    """A task of the draft, as the paper says it."""

    words = _area(_("Nội dung"), 3, required=True, error_messages={"required": _("Chưa ghi nội dung của nhiệm vụ.")})
    field_title = _line(
        _("Nhóm công tác"), 500, required=True, error_messages={"required": _("Chưa ghi nhóm công tác của nhiệm vụ.")}
    )
    whole_field = forms.BooleanField(
        label=_("Tên nhóm mới dùng cho mọi nhiệm vụ của nhóm"), required=False,
        help_text=_("Không chọn: chỉ nhiệm vụ này chuyển sang nhóm đó."),
    )  # fmt: skip
    leads = _area(
        _("Chủ trì"), 2, required=True, help_text=_("Một cơ quan mỗi dòng; một nhiệm vụ nên có một cơ quan chủ trì."),
        error_messages={"required": _("Nhiệm vụ phải có cơ quan chủ trì. Ghi tên một cơ quan.")},
    )  # fmt: skip
    coordinators = _area(_("Phối hợp"), 3, help_text=_("Một cơ quan hoặc một cụm từ mỗi dòng."))
    due = _line(
        _("Thời hạn"), 250, help_text=_("Ghi ngày, tháng hoặc quý: “chậm nhất ngày 30/6/2021”, “trong năm 2021”.")
    )
    solutions = _area(_("Giải pháp"), 5, help_text=_("Một giải pháp mỗi dòng, không cần dấu đầu dòng."))
    position = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=1_000_000, help_text=_("Số nhỏ đứng trước trong nhóm.")
    )
    is_in = forms.BooleanField(label=_("Đưa vào kế hoạch"), required=False)


class SentenceForm(_Versioned):
    """A purpose, a requirement, a paper it rests on, an order of section IV."""

    words = _area(_("Nội dung"), 4, required=True, error_messages={"required": _("Chưa ghi nội dung.")})
    position = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=1_000_000)
    is_in = forms.BooleanField(label=_("Đưa vào kế hoạch"), required=False)


class AnnexLineForm(_Versioned):
    """A line of an annex: its words are the book's; here it is only chosen."""

    is_in = forms.BooleanField(label=_("Đưa vào phụ lục"), required=False)


class HeadForm(_Versioned):
    """Who issues it, about what, who signs, who gets it."""

    about = _area(_("Trích yếu"), 2, required=True, error_messages={"required": _("Chưa ghi trích yếu.")})
    issuer = _line(_("Cơ quan ban hành"), 250, required=True)
    symbol = _line(_("Ký hiệu"), 40, help_text=_("Phần đứng sau số: KH-UBND."))
    place = _line(_("Địa danh"), 120)
    formula = _area(_("Quyền hạn ký"), 2, help_text=_("Một dòng mỗi cấp: TM. ỦY BAN NHÂN DÂN, rồi KT. CHỦ TỊCH."))
    post = _line(_("Chức vụ người ký"), 120)
    signer = _line(_("Người ký"), 120)
    recipients = _area(_("Nơi nhận"), 6, help_text=_("Một nơi mỗi dòng; dòng “Lưu” đứng cuối."))


class ReviewForm(_Dressed):
    """The paper goes to the reader as any upload does."""

    confirms_no_secrets = forms.BooleanField(
        label=_("Tôi xác nhận dự thảo không chứa bí mật nhà nước"),
        error_messages={"required": _("Chưa xác nhận dự thảo không chứa bí mật nhà nước.")},
    )


class DropForm(_Dressed):
    reason = _line(_("Lý do"), 500, required=True, error_messages={"required": _("Chưa ghi lý do.")})


def form_for(section: str) -> type[_Versioned]:
    if section in ANNEXES:
        return AnnexLineForm
    return TaskForm if section == Section.TASK else SentenceForm
