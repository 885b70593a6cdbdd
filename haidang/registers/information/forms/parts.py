"""The forms of the parts of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import GuardedForm
from haidang.registers.information.forms.records import link_field
from haidang.registers.information.models import Airing, CampaignMaterial, CampaignPlace, Handout, PressReporter
from haidang.registers.partners.models import Partner


class _OfCountry(GuardedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Partner.objects.countries()  # type: ignore[attr-defined]


class HandoutForm(GuardedForm):
    class Meta:
        model = Handout
        fields = ["on", "to", "occasion", "partner", "copies"]


class MaterialForm(GuardedForm):
    link = link_field(_("Đường dẫn"))

    class Meta:
        model = CampaignMaterial
        fields = ["kind", "title", "language", "copies", "link"]


class PlaceForm(GuardedForm):
    class Meta:
        model = CampaignPlace
        fields = ["on", "place", "form", "people", "note"]


class AiringForm(_OfCountry):
    link = link_field(_("Đường dẫn"))

    class Meta:
        model = Airing
        fields = ["channel", "where", "country", "since", "until", "times", "views", "link"]


class ReporterForm(_OfCountry):
    class Meta:
        model = PressReporter
        fields = ["name", "role", "country", "card", "passport"]
