"""Addresses of the limits, under those of delegations."""

from django.urls import path

from haidang.kit.records.urls import urls
from haidang.registers.delegations.limits.registers import baselines, blackouts
from haidang.registers.delegations.limits.views import annex, overriding, years

urlpatterns = [
    *urls(blackouts, "thoi-gian-khong-to-chuc/"),
    *urls(baselines, "so-doan-cac-nam/"),
    path("so-voi-nam-truoc/", years.fewer_page, name="fewer"),
    path("so-voi-nam-truoc/<int:year>/chot/", years.count_page, name="count-year"),
    path("phu-luc/", annex.annex_page, name="annex"),
    path("phu-luc/tep/<slug:kind>/", annex.annex_file, name="annex-file"),
    path("phu-luc/nhap/", annex.bring_page, name="annex-bring"),
    path("<int:pk>/van-cho-di/<slug:mark>/", overriding.override_page, name="override"),
]
