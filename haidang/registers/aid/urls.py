"""Addresses of the room."""

from haidang.registers.aid import ingo_pages, project_pages

app_name = "aid"
urlpatterns = [*ingo_pages.urlpatterns, *project_pages.urlpatterns]
