"""A job at the screen: it goes forward by itself, and without scripts by a link."""

import pytest
from playwright.sync_api import expect

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import enqueue
from haidang.kit.jobs.tests import made

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(transactional_db, officer):
    job = enqueue(made.add, 2, 3, by=officer)
    Job.objects.update(state=State.RUNNING, heartbeat_at=clock.now(), done=3, total=12, words="Trang 3/12")
    return job


def enter(context, client, live_server, user):
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


def test_a_job_goes_forward_by_itself(page, fit, client, live_server, asked, officer):
    enter(page.context, client, live_server, officer)
    page.goto(live_server.url + asked.get_absolute_url())
    page.get_by_text("Trang 3/12").wait_for()
    fit(page)
    Job.objects.update(done=7, words="Trang 7/12")
    page.get_by_text("Trang 7/12").wait_for(timeout=5_000)
    Job.objects.update(state=State.DONE, result={"url": "/kieu-mau/"})
    page.get_by_role("link", name="Xem kết quả").wait_for(timeout=5_000)
    fit(page)


def test_without_scripts_a_link_goes_forward(browser, client, live_server, asked, officer):
    context = browser.new_context(java_script_enabled=False)
    enter(context, client, live_server, officer)
    page = context.new_page()
    page.goto(live_server.url + asked.get_absolute_url())
    Job.objects.update(done=7, words="Trang 7/12")
    page.get_by_role("link", name="Tải lại").click()
    expect(page.get_by_text("Trang 7/12")).to_be_visible()
    context.close()
