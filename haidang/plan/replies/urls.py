"""Addresses of the replies."""

from django.urls import path

from haidang.plan.replies.views import links, sheets

app_name = "replies"

urlpatterns = [
    path("duong-dan/", links.mine, name="links"),
    path("duong-dan/<int:pk>/thu-hoi/", links.revoke, name="link-revoke"),
    path("cap-nhat/<str:token>/", links.answer, name="link"),
    path("bang/", sheets.sheets_page, name="sheets"),
    path("bang/tai-ve/", sheets.take_along, name="sheet-out"),
    path("bang/nop/", sheets.hand_in, name="sheet-in"),
    path("bang/nop/<int:pk>/", sheets.intake_page, name="intake"),
]
