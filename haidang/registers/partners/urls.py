"""Addresses of the room."""

from haidang.kit.records.urls import urls
from haidang.registers.partners.registers import partners

app_name = "partners"
urlpatterns = urls(partners, "")
