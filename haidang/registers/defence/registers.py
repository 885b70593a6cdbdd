"""The book of defence activities, and its pages."""

import django_filters
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.defence import services
from haidang.registers.defence.choices import Act
from haidang.registers.defence.forms import DefenceActivityForm, DefencePaperForm, DoneForm
from haidang.registers.defence.models import DefenceActivity, DefencePaper
from haidang.registers.partners.models import Partner


class DefenceActivityFilters(RecordFilters):
    words = WordsFilter(fields=("name", "agency__name", "partners__name"))
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="on", lookup_expr="lte")
    partners = django_filters.ModelChoiceFilter(label=_("Đối tác"), queryset=Partner.objects.all())

    class Meta:
        model = DefenceActivity
        fields = ("words", "stage", "kind", "since", "until", "agency", "partners")


_PAPERS = Column(
    "papers", _("văn bản"), value=lambda row: [str(paper) for paper in row.papers.all()], prefetch="papers__keeper"
)

activities = Register(
    model=DefenceActivity,
    form=DefenceActivityForm,
    filters=DefenceActivityFilters,
    columns=("name", "kind", "agency", "partners", "on", "stage"),
    details=("name", "kind", "agency", "partners", "on", "stage", "done_on", _PAPERS, "tasks"),
    save=services.save,
)

pages = Pages(
    register=activities,
    acts={
        Act.DONE: ActPage(
            word="da-thuc-hien",
            form=DoneForm,
            do=services.done,
            why=_("Chỉ ghi ngày. Nội dung, kết quả làm việc không ghi vào đây."),
            look="foremost",
        ),
        Act.OFF: ActPage(word="khong-thuc-hien", do=services.call_off, look="undoing"),
        Act.REOPEN: ActPage(
            word="ghi-lai", do=services.reopen, why=_("Dùng khi đã ghi nhầm; câu gợi ý ở nhiệm vụ được rút lại.")
        ),
    },
    parts={
        "paper": PartPages(
            word="van-ban",
            model=DefencePaper,
            form=DefencePaperForm,
            title=_("Văn bản: tra cứu tại văn thư"),
            columns=("kind", "keeper"),
            empty=_("Chưa ghi văn bản nào. Chỉ ghi loại và nơi lưu."),
        )
    },
    left_out=frozenset({"papers"}),
)
