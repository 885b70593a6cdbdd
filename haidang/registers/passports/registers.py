"""The books of the room: passports, the hand-over book, private trips, ABTC cards."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.passports import services
from haidang.registers.passports.choices import Channel, Kind, Move, State, TripStage
from haidang.registers.passports.forms import AbtcCardForm, MovementForm, PassportForm, PrivateTripForm
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip


class PassportFilters(RecordFilters):
    words = WordsFilter(fields=("holder__name", "agency__name"))
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=Kind.choices)
    state = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=State.choices, method="standing")
    since = django_filters.DateFilter(label=_("Cấp từ ngày"), field_name="issued_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Cấp đến ngày"), field_name="issued_on", lookup_expr="lte")

    class Meta:
        model = Passport
        fields = ("words", "kind", "state", "since", "until", "agency")

    def standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """How it stands is computed from the book."""
        found: QuerySet[Any] = rows.in_state(value)  # type: ignore[attr-defined]
        return found


_STATE = Column("state", _("trạng thái"), value=lambda row: row.state.label, prefetch="movements")

passports = Register(
    model=Passport,
    form=PassportForm,
    filters=PassportFilters,
    columns=("holder", "kind", "number", "agency", "expires_on", _STATE),
    details=("holder", "kind", "number", "agency", "asked_on", "issued_on", "expires_on", "issuer", _STATE, "remark"),
    save=services.save,
)


class MovementFilters(RecordFilters):
    words = WordsFilter(fields=("passport__holder__name", "words", "decision__number"))
    kind = django_filters.ChoiceFilter(label=_("Việc giao nhận"), choices=Move.choices)
    open = django_filters.BooleanFilter(label=_("Chưa xác nhận"), field_name="confirmed_on", lookup_expr="isnull")
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="on", lookup_expr="lte")

    class Meta:
        model = Movement
        fields = ("words", "kind", "open", "since", "until")


_BY = Column("by", value=lambda row: str(row.by), join="by")
_SEEN = Column("confirmed_by", value=lambda row: str(row.confirmed_by or ""), join="confirmed_by")

movements = Register(
    model=Movement,
    form=MovementForm,
    filters=MovementFilters,
    columns=(
        "on", Column("passport", join="passport__holder"), "kind", "decision", "until", "to_agency", _BY,
        "confirmed_on", _SEEN,
    ),
    details=(
        Column("passport", join="passport__holder"), "kind", "on", "decision", "until", "to_agency", "words", _BY, "at",
        "confirmed_on", _SEEN, "confirmed_words",
    ),
)  # fmt: skip


class PrivateTripFilters(RecordFilters):
    words = WordsFilter(fields=("official__name", "countries", "purpose"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=TripStage.choices)
    channel = django_filters.ChoiceFilter(label=_("Diện quản lý"), choices=Channel.choices)
    since = django_filters.DateFilter(label=_("Đi từ ngày"), field_name="starts_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đi đến ngày"), field_name="starts_on", lookup_expr="lte")

    class Meta:
        model = PrivateTrip
        fields = ("words", "stage", "channel", "since", "until", "agency")


trips = Register(
    model=PrivateTrip,
    form=PrivateTripForm,
    filters=PrivateTripFilters,
    columns=("official", "agency", "countries", "starts_on", "ends_on", "channel", "stage"),
    details=(
        "official", "agency", "channel", Column("who_allows", _("ai cho phép"), value=lambda row: row.who_allows),
        "countries", "purpose", "starts_on", "ends_on",
        Column("days", _("số ngày"), value=lambda row: row.days, is_number=True), "asked_on", "stage", "answered_on",
        "answer", "remark",
    ),
    save=services.save_trip,
)  # fmt: skip


class AbtcCardFilters(RecordFilters):
    words = WordsFilter(fields=("holder__name", "holder_name", "company", "agency__name"))
    ends = django_filters.DateFilter(label=_("Hết hạn đến ngày"), field_name="expires_on", lookup_expr="lte")
    since = django_filters.DateFilter(label=_("Cấp từ ngày"), field_name="issued_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Cấp đến ngày"), field_name="issued_on", lookup_expr="lte")

    class Meta:
        model = AbtcCard
        fields = ("words", "ends", "since", "until", "agency")


cards = Register(
    model=AbtcCard,
    form=AbtcCardForm,
    filters=AbtcCardFilters,
    columns=(
        Column("who", _("người được cấp"), value=lambda row: row.who, join="holder"), "company", "number", "agency",
        "issued_on", "expires_on",
    ),
    details=("holder", "holder_name", "company", "agency", "number", "issued_on", "expires_on", "remark"),
    save=services.save_card,
)  # fmt: skip

REGISTERS = (passports, movements, trips, cards)
