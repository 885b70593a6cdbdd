"""Addresses of the calendar; they are the desk's."""

from django.urls import path

from haidang.desk.calendar.views import feeds, pages

urlpatterns = [
    path("", pages.month, name="calendar"),
    path("tuan/", pages.week, name="calendar-week"),
    path("tuan.docx", pages.week_word, name="calendar-week-paper"),
    path("nam/", pages.year, name="calendar-year"),
    path("danh-sach/", pages.agenda, name="calendar-list"),
    path("dia-chi/", feeds.feeds, name="calendar-feeds"),
    path("dia-chi/<int:pk>/thu-hoi/", feeds.revoke, name="calendar-feed-revoke"),
    path("rieng/<str:secret>.ics", feeds.feed, name="calendar-feed"),
]
