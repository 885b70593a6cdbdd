"""A relation led by its papers, Cuba's sixty years made a step; every page of the room at two widths."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.plan.programmes.models import Step
from haidang.registers.partners import examples, services
from haidang.registers.partners.choices import Stage, Turn
from haidang.registers.partners.models import AnniversaryPlan, Partner, PartnerDay, Relation
from tests.browser import WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def size(page, name):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[name], strict=True)))


def test_a_relation_is_led_through_its_stages_by_its_papers(page, live_server, relation, desk, paper, today):
    papers = [paper(f"{number}/TTr-SNGV", date(2020, 2, day)) for number, day in ((31, 3), (32, 12), (33, 27))]
    size(page, "desk")
    come_in(page, live_server, desk)
    page.goto(live_server.url + relation.get_absolute_url())
    turns = zip((Turn.PROPOSE, Turn.ALLOW, Turn.SIGN), papers, strict=True)
    for turn, document in turns:
        page.get_by_role("link", name=str(turn.label)).click()
        page.get_by_label("Ngày").fill(f"{document.issued_on}")
        page.locator("select[name=document]").select_option(str(document.pk), force=True)
        page.get_by_role("button", name="Ghi", exact=True).click()
        page.get_by_text("Đã ghi:").wait_for()
    # what was signed does not end without a word
    page.get_by_role("link", name="Dừng").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert "/dung/" in page.url
    held = Relation.objects.get(pk=relation.pk)
    assert (held.stage, held.since) == (Stage.SIGNED, date(2020, 2, 27))
    page.goto(live_server.url + relation.get_absolute_url())
    page.get_by_role("link", name="33/TTr-SNGV").first.wait_for()


def test_the_sixty_years_of_cuba_become_a_step_in_one_click(page, live_server, loaded, accepted_163, today, desk, cast):
    size(page, "telephone")
    come_in(page, live_server, desk)
    cuba = Partner.objects.get(name="Cuba")
    page.goto(f"{live_server.url}{reverse('partners:anniversaries')}?nuoc={cuba.pk}&loai=relations")
    page.get_by_text("Kỷ niệm 60 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba").first.wait_for()
    page.get_by_role("button", name="Thành bước của nhiệm vụ").click()
    page.get_by_text("Đã ghi:").wait_for()
    step = Step.objects.get()
    assert step.due_on == date(2020, 12, 2)
    assert AnniversaryPlan.objects.get().step == step
    page.goto(f"{live_server.url}{reverse('partners:anniversaries')}?nuoc={cuba.pk}&viec=open&loai=relations")
    page.get_by_text("Không có ngày nào khớp").wait_for()


def test_every_page_of_the_room_is_fit_for_everybody(
    page, fit, live_server, loaded, accepted_163, today, desk, relation, paper
):
    on = date(2020, 2, 20)
    services.turn(relation, Turn.PROPOSE, on=on, document=paper("31/TTr-SNGV", on), words="Trình UBND.", by=desk)
    cuba = PartnerDay.objects.get(partner__name="Cuba", kind="relations")
    plan = services.make_event(cuba, 2020, desk.agency, form="Lễ kỷ niệm", by=desk)
    laos = PartnerDay.objects.get(partner__name="Lào", kind="new-year")
    ansan = Partner.objects.get(name="Ansan")
    rows = (
        ansan,
        cuba.partner,
        relation,
        plan,
        cuba,
        examples.contact(partner=ansan),
        examples.exchange(partner=ansan),
    )
    places = [
        reverse("partners:partner-list"), reverse("partners:by-country"), reverse("partners:anniversaries"),
        reverse("partners:choose", args=[laos.pk, 2021]), reverse("partners:hold", args=[plan.pk]),
        reverse("partners:take-back", args=[plan.pk]), reverse("partners:turn", args=[relation.pk, Turn.ALLOW.value]),
        reverse("partners:relation-list"), *(row.get_absolute_url() for row in rows),
    ]  # fmt: skip
    come_in(page, live_server, desk)
    import os

    shots = os.environ.get("HD_SHOTS")
    for number, path in enumerate(places):
        assert page.goto(live_server.url + path).status == 200, path
        fit(page, dark=False)
        if shots:
            for width in WIDTHS:
                size(page, width)
                page.wait_for_timeout(300)
                page.screenshot(path=f"{shots}/{number:02}-{width}.png", full_page=True)
