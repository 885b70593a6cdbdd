"""Addresses of the jobs."""

from django.urls import path

from haidang.kit.jobs import views

app_name = "jobs"
urlpatterns = [path("<uuid:pk>/", views.job_page, name="job")]
