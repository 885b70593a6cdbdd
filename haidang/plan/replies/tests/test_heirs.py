"""On 1/7/2025 a city is taken over by its ward: links, replies and sheets made before go on by whoever answers now."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.test import Client

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.accounts.models import User
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency
from haidang.office.directory.services import merge
from haidang.office.norms.services import seed
from haidang.office.notices.models import Notice
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import queue_mail
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import Update
from haidang.plan.plans.choices import Part
from haidang.plan.plans.examples import TEXT, accepted_plan
from haidang.plan.plans.models import Duty
from haidang.plan.plans.tests.rights import named
from haidang.plan.replies import services
from haidang.plan.replies.choices.links import Refusal
from haidang.plan.replies.choices.mails import Cause, Fate
from haidang.plan.replies.choices.sheets import Form
from haidang.plan.replies.links import address_of, token_of
from haidang.plan.replies.models import Intake, MailItem
from haidang.plan.replies.selectors.sheets import open_rows
from haidang.plan.replies.services import LinkRefused
from haidang.plan.replies.services.judging import enters_for_other
from haidang.plan.replies.tests.letters import Letter
from haidang.plan.replies.tests.made import Filled
from tests.mornings import nine_o_clock
from tests.people import PEOPLE, by_name
from tests.worlds import World, stands_on

pytestmark = pytest.mark.django_db

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
MAY = "2025-t05"


@pytest.fixture
def walk(settings, time_machine, tmp_path):
    """It is nine in the morning of a day."""
    settings.HAIDANG_DATA = tmp_path

    def to(day):
        settings.HAIDANG_TODAY = day
        time_machine.move_to(datetime.combine(day, time(9), clock.VIETNAM), tick=False)

    to(LAST)
    return to


def _give():
    """By the norms, the plan of a year later; the city leads one of its tasks."""
    seed()
    named()
    with nine_o_clock(LAST):
        accepted_plan(by=by_name()["so-ngoai-vu"], text=TEXT.replace("2020", "2025"))


GIVEN = World("given in the year of the heirs", _give, on=PEOPLE)


@pytest.fixture
@stands_on(GIVEN)
def cast(worlds, walk, db):
    worlds.have(GIVEN)
    return by_name()


@pytest.fixture
def old(cast):
    """The officer of the city."""
    return cast["ubnd-vung-tau"]


@pytest.fixture
def duty(old):
    return Duty.objects.active().get(task__label="2.3", agency=old.agency, part=Part.LEAD)


@pytest.fixture
def link(old, duty):
    """Carried by the mail of the last day."""
    return services.link_for(old, duty, MAY)


@pytest.fixture
def intake(old, duty):
    """A sheet that was handed in on the last day and not confirmed."""
    sheet = Filled(services.hand_out(Form.TABLE, plan=duty.task.plan, period=MAY, by=old).data)
    filled = sheet.put("2.3", state="Đang thực hiện", done="Đã chọn tiết mục.")
    return services.take_file("bang.xlsx", filled.data, by=old)


@pytest.fixture
def ward(cast, old, duty):
    """From 1/7 on the ward answers for the city."""
    ward = Agency.objects.create(
        code="X-VT", name="Ủy ban nhân dân phường Vũng Tàu", kind=Kind.PEOPLES_COMMITTEE, level=Level.COMMUNE
    )
    merge([old.agency], into=ward, since=FIRST, legal_basis="NQ 1685/NQ-UBTVQH15", by=cast["so-ngoai-vu"])
    return ward


@pytest.fixture
def heir(ward):
    return User.objects.create(username="phuong", full_name="Cán bộ phường", role="focal", agency=ward)


def again(user):
    """As the next day's first request finds them."""
    return User.objects.get(pk=user.pk)


def moved(user, ward):
    User.objects.filter(pk=user.pk).update(agency=ward)
    return again(user)


def test_on_the_last_day_the_link_is_good_and_on_the_first_its_owner_must_belong_to_the_heir(walk, link, old, ward):
    token = token_of(link)
    assert services.open_link(token).person == old
    walk(FIRST)
    with pytest.raises(LinkRefused) as refused:
        services.open_link(token)
    assert refused.value.why == Refusal.GONE
    moved(old, ward)
    assert services.open_link(token).duty == link.duty
    sent = services.use_link(token, services.send_nothing_new)
    assert sent.stage == Stage.SUBMITTED
    assert sent.duty.agency != ward
    assert history(sent)[-1].by == f"{old} (thay cho Ủy ban nhân dân thành phố Vũng Tàu)"
    assert Notice.objects.filter(person=old, key=f"link-used:{link.pk}").exists()


def test_the_page_of_a_link_whose_owner_stayed_behind_says_so_and_writes_nothing(walk, link, ward):
    walk(FIRST)
    page = Client().post(address_of(link), {"act": "none"})
    assert page.status_code in (403, 410)
    assert not Update.objects.filter(duty=link.duty).exists()


def test_the_heir_gets_a_link_of_its_own_for_what_the_city_owed(walk, duty, heir):
    walk(FIRST)
    link = services.link_for(again(heir), duty, MAY)
    assert services.use_link(token_of(link), services.send_nothing_new).submitted_by == heir


# ── replies ──────────────────────────────────────────────────────────────────────────────────────


BOX = "tra-loi@tinh.example"


@pytest.fixture
def asked(old, duty, settings):
    """The mail of the last day, which asks the officer of the city about May: its secret is in the address."""
    settings.HAIDANG_MAIL_REPLIES = BOX
    old.email = "vt@example.vn"
    old.save()
    return _asking(old, duty)


def _asking(person, duty):
    mail: Any = queue_mail(person, "Hải Đăng", "…", key=f"digest:{person.username}")
    MailItem.objects.create(mail=mail, number=1, duty=duty, period=MAY)
    return mail


def _reply(mail, words="Đã chọn tiết mục.", sender="vt@example.vn"):
    name, _at, domain = BOX.partition("@")
    return services.receive(Letter("nha", words).raw(to=f"{name}+{mail.token}@{domain}", sender=sender))


def test_a_reply_to_the_mail_of_the_last_day_is_good_once_its_officer_works_for_the_heir(walk, asked, old, ward):
    walk(FIRST)
    moved(old, ward)
    kept = _reply(asked)
    assert (kept.fate, kept.person) == (Fate.TAKEN, old)
    update = Update.objects.get()
    assert (update.stage, update.done) == (Stage.SUBMITTED, "Đã chọn tiết mục.")
    # the part stays that of the city, and the story says for whom the ward wrote
    assert update.duty == asked.items.get().duty
    assert history(update)[-1].by == f"{old} (thay cho Ủy ban nhân dân thành phố Vũng Tàu)"


def test_whoever_stayed_behind_is_told_so_at_their_own_address_and_nothing_is_written(walk, asked, ward):
    walk(FIRST)
    kept = _reply(asked)
    assert (kept.fate, kept.cause) == (Fate.REFUSED, Cause.FAULT)
    assert "Bạn không còn phụ trách việc này." in kept.answer.text
    assert kept.answer.to == "vt@example.vn"
    assert not Update.objects.exists()


def test_the_heirs_officer_who_answers_the_citys_mail_does_not_speak_in_their_own_name(walk, asked, heir):
    """The mail was sent on to the ward: its secret still speaks for the officer of the city, who is no longer one."""
    walk(FIRST)
    kept = _reply(asked, sender="Can bo phuong <phuong@example.vn>")
    assert (kept.fate, kept.person) == (Fate.REFUSED, asked.person)
    assert not Update.objects.exists()
    # asked by a mail of their own, they answer
    again(heir)
    kept = _reply(_asking(again(heir), asked.items.get().duty))
    assert (kept.fate, kept.person) == (Fate.TAKEN, heir)
    assert Update.objects.get().submitted_by == heir


def test_a_reply_of_the_last_evening_that_comes_in_the_morning_after_is_not_lost(walk, asked, ward, old):
    """It was on the road over midnight: refused, kept, and taken when its officer has been moved and sends it again."""
    walk(FIRST)
    refused = _reply(asked)
    assert refused.raw
    moved(old, ward)
    assert _reply(asked, words="Đã chọn tiết mục. Gửi lại.").fate == Fate.TAKEN


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────


def test_a_sheet_that_was_handed_in_is_confirmed_by_its_person_at_the_heir_and_not_from_behind(
    walk, intake, old, heir, ward
):
    assert Intake.objects.for_user(old, "change").filter(pk=intake.pk).exists()
    assert not Intake.objects.for_user(heir, "view").exists()
    walk(FIRST)
    assert not Intake.objects.for_user(again(old), "change").exists()
    assert Intake.objects.for_user(again(heir), "view").filter(pk=intake.pk).exists()
    assert not Intake.objects.for_user(again(heir), "change").exists()
    assert Intake.objects.for_user(moved(old, ward), "change").filter(pk=intake.pk).exists()
    services.confirm(intake, by=again(old))
    assert Update.objects.get(duty__task__label="2.3").done == "Đã chọn tiết mục."


def test_the_desk_takes_the_rows_of_the_city_along_under_the_name_of_the_heir(walk, cast, duty, heir, ward):
    desk = cast["so-ngoai-vu"]

    def rows(agency, on):
        return {asked.duty for asked, _update in open_rows(desk, on, agency=agency)}

    assert duty in rows(duty.agency, LAST)
    assert rows(ward, LAST) == set()
    walk(FIRST)
    assert duty in rows(ward, FIRST)
    assert rows(duty.agency, FIRST) == set()


def test_what_the_desk_took_over_it_writes_as_its_own(walk, cast, duty):
    desk, city = cast["so-ngoai-vu"], duty.agency
    assert enters_for_other(duty, desk)
    merge([city], into=desk.agency, since=FIRST, legal_basis="NQ", by=desk)
    walk(FIRST)
    assert not enters_for_other(duty, again(desk))


def test_what_concerns_the_city_is_told_to_the_heir(walk, cast, old, duty, heir):
    assert people_of([duty.agency_id]) == [old]
    walk(FIRST)
    assert people_of([duty.agency_id]) == [heir]
    assert people_of([duty.agency_id, heir.agency_id]) == [heir]


def test_what_the_city_sent_and_was_returned_is_told_to_who_answers_now(walk, cast, old, duty, heir, ward):
    sent = followup.submit(followup.save_draft(duty, MAY, version=0, by=old, state="doing", done="Đã họp."), by=old)
    walk(FIRST)
    followup.return_(sent, remark="Thiếu số liệu.", by=again(cast["so-ngoai-vu"]))
    assert set(Notice.objects.filter(kind="returned").values_list("person", flat=True)) == {heir.pk}
