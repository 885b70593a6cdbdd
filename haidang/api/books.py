"""What the API reads: every register of the house, and beside them the plan, its tasks, parts, updates, findings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.catalogue import registers
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.office.directory.models import Agency
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.figures import asked_of
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asking, reporting
from haidang.plan.plans.choices import FindingState, Part
from haidang.plan.plans.models import Duty, Finding, Plan, Task
from haidang.plan.plans.selectors.review import finding_words


@dataclass(frozen=True, kw_only=True)
class Book(Register):
    """Rows that have pages of their own and no register: only read here, what is written has verbs of its own."""

    form: type[RecordForm] = RecordForm
    #: Which of those a person may see are told of.
    narrowed: Callable[[Any], Any] | None = None

    def rows(self, user: Any, verb: str, columns: Sequence[Column] = ()) -> QuerySet[Any]:
        rows = super().rows(user, verb, columns)
        return self.narrowed(rows) if self.narrowed else rows


def _seen(model: Any) -> Callable[[Any], QuerySet[Any]]:
    """The rows of a model that the one who asks may see."""
    return lambda request: model.objects.for_user(request.user, "view") if request else model.objects.all()


def _one_of(model: Any, label: Any, **more: Any) -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(label=label, queryset=_seen(model), **more)


def _agency(way: str) -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(label=_("Cơ quan"), queryset=Agency.objects.all(), field_name=way)


def _day(name: str, way: str, label: Any) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, field_name=name, lookup_expr=way)


# ── plans and tasks ──────────────────────────────────────────────────────────────────────────────


class PlanFilters(RecordFilters):
    words = WordsFilter(fields=("title", "number"))
    year = YearFilter(label=_("Năm"))
    since = _day("issued_on", "gte", _("Ban hành từ ngày"))
    until = _day("issued_on", "lte", _("Ban hành đến ngày"))

    class Meta:
        model, fields = Plan, ["year"]


plans = Book(
    model=Plan,
    filters=PlanFilters,
    columns=("number", "kind", "title", "issuer", "issued_on", "year", "origin", "report_kind"),
    details=(
        "number", "kind", "title", "issuer", "issuer_agency", "issued_on", "year", "origin", "report_kind", "above",
        "parent_task", "document", "created_at",
    ),
)  # fmt: skip


class TaskFilters(RecordFilters):
    words = WordsFilter(fields=("title", "label"))
    plan = _one_of(Plan, _("Kế hoạch"))
    agency = django_filters.ModelChoiceFilter(label=_("Cơ quan"), queryset=Agency.objects.all(), method="with_part_of")
    lead = django_filters.ModelChoiceFilter(label=_("Chủ trì"), queryset=Agency.objects.all(), method="led_by")
    due_since = _day("due_on", "gte", _("Thời hạn từ ngày"))
    due_until = _day("due_on", "lte", _("Thời hạn đến ngày"))
    standing = django_filters.BooleanFilter(label=_("Thường xuyên"), field_name="is_standing")

    class Meta:
        model, fields = Task, ["plan", "kind"]

    def with_part_of(self, rows: Any, name: str, agency: Agency) -> Any:
        parts = Q(pk__in=Duty.objects.active().filter(agency=agency).order_by().values("task"))
        return rows.filter(parts | Q(pk__in=Task.objects.filter(assignments__agency=agency).order_by().values("pk")))

    def led_by(self, rows: Any, name: str, agency: Agency) -> Any:
        return rows.filter(pk__in=Task.objects.led_by(agency).order_by().values("pk"))


def _parts(part: Part) -> Callable[[Task], list[str]]:
    """Who has this part, as the plan names them."""
    return lambda task: [
        str(one.agency) if one.agency else one.words for one in task.assignments.all() if one.part == part
    ]


def _with(name: str, label: Any, part: Part) -> Column:
    return Column(name, label, value=_parts(part), prefetch="assignments__agency")


_TASK: tuple[str | Column, ...] = (
    "plan", "kind", "section", "field_title", "label", "title", "due_on", "due_state", "deadline_words", "is_standing",
    _with("leads", _("chủ trì"), Part.LEAD), _with("coordinators", _("phối hợp"), Part.COORDINATING),
    _with("implementers", _("thực hiện"), Part.IMPLEMENTING), "begun_on", "ended_on", "ending",
)  # fmt: skip

tasks = Book(
    model=Task,
    filters=TaskFilters,
    columns=_TASK,
    details=(
        *_TASK, "description", "field", "directory_field", "due_reason", "merged_into", "postponed_to", "accepted_at",
        "version",
        Column(
            "solutions", _("giải pháp"), prefetch="solutions",
            value=lambda task: [one.words for one in task.solutions.all()],
        ),
    ),
)  # fmt: skip


# ── parts and what is said of them ───────────────────────────────────────────────────────────────


class DutyFilters(RecordFilters):
    plan = _one_of(Plan, _("Kế hoạch"), field_name="task__plan")
    task = _one_of(Task, _("Nhiệm vụ"))
    agency = _agency("agency")

    class Meta:
        model, fields = Duty, ["task", "agency", "part"]


def _periods(duty: Duty) -> list[dict[str, Any]]:
    """The periods that the part owes up to today, each with its last day to send."""
    asked = Asking(reporting(Duty.objects.filter(pk=duty.pk)), clock.today())
    return [{"period": one.period.code, "name": one.period.name, "due_on": one.due_on} for one in asked]


def _outputs(duty: Duty) -> list[dict[str, Any]]:
    """What an update of the part tells in figures, and how it stands."""
    return [
        {
            "id": one.output.pk, "name": one.output.name, "unit": one.output.unit, "target": one.output.target,
            "reached": one.actual,
        }
        for one in asked_of(duty)
    ]  # fmt: skip


_DUTY: tuple[str | Column, ...] = (
    "task", Column("plan", _("kế hoạch"), value=lambda duty: duty.task.plan, join="task__plan"), "agency", "part",
    "solution", "answer", "by_hand", Column("reports", _("báo cáo kỳ"), value=lambda duty: duty.reports),
)  # fmt: skip

duties = Book(
    model=Duty,
    filters=DutyFilters,
    narrowed=lambda rows: rows.active(),
    columns=_DUTY,
    details=(
        *_DUTY, "asked_on", "reason", Column("periods", _("kỳ phải báo cáo"), value=_periods),
        Column("outputs", _("sản phẩm, chỉ tiêu báo bằng số"), value=_outputs),
    ),
)  # fmt: skip


class UpdateFilters(RecordFilters):
    plan = _one_of(Plan, _("Kế hoạch"), field_name="duty__task__plan")
    task = _one_of(Task, _("Nhiệm vụ"), field_name="duty__task")
    duty = _one_of(Duty, _("Phần việc"))
    agency = _agency("duty__agency")
    stage = django_filters.ChoiceFilter(label=_("Bước"), choices=Stage.choices)
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=State.choices)
    since = _day("first", "gte", _("Kỳ từ ngày"))
    until = _day("last", "lte", _("Kỳ đến ngày"))

    class Meta:
        model, fields = Update, ["duty", "stage", "state"]


def _evidence(update: Update) -> list[dict[str, Any]]:
    return [{"id": one.pk, "document": one.document, "link": one.link} for one in update.evidence.all()]


def _figures(update: Update) -> list[dict[str, Any]]:
    return [{"output": one.output, "unit": one.output.unit, "value": one.value} for one in update.figures.all()]


_UPDATE: tuple[str | Column, ...] = (
    Column("duty", join="duty__agency"),
    Column("task", _("nhiệm vụ"), value=lambda update: update.duty.task, join="duty__task"),
    Column("agency", _("cơ quan"), value=lambda update: update.duty.agency, join="duty__agency"),
    Column("period", _("kỳ"), value=lambda update: update.period.code), "kind", "first", "last", "due_on", "stage",
    "state", "done", "next", "obstacle", "finished_on", "counts_on", "submitted_at", "confirmed_at",
    Column("is_late", _("gửi muộn"), value=lambda update: update.is_late), "version",
)  # fmt: skip

updates = Book(
    model=Update,
    filters=UpdateFilters,
    columns=_UPDATE,
    details=(
        *_UPDATE, "origin", "by", "written_at", "submitted_by", "remark", "reviewed_by", "reviewed_at",
        "entered_source", "entered_words", "entered_document",
        Column("evidence", _("minh chứng"), value=_evidence, prefetch="evidence__document"),
        Column("figures", _("số liệu chỉ tiêu"), value=_figures, prefetch="figures__output"),
    ),
)  # fmt: skip


# ── what the reader would have a person look at ──────────────────────────────────────────────────


class FindingFilters(RecordFilters):
    plan = _one_of(Plan, _("Kế hoạch"), field_name="reading__source__plan")
    code = django_filters.CharFilter(label=_("Mã"), max_length=8)
    severity = django_filters.ChoiceFilter(
        label=_("Mức"), choices=[("error", _("Lỗi")), ("warning", _("Cảnh báo")), ("note", _("Lưu ý"))]
    )
    state = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=FindingState.choices)

    class Meta:
        model, fields = Finding, ["state"]


def _quoted(finding: Finding) -> str:
    """The words of the paper that it is about."""
    return finding.reading.source.text[finding.start : finding.end][:500]


findings = Book(
    model=Finding,
    filters=FindingFilters,
    narrowed=lambda rows: rows.of_latest(),
    columns=(
        Column(
            # fetched beside, once for each paper: its whole text stands in it
            "plan", _("kế hoạch"), value=lambda finding: finding.reading.plan, prefetch="reading__source__plan",
        ),
        "code", "severity", Column("title", _("tên"), value=lambda finding: finding_words(finding)[0]),
        Column("sentence", _("điều cần soát"), value=lambda finding: finding_words(finding)[1]),
        Column("quoted", _("chữ trong văn bản"), value=_quoted), "start", "end", "state", "settled_by", "settled_at",
        "reason",
    ),
)  # fmt: skip

#: Those of the plan, before the registers.
OF_PLAN: tuple[Book, ...] = (plans, tasks, duties, updates, findings)


def books() -> tuple[Register, ...]:
    return (*OF_PLAN, *registers())


def key_of(book: Register) -> str:
    """ "visits.visit": what it is called in addresses and in the description."""
    return f"{book.model._meta.app_label}.{book.name}"


def book_called(room: str, name: str) -> Register | None:
    return next((each for each in books() if key_of(each) == f"{room}.{name}"), None)


def takes_imports(book: Register) -> bool:
    """Those whose pages take a filled sheet."""
    return not isinstance(book, Book) and bool(book.url("import"))
