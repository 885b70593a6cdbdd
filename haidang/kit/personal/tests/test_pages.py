"""The page that shows a personal value: who may, with which reason, and what stays behind."""

import pytest
from django.apps import apps
from django.template import Context, Template
from django.urls import reverse

from haidang.kit.personal.models import Viewing
from haidang.kit.personal.tests.person import Person, people

__all__ = ["people"]


@pytest.fixture
def person(people, monkeypatch):
    own = apps.get_model
    monkeypatch.setattr(
        apps, "get_model", lambda a, *b, **c: Person if (a, *b) == ("person", "person") else own(a, *b, **c)
    )
    return people.create(name="Người mẫu C", passport="C1234567", born_on="1990-02-03", health="a\n<b>")


@pytest.fixture
def at_the_door(client, django_user_model):
    def enter(role):
        client.force_login(django_user_model.objects.create_user(role, full_name=f"Người mẫu {role}", role=role))
        return client

    return enter


def address(person, field="passport"):
    return reverse("personal:reveal", args=["person", "person", person.pk, field])


def test_a_stranger_is_sent_to_sign_in(client, person):
    assert client.get(address(person)).status_code == 302


def test_who_may_not_see_the_record_finds_no_page_and_who_may_only_see_it_is_refused(at_the_door, person):
    assert at_the_door("focal").get(address(person)).status_code == 404
    assert at_the_door("inspector").get(address(person)).status_code == 403
    assert at_the_door("clerk").post(address(person), {"reason": "x"}).status_code == 404
    assert not Viewing.objects.exists()


@pytest.mark.parametrize("field", ["name", "nothing"])
def test_only_personal_fields_have_the_page(at_the_door, person, field):
    assert at_the_door("desk").get(address(person, field)).status_code == 404


def test_there_is_no_page_for_what_is_not_there(at_the_door, person):
    desk = at_the_door("desk")
    assert desk.get("/du-lieu-ca-nhan/person/nobody/1/passport/").status_code == 404
    assert desk.get("/du-lieu-ca-nhan/person/person/x/passport/").status_code == 404
    assert desk.get("/du-lieu-ca-nhan/person/person/999/passport/").status_code == 404


def test_asking_shows_the_mask_and_leaves_no_trace(at_the_door, person):
    page = at_the_door("desk").get(address(person)).content.decode()
    assert "••••4567" in page
    assert "C1234567" not in page
    assert not Viewing.objects.exists()


def test_a_reason_shows_the_value_once_and_is_kept(at_the_door, person):
    desk = at_the_door("desk")
    reply = desk.post(address(person), {"reason": "Làm công hàm"})
    assert "C1234567" in reply.content.decode()
    assert "no-store" in reply.headers["Cache-Control"]
    (seen,) = Viewing.objects.all()
    assert (seen.reason, seen.field, seen.by.username) == ("Làm công hàm", "passport", "desk")
    assert "03/02/1990" in desk.post(address(person, "born_on"), {"reason": "x"}).content.decode()
    assert "a<br>&lt;b&gt;" in desk.post(address(person, "health"), {"reason": "x"}).content.decode()


def test_without_a_reason_nothing_is_shown(at_the_door, person):
    reply = at_the_door("desk").post(address(person), {"reason": " "})
    assert reply.status_code == 422
    assert "Chưa có lý do xem" in reply.content.decode()
    assert "C1234567" not in reply.content.decode()


def test_htmx_gets_the_part_alone(at_the_door, person):
    reply = at_the_door("desk").post(address(person), {"reason": "x"}, headers={"HX-Request": "true"})
    assert reply.content.decode().strip().startswith("<section")


def test_a_record_page_offers_the_way_to_those_who_may(person):
    template = Template("{% load personal %}{% revealable record 'passport' may_reveal %}{% masked none %}")
    for may, count in ((True, 1), (False, 0)):
        page = template.render(Context({"record": person, "may_reveal": may, "none": None}))
        assert page.count(address(person)) == count
        assert "••••4567" in page
        assert "bốn số cuối 4567" in page
        assert "chưa có" in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_hinders_nobody_and_shows_the_value_in_its_place(page, fit, live_server, at_the_door, person):
    session = at_the_door("desk").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + address(person))
    fit(page)
    page.get_by_label("Lý do xem").fill("Làm công hàm")
    page.get_by_role("button", name="Xem giá trị").click()
    page.get_by_text("C1234567").wait_for()
    assert page.locator("h1").count() == 1
    fit(page)
