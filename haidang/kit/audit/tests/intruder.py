"""Somebody with all rights in the database, who wants to alter the log."""

from django.db import connection

from haidang.kit.audit.triggers import engine
from haidang.kit.audit.triggers.tables import LOGS


def open_the_logs():
    """Take away the triggers that guard the logs, as it takes to alter them: those of the other tables stay."""
    own = engine(connection)
    for name in own.standing(connection):
        if name.endswith(LOGS) or name.startswith(tuple(f"{log}." for log in LOGS)):
            own.remove(connection, name)
