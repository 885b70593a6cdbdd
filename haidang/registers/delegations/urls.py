"""Addresses of the room."""

from django.urls import URLPattern

app_name = "delegations"
urlpatterns: list[URLPattern] = []
