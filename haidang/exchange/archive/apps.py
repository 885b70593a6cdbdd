"""The room of archives as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "haidang.exchange.archive"
    label = "archive"
    verbose_name = _("Kho lưu trữ năm")
