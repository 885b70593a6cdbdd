"""Addresses of archives."""

from django.urls import path

from haidang.exchange.archive import views

app_name = "archive"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("<int:pk>/tai/", views.take, name="take"),
    path("<int:pk>/xoa-tep/", views.remove, name="remove"),
    path("khoi-phuc/", views.restore_page, name="restore"),
    path("khoi-phuc/<uuid:pk>/", views.restoring_page, name="restoring"),
]
