"""Addresses of projects that look for investors."""

from django.urls import path

from haidang.registers.events import investment_views as views
from haidang.registers.events.investment_registers import investment_pages, investor_pages

urlpatterns = [
    path("keu-goi-dau-tu/tong-hop/", views.sums_page, name="investment-sums"),
    *investment_pages.urls("keu-goi-dau-tu/"),
    *investor_pages.urls("nha-dau-tu/"),
]
