"""The register of papers: what its list shows, what it is filtered by, which verbs save."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Standing
from haidang.office.documents.forms import DocumentForm
from haidang.office.documents.models import Document, DocumentQuerySet

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
    year = django_filters.NumberFilter(label=_("Năm"))
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
