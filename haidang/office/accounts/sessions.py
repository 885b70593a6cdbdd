"""Django's sessions in a table that knows whose they are, so that they can be listed and ended (SESSION_ENGINE)."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DBStore

from haidang.kit import clock
from haidang.office.accounts.models import OpenSession

#: Moments of a signed-in session, kept in it as seconds.
STARTED, SEEN = "started_at", "seen_at"
ADDRESS, AGENT = "address", "agent"
#: The stand-in under which this session acts.
STANDING_IN = "standing_in"


class SessionStore(DBStore):
    """Stamps a session when somebody signs in."""

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        signed_in = SESSION_KEY in data
        if signed_in:
            data.setdefault(STARTED, clock.now().timestamp())
            data.setdefault(SEEN, data[STARTED])
        made: OpenSession = super().create_model_instance(data)  # type: ignore[assignment]
        if signed_in:
            made.user_id = int(data[SESSION_KEY])
            made.started_at, made.seen_at = moment(data[STARTED]), moment(data[SEEN])
            made.address, made.agent = data.get(ADDRESS, ""), data.get(AGENT, "")
        return made


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
