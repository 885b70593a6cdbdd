"""Addresses of the room."""

from django.urls import URLPattern, path

from haidang.registers.events import (
    event_books,
    event_registers,
    event_views,
    investment_urls,
    place_registers,
    training_urls,
)

app_name = "events"
urlpatterns: list[URLPattern] = [
    *place_registers.pages.urls("diem-thuong-truc/"),
    *event_books.urlpatterns,
    path("<int:pk>/du-thao-bao-cao/", event_views.draft_page, name="event-draft"),
    *training_urls.urlpatterns,
    *investment_urls.urlpatterns,
    *event_registers.pages.urls(""),
]
