"""Addresses of accounts: one's own, and all of them for administration. The door has its own file."""

from django.urls import path

from haidang.office.accounts.views import keeping, own, sheets

app_name = "accounts"

urlpatterns = [
    path("tai-khoan/", own.own_page, name="own"),
    path("tai-khoan/phien/", own.sessions_page, name="sessions"),
    path("tai-khoan/phien/dong/", own.end_sessions, name="sessions-end"),
    path("tai-khoan/thay/", own.stand_ins_page, name="stand-ins"),
    path("tai-khoan/thay/thoi-lam/", own.lay_down, name="lay-down"),
    path("tai-khoan/thay/<int:pk>/lam-thay/", own.take_up, name="take-up"),
    path("tai-khoan/thay/<int:pk>/thoi/", own.end_stand_in, name="stand-in-end"),
    path("quan-tri/tai-khoan/", keeping.user_list, name="user-list"),
    path("quan-tri/tai-khoan/them/", keeping.add_page, name="user-add"),
    path("quan-tri/tai-khoan/nhap/", sheets.sheet_page, name="sheet"),
    path("quan-tri/tai-khoan/nhap/mau/", sheets.empty_form, name="sheet-form"),
    path("quan-tri/tai-khoan/<int:pk>/", keeping.user_page, name="user"),
    path("quan-tri/tai-khoan/<int:pk>/sua/", keeping.edit_page, name="user-edit"),
    path("quan-tri/tai-khoan/<int:pk>/dong/", keeping.hand_over_page, name="hand-over"),
    path("quan-tri/tai-khoan/<int:pk>/mo-lai/", keeping.reopen_page, name="reopen"),
    path("quan-tri/tai-khoan/<int:pk>/cap-mat-khau/", keeping.give_password_page, name="give-password"),
    path("quan-tri/tai-khoan/<int:pk>/bo-xac-thuc/", keeping.drop_second_factor_page, name="drop-second-factor"),
    path("quan-tri/tai-khoan/<int:pk>/mo-khoa/", keeping.unlock, name="unlock"),
    path("quan-tri/tai-khoan/<int:pk>/dang-xuat/", keeping.end_sessions, name="user-sessions-end"),
]
