"""The room of edXML as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EdxmlConfig(AppConfig):
    name = "haidang.exchange.edxml"
    label = "edxml"
    verbose_name = _("Trao đổi văn bản edXML")
