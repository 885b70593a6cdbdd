"""Addresses of the room."""

from django.urls import path

from haidang.office.privacy import views
from haidang.office.privacy.registers import proposal_pages, request_pages

app_name = "privacy"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("tra-cuu/", views.person_page, name="person"),
    path("xuat/<str:name>/", views.export_page, name="export"),
    *request_pages.urls("yeu-cau/", delete=None, **{"import": None, "sheet": None}),
    # made by the clock, decided by people: nobody writes one
    *proposal_pages.urls("het-han/", add=None, edit=None, delete=None, **{"import": None, "sheet": None}),
]
