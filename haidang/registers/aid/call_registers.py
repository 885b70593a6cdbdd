"""The books of calling for aid: programmes, what is wanted, two-language summaries, letters to donors."""

import django_filters
from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.registers.aid import call_services, summary_services
from haidang.registers.aid.call_forms import CallForm, LetterForm, NeedForm, SummaryForm
from haidang.registers.aid.ingo_choices import LetterStage, NeedStage, Reply
from haidang.registers.aid.ingo_registers import from_day, to_day
from haidang.registers.aid.models import AidCall, AidNeed, DonorLetter, ProjectSummary
from haidang.registers.aid.project_columns import amount
from haidang.registers.aid.summary_rules import PAIRS


class CallFilters(RecordFilters):
    words = WordsFilter(fields=("title", "aims", "ways", "agency__name"))
    since = from_day("approved_on", _("Phê duyệt từ ngày"))
    until = to_day("approved_on", _("Phê duyệt đến ngày"))

    class Meta:
        model = AidCall
        fields = ("words", "year", "agency", "stage", "since", "until")


_NEEDS = Column("need_count", _("số nhu cầu"), expression=Count("needs", distinct=True))
_WON = Column(
    "won_count", _("có nhà tài trợ"),
    expression=Count("needs", filter=Q(needs__stage__in=[NeedStage.PROMISED, NeedStage.RECEIVED]), distinct=True),
)  # fmt: skip

calls = Register(
    model=AidCall,
    form=CallForm,
    filters=CallFilters,
    name="call",
    columns=("title", "year", "agency", _NEEDS, _WON, "stage"),
    details=(
        "title", "year", "agency", "aims", "ways", amount("target"), "currency", _NEEDS, _WON, "tasks", "stage",
        "approval", "approved_on", "results", "finished_on",
    ),
    save=call_services.save_call,
)  # fmt: skip


class NeedFilters(RecordFilters):
    words = WordsFilter(fields=("what", "place", "next_step", "call__title"))
    year = YearFilter(label=_("Năm"), field_name="call__year")
    since = from_day("next_on", _("Việc tiếp theo từ ngày"))
    until = to_day("next_on", _("Việc tiếp theo đến ngày"))

    class Meta:
        model = AidNeed
        fields = ("words", "call", "year", "sector", "stage", "owner", "donors", "since", "until")


_AMOUNT, _PROMISED, _COUNTERPART = amount("amount"), amount("promised"), amount("counterpart")

needs = Register(
    model=AidNeed,
    form=NeedForm,
    filters=NeedFilters,
    name="need",
    columns=("what", "sector", "place", _AMOUNT, "currency", "stage", _PROMISED, "next_step", "next_on", "call"),
    details=(
        "call", "what", "sector", "place", "owner", _AMOUNT, "currency", "donors", "summary", "stage", _PROMISED,
        "next_step", "next_on", "note",
    ),
    save=call_services.save_need,
)  # fmt: skip


class SummaryFilters(RecordFilters):
    words = WordsFilter(fields=("title", "title_english", "place", "owner", "objectives"))
    since = from_day("ready_on", _("Hoàn chỉnh từ ngày"))
    until = to_day("ready_on", _("Hoàn chỉnh đến ngày"))

    class Meta:
        model = ProjectSummary
        fields = ("words", "sector", "agency", "stage", "since", "until")


_LETTERS = Column("letter_count", _("số nơi đã gửi"), expression=Count("letters", distinct=True))
_ANSWERS = Column(
    "answer_count", _("đã trả lời"), expression=Count("letters", filter=~Q(letters__reply=""), distinct=True)
)

summaries = Register(
    model=ProjectSummary,
    form=SummaryForm,
    filters=SummaryFilters,
    name="summary",
    columns=("title", "sector", "place", _AMOUNT, "currency", _LETTERS, _ANSWERS, "agency", "stage"),
    details=(
        "agency", "sector", *(each for name in PAIRS for each in (name, f"{name}_english")), _AMOUNT, _COUNTERPART,
        "currency", _LETTERS, _ANSWERS, "tasks", "stage", "ready_on", "donor", "funded_on",
    ),
    save=summary_services.save_summary,
)  # fmt: skip


class Waiting(TextChoices):
    """What a letter waits for today."""

    LATE = "late", _("Quá ngày đề nghị trả lời")
    STEP = "step", _("Còn việc tiếp theo")
    OVERDUE = "overdue", _("Việc tiếp theo đã quá ngày")


class LetterFilters(RecordFilters):
    words = WordsFilter(fields=("summary__title", "partner__name", "number", "note"))
    waiting = django_filters.ChoiceFilter(label=_("Đang chờ"), choices=Waiting.choices, method="by_waiting")
    reply = django_filters.ChoiceFilter(label=_("Trả lời"), choices=Reply.choices)
    since = from_day("sent_on", _("Gửi từ ngày"))
    until = to_day("sent_on", _("Gửi đến ngày"))
    replied_since = from_day("replied_on", _("Trả lời từ ngày"))
    replied_until = to_day("replied_on", _("Trả lời đến ngày"))

    class Meta:
        model = DonorLetter
        fields = (
            "words", "waiting", "summary", "partner", "agency", "stage", "reply", "since", "until", "replied_since",
            "replied_until",
        )  # fmt: skip

    def by_waiting(self, rows: "QuerySet[DonorLetter]", name: str, value: str) -> "QuerySet[DonorLetter]":
        today = clock.today()
        match value:
            case Waiting.LATE:
                return rows.filter(stage=LetterStage.SENT, expected_on__lt=today)
            case Waiting.STEP:
                return rows.filter(stage=LetterStage.ANSWERED, next_on__isnull=False)
            case Waiting.OVERDUE:
                return rows.filter(stage=LetterStage.ANSWERED, next_on__lt=today)
        return rows


letters = Register(
    model=DonorLetter,
    form=LetterForm,
    filters=LetterFilters,
    name="letter",
    columns=("summary", "partner", "sent_on", "expected_on", "reply", "replied_on", "next_step", "next_on", "stage"),
    details=(
        "summary", "partner", "agency", "sent_on", "number", "document", "expected_on", "note", "stage", "reply",
        "replied_on", "reply_words", "reply_paper", "next_step", "next_on",
    ),
    save=summary_services.save_letter,
)  # fmt: skip

REGISTERS = (calls, needs, summaries, letters)
