"""The room of personal data as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonalConfig(AppConfig):
    name = "haidang.kit.personal"
    label = "personal"
    verbose_name = _("Dữ liệu cá nhân")
