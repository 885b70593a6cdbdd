"""The cast with its norms, a Monday in June 2026, and a program that asks with a key."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from haidang.api import examples
from haidang.api.choices import Scope
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.plans.models import Plan
from tests.people import cast

__all__ = ["cast"]

ROOT = "/api/v1/"


@pytest.fixture
def people(norms, cast, settings, tmp_path):
    settings.HAIDANG_DATA = tmp_path
    settings.HAIDANG_TODAY = date(2026, 6, 15)
    return cast


@pytest.fixture
def ask(people):
    """What a person is answered whose browser asks at an address of the API."""

    def asked(name, path="", **query):
        client = Client()
        client.force_login(people[name])
        reply = client.get(f"{ROOT}{path}", query)
        return reply.status_code, json.loads(reply.content)

    return asked


@pytest.fixture
def program(people):
    """A program of somebody: program("so-cong-thuong")("put", "plans/duty/1/…", {…}) → the reply, with `told`."""

    def of(name, *scopes):
        _token, key = examples.key(people[name], *(scopes or Scope.values))

        def call(method, path, body=None, **headers):
            given = {"Authorization": f"Bearer {key}"} | {n.replace("_", "-"): value for n, value in headers.items()}
            said = body if isinstance(body, bytes) else json.dumps(body)
            sent: dict[str, Any] = {} if body is None else {"data": said, "content_type": "application/json"}
            # a strict client: whoever brings a key needs no token against forged forms
            reply: Any = Client(enforce_csrf_checks=True).generic(
                method.upper(), f"{ROOT}{path}", headers=given, **sent
            )
            reply.told = json.loads(reply.content) if reply.content else None
            return reply

        return call

    return of


@pytest.fixture
def duty(people):
    """Sở Công Thương leads a task of a plan that asks since January."""
    found = difficulties.new_duty(people["so-cong-thuong"])
    Plan.objects.filter(pk=found.task.plan_id).update(issued_on=date(2026, 1, 1))
    found.refresh_from_db()
    return found
