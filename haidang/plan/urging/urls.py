"""Addresses of the room: the book of urgings. Who climbs, holds back and writes letters does it at the desk."""

from haidang.kit.records.urls import urls
from haidang.plan.urging.registers import urgings

app_name = "urging"

# What was said stays said: nothing is typed in, changed or taken away.
urlpatterns = urls(urgings, "so/", add=None, edit=None, delete=None, **{"import": None, "sheet": None})
