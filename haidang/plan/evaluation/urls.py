"""Addresses of the evaluation."""

from django.urls import path

from haidang.plan.evaluation.views import aims, overall, parts, years

app_name = "evaluation"
urlpatterns = [
    path("", overall.plans, name="list"),
    path("ke-hoach/<int:pk>/", overall.plan_page, name="plan"),
    path("ke-hoach/<int:pk>/thiet-lap/", overall.settings_page, name="settings"),
    path("ke-hoach/<int:pk>/co-quan/", overall.agencies, name="agencies"),
    path("ke-hoach/<int:pk>/co-quan/<int:agency>/", overall.agency_page, name="agency"),
    path("ke-hoach/<int:pk>/linh-vuc/", overall.fields, name="fields"),
    path("ke-hoach/<int:pk>/danh-gia.docx", overall.paper, name="paper"),
    path("ke-hoach/<int:pk>/phan-viec/", parts.part_list, name="parts"),
    path("ke-hoach/<int:pk>/muc-dich-yeu-cau/", aims.aims_page, name="aims"),
    path("ke-hoach/<int:pk>/cung-ky/", years.last_year, name="last-year"),
    path("ke-hoach/<int:pk>/<slug:verb>/", overall.act, name="act"),
    path("cung-ky/<int:pk>/bo/", years.drop, name="last-year-drop"),
    path("muc-dich-yeu-cau/<int:pk>/", aims.aim_page, name="aim"),
    path("phan-viec/<int:pk>/", parts.part_page, name="part"),
    path("phan-viec/<int:pk>/<slug:verb>/", parts.act, name="part-act"),
]
