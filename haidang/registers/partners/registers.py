"""The books of the room: what their lists show, what they are filtered by."""

import django_filters
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.registers.partners import services
from haidang.registers.partners.choices import Continent
from haidang.registers.partners.models import Partner

#: Every name by which somebody may look for a partner.
NAMES = ("name", "name_english", "name_original", "aliases", "region")


class PartnerForm(RecordForm):
    class Meta:
        model = Partner
        fields = [
            "kind", "name", "name_english", "name_original", "aliases", "country", "region", "continent", "iso",
            "keeper", "note", "source", "tag",
        ]  # fmt: skip


class PartnerFilters(RecordFilters):
    words = WordsFilter(fields=(*NAMES, "country__name"))
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    continent = django_filters.ChoiceFilter(label=_("Châu lục"), choices=Continent.choices, method="of_continent")

    class Meta:
        model = Partner
        fields = ["kind", "country", "continent", "keeper"]

    def of_continent(self, rows, name, value):  # type: ignore[no-untyped-def]
        """Countries of it, and what is in them."""
        return rows.filter(continent=value) | rows.filter(country__continent=value)


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

REGISTERS = (partners,)
