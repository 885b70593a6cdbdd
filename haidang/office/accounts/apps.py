"""The accounts room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "haidang.office.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        # both need the models, which Django has only now
        from haidang.office.accounts import checks, second_factor

        checks.register()
        second_factor.listen()
