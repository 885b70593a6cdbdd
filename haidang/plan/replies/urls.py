"""Addresses of the replies."""

from django.urls import path

from haidang.plan.replies.views import sheets

app_name = "replies"

urlpatterns = [
    path("bang/", sheets.sheets_page, name="sheets"),
    path("bang/tai-ve/", sheets.take_along, name="sheet-out"),
    path("bang/nop/", sheets.hand_in, name="sheet-in"),
    path("bang/nop/<int:pk>/", sheets.intake_page, name="intake"),
]
