"""Addresses of delegations abroad."""

from haidang.kit.records.urls import urls
from haidang.registers.delegations.limits import urls as limits
from haidang.registers.delegations.registers import delegations

app_name = "delegations"
urlpatterns = [
    *urls(delegations, ""),
    *limits.urlpatterns,
]
