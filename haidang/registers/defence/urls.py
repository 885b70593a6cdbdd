"""Addresses of the room."""

from haidang.registers.defence.registers import pages

app_name = "defence"
urlpatterns = pages.urls("")
