"""The people of the demonstration with their dozen agencies: the cast of most rooms' tests."""

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from haidang.office.accounts.examples import CAST, demo_accounts
from haidang.office.accounts.models import User
from haidang.office.accounts.sessions import SessionStore
from tests.worlds import Laid, World, stands_on

PEOPLE = World("people", demo_accounts)


def by_name() -> dict[str, User]:
    """Those who are there, as they stand in the database now."""
    return {user.username: user for user in User.objects.filter(username__in=[one.username for one in CAST])}


@pytest.fixture
@stands_on(PEOPLE)
def cast(worlds: Laid, db: None) -> dict[str, User]:
    """The people of the demonstration by their names."""
    worlds.have(PEOPLE)
    return by_name()


def signed_in(user: User) -> Client:
    """A browser of its own in which `user` is signed in: the session that a sign-in leaves, without the sign-in itself.

    The door, and the eight statements by which one comes through it, have tests of their own (office.accounts).
    """
    client, session = Client(), SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client
