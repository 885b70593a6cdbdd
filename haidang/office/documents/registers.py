"""The register of papers: what its list shows, what it is filtered by, which verbs save."""

from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Standing
from haidang.office.documents.consultation_forms import ConsultationForm
from haidang.office.documents.draft_forms import DraftForm
from haidang.office.documents.forms import DocumentForm
from haidang.office.documents.models import Consultation, ConsultationQuerySet, Document, DocumentQuerySet, Draft
from haidang.office.documents.selectors_drafts import kinds_said

#: What a paper waits for, or lacks.
STATES = (
    ("awaiting", _("Chờ trả lời")),
    ("overdue", _("Quá hạn trả lời")),
    ("answered", _("Đã trả lời")),
    ("to-book", _("Chờ vào sổ đến")),
    ("no-copy", _("Chưa có bản")),
    ("withdrawn", _("Đã rút")),
)


class DocumentFilters(RecordFilters):
    words = WordsFilter(fields=("number", "subject", "issuer__name", "issuer_name", "signer_name"))
    direction = django_filters.ChoiceFilter(choices=Direction.choices, empty_label=_("Tất cả"))
    year = YearFilter(label=_("Năm"))
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=STATES, method="in_state", empty_label=_("Tất cả")
    )
    due = django_filters.DateFilter(label=_("Hạn trả lời đến hết"), field_name="reply_due_on", lookup_expr="lte")

    class Meta:
        model = Document
        fields = ("words", "direction", "kind", "issuer", "year", "state", "due")

    def in_state(self, rows: DocumentQuerySet, name: str, state: str) -> DocumentQuerySet:
        today = clock.today()
        return {
            "awaiting": lambda: rows.awaiting_reply(today),
            "overdue": lambda: rows.overdue(today),
            "answered": rows.answered,
            "to-book": rows.waiting_to_be_booked,
            "no-copy": rows.without_copy,
            "withdrawn": lambda: rows.exclude(withdrawn_as=""),
        }[state]()

    def filter_queryset(self, rows: Any) -> QuerySet[Any]:
        """What was entered by mistake is shown to who asks for it."""
        found = super().filter_queryset(rows)
        return found if self.form.cleaned_data.get("state") == "withdrawn" else found.valid()


def save(form: DocumentForm, *, by: Any) -> Document:
    """The form's facts through the verbs of the room."""
    facts = form.facts
    if form.instance.pk is None:
        return services.add(by=by, **facts)
    # The form has put its values into its own instance; the verb takes the row as it stands.
    return services.correct(Document(pk=form.instance.pk), by=by, **facts)


def _standing(document: Document) -> str:
    """Nothing where nothing was asked: most papers."""
    standing = document.standing(clock.today())
    return "" if standing == Standing.NOTHING_ASKED else str(standing.label)


_ISSUER = Column(
    "issuer_said",
    _("cơ quan ban hành"),
    value=lambda document: document.issuer_said,
    join="issuer",
    prefetch="issuer__names",
    sort=("issuer__sort_key", "issuer_name"),
)
_STANDING = Column("standing", _("tiến độ"), value=_standing, join="reply")

#: Sorted as a person looks for one: by series, then year, then number (9 before 10).
_NUMBER = Column("number", sort=("series_plain", "year", "ordinal_value"))

documents = Register(
    model=Document,
    form=DocumentForm,
    filters=DocumentFilters,
    columns=(_NUMBER, "kind", "issued_on", _ISSUER, "subject", "direction", "reply_due_on", _STANDING),
    details=(
        "direction", "arrival_number", "arrived_on", "kind", "number", "issued_on", _ISSUER, "subject", "urgency",
        Column("signer_said", _("người ký"), value=lambda d: d.signer_said, join="signer"),
        "recipients", "other_recipients", "copies", "kept_by",
        Column("handled_by", _("đơn vị, người giải quyết"), value=lambda d: d.handled_by, join="handler"),
        "passed_on", "reply_due_on", _STANDING, "remark",
        Column("entered_by__full_name", _("người vào sổ")), "entered_at",
    ),
    save=save,
)  # fmt: skip


#: What a question put to agencies waits for.
ASKING_STATES = (
    ("waiting", _("Chờ ý kiến")),
    ("overdue", _("Quá hạn, còn cơ quan chưa trả lời")),
    ("to-settle", _("Chờ tiếp thu, giải trình")),
    ("open", _("Đang lấy ý kiến")),
    ("closed", _("Đã kết thúc")),
    ("withdrawn", _("Đã rút")),
)


class ConsultationFilters(RecordFilters):
    words = WordsFilter(fields=("subject", "words", "document__number", "link_name", "agency__name"))
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"), choices=ASKING_STATES, method="in_state", empty_label=_("Tất cả")
    )

    class Meta:
        model = Consultation
        fields = ("words", "state")

    def in_state(self, rows: ConsultationQuerySet, name: str, state: str) -> ConsultationQuerySet:
        return {
            "waiting": rows.waiting,
            "overdue": lambda: rows.overdue(clock.today()),
            "to-settle": rows.to_settle,
            "open": rows.open,
            "closed": lambda: rows.filter(closed_on__isnull=False),
            "withdrawn": lambda: rows.filter(withdrawn_on__isnull=False),
        }[state]()


def ask(form: ConsultationForm, *, by: Any) -> Consultation:
    """The question through the verb of the room; what was asked is not asked differently afterwards."""
    return services.ask(by=by, **form.facts)


def _ended(consultation: Consultation) -> str:
    if consultation.withdrawn_on:
        return str(_("Đã rút"))
    return str(_("Đã kết thúc") if consultation.closed_on else _("Đang lấy ý kiến"))


consultations = Register(
    model=Consultation,
    form=ConsultationForm,
    filters=ConsultationFilters,
    columns=(
        "subject", Column("agency__name", _("cơ quan xin ý kiến")), "asked_on", "due_on",
        Column("asked_count", _("được xin ý kiến"), expression=Count("opinions", distinct=True)),
        Column(
            "answered_count", _("đã trả lời"),
            expression=Count("opinions", filter=Q(opinions__answered_on__isnull=False), distinct=True),
        ),
        Column("ended", _("tình trạng"), value=_ended),
    ),
    details=(
        "subject", "words", "document", "link_name", Column("agency__name", _("cơ quan xin ý kiến")),
        Column("asked_by__full_name", _("người xin ý kiến")), "asked_on", "due_on", "closed_on",
    ),
    save=ask,
)  # fmt: skip


class DraftFilters(RecordFilters):
    words = WordsFilter(fields=("title", "document__number"))
    kind = django_filters.ChoiceFilter(label=_("Loại văn bản"), choices=kinds_said, empty_label=_("Tất cả"))

    class Meta:
        model = Draft
        fields = ("words", "kind", "stage", "agency")


#: A draft is composed of a record, never added by hand; it is written over on its own page, and thrown away by a verb.
drafts = Register(
    model=Draft,
    form=DraftForm,
    filters=DraftFilters,
    columns=(
        "title", Column("kind_said", _("loại văn bản"), value=lambda draft: draft.kind_said),
        Column("agency__name", _("cơ quan soạn")), "stage", Column("made_by__full_name", _("người soạn")), "made_at",
        Column("document", join="document"),
    ),
    details=(
        Column("kind_said", _("loại văn bản"), value=lambda draft: draft.kind_said), "stage",
        Column("agency__name", _("cơ quan soạn")), Column("made_by__full_name", _("người soạn")), "made_at",
        "composed_on", Column("document", join="document"), "issued_at", "signed_file", "signed_at", "sha256",
    ),
)  # fmt: skip
