"""The book of checks of agencies, with its pages."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.people import check_forms as forms
from haidang.registers.people import check_services as services
from haidang.registers.people.check_choices import HELD, CheckAct, CheckStage, CheckTopic, FindingKind
from haidang.registers.people.check_selectors import checks as checks_of
from haidang.registers.people.models import AgencyCheck, CheckFinding


class AgencyCheckFilters(RecordFilters):
    words = WordsFilter(fields=("title", "checked__name", "words", "results"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=CheckStage.choices)
    topic = django_filters.ChoiceFilter(label=_("Nội dung"), choices=CheckTopic.choices)
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="ends_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="starts_on", lookup_expr="lte")
    held = django_filters.BooleanFilter(label=_("Đã kiểm tra"), method="was_held")
    wrong = django_filters.ChoiceFilter(
        label=_("Có nội dung phải khắc phục"),
        choices=[("any", _("có")), ("right", _("có nội dung đã khắc phục xong"))],
        method="with_wrong",
    )
    quiet = ("wrong",)

    class Meta:
        model = AgencyCheck
        fields = ("words", "stage", "topic", "since", "until", "held", "checked")

    def was_held(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        return rows.filter(stage__in=HELD) if value else rows.exclude(stage__in=HELD)

    def with_wrong(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        found = CheckFinding.objects.exclude(kind=FindingKind.GOOD)
        found = found.filter(confirmed_on__isnull=False) if value == "right" else found
        return rows.filter(pk__in=found.order_by().values("check_held"))


_COUNT = Column("finding_count", _("số nội dung phát hiện"), expression=Count("findings", distinct=True))

agency_checks = Register(
    model=AgencyCheck,
    form=forms.AgencyCheckForm,
    filters=AgencyCheckFilters,
    columns=("title", "topic", "checked", "starts_on", "ends_on", _COUNT, "stage"),
    details=(
        "title", "topic", "checked", "agency", "scope_since", "scope_until", "starts_on", "ends_on", "team", "words",
        "tasks", "stage", "notice", "announced_on", "minutes", "checked_on", "conclusion", "concluded_on", "results",
        _COUNT, "closed_on",
    ),
    save=services.save,
)  # fmt: skip

#: Told under the heading.
_SAID = frozenset({"stage"})

check_pages = Pages(
    register=agency_checks,
    acts={
        CheckAct.ANNOUNCE: ActPage(
            word="bao-kiem-tra", form=forms.AnnounceForm, do=services.announce, look="foremost",
            why=_("Từ đó cơ quan được kiểm tra xem được hồ sơ này."),
        ),
        CheckAct.HOLD: ActPage(word="da-kiem-tra", form=forms.HoldForm, do=services.hold, look="foremost"),
        CheckAct.CONCLUDE: ActPage(
            word="ket-luan", form=forms.ConcludeForm, do=services.conclude, look="foremost",
            why=_("Nội dung phát hiện không sửa được nữa; cơ quan được kiểm tra bắt đầu khắc phục."),
        ),
        CheckAct.REMEDY: ActPage(word="khac-phuc", form=forms.RemedyForm, do=services.remedy, look="foremost"),
        CheckAct.CONFIRM: ActPage(word="xac-nhan", form=forms.ConfirmForm, do=services.confirm, look="foremost"),
        CheckAct.RETURN: ActPage(word="tra-lai", form=forms.ReturnForm, do=services.give_back),
        CheckAct.CLOSE: ActPage(word="xong", do=services.close, look="foremost"),
        CheckAct.CANCEL: ActPage(word="khong-kiem-tra", form=ReasonForm, do=services.cancel, look="undoing"),
    },
    parts={
        "finding": PartPages(
            word="phat-hien", model=CheckFinding, form=forms.FindingForm, title=_("Nội dung phát hiện"),
            columns=(
                "kind", "text", "demand", "due_on", Column("state", _("khắc phục"), value=lambda row: row.standing),
                "remedy",
            ),
            empty=_("Chưa ghi nội dung nào."),
            is_offered=lambda record: record.stage in HELD,
        ),
    },
    verdicts=checks_of,
    left_out=_SAID,
)  # fmt: skip

REGISTERS = (agency_checks,)
URLS = [*check_pages.urls("kiem-tra/")]
