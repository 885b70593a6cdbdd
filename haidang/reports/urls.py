"""Addresses of the reports."""

from django.urls import path

from haidang.reports import paper_views, views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="report-list"),
    path("lap/", views.open_page, name="report-add"),
    path("<int:pk>/", views.report_page, name="report"),
    path("<int:pk>/bao-cao.docx", paper_views.word, name="report-word"),
    path("<int:pk>/bao-cao.pdf", paper_views.pdf, name="report-pdf"),
    path("<int:pk>/can-cu/", views.sources, name="report-sources"),
    path("<int:pk>/khac-biet/", views.differences, name="report-differences"),
    path("<int:pk>/them-doan/", views.add_own, name="passage-add"),
    path("<int:pk>/noi-nhan/", views.address_rest, name="report-address"),
    path("<int:pk>/<slug:act>/", views.act, name="report-act"),
    path("doan/<int:pk>/", views.passage_page, name="passage"),
    path("doan/<int:pk>/<slug:act>/", views.passage_act, name="passage-act"),
]
