"""The API keeps to its own description, whatever it is asked: schemathesis makes the questions, the same each time."""

import json
from collections import Counter

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from haidang.api import examples as keys
from haidang.api.books import key_of
from haidang.api.choices import Scope
from haidang.api.house import api
from haidang.kit.records.catalogue import example, registers
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.followup import examples as followup
from haidang.plan.followup.models import Update
from haidang.registers.visits import examples as visits

pytestmark = [pytest.mark.django_db, pytest.mark.machine]

#: Not asked: whether everything that has the form is accepted (rules of the office refuse what has the form), and
#: what is about deleting, which nobody does here.
UNASKED = {"positive_data_acceptance", "use_after_free", "ensure_resource_availability"}
ASKED = tuple(check for check in CHECKS.get_all() if check.__name__ not in UNASKED)


@pytest.fixture
def one_connection():
    """A request that is served for good ends its connection; these are served within the test's own."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def world(people, duty, settings, caplog, one_connection):
    """A part with an update and a difficulty, a visit, and a key of who has the part."""
    settings.API_ASKED_A_MINUTE = 10**9
    caplog.set_level("CRITICAL")
    draft = followup.draft(duty, by=people["so-cong-thuong"])
    row = difficulties.raised(duty, by=people["so-cong-thuong"])
    visit = visits.visit()
    return {
        "plans/duty": duty.pk,
        "followup/update": draft.pk,
        "difficulties/difficulty": row.pk,
        "visits/visit": visit.pk,
        "plans/task": duty.task_id,
        "plans/plan": duty.task.plan_id,
    }


def operations(headers):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), headers=headers)
    return [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]


def book_of(operation):
    """ "visits/visit" """
    return "/".join(operation.path.split("/")[3:5])


def is_alike(operation):
    """One record, and an import: the same of every book but for its columns and fields."""
    return operation.path.endswith("/import/") or (operation.method == "get" and operation.path.endswith("{id}/"))


class Asker:
    """Asks an address so often by its description, and so often against it; nothing of it stays."""

    def __init__(self, headers, known):
        self.headers, self.known = headers, known
        self.answers: Counter[int] = Counter()
        self.faults = []

    def try_out(self, operation, times):
        quiet = settings(
            max_examples=times, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
        )

        @quiet
        @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
        def by_the_description(case):
            for name, value in (("id", self.known.get(book_of(operation), 1)), ("period", "2026-t05")):
                if name in (case.path_parameters or {}):
                    case.path_parameters[name] = value
            self.ask(case)

        @quiet
        @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
        def against_it(case):
            self.ask(case)

        for asked in (by_the_description, against_it):
            try:
                asked()
            except (schemathesis.errors.SchemathesisError, BaseExceptionGroup, AssertionError) as fault:
                self.faults.append(f"{operation.label}: {getattr(fault, 'exceptions', [fault])}")

    def ask(self, case):
        with transaction.atomic():
            reply = case.call(headers=self.headers)
            transaction.set_rollback(True)
        case.validate_response(reply, checks=list(ASKED), headers=self.headers)
        self.answers[reply.status_code] += 1


@pytest.fixture
def asker(world, people):
    _token, key = keys.key(people["so-cong-thuong"], *Scope.values)
    return Asker({"Authorization": f"Bearer {key}"}, world)


@pytest.mark.one_engine
def test_every_address_keeps_to_its_description(asker):
    for operation in operations(asker.headers):
        if is_alike(operation) and book_of(operation) not in asker.known:
            continue
        asker.try_out(operation, times=2 if operation.method == "get" else 12)
    assert asker.faults == []
    # what it is about stands as it stood, and all that the description names was met
    assert Update.objects.count() == Difficulty.objects.count() == 1
    assert set(asker.answers) >= {200, 201, 400, 401, 404, 412, 422}


#: Some twenty thousand questions: in parts, so that workers share them and a part that is through says so.
_PARTS = 12


@pytest.mark.long
@pytest.mark.parametrize("part", range(_PARTS))
def test_every_address_keeps_to_its_description_whatever_it_is_asked(asker, part):
    for operation in operations(asker.headers)[part::_PARTS]:
        asker.try_out(operation, times=25 if operation.method == "get" else 100)
    assert asker.faults == []


def test_every_book_tells_what_its_description_says(people):
    """An honest record of each: every name that is described is there, with what is described under it."""
    described = api.get_openapi_schema()["components"]
    wrong = []
    for book in registers():
        with transaction.atomic():
            record = example(book)
            who = next(user for user in people.values() if book.may(user, "view", record))
            client = Client()
            client.force_login(who)
            for path, name in ((f"{record.pk}/", "record"), ("", "page")):
                reply = client.get(f"/api/v1/{key_of(book).replace('.', '/')}/{path}")
                schema = {"$ref": f"#/components/schemas/{key_of(book)}.{name}", "components": described}
                faults = jsonschema_rs.validator_for(schema).iter_errors(json.loads(reply.content))
                wrong += [f"{key_of(book)}.{name}: {fault.message}" for fault in faults]
            transaction.set_rollback(True)
    assert wrong == []
