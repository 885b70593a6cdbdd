"""The room as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "haidang.registers.events"
    label = "events"
    verbose_name = _("Sự kiện")

    def ready(self) -> None:
        from haidang.registers.events import hooks  # needs the models, which Django has only now

        hooks.listen()
