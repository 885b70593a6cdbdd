"""The page of all acts: who reads it, what it tells, and what it keeps from administration."""

import pytest
from django.contrib.auth import get_user_model

from haidang.kit.audit.services import note
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    made = get_user_model().objects.create_user
    return {role: made(role, role=role, full_name=f"Người mẫu {role}") for role in ("admin", "inspector", "desk")}


@pytest.fixture
def read(client, people):
    def page(role, **asked):
        client.force_login(people[role])
        return client.get("/nhat-ky/", asked)

    return page


def test_it_tells_who_did_what_to_what_and_why(people, read):
    note(people["desk"], "password-given", by=people["admin"], reason="Quên mật khẩu")
    page = read("admin").content.decode()
    for words in ("Người mẫu admin", "Cấp lại mật khẩu", "Người mẫu desk", "Tài khoản", "Quên mật khẩu"):
        assert words in page
    assert f'href="/quan-tri/tai-khoan/{people["desk"].pk}/"' in page


def test_what_somebody_may_not_see_is_told_without_its_name_and_reason(people, read, monkeypatch):
    """Administration keeps the house and has no access to content; inspection sees all, also what is gone."""
    agency = Agency.objects.create(code="X1", name="Sở Mẫu", kind=Kind.DEPARTMENT, level=Level.PROVINCE)
    note(agency, "changed", by=people["desk"], reason="Nội dung riêng")
    hidden = type(Agency.objects.all())
    monkeypatch.setattr(hidden, "for_user", lambda self, user, verb: self.none())
    page = read("admin").content.decode()
    assert "Người mẫu desk" in page
    assert "Sở Mẫu" not in page
    assert "Nội dung riêng" not in page
    page = read("inspector").content.decode()
    assert "Sở Mẫu" in page
    assert "Nội dung riêng" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Sửa", "Mở khóa"}),
        ({"by": "inspector"}, {"Mở khóa"}),
        ({"first": "2099-01-01"}, set()),
        ({"last": "2099-01-01"}, {"Sửa", "Mở khóa"}),
        ({"first": "không phải ngày"}, {"Sửa", "Mở khóa"}),
    ],
)
def test_it_is_searched_by_person_and_day(people, read, asked, found):
    note(people["desk"], "changed", by=people["admin"])
    note(people["desk"], "unlocked", by=people["inspector"])
    assert {line.label for line in read("admin", **asked).context["lines"]} == found


def test_it_asks_the_same_whatever_its_length(people, read, django_assert_max_num_queries):
    for number in range(60):
        note(people["desk"], "changed", by=people["admin"], changes={"post": ["", str(number)]})
    read("admin")
    with django_assert_max_num_queries(12):
        reply = read("admin")
    assert len(reply.context["lines"]) == 50
    assert "Trang 1/2" in reply.content.decode()
