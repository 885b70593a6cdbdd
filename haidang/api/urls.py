"""Addresses of the API: a page that shows it, keys, and under v1/ the API itself."""

from django.urls import include, path

from haidang.api import views
from haidang.api.house import addresses

app_name = "api"
urlpatterns = [
    path("", views.about_page, name="about"),
    path("khoa/", views.keys_page, name="keys"),
    path("khoa/them/", views.make_key_page, name="key-add"),
    path("khoa/<int:pk>/thu-hoi/", views.revoke_key, name="key-revoke"),
    path("v1/", include(addresses)),
]
