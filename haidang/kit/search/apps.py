"""The search room as Django sees it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from haidang.kit.search import lookups


class SearchConfig(AppConfig):
    name = "haidang.kit.search"
    label = "search"
    verbose_name = _("Tìm kiếm")

    def ready(self) -> None:
        from haidang.kit.search import engines  # needs the models, which Django has only now

        lookups.register()
        connection_created.connect(engines.prepare, dispatch_uid="search")
        pre_migrate.connect(engines.before_migrating, sender=self, dispatch_uid="search")
        post_migrate.connect(engines.after_migrating, sender=self, dispatch_uid="search")
