"""A delegation meets the congress, is refused, and is let go with a reason; every page of the limits at two widths."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.registers.delegations import examples, services
from haidang.registers.delegations.choices import Stage
from haidang.registers.delegations.limits import checks
from haidang.registers.delegations.models import Delegation, Override, YearBaseline

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


@pytest.fixture
def met(cast, norms, today):
    """Sở Công Thương wants to go in September 2020, while the congress is held."""
    examples.blackout()
    return examples.written(starts_on=date(2020, 9, 7), ends_on=date(2020, 9, 11))


def test_a_delegation_that_meets_the_congress_is_refused_and_let_go(page, live_server, met, officer, desk):
    with pytest.raises(ValidationError, match="Đại hội Đảng bộ tỉnh"):
        services.ask(met, by=officer)

    come_in(page, live_server, officer)
    page.goto(live_server.url + met.get_absolute_url())
    refusal = page.locator(".hd-verdict-refuse")
    refusal.get_by_text("Thông báo mẫu số 01-TB/TU").first.wait_for()
    assert not page.get_by_role("link", name="Vẫn cho đi, nêu lý do").count(), "nobody lets themselves go"

    come_in(page, live_server, desk)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + met.get_absolute_url())
    page.get_by_role("link", name="Vẫn cho đi, nêu lý do").click()
    page.get_by_label("Lý do").fill("Đối tác chỉ nhận đoàn trong tháng 9; Thường trực Tỉnh ủy đã đồng ý.")
    page.get_by_role("button", name="Ghi và cho đi").click()
    page.get_by_text("Đã ghi lý do vẫn cho đi.").wait_for()
    assert not page.locator(".hd-verdict-refuse").count()
    assert page.get_by_text("Đối tác chỉ nhận đoàn trong tháng 9").first.is_visible()

    given = Override.objects.get()
    assert (given.rule, given.by, given.source) == ("blackout", desk, "Thông báo mẫu số 01-TB/TU ngày 02/01/2020")
    services.ask(met, by=officer)
    assert Delegation.objects.get().stage == Stage.ASKED


@pytest.fixture
def a_year(met):
    """A year with something in most of its months, and last year's number."""
    for month, code in enumerate(("SDL", "SKHDT", "BCHQS", "TDOAN", "STC"), start=2):
        examples.delegation(
            title=f"Đoàn số {month} đi xúc tiến đầu tư, du lịch và giao lưu hữu nghị (minh họa)",
            agency=Agency.objects.get(code=code), starts_on=date(2020, month, 8), ends_on=date(2020, month, 13),
            in_plan=month != 4,
        )  # fmt: skip
    YearBaseline.objects.create(year=2019, count=7, source="Báo cáo mẫu số 300/BC-UBND")
    YearBaseline.objects.create(
        year=2019, agency=Agency.objects.get(code="SDL"), count=1, source="Báo cáo mẫu của Sở Du lịch"
    )
    return met


def test_the_pages_of_the_limits_fit_and_hinder_nobody(page, live_server, fit, a_year, desk):
    come_in(page, live_server, desk)
    # the picture of the year is never drawn anew, so it stays as wide as the screen it was drawn for
    page.add_init_script("window.ResizeObserver = class { observe() {} }")
    mark = next(each.mark for each in checks(a_year, today=clock.today()) if each.stops)
    for name, args in (
        ("desk:year-line", ()),
        ("delegations:fewer", ()),
        ("delegations:annex", ()),
        ("delegations:annex-bring", ()),
        ("delegations:override", (a_year.pk, mark)),
        ("delegations:blackout-list", ()),
        ("delegations:yearbaseline-add", ()),
    ):
        page.goto(live_server.url + reverse(name, args=args))
        if name == "desk:year-line":
            page.locator(".yl-chart canvas").wait_for()
        fit(page)


def test_without_scripts_the_year_is_read_in_the_table(browser, live_server, a_year, desk):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("desk:year-line"))
    assert not page.locator(".yl-figure").is_visible()
    assert page.locator(".yl-table tbody tr").count() == 12
    assert page.get_by_text("trùng thời gian không tổ chức đoàn").first.is_visible()
    context.close()
