"""The search room as Django sees it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from haidang.kit.search import folding, lookups


class SearchConfig(AppConfig):
    name = "haidang.kit.search"
    label = "search"
    verbose_name = _("Tìm kiếm")

    def ready(self) -> None:
        lookups.register()
        connection_created.connect(folding.teach, dispatch_uid="search")
        post_migrate.connect(folding.after_migrating, sender=self, dispatch_uid="search")
