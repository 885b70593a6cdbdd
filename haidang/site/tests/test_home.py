"""The first page, its answers to machines, and what every answer carries."""

from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client


def test_the_first_page_says_what_the_program_can_do_today(client):
    page = client.get("/").content.decode()
    for line in ("haidang read ke-hoach.docx", "--coverage", "haidang check ke-hoach.docx"):
        assert line in page


def test_a_page_allows_nothing_from_elsewhere_and_nothing_inline(client):
    reply = client.get("/")
    policy = reply.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    page = reply.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_a_healthy_program_says_so(client, path):
    reply = client.get(path)
    assert (reply.status_code, reply.content) == (200, b"ok")
    assert "no-store" in reply.headers["Cache-Control"]


@pytest.mark.django_db
def test_nobody_is_sent_to_a_program_whose_database_is_away(client):
    with mock.patch("haidang.site.health.MigrationExecutor", side_effect=OperationalError):
        assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_nobody_is_sent_to_a_program_that_waits_for_a_migration(client):
    with mock.patch("haidang.site.health.MigrationExecutor") as executor:
        executor.return_value.migration_plan.return_value = ["one"]
        reply = client.get("/readyz")
    assert (reply.status_code, reply.content) == (503, b"migrations")


def test_a_lost_database_is_no_reason_to_restart(client):
    assert client.get("/healthz").status_code == 200


def test_an_unknown_address_is_answered_in_vietnamese(client):
    reply = client.get("/khong-co/")
    assert reply.status_code == 404
    assert "Không tìm thấy trang" in reply.content.decode()


@pytest.mark.django_db
def test_a_form_from_a_page_too_old_is_refused_in_words():
    reply = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"login": "x", "password": "y"})
    assert reply.status_code == 403
    page = reply.content.decode()
    assert "Chưa có gì được ghi" in page
    assert "<style" not in page


def test_an_error_page_shows_no_trace_of_the_error():
    quiet = Client(raise_request_exception=False)
    with mock.patch("haidang.site.views.render", side_effect=RuntimeError("mật khẩu")):
        reply = quiet.get("/")
    assert reply.status_code == 500
    assert "Chương trình gặp lỗi" in reply.content.decode()
    assert "mật khẩu" not in reply.content.decode()


@pytest.mark.parametrize(("given", "kept"), [("abc123", True), ("a\tb", False), ("x" * 65, False), ("", False)])
def test_a_request_keeps_its_name_unless_it_could_forge_the_log(client, given, kept):
    reply = client.get("/healthz", headers={"X-Request-Id": given})
    assert (reply.headers["X-Request-Id"] == given) is kept
