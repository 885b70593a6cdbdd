"""The books of projects that look for investors and of who was met about them, with their pages."""

from typing import Any

import django_filters
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.events import investment_forms as forms
from haidang.registers.events import investment_services as services
from haidang.registers.events.investment_choices import (
    InvestmentAct,
    InvestmentStage,
    InvestorAct,
    InvestorStage,
)
from haidang.registers.events.investment_verdicts import investor_checks, project_checks
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact, InvestorStep


class InvestmentFilters(RecordFilters):
    words = WordsFilter(fields=("title", "title_english", "place", "content"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=InvestmentStage.choices)
    tu = django_filters.DateFilter(label=_("Kêu gọi từ ngày"), field_name="called_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Kêu gọi đến ngày"), field_name="called_on", lookup_expr="lte")

    class Meta:
        model = InvestmentProject
        fields = ("words", "stage", "sector", "form", "agency", "tu", "den")


class InvestorFilters(RecordFilters):
    words = WordsFilter(fields=("name", "partner__name", "project__title", "content"))
    stage = django_filters.ChoiceFilter(label=_("Kết quả"), choices=InvestorStage.choices)
    sector = django_filters.ChoiceFilter(
        label=_("Lĩnh vực"), field_name="project__sector", choices=InvestmentProject.sector.field.choices
    )
    currency = django_filters.ChoiceFilter(
        label=_("Loại tiền được chấp thuận"), choices=InvestorContact.currency.field.choices
    )
    tu = django_filters.DateFilter(label=_("Tiếp xúc từ ngày"), field_name="began_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Tiếp xúc đến ngày"), field_name="began_on", lookup_expr="lte")
    ket_thuc_tu = django_filters.DateFilter(label=_("Kết thúc từ ngày"), field_name="concluded_on", lookup_expr="gte")
    ket_thuc_den = django_filters.DateFilter(label=_("Kết thúc đến ngày"), field_name="concluded_on", lookup_expr="lte")

    class Meta:
        model = InvestorContact
        fields = (
            "words", "stage", "project", "sector", "agency", "country", "event", "currency", "tu", "den",
            "ket_thuc_tu", "ket_thuc_den",
        )  # fmt: skip


_CAPITAL = Column("capital_said", _("vốn dự kiến"), value=lambda row: row.capital_said, sort=("currency", "capital"))
_REACHED = Column("reached", _("vốn được chấp thuận"), value=lambda row: row.capital_said)
_MET = Column("investor_count", _("nhà đầu tư"), expression=Count("investors", distinct=True))
_WHO = Column("who", _("nhà đầu tư"), value=lambda row: row.who, join="partner")

investments = Register(
    model=InvestmentProject,
    name="investment",
    form=forms.InvestmentForm,
    filters=InvestmentFilters,
    columns=("title", "sector", "place", "area", _CAPITAL, _MET, "agency", "stage"),
    details=(
        "title", "title_english", "number", "agency", "contact", "sector", "form", "place", "area", _CAPITAL, "content",
        "conditions", "stage", "listing", "called_on", "calls_until", _MET, "tasks",
    ),
    save=services.save_project,
)  # fmt: skip
investors = Register(
    model=InvestorContact,
    name="investor",
    form=forms.InvestorForm,
    filters=InvestorFilters,
    columns=(_WHO, "country", "project", "agency", "began_on", "stage"),
    details=(
        _WHO, "country", "project", "agency", "person", "reach", "began_on", "way", "event", "content", "stage", "memo",
        "decision", _REACHED, "concluded_on",
    ),
    save=services.save_investor,
)  # fmt: skip

REGISTERS = (investments, investors)


def _meeting(project: InvestmentProject, user: Any) -> dict[str, Any]:
    """Where somebody who was met about it is written down."""
    may = project.stage == InvestmentStage.CALLING and investors.may_add(user)
    return {"meet_url": f"{reverse('events:investor-add')}?project={project.pk}" if may else ""}


investment_pages = Pages(
    register=investments,
    acts={
        InvestmentAct.CALL: ActPage(
            word="keu-goi", form=forms.CallForm, do=services.call, look="foremost",
            why=_("Từ ngày này mọi cơ quan tiếp xúc nhà đầu tư đều đọc được dự án."),
            done=_("Đã đưa vào danh mục kêu gọi."),
        ),
        InvestmentAct.AGAIN: ActPage(
            word="keu-goi-lai", form=forms.CallAgainForm, do=services.call_again, done=_("Đã kêu gọi lại.")
        ),
        InvestmentAct.STOP: ActPage(
            word="dung", form=ReasonForm, do=services.stop, look="undoing", done=_("Đã dừng kêu gọi.")
        ),
    },
    verdicts=lambda project, user: project_checks(project),
    more=_meeting,
    left_out=frozenset({"title", "stage"}),
)  # fmt: skip
investor_pages = Pages(
    register=investors,
    acts={
        InvestorAct.WIN: ActPage(
            word="duoc-chap-thuan", form=forms.WinForm, do=services.win, look="foremost",
            why=_("Theo văn bản chấp thuận chủ trương hoặc giấy chứng nhận đầu tư; dự án thành đã có nhà đầu tư."),
            done=_("Đã ghi được chấp thuận đầu tư."),
        ),
        InvestorAct.SIGN: ActPage(
            word="ky-ghi-nho", form=forms.SignForm, do=services.sign, done=_("Đã ghi bản ghi nhớ.")
        ),
        InvestorAct.AGAIN: ActPage(
            word="trao-doi-lai", form=ReasonForm, do=services.talk_again, done=_("Đã ghi trao đổi lại.")
        ),
        InvestorAct.LOSE: ActPage(
            word="khong-theo-tiep", form=ReasonForm, do=services.lose, look="undoing",
            why=_("Lý do giúp chỉnh dự án và điều kiện cho nhà đầu tư sau."), done=_("Đã ghi không theo tiếp."),
        ),
    },
    parts={
        "step": PartPages(
            word="buoc", model=InvestorStep, form=forms.StepForm, title=_("Các bước làm việc"),
            columns=("on", "way", "told", "next_step", "due_on", "done_on"),
            empty=_("Chưa ghi lần làm việc nào sau lần tiếp xúc đầu."),
        )
    },
    verdicts=lambda investor, user: investor_checks(investor),
    left_out=frozenset({"stage"}),
)  # fmt: skip
