"""The plan as JSON: its tasks, parts, updates and findings, each for who may know of it, at the price of one row."""

from datetime import date

import jsonschema_rs
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from haidang.api.books import OF_PLAN, key_of
from haidang.api.house import api
from haidang.plan.followup import examples as followup
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import reporting
from haidang.plan.plans.models import Duty, Finding, Task
from haidang.plan.plans.tests.conftest import accepted, cast, desk, directory, folder

__all__ = ["accepted", "cast", "desk", "directory", "folder"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def year(people, accepted, settings):
    """March 2020: Sở Công Thương and Sở Du lịch have begun to write of two parts each."""
    settings.HAIDANG_TODAY = date(2020, 3, 2)
    for name in ("so-cong-thuong", "so-du-lich"):
        for duty in reporting(Duty.objects.filter(agency=people[name].agency))[:2]:
            followup.draft(duty, by=people[name])
    assert Update.objects.count() > 1


def test_every_book_of_the_plan_costs_the_same_whatever_its_length(people, year):
    client = Client()
    client.force_login(people["so-cong-thuong"])
    described = api.get_openapi_schema()["components"]
    for book in OF_PLAN:
        at = f"/api/v1/{key_of(book).replace('.', '/')}/"
        client.force_login(people["so-ngoai-vu" if book.model is Finding else "so-cong-thuong"])
        asked = []
        for size in (1, 200):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                told = client.get(at, {"moi-trang": size}).json()
            asked.append(len(queries))
        assert asked[0] == asked[1], (at, len(told["results"]))
        assert book.model.__name__ == "Plan" or len(told["results"]) > 1, at
        schema = {"$ref": f"#/components/schemas/{key_of(book)}.page", "components": described}
        assert [fault.message for fault in jsonschema_rs.validator_for(schema).iter_errors(told)] == []
        one = client.get(told["results"][0]["url"]).json()
        schema["$ref"] = f"#/components/schemas/{key_of(book)}.record"
        assert [fault.message for fault in jsonschema_rs.validator_for(schema).iter_errors(one)] == []


def test_an_agency_reads_its_own_part_of_the_plan(year, ask, people):
    sct = people["so-cong-thuong"].agency
    tasks = ask("so-cong-thuong", "plans/task/")[1]
    assert 0 < tasks["count"] < Task.objects.count() == ask("so-ngoai-vu", "plans/task/")[1]["count"]
    assert {one["agency"]["id"] for one in ask("so-cong-thuong", "followup/update/")[1]["results"]} == {sct.pk}
    # a draft is the agency's own affair
    assert ask("so-ngoai-vu", "followup/update/")[1]["count"] == 0
    assert ask("so-cong-thuong", "plans/finding/")[1]["count"] == 0
    assert ask("quan-tri", "plans/plan/")[1]["count"] == 0


def test_tasks_are_asked_for_by_agency_and_day(year, ask, people):
    sct = people["so-cong-thuong"].agency
    led = ask("so-ngoai-vu", "plans/task/", lead=sct.pk)[1]["results"]
    assert led
    assert all(str(sct) in one["leads"] for one in led)
    with_part = ask("so-ngoai-vu", "plans/task/", agency=sct.pk)[1]
    assert with_part["count"] >= len(led)
    due = ask("so-ngoai-vu", "plans/task/", due_until="2020-06-30", standing="false")[1]["results"]
    assert due
    assert all(one["due_on"] <= "2020-06-30" and not one["is_standing"] for one in due)
    status, refused = ask("so-ngoai-vu", "plans/task/", standing="maybe")
    assert (status, refused["errors"]) == (400, {"standing": ["Chỉ ghi true hoặc false."]})


def test_a_finding_quotes_the_paper_it_is_about(year, ask):
    (found, *_others) = ask("so-ngoai-vu", "plans/finding/")[1]["results"]
    assert found["quoted"]
    assert found["sentence"].endswith(".")
    row = Finding.objects.get(pk=found["id"])
    assert row.reading.source.text[row.start : row.end].startswith(found["quoted"][:20])
