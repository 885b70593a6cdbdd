"""The audit room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "haidang.kit.audit"
    label = "audit"
    verbose_name = _("Nhật ký")
