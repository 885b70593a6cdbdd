"""The books of the room: what their lists show, what they are filtered by."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.office.directory.models.dated import in_force
from haidang.registers.partners import services
from haidang.registers.partners.choices import Continent
from haidang.registers.partners.forms import (
    ContactForm,
    DayForm,
    ExchangeForm,
    LevelForm,
    PartnerForm,
    PlanForm,
    PriorityForm,
    RelationForm,
)
from haidang.registers.partners.models import (
    AnniversaryPlan,
    Contact,
    Exchange,
    Partner,
    PartnerDay,
    PartnershipLevel,
    PriorityListing,
    Relation,
)

#: Every name by which somebody may look for a partner.
NAMES = ("name", "name_english", "name_original", "aliases", "region")


class PartnerFilters(RecordFilters):
    words = WordsFilter(fields=(*NAMES, "country__name"))
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    continent = django_filters.ChoiceFilter(label=_("Châu lục"), choices=Continent.choices, method="of_continent")
    priority = django_filters.ChoiceFilter(label=_("Danh sách ưu tiên"), choices=lambda: _lists(), method="on_list")

    class Meta:
        model = Partner
        fields = ["kind", "country", "continent", "priority", "keeper"]

    def of_continent(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Countries of it, and what is in them."""
        return rows.filter(continent=value) | rows.filter(country__continent=value)

    def on_list(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that are on the list today."""
        listed = PriorityListing.objects.filter(in_force(clock.today()), name=value)
        return rows.filter(pk__in=listed.order_by().values("partner"))


def _lists() -> list[tuple[str, str]]:
    return [(name, name) for name in PriorityListing.objects.names()]


partners = Register(
    model=Partner,
    form=PartnerForm,
    filters=PartnerFilters,
    columns=("name", "kind", "country", "name_english", "name_original", "keeper"),
    details=(
        "kind", "name", "name_english", "name_original", "aliases", "country", "region", "continent", "iso", "keeper",
        "note", "source", "tag",
    ),
    save=services.save_partner,
)  # fmt: skip


class ContactFilters(RecordFilters):
    words = WordsFilter(fields=("name", "name_original", "post", "partner__name"))

    class Meta:
        model = Contact
        fields = ["partner", "agency"]


contacts = Register(
    model=Contact,
    form=ContactForm,
    filters=ContactFilters,
    columns=("name", "post", "partner", "languages", "agency", "left_on"),
    details=(
        "partner", "name", "name_original", "post", "unit", "languages", "phone", "email", "born_on", "agency",
        "since", "left_on", "note",
    ),
    save=services.save_own,
)  # fmt: skip


class RelationFilters(RecordFilters):
    words = WordsFilter(fields=("title", "partner__name", "partner__country__name", "vietnamese_side"))
    since = django_filters.DateFilter(label=_("Có từ ngày"), field_name="since", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Có đến ngày"), field_name="since", lookup_expr="lte")

    class Meta:
        model = Relation
        fields = ["partner", "stage", "kind", "level", "agency", "is_regional", "since", "until"]


_SINCE = Column("known_since", _("có từ"), value=lambda relation: relation.known_since, sort=("since",))

relations = Register(
    model=Relation,
    form=RelationForm,
    filters=RelationFilters,
    columns=("partner", "title", "kind", "level", "stage", _SINCE, "agency", "is_regional"),
    details=(
        "partner", "title", "kind", "level", "stage", "agency", "vietnamese_side", "is_regional", "since",
        "since_said", "basis", "ended_on", "tasks", "note", "source", "tag",
    ),
    save=services.save_relation,
)  # fmt: skip


class ExchangeFilters(RecordFilters):
    words = WordsFilter(fields=("subject", "words", "partner__name"))
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="on", lookup_expr="lte")

    class Meta:
        model = Exchange
        fields = ["partner", "direction", "channel", "agency", "since", "until"]


exchanges = Register(
    model=Exchange,
    form=ExchangeForm,
    filters=ExchangeFilters,
    columns=("on", "direction", "partner", "subject", "channel", "agency", "reply_due_on"),
    details=(
        "partner", "direction", "on", "channel", "subject", "words", "agency", "contact", "document", "reply_to",
        "reply_due_on", "tasks",
    ),
    save=services.save_own,
)  # fmt: skip


class LevelFilters(RecordFilters):
    words = WordsFilter(fields=("level", "partner__name"))

    class Meta:
        model = PartnershipLevel
        fields = ["partner"]


levels = Register(
    model=PartnershipLevel,
    name="level",
    form=LevelForm,
    filters=LevelFilters,
    columns=("partner", "level", "valid_from", "valid_to", "source", "tag"),
)


class PriorityFilters(RecordFilters):
    words = WordsFilter(fields=("name", "partner__name"))

    class Meta:
        model = PriorityListing
        fields = ["partner"]


priorities = Register(
    model=PriorityListing,
    name="priority",
    form=PriorityForm,
    filters=PriorityFilters,
    columns=("name", "partner", "valid_from", "valid_to", "basis", "tag"),
)


class DayFilters(RecordFilters):
    words = WordsFilter(fields=("name", "partner__name"))

    class Meta:
        model = PartnerDay
        fields = ["kind", "partner"]


days = Register(
    model=PartnerDay,
    name="day",
    form=DayForm,
    filters=DayFilters,
    columns=(
        "partner", "name", "kind", Column("said", _("ngày"), value=lambda day: day.said, sort=("month", "day")),
        "valid_from", "valid_to", "tag",
    ),
    details=(
        "partner", "kind", "name", "day", "month", "year", "length", "valid_from", "valid_to", "note", "source", "tag",
    ),
)  # fmt: skip


class AnniversaryFilters(RecordFilters):
    words = WordsFilter(fields=("of__name", "partner__name", "form"))
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="on", lookup_expr="lte")
    held = django_filters.BooleanFilter(label=_("Đã tổ chức"), field_name="held_on", lookup_expr="isnull", exclude=True)

    class Meta:
        model = AnniversaryPlan
        fields = ["way", "held", "partner", "agency", "since", "until"]


#: A day is called by its partner.
_OF = Column("of", join="of__partner")

#: The annex of a plan: what is kept, on which day, how many years, how, by whom.
anniversaries = Register(
    model=AnniversaryPlan,
    name="anniversary",
    form=PlanForm,
    filters=AnniversaryFilters,
    columns=(_OF, "on", "years", "way", "form", "agency", "held_on"),
    details=(
        "partner", _OF, "on", "years", "way", "form", "agency", "step", "tasks", "reason", "held_on", "result",
        Column("by__full_name", _("người ghi")),
    ),
)  # fmt: skip

REGISTERS = (partners, contacts, relations, exchanges, levels, priorities, days, anniversaries)
