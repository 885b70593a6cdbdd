"""Words of the jobs: what state one is in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang làm")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không xong")


#: A job in one of these will still change.
OPEN_STATES = (State.WAITING, State.RUNNING)
