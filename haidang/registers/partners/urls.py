"""Addresses of the room."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.partners import registers
from haidang.registers.partners.views import anniversaries, partners, relations

app_name = "partners"
urlpatterns = [
    path("theo-nuoc/", partners.by_country_page, name="by-country"),
    path("ngay-sap-toi/", anniversaries.anniversaries_page, name="anniversaries"),
    path("ngay-sap-toi/<int:pk>/<int:year>/", anniversaries.choose_page, name="choose"),
    path("ky-niem/<int:pk>/da-to-chuc/", anniversaries.hold_page, name="hold"),
    path("ky-niem/<int:pk>/bo/", anniversaries.take_back_page, name="take-back"),
    *urls(registers.partners, "", record=partners.partner_page),
    *urls(registers.contacts, "lien-he/"),
    *urls(registers.relations, "quan-he/", record=relations.relation_page),
    path("quan-he/<int:pk>/<str:turn>/", relations.turn_page, name="turn"),
    *urls(registers.exchanges, "trao-doi/"),
    *urls(registers.levels, "muc-quan-he/"),
    *urls(registers.priorities, "uu-tien/"),
    *urls(registers.days, "ngay/"),
    # A row is made from a day that comes up, and taken back with its reason.
    *urls(
        registers.anniversaries, "ky-niem/", record=anniversaries.anniversary_page,
        add=None, delete=None, **{"import": None}, sheet=None,
    ),
]  # fmt: skip
