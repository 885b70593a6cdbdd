"""The book of citizen protection."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_forms as forms
from haidang.registers.people import citizen_services as services
from haidang.registers.people import citizen_telling as telling
from haidang.registers.people import citizen_views as views
from haidang.registers.people.citizen_choices import Act, CostKind, Kind, Outcome, Stage, Urgency
from haidang.registers.people.citizen_selectors import checks
from haidang.registers.people.models import OUTSTANDING, CaseCost, CasePerson, CaseStep, CitizenCase


class CaseFilters(RecordFilters):
    words = WordsFilter(fields=("code", "place", "country__name", "result"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=Stage.choices)
    kind = django_filters.ChoiceFilter(label=_("Loại vụ việc"), choices=Kind.choices)
    urgency = django_filters.ChoiceFilter(label=_("Mức độ"), choices=Urgency.choices)
    outcome = django_filters.ChoiceFilter(label=_("Kết thúc"), choices=Outcome.choices)
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    since = django_filters.DateFilter(label=_("Nhận tin từ ngày"), field_name="received_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="received_on", lookup_expr="lte")
    closed_since = django_filters.DateFilter(label=_("Kết thúc từ ngày"), field_name="closed_on", lookup_expr="gte")
    closed_until = django_filters.DateFilter(label=_("Kết thúc đến ngày"), field_name="closed_on", lookup_expr="lte")
    owing = django_filters.BooleanFilter(label=_("Còn tiền ứng phải thu"), method="owing_only")
    real = django_filters.BooleanFilter(label=_("Đúng là việc bảo hộ"), method="real_only")
    cost = django_filters.ChoiceFilter(label=_("Có khoản chi"), choices=CostKind.choices, method="spent")
    spent_since = django_filters.DateFilter(label=_("Chi từ ngày"), method="spent")
    spent_until = django_filters.DateFilter(label=_("Chi đến ngày"), method="spent")
    quiet = ("real", "cost", "spent_since", "spent_until")

    class Meta:
        model = CitizenCase
        fields = ("agency",)

    def real_only(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        real = CitizenCase.objects.real().order_by().values("pk")
        return rows.filter(pk__in=real) if value else rows.exclude(pk__in=real)

    def spent(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Kind and days look at one and the same cost."""
        asked = self.form.cleaned_data
        since, until = asked.get("spent_since") or date.min, asked.get("spent_until") or date.max
        costs = CaseCost.objects.filter(on__range=(since, until))
        if kind := asked.get("cost"):
            costs = costs.filter(kind=kind)
        return rows.filter(pk__in=costs.order_by().values("case"))

    def owing_only(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        held = CaseCost.objects.filter(OUTSTANDING).order_by().values("case")
        return rows.filter(pk__in=held) if value else rows.exclude(pk__in=held)


def _hour(name: str) -> Column:
    """ "23:30" """
    return Column(name, value=lambda row: f"{at:%H:%M}" if (at := getattr(row, name)) else "")


cases = Register(
    model=CitizenCase,
    name="case",
    form=forms.CaseForm,
    filters=CaseFilters,
    columns=(
        "code", "kind", "country", "place", "people", "urgency", "received_on", "agency",
        Column("step_count", label=_("số việc đã làm"), expression=Count("steps", distinct=True)), "stage",
    ),
    details=(
        "code", "kind", "urgency", "country", "place", "happened_on", "received_on", _hour("received_at"), "source",
        "people", "agency", "story", "caller", "caller_phone", "tasks", "stage", "consultation", "outcome", "result",
        "closed_on", "report",
    ),
    save=services.save,
)  # fmt: skip

ACTS = {
    Act.CLOSE: ActPage(
        word="ket-thuc", form=forms.CloseForm, do=services.close, look="foremost",
        why=_("Vụ việc kết thúc khi người gặp nạn đã an toàn hoặc không còn giúp được gì thêm."),
        done=_("Đã kết thúc vụ việc."),
    ),
    Act.ASK: ActPage(
        word="lay-y-kien", form=forms.AskForm, do=services.ask,
        why=_("Cơ quan được hỏi đọc được vụ việc; tên và giấy tờ của người gặp nạn vẫn che với họ."),
        done=_("Đã gửi lấy ý kiến."),
    ),
    Act.REFUND: ActPage(
        word="thu-hoi", form=forms.RefundForm, do=services.refund, done=_("Đã ghi tiền hoàn lại.")
    ),
    Act.DROP: ActPage(
        word="khong-phai", form=ReasonForm, do=services.drop, look="undoing",
        why=_("Báo nhầm, hoặc việc không thuộc bảo hộ công dân. Hồ sơ còn lại, không tính vào số liệu."),
    ),
    Act.REOPEN: ActPage(word="mo-lai", form=ReasonForm, do=services.reopen, done=_("Đã mở lại vụ việc.")),
}  # fmt: skip


PARTS = {
    "step": PartPages(
        word="viec", model=CaseStep, form=forms.StepForm, title=_("Việc đã làm, theo giờ"),
        columns=(
            Column("when", label=_("lúc"), value=telling.hour_of),
            Column("done", label=_("đã làm gì, biết thêm gì"), value=telling.done),
            Column("whom", label=_("đã liên hệ"), value=telling.whom, join="agency"),
            Column("then", label=_("việc tiếp theo"), value=telling.then, join="partner"),
        ),
        empty=_("Chưa làm gì. Ghi ngay việc đầu tiên: gọi ai, họ nói gì."),
    ),
    "person": PartPages(
        word="nguoi", model=CasePerson, form=forms.PersonForm, title=_("Người được bảo hộ"),
        columns=("name", "condition", "commune", "born_on", "identity", "home", "contact", "health"),
        empty=_("Chưa ghi ai. Tên, giấy tờ ghi ở đây thì được mã hóa và che."),
    ),
    "cost": PartPages(
        word="chi-phi", model=CaseCost, form=forms.CostForm, title=_("Chi phí"),
        columns=(
            "on", Column("what", label=_("khoản"), value=telling.cost_of),
            Column("sum", label=_("số tiền"), value=telling.sum_of, is_number=True), "source",
            Column("back", label=_("bảo đảm, hoàn lại"), value=telling.back),
        ),
        empty=_("Chưa có khoản chi nào."),
    ),
}  # fmt: skip

pages = Pages(
    register=cases,
    acts=ACTS,
    parts=PARTS,
    verdicts=lambda case, user: checks(case),
    more=views.beside,
    left_out=frozenset({"stage"}),
)

REGISTERS = (cases,)
URLS = [
    path("bao-ho/ghi-nhanh/", views.quick_page, name="case-quick"),
    *pages.urls("bao-ho/"),
]
