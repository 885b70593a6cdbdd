"""Addresses of the norms."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.office.norms.registers import amounts, days, norms
from haidang.office.norms.views import day_page

app_name = "norms"
urlpatterns = [
    path("dinh-muc/theo-ngay/", day_page, name="on-a-day"),
    *urls(amounts, "dinh-muc/muc-chi/"),
    *urls(norms, "dinh-muc/", delete=None),
    *urls(days, "lich-lam-viec/"),
]
