"""What an agency, and what a field of work, has to do in all plans."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.plan.plans.tests.test_plan_page import labels, many_more


def agency_page(client, agency, **asked):
    return client.get(reverse("plans:agency-tasks", args=[agency.pk]), asked)


def test_an_agency_finds_what_it_leads_and_what_it_takes_part_in(enter, officer, accepted):
    shown = agency_page(enter(officer), officer.agency)
    assert labels(shown) == ["1.1", "1.2"]
    assert {each.part: each.count for each in shown.context["counts"]} == {
        "lead": 2,
        "coordinating": 0,
        "implementing": 0,
    }


def test_parts_are_looked_at_one_by_one(enter, cast, accepted):
    tourism = cast["so-du-lich"]
    client = enter(tourism)
    assert labels(agency_page(client, tourism.agency, part="lead")) == ["1.2"]
    assert labels(agency_page(client, tourism.agency, part="coordinating")) == ["1.1", "2.3"]
    assert len(labels(agency_page(client, tourism.agency, part="nonsense"))) == 3


def test_plans_stand_one_after_the_other_the_newest_first_and_can_be_chosen(enter, desk, cast, accepted, accepted_163):
    industry = cast["so-cong-thuong"].agency
    client = enter(desk)
    shown = agency_page(client, industry)
    assert [group.plan.number for group in shown.context["groups"]] == ["07/KH-UBND", "163/KH-UBND"]
    one = agency_page(client, industry, plan=accepted.pk)
    assert labels(one) == ["1.1", "1.2"]
    assert len(labels(agency_page(client, industry, plan="nonsense"))) == len(labels(shown))


def test_one_agency_sees_of_another_only_what_they_do_together(enter, officer, cast, accepted):
    client = enter(officer)
    assert labels(agency_page(client, cast["so-du-lich"].agency)) == ["1.1", "1.2"]
    alone = agency_page(client, cast["lien-hiep-huu-nghi"].agency)
    assert labels(alone) == []
    assert "Không có nhiệm vụ nào của cơ quan này mà bạn được xem" in alone.content.decode()


def test_an_agency_without_tasks_is_told_so(enter, cast, accepted):
    moved = cast["so-cong-thuong"]
    moved.agency = Agency.objects.get(code="STP")
    moved.save(update_fields=["agency"])
    said = agency_page(enter(moved), moved.agency).content.decode()
    assert "Chưa có kế hoạch nào giao việc cho cơ quan bạn" in said


def test_a_field_of_work_gathers_its_tasks(enter, desk, officer, accepted_163):
    task = accepted_163.tasks.get(label="3.5")
    assert task.directory_field
    address = reverse("plans:field-tasks", args=[task.directory_field_id])
    assert labels(enter(desk).get(address)) == ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]
    assert labels(enter(officer).get(address)) == ["3.1"]


@pytest.mark.parametrize("name", ["agency-tasks", "field-tasks"])
def test_administration_has_no_such_page_and_a_stranger_is_asked_who_they_are(enter, cast, client, accepted_163, name):
    task = accepted_163.tasks.get(label="3.5")
    pk = {"agency-tasks": cast["so-cong-thuong"].agency_id, "field-tasks": task.directory_field_id}[name]
    address = reverse(f"plans:{name}", args=[pk])
    assert enter(cast["quan-tri"]).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_hundreds_of_tasks_cost_as_many_queries_as_a_few(enter, desk, accepted, django_assert_num_queries):
    client = enter(desk)
    lead = Agency.objects.get(code="SCT")
    agency_page(client, lead)
    with CaptureQueriesContext(connection) as few:
        agency_page(client, lead)
    many_more(accepted, 300)
    with django_assert_num_queries(len(few)):
        shown = agency_page(client, lead)
    assert len(labels(shown)) == 200
