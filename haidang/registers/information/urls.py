"""Addresses of the room."""

from haidang.kit.records.urls import urls
from haidang.registers.information import pages
from haidang.registers.information.registers import items

app_name = "information"
urlpatterns = [
    *urls(items, ""),
    *pages.publication_pages.urls("an-pham/"),
    *pages.issue_pages.urls("ban-tin/"),
    *pages.licence_pages.urls("giay-phep/"),
    *pages.change_pages.urls("thay-doi-giay-phep/"),
    *pages.campaign_pages.urls("tuyen-truyen/"),
    *pages.clip_pages.urls("video/"),
    *pages.press_pages.urls("bao-chi/"),
    *pages.year_pages.urls("nam/"),
]
