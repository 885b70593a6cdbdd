"""The head of the pages: who is offered what, what day it is, and that a room not built yet is left out."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import render_to_string
from playwright.sync_api import expect

from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.site import menu
from tests.browser import WIDTHS


@pytest.fixture
def every_room(monkeypatch):
    """As if all rooms were built."""
    monkeypatch.setattr(menu, "place", lambda name: f"/{name.replace(':', '/')}/")


def labels(role):
    found = menu.menu_of(User(username="x", role=role), "/")
    return {under.label for line in found for under in (line.lines or [line])}


def test_a_stranger_is_offered_nothing(every_room):
    assert menu.menu_of(AnonymousUser(), "/") == ()


def test_administration_is_offered_accounts_and_no_content(every_room):
    assert {"Tài khoản", "Cơ quan"} <= labels(Role.ADMIN)
    assert labels(Role.ADMIN).isdisjoint({"Kế hoạch", "Đối tác", "Văn bản"})


def test_nobody_else_is_offered_accounts(every_room):
    assert [role for role in Role if "Tài khoản" in labels(role)] == [Role.ADMIN]


def test_the_log_is_offered_to_who_keeps_and_who_inspects(every_room):
    assert [role for role in Role if "Nhật ký" in labels(role)] == [Role.ADMIN, Role.INSPECTOR]


def test_a_room_that_is_not_built_is_left_out(monkeypatch):
    monkeypatch.setattr(menu, "MENU", (menu.Entry("Phòng chưa có", "shed:list", "house"),))
    assert menu.menu_of(User(username="x", role=Role.DESK), "/") == ()


def test_the_line_of_this_page_is_marked_and_so_is_its_group(every_room):
    found = menu.menu_of(User(username="x", role=Role.DESK), "/partners/partner-list/12/")
    marked = [line.label for line in found if line.is_here]
    under = [line.label for group in found for line in group.lines if line.is_here]
    assert (marked, under) == (["Sổ theo dõi"], ["Đối tác"])


def test_a_page_without_a_line_of_its_own_stands_in_the_group_of_its_room(every_room):
    found = menu.menu_of(User(username="x", role=Role.DESK), "/aid/oda-list/3/")
    assert [line.label for line in found if line.is_here] == ["Sổ theo dõi"]
    assert not [line for line in menu.menu_of(User(username="x", role=Role.DESK), "/khong-co/") if line.is_here]


def test_in_a_demonstration_each_page_says_so_and_says_the_day(client, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    assert "Dữ liệu minh họa · hôm nay là 15/6/2020" in client.get("/").content.decode()
    settings.HAIDANG_DEMO, settings.HAIDANG_TODAY = False, None
    assert "Dữ liệu minh họa" not in client.get("/", secure=True).content.decode()


@pytest.mark.django_db
def test_administration_finds_what_it_may_open_and_everybody_else_their_work(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("a", role=Role.ADMIN, full_name="Người mẫu A"))
    page = client.get("/").content.decode()
    assert "Xin chào, Người mẫu A" in page
    assert "haidang read" not in page
    client.force_login(django_user_model.objects.create_user("b", role=Role.DESK))
    assert client.get("/")["Location"] == "/viec-cua-toi/"


def test_a_page_that_says_no_way_has_no_list_of_steps():
    steps = "{% load ui %}{% crumbs %}{% block crumbs %}STEPS{% endblock %}{% endcrumbs %}"
    assert Template(steps.replace("STEPS", " ")).render(Context()).strip() == ""
    way = Template(steps.replace("STEPS", "<li>{{ name }}</li>")).render(Context({"name": "<b>"}))
    assert "<nav" in way
    assert "<li>&lt;b&gt;</li>" in way


def test_a_refusal_is_an_alert_and_good_news_a_status():
    told = [Message(constants.ERROR, "Không được"), Message(constants.SUCCESS, "Xong")]
    page = " ".join(render_to_string("ui/messages.html", {"messages": told}).split())
    assert 'class="alert alert-danger" role="alert"' in page
    assert 'class="alert alert-success" role="status"' in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_menus_hinder_nobody_and_work_without_scripts(browser, axe, live_server, client, every_room, width):
    user = User.objects.create_user("a", role=Role.DESK, full_name="Chuyên viên theo dõi kế hoạch")
    client.force_login(user)
    context = browser.new_context(
        java_script_enabled=False, viewport=dict(zip(("width", "height"), WIDTHS[width], strict=True))
    )
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + "/kieu-mau/")
    page.locator("summary:visible").filter(has_text=re.compile("Sổ theo dõi|Danh mục chính")).click()
    menu_of_page = page.get_by_role("navigation", name="Danh mục chính")
    assert menu_of_page.get_by_role("link", name=re.compile("^Đối tác")).is_visible()
    page.locator(".hd-person summary").click()
    expect(page.get_by_text("Chuyên viên Sở Ngoại vụ")).to_be_visible()
    context.close()
    context = browser.new_context(viewport=dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url)
    for opened in page.locator("summary:visible").all():
        opened.click()
        assert axe(page) == []
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_menu_of_who_sees_most_stands_on_one_line(browser, live_server, client, every_room):
    client.force_login(User.objects.create_user("a", role=Role.DESK, full_name="Chuyên viên"))
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    for width in (992, 1024, 1200, 1280, 1400, 1920):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(live_server.url + "/kieu-mau/")
        tops = page.locator(".hd-menu > div > ul > li").evaluate_all("all => all.map(each => each.offsetTop)")
        assert len(tops) == 11
        assert len(set(tops)) == 1, width
    context.close()


@pytest.mark.browser
def test_paper_keeps_the_word_that_this_is_a_demonstration(page, live_server):
    page.emulate_media(media="print")
    page.goto(live_server.url)
    assert page.get_by_text("Dữ liệu minh họa").is_visible()
    assert not page.locator(".hd-top").is_visible()
