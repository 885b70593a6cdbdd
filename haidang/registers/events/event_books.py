"""The contacts and the contracts of all events, each as a book of its own: to be found, filtered and taken out.

They are written on the page of their event: such a book has no page to add or import, and its "edit" is the page of the
part, which bears that very name.
"""

import django_filters
from django.db.models import QuerySet
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.kit.records.urls import urls
from haidang.registers.events.event_forms import ContactForm, ContractForm
from haidang.registers.events.models import EventContact, EventContract
from haidang.registers.partners.models import Partner


class ContactFilters(RecordFilters):
    words = WordsFilter(fields=("name", "about", "next_step", "result", "event__title"))
    tu = django_filters.DateFilter(label=_("Sự kiện từ ngày"), field_name="event__starts_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Sự kiện đến ngày"), field_name="event__starts_on", lookup_expr="lte")
    partner = django_filters.ModelChoiceFilter(label=_("Đối tác"), queryset=Partner.objects.all())
    con_mo = django_filters.BooleanFilter(label=_("Còn bước tiếp theo"), method="of_those_open")

    class Meta:
        model = EventContact
        fields = ("words", "agency")

    def of_those_open(self, rows: QuerySet[EventContact], name: str, value: bool) -> QuerySet[EventContact]:
        is_open = {"closed_on__isnull": True, "next_step__gt": ""}
        return rows.filter(**is_open) if value else rows.exclude(**is_open)


contacts = Register(
    model=EventContact,
    name="event-contact",
    form=ContactForm,
    filters=ContactFilters,
    columns=("name", "about", "event", "next_step", "due_on", "agency", "closed_on", "result"),
    details=("name", "partner", "person", "about", "event", "next_step", "due_on", "agency", "closed_on", "result"),
)


class ContractFilters(RecordFilters):
    words = WordsFilter(fields=("about", "ours", "theirs", "event__title"))
    tu = django_filters.DateFilter(label=_("Ký từ ngày"), field_name="signed_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Ký đến ngày"), field_name="signed_on", lookup_expr="lte")

    class Meta:
        model = EventContract
        fields = ("words", "bond", "currency")


#: How a value stands beside others: in its own currency, and in đồng by its own rate.
WORTH = (
    Column("worth", label=_("giá trị"), value=lambda row: row.worth, is_number=True),
    Column("in_dong", label=_("quy ra đồng"), value=lambda row: row.in_dong, is_number=True),
)

contracts = Register(
    model=EventContract,
    name="event-contract",
    form=ContractForm,
    filters=ContractFilters,
    columns=("about", "bond", "ours", "theirs", "event", "signed_on", *WORTH),
    details=("about", "bond", "ours", "theirs", "event", "signed_on", *WORTH, "rate", "rate_on"),
)

REGISTERS = (contacts, contracts)


def _read(register: Register, prefix: str) -> list[URLPattern]:
    return urls(register, prefix, add=None, sheet=None, edit=None, delete=None, history=None, **{"import": None})


urlpatterns = [*_read(contacts, "moi-tiep-xuc/"), *_read(contracts, "van-kien/")]
