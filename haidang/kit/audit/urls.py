"""The address of the log."""

from django.urls import path

from haidang.kit.audit import views

app_name = "audit"
urlpatterns = [path("", views.log_page, name="log")]
