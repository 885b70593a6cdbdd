"""The audit room as Django sees it."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from haidang.kit.audit import actor


class AuditConfig(AppConfig):
    name = "haidang.kit.audit"
    label = "audit"
    verbose_name = _("Nhật ký")

    def ready(self) -> None:
        from haidang.kit.audit import triggers  # needs the models, which Django has only now

        connection_created.connect(actor.prepare, dispatch_uid="audit")
        pre_migrate.connect(triggers.before_migrating, sender=self, dispatch_uid="audit")
        post_migrate.connect(triggers.after_migrating, sender=self, dispatch_uid="audit")
