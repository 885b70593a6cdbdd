"""Addresses of tables that go out and of the check before; edXML and the archive have their own."""

from django.urls import path

from haidang.exchange import views

app_name = "exchange"
urlpatterns = [
    path("theo-doi/", views.followup_page, name="followup"),
    path("the-thuc/", views.form_page, name="form"),
]
