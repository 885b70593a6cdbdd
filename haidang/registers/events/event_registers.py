"""The book of events and its pages."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.events import event_forms as forms
from haidang.registers.events import event_selectors as selectors
from haidang.registers.events import event_services as services
from haidang.registers.events.event_books import WORTH
from haidang.registers.events.event_choices import TOOK_PLACE, Act
from haidang.registers.events.models import Event, EventContact, EventContract, EventParticipant
from haidang.registers.partners.models import Partner


class EventFilters(RecordFilters):
    words = WordsFilter(fields=("title", "content", "place", "results", "agency__name"))
    tu = django_filters.DateFilter(label=_("Bắt đầu từ ngày"), field_name="starts_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Bắt đầu đến ngày"), field_name="starts_on", lookup_expr="lte")
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    # one at a time: the page of a partner leads here with its number
    partners = django_filters.ModelChoiceFilter(label=_("Đối tác"), queryset=Partner.objects.all())
    da_to_chuc = django_filters.BooleanFilter(label=_("Đã diễn ra"), method="of_those_held")

    class Meta:
        model = Event
        fields = ("words", "kind", "channel", "stage", "where", "agency")

    def of_those_held(self, rows: QuerySet[Event], name: str, value: bool) -> QuerySet[Event]:
        return rows.filter(stage__in=TOOK_PLACE) if value else rows.exclude(stage__in=TOOK_PLACE)


events = Register(
    model=Event,
    form=forms.EventForm,
    filters=EventFilters,
    columns=("title", "kind", "starts_on", "ends_on", "country", "place", "agency", "channel", "stage"),
    details=(
        "title", "kind", "channel", "agency", "coordinators", "role", "starts_on", "ends_on", "where", "place",
        "country", "partners", "others", "content", "needs_leave", "asked_on", "licence", "allowed_on", "estimate",
        "sponsors", "tasks", "stage", "visitors", "foreigners", "results", "press", "report", "reported_on",
        "anniversary",
    ),
    save=services.save,
)  # fmt: skip

pages = Pages(
    register=events,
    acts={
        Act.ALLOW: ActPage(
            word="duoc-phep", form=forms.AllowForm, do=services.allow, look="foremost",
            why=_("Ghi theo văn bản của cấp cho phép."), done=_("Đã ghi được phép."),
        ),
        Act.HOLD: ActPage(
            word="da-to-chuc", form=forms.HoldForm, do=services.hold, look="foremost",
            why=_("Số người dự và kết quả; nhiệm vụ liên quan được gợi ý cập nhật."),
            done=_("Đã ghi sự kiện đã tổ chức."),
        ),
        Act.REPORT: ActPage(
            word="bao-cao", form=forms.ReportForm, do=services.report, look="foremost",
            why=_("Báo cáo kết quả đã gửi đi theo văn bản nào."), done=_("Đã ghi báo cáo kết quả."),
        ),
        Act.CANCEL: ActPage(
            word="khong-to-chuc", form=ReasonForm, do=services.cancel, look="undoing",
            why=_("Sự kiện không tổ chức nữa: ghi lý do."), done=_("Đã ghi không tổ chức."),
        ),
    },
    parts={
        "participant": PartPages(
            word="tham-gia", model=EventParticipant, form=forms.ParticipantForm, title=_("Đơn vị tham gia"),
            columns=("name", "side", "country", "people", "does"),
        ),
        "contact": PartPages(
            word="tiep-xuc", model=EventContact, form=forms.ContactForm, title=_("Mối tiếp xúc"),
            columns=("name", "about", "person", "next_step", "due_on", "agency", "closed_on", "result"),
        ),
        "contract": PartPages(
            word="van-kien", model=EventContract, form=forms.ContractForm, title=_("Văn kiện đã ký"),
            columns=(
                "bond", "ours", "theirs", "about", "signed_on",
                *WORTH,
            ),
        ),
    },
    verdicts=selectors.verdicts,
    more=selectors.more,
    left_out=frozenset({"title", "stage", "starts_on", "ends_on", "place", "kind", "channel"}),
)  # fmt: skip

REGISTERS = (events,)
