"""The verbs of the notices: tell, choose ways, queue and keep mails, send what waits, take note of what came back."""

from haidang.office.notices.services.keeping import cancel, retry, trust, withdraw_unsent
from haidang.office.notices.services.queueing import queue_mail
from haidang.office.notices.services.returning import bounced
from haidang.office.notices.services.sending import Sent, send_waiting
from haidang.office.notices.services.telling import choose_ways, mark_all_read, mark_read, tell, tell_all

__all__ = [
    "Sent",
    "bounced",
    "cancel",
    "choose_ways",
    "mark_all_read",
    "mark_read",
    "queue_mail",
    "retry",
    "send_waiting",
    "tell",
    "tell_all",
    "trust",
    "withdraw_unsent",
]
