"""The registers as JSON: the rows, rights, filters and columns of their pages, and nothing personal."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from haidang.api.books import books, key_of
from haidang.api.values import plain
from haidang.kit.personal.fields import personal_fields
from haidang.registers.visits import examples

pytestmark = pytest.mark.django_db


def test_a_page_tells_the_columns_of_the_list(ask):
    visit = examples.visit()
    status, told = ask("so-ngoai-vu", "visits/visit/")
    (row,) = told["results"]
    assert (status, told["count"], told["pages"], told["next"]) == (200, 1, 1, None)
    assert row["id"] == visit.pk
    assert row["kind"] == {"code": "delegation", "label": "Đoàn vào"}
    assert row["agency"] == {"id": visit.agency_id, "name": str(visit.agency)}
    assert [each["name"] for each in row["partners"]] == ["Nhật Bản"]
    assert (row["starts_on"], row["people"]) == ("2026-06-09", 6)
    assert row["url"].endswith(f"/api/v1/visits/visit/{visit.pk}/")


def test_a_record_tells_what_its_page_does_but_personal_data(ask):
    visit = examples.visit(contact="Người Mẫu Năm, 0912 345 678")
    status, told = ask("so-ngoai-vu", f"visits/visit/{visit.pk}/")
    assert status == 200
    assert told["purpose"] == visit.purpose
    assert "contact" not in told
    assert "Mẫu Năm" not in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize(("name", "sees"), [("so-ngoai-vu", 1), ("kiem-tra", 1), ("so-du-lich", 0), ("quan-tri", 0)])
def test_everybody_reads_the_rows_that_are_theirs(ask, name, sees):
    visit = examples.visit()
    assert ask(name, "visits/visit/")[1]["count"] == sees
    assert ask(name, f"visits/visit/{visit.pk}/")[0] == (200 if sees else 404)


def test_it_is_filtered_sorted_and_paged_as_the_list_is(ask):
    for day in (9, 10, 11):
        examples.visit(starts_on=date(2026, 6, day), ends_on=date(2026, 6, day))
    found = ask("so-ngoai-vu", "visits/visit/", since="2026-06-10", **{"sap-xep": "starts_on", "moi-trang": "1"})[1]
    assert (found["count"], found["pages"], found["previous"]) == (2, 2, None)
    assert found["results"][0]["starts_on"] == "2026-06-10"
    assert "since=2026-06-10" in found["next"]
    assert "trang=2" in found["next"]


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ({"since": "hôm qua"}, "since", "ngày"),
        ({"nuoc": "1"}, "nuoc", "Không có bộ lọc “nuoc”"),
        ({"sap-xep": "contact"}, "sap-xep", "Không sắp xếp được"),
        ({"trang": "0"}, "trang", "không phải số nguyên từ 1"),
        ({"moi-trang": "201"}, "moi-trang", "từ 1 đến 200"),
        ({"kind": "khac"}, "kind", ""),
    ],
)
def test_what_is_not_understood_is_refused_by_its_name(ask, query, at, says):
    status, told = ask("so-ngoai-vu", "visits/visit/", **query)
    assert status == 400
    assert says in told["errors"][at][0]


def test_a_book_that_is_not_there_is_said(ask):
    status, told = ask("so-ngoai-vu", "visits/ke-hoach/")
    assert (status, told["errors"]["name"]) == (404, ["Không có sổ “visits/ke-hoach”."])


def test_queries_do_not_grow_with_the_rows(people, django_assert_max_num_queries):
    client = Client()
    client.force_login(people["so-ngoai-vu"])
    for day in range(1, 6):
        examples.visit(starts_on=date(2026, 6, day), ends_on=date(2026, 6, day))
    with django_assert_max_num_queries(9):
        client.get(reverse("api:rows", args=["visits", "visit"]))


def test_every_register_is_listed_and_described_without_its_personal_columns(ask):
    named = {each["name"] for each in ask("so-ngoai-vu")[1]["registers"]}
    described = ask("so-ngoai-vu", "openapi.json")[1]
    assert named == {key_of(each) for each in books()}
    schemas = described["components"]["schemas"]
    for each in books():
        key = key_of(each)
        assert reverse("api:rows", args=key.split(".")) in described["paths"]
        # the number, the title and the page of a record are nobody's data, whatever its columns are called
        shown = {*schemas[f"{key}.row"]["properties"], *schemas[f"{key}.record"]["properties"]} - {"id", "name", "url"}
        assert not shown & {field.name for field in personal_fields(each.model)}


def test_every_register_answers_its_keeper(people):
    client = Client()
    client.force_login(people["so-ngoai-vu"])
    for each in books():
        reply = client.get(reverse("api:rows", args=[each.model._meta.app_label, each.name]))
        assert reply.status_code == 200, each.name


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (date(2026, 1, 2), "2026-01-02"),
        ([date(2026, 1, 2), None], ["2026-01-02", None]),
    ],
)
def test_values_keep_what_they_are(value, told):
    assert plain(value) == told
