"""The book of standing places and its pages."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import NothingForm, ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.events import place_forms as forms
from haidang.registers.events import place_services as services
from haidang.registers.events.models import PlaceReport, StandingPlace
from haidang.registers.events.place_choices import PlaceAct
from haidang.registers.partners.models import Partner


class PlaceFilters(RecordFilters):
    """`tu` and `den` together: open on one of these days."""

    words = WordsFilter(fields=("name", "address", "operator", "purpose"))
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    tu = django_filters.DateFilter(label=_("Còn hoạt động từ ngày"), method="not_closed_before")
    den = django_filters.DateFilter(label=_("Đã khai trương đến ngày"), field_name="opened_on", lookup_expr="lte")
    abroad = django_filters.BooleanFilter(
        label=_("Ở nước ngoài"), field_name="country", lookup_expr="isnull", exclude=True
    )
    bao_cao_tu = django_filters.DateFilter(label=_("Có báo cáo kỳ đến từ ngày"), method="of_told")
    bao_cao_den = django_filters.DateFilter(label=_("Có báo cáo kỳ đến ngày"), method="of_told")
    quiet = ("bao_cao_tu", "bao_cao_den")

    class Meta:
        model = StandingPlace
        fields = ("words", "kind", "channel", "stage", "agency")

    def not_closed_before(self, rows: QuerySet[StandingPlace], name: str, value: Any) -> QuerySet[StandingPlace]:
        return rows.filter(Q(closed_on=None) | Q(closed_on__gte=value))

    def of_told(self, rows: QuerySet[StandingPlace], name: str, value: Any) -> QuerySet[StandingPlace]:
        """Both days look at one report: that of a period that ended between them."""
        asked = self.form.cleaned_data
        days = (asked.get("bao_cao_tu") or date.min, asked.get("bao_cao_den") or date.max)
        return rows.filter(pk__in=PlaceReport.objects.filter(until__range=days).order_by().values("place"))


places = Register(
    model=StandingPlace,
    name="place",
    form=forms.PlaceForm,
    filters=PlaceFilters,
    columns=("name", "kind", "country", "address", "agency", "opened_on", "stage"),
    details=(
        "name", "kind", "channel", "agency", "country", "partner", "address", "operator", "purpose", "planned_on",
        "every", "opening", "estimate", "tasks", "stage", "opened_on", "opening_paper", "closed_on", "closing_paper",
    ),
    save=services.save,
)  # fmt: skip


def more(place: StandingPlace, user: Any) -> dict[str, Any]:
    """What it told of its operation, and of which period it has to tell next."""
    reports = list(place.reports.select_related("paper"))
    return {"reports": reports, "visitors": sum(each.visitors for each in reports), "next_span": place.next_span}


pages = Pages(
    register=places,
    acts={
        PlaceAct.OPEN: ActPage(
            word="khai-truong", form=forms.OpenForm, do=services.open_place, look="foremost",
            why=_("Điểm bắt đầu hoạt động từ ngày nào, theo văn bản nào (nếu có)."), done=_("Đã ghi khai trương."),
        ),
        PlaceAct.REPORT: ActPage(
            word="bao-cao", form=forms.OperationForm, do=services.report, look="foremost",
            why=_("Một kỳ một báo cáo; nhiệm vụ liên quan được gợi ý cập nhật."), done=_("Đã ghi báo cáo hoạt động."),
        ),
        PlaceAct.PAUSE: ActPage(word="tam-dung", form=ReasonForm, do=services.pause, done=_("Đã ghi tạm dừng.")),
        PlaceAct.RESUME: ActPage(
            word="hoat-dong-lai", form=NothingForm, do=services.resume, look="foremost",
            done=_("Đã ghi hoạt động lại."),
        ),
        PlaceAct.UNREPORT: ActPage(
            word="go-bao-cao", form=ReasonForm, do=services.unreport, look="undoing",
            why=_("Gỡ báo cáo của kỳ cuối cùng; lịch sử vẫn giữ."), done=_("Đã gỡ báo cáo của kỳ cuối."),
        ),
        PlaceAct.CLOSE: ActPage(
            word="dong", form=forms.CloseForm, do=services.close, look="undoing",
            why=_("Sau khi đóng, kỳ chưa báo cáo vẫn phải báo cáo."), done=_("Đã ghi đóng điểm."),
        ),
        PlaceAct.CANCEL: ActPage(
            word="khong-mo", form=ReasonForm, do=services.cancel, look="undoing", done=_("Đã ghi không mở."),
        ),
    },
    more=more,
    left_out=frozenset({"name", "stage"}),
)  # fmt: skip

REGISTERS = (places,)
