"""The page of a job."""

import pytest

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import enqueue
from haidang.kit.jobs.tests import made
from haidang.kit.jobs.worker import do_what_waits

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(officer):
    return enqueue(made.add, 2, 3, by=officer)


def test_only_who_asked_and_the_desk_see_a_job(client, asked, officer, desk, stranger):
    address = asked.get_absolute_url()
    assert client.get(address).status_code == 302
    for who, answer in ((officer, 200), (desk, 200), (stranger, 404)):
        client.force_login(who)
        assert client.get(address).status_code == answer


def test_the_page_asks_again_while_the_job_is_open_and_then_shows_the_way(client, asked, officer):
    client.force_login(officer)
    Job.objects.update(state=State.RUNNING, heartbeat_at=clock.now(), done=3, total=12, words="Trang 3/12")
    page = client.get(asked.get_absolute_url()).content.decode()
    for part in ('hx-trigger="every 1s"', "Tải lại", 'max="12"', 'value="3"', "Trang 3/12"):
        assert part in page
    assert "http-equiv" not in page
    Job.objects.update(state=State.WAITING)
    do_what_waits()
    page = client.get(asked.get_absolute_url()).content.decode()
    assert "hx-trigger" not in page
    assert 'href="/ket-qua/5/"' in page


def test_htmx_gets_the_progress_alone(client, asked, officer):
    client.force_login(officer)
    reply = client.get(asked.get_absolute_url(), headers={"HX-Request": "true"})
    assert "<html" not in reply.content.decode()
    assert reply.content.decode().count("<div") == 1
    assert "HX-Request" in reply.headers["Vary"]
    assert "no-store" in reply.headers["Cache-Control"]


def test_a_job_that_failed_says_why(client, asked, officer):
    client.force_login(officer)
    Job.objects.update(state=State.FAILED, error="Tệp bị cụt.")
    assert "Tệp bị cụt." in client.get(asked.get_absolute_url()).content.decode()


def test_nobody_changes_a_job_by_hand(asked, desk, officer):
    for verb in ("change", "delete"):
        assert not Job.objects.for_user(desk, verb).exists()
        assert not Job.objects.for_user(officer, verb).exists()
