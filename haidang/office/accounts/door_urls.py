"""Addresses of the door under the names allauth calls them by. What is not here (sign-up, mail) does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path

from haidang.office.accounts.views.door import sign_in_page

urlpatterns = [
    path("dang-nhap/", sign_in_page, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-nhap/da-dong/", account.account_inactive, name="account_inactive"),
    path("dang-nhap/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("dang-nhap/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/xac-thuc-hai-buoc/", mfa.index, name="mfa_index"),
    path("tai-khoan/xac-thuc-hai-buoc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/xac-thuc-hai-buoc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/xac-thuc-hai-buoc/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/xac-thuc-hai-buoc/ma-du-phong/tao/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
]
