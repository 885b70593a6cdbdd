"""Addresses of the room; there are none yet."""

from django.urls import URLPattern

app_name = "difficulties"

urlpatterns: list[URLPattern] = []
