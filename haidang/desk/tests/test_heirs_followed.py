"""The clock crosses 1/7/2025 while the year is followed: a sở merges, districts end, nothing that was open is lost.

What `test_heirs` says of receipts, programmes, updates, money and opinions is not said again: here are difficulties,
extensions, urging, the mail of the day and its links.
"""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.test import override_settings

from haidang.desk import jobs, ladder
from haidang.desk.owed import owed, owed_by
from haidang.desk.tests.test_heirs import again, body, person
from haidang.office.accounts.models import User
from haidang.office.directory.choices import Kind
from haidang.office.directory.models import Agency
from haidang.office.directory.services import merge
from haidang.office.norms.services import seed
from haidang.office.notices.models import Mail
from haidang.plan.difficulties import services as difficulties
from haidang.plan.difficulties.choices import Cause, ExtensionStage, Stage, Verdict
from haidang.plan.difficulties.models import Difficulty, Extension
from haidang.plan.followup.models import Update
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.examples import TEXT, accepted_plan
from haidang.plan.plans.models import Duty
from haidang.plan.plans.services.receipts import send
from haidang.plan.plans.tests.rights import named
from haidang.plan.replies import services as replies
from haidang.plan.replies.choices.links import Refusal
from haidang.plan.replies.links import token_of
from haidang.plan.urging.models import Urging
from tests.people import PEOPLE, by_name
from tests.worlds import World, stands_on

LAST, FIRST, NEXT = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)
MAY = "2025-t05"
REASON = "Hai đoàn chưa trả lời ngày sang."


@pytest.fixture(autouse=True)
def before(settings, the_day):
    """The last day of the districts, a Monday."""
    settings.HAIDANG_TODAY = LAST


def _give_out():
    """A city and a sở lead a task each: one is hindered, one asks for another day; both owe what plans owe."""
    seed()
    named()
    cast = by_name()
    desk, city, tourism = cast["so-ngoai-vu"], cast["ubnd-vung-tau"], cast["so-du-lich"]
    with override_settings(HAIDANG_TODAY=LAST):
        plan = accepted_plan(by=desk, text=TEXT.replace("2020", "2025"))
        send(plan, Agency.objects.filter(code__in=("UBVT", "SDL")), by=desk)
        for duty in (_of(city), _of(tourism)):
            duty.task.due_on, duty.task.due_state = date(2025, 7, 4), DueState.PRINTED
            duty.task.save(update_fields=["due_on", "due_state"])
        difficulties.raise_(
            _of(city), Cause.PARTNER, "Đoàn bạn chưa trả lời ngày sang.", "Đề nghị Sở hỏi giúp.", desk.agency, by=city
        )
        difficulties.ask_extension(_of(tourism), date(2025, 9, 30), REASON, by=tourism)


def _of(user):
    """What the agency of this person leads, the first of it."""
    leads = Duty.objects.active().filter(part=Part.LEAD, agency=user.agency).order_by("pk").first()
    assert leads
    return leads


def _take_over():
    """From the next day on a ward answers for the city, and one sở for culture and for tourism."""
    cast = by_name()
    desk = cast["so-ngoai-vu"]
    ward = body("X-VT", "Ủy ban nhân dân phường Vũng Tàu")
    culture = body("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", Kind.DEPARTMENT)
    with override_settings(HAIDANG_TODAY=LAST):
        merge([Agency.objects.get(code="UBVT")], into=ward, since=FIRST, legal_basis="NQ 1685/NQ-UBTVQH15", by=desk)
        merge([Agency.objects.get(code="SDL")], into=culture, since=FIRST, legal_basis="NQ", by=desk)
    for each in (person(ward), person(culture)):
        each.email = f"{each.username}@vi-du.example"
        each.save(update_fields=["email"])


FOLLOWED = World("followed until the districts end", _give_out, on=PEOPLE)
TAKEN_OVER = World("taken over by a ward and a sở", _take_over, on=FOLLOWED)


@pytest.fixture
@stands_on(TAKEN_OVER)
def heirs(worlds, db):
    """The officers of the ward and of the sở."""
    worlds.have(TAKEN_OVER)
    return tuple(User.objects.get(agency__code=code) for code in ("X-VT", "SVHTTDL"))


@pytest.fixture
def world(heirs, cast):
    """What the city and the sở have in hand."""
    return {
        "city": _of(cast["ubnd-vung-tau"]),
        "sea": _of(cast["so-du-lich"]),
        "difficulty": Difficulty.objects.get(),
        "extension": Extension.objects.get(),
    }


def of(codes, on):
    """What is owed by these agencies: the keys, and how many each owes."""
    rows = [each for each in owed(on) if each.agency_id in codes]
    return {each.key for each in rows}, Counter(codes[each.agency_id] for each in rows)


def test_who_owes_changes_overnight_and_what_is_owed_does_not(world, heirs, cast):
    city, tourism = cast["ubnd-vung-tau"].agency, cast["so-du-lich"].agency
    ward, culture = (each.agency for each in heirs)
    names = {city.pk: "city", tourism.pk: "tourism", ward.pk: "ward", culture.pk: "culture"}
    before, by_whom = of(names, LAST)
    after, by_heirs = of(names, FIRST)
    assert before == after
    # each leads one task of a plan of 6/1: the months January to July, its receipt, its programme, its day: 7 + 3
    assert by_whom == {"city": 10, "tourism": 10}
    assert by_heirs == {"ward": 10, "culture": 10}


def test_the_heir_holds_what_was_answered_to_the_one_before(world, heirs, cast, settings):
    ward = heirs[0]
    assert not Difficulty.objects.for_user(ward, "view").exists()
    settings.HAIDANG_TODAY = FIRST
    difficulties.answer(world["difficulty"], words="Đã hỏi: bạn sang ngày 20/7.", by=cast["so-ngoai-vu"])
    with pytest.raises((PermissionDenied, ObjectDoesNotExist)):
        difficulties.resolve(world["difficulty"], by=again(cast["ubnd-vung-tau"]))
    done = difficulties.resolve(world["difficulty"], by=again(ward))
    assert done.stage == Stage.RESOLVED
    # who raised it stays in its story
    assert done.agency == cast["ubnd-vung-tau"].agency


def test_a_difficulty_put_to_one_that_is_gone_is_settled_by_its_heir(world, heirs, cast, settings):
    """It was sent to Tourism on the last day; Culture, Sports and Tourism answers on the first."""
    desk, tourism = cast["so-ngoai-vu"], cast["so-du-lich"].agency
    asked = difficulties.raise_(
        world["city"], Cause.COORDINATION, "Thiếu danh sách khách sạn.", "Đề nghị gửi danh sách.", tourism,
        by=cast["ubnd-vung-tau"],
    )  # fmt: skip
    difficulties.forward(asked, by=desk)
    settings.HAIDANG_TODAY = FIRST
    culture = again(heirs[1])
    assert f"difficulty:{asked.pk}:answer" in {each.key for each in owed_by(culture, FIRST).mine}
    difficulties.settle(asked, Verdict.AGREED, "Gửi kèm danh sách 24 khách sạn.", by=culture)
    assert Difficulty.objects.get(pk=asked.pk).stage == Stage.DECIDED


def test_another_day_asked_for_by_one_that_is_gone_is_granted_to_its_heir(world, heirs, cast, settings):
    settings.HAIDANG_TODAY = FIRST
    culture = again(heirs[1])
    assert Extension.objects.for_user(culture, "view").get() == world["extension"]
    with pytest.raises((PermissionDenied, ObjectDoesNotExist)):
        difficulties.withdraw_extension(world["extension"], reason="Không cần.", by=again(cast["so-du-lich"]))
    granted = difficulties.decide_extension(world["extension"], date(2025, 9, 30), by=cast["lanh-dao-ubnd"])
    assert granted.stage == ExtensionStage.APPROVED
    world["sea"].task.refresh_from_db()
    assert world["sea"].task.due_on == date(2025, 9, 30)
    # the next one is asked for by the heir, of the same part
    more = difficulties.ask_extension(world["sea"], date(2025, 10, 31), REASON, by=culture)
    assert (more.due_before, more.asked_by) == (date(2025, 9, 30), culture)


def test_the_ladder_goes_on_with_the_heir_and_climbs_no_rung_again(world, heirs, cast, settings):
    ladder.run(today=LAST, by=None)
    first = Urging.objects.filter(fate="sent", task=world["city"].task_id)
    assert {row.agency for row in first} == {cast["ubnd-vung-tau"].agency}
    rungs = {(row.key, row.turn, row.rung) for row in Urging.objects.all()}
    settings.HAIDANG_TODAY = FIRST
    ladder.run(today=FIRST, by=None)
    settings.HAIDANG_TODAY = NEXT
    ladder.run(today=NEXT, by=None)
    later = Urging.objects.exclude(climbed_on=LAST)
    assert later.exists()
    assert not {(row.key, row.turn, row.rung) for row in later} & rungs
    gone = {cast["ubnd-vung-tau"].agency_id, cast["so-du-lich"].agency_id}
    assert not [row for row in later if row.agency_id in gone]
    # nothing that is still owed was taken for handed in, or for gone, because its owner is another
    still = {each.key for each in owed(NEXT)}
    assert not Urging.objects.filter(key__in=still).exclude(ended_on=None).exists()


def test_the_mail_of_the_day_goes_to_the_heir(world, heirs, cast, settings):
    jobs.write(LAST)
    assert Mail.objects.filter(person=cast["ubnd-vung-tau"], key__startswith="digest:").count() == 1
    assert not Mail.objects.filter(person__in=heirs).exists()
    settings.HAIDANG_TODAY = FIRST
    jobs.write(FIRST)
    for heir in heirs:
        mail = Mail.objects.get(person=heir, key=f"digest:{heir.pk}:2025-07-01")
        assert mail.items.exists()
    assert Mail.objects.filter(person=cast["ubnd-vung-tau"], key__startswith="digest:").count() == 1


def test_a_link_of_yesterday_opens_nothing_and_the_heir_has_one_of_its_own(world, heirs, cast, settings):
    old = replies.link_for(cast["ubnd-vung-tau"], world["city"], MAY)
    settings.HAIDANG_TODAY = FIRST
    with pytest.raises(replies.LinkRefused) as refused:
        replies.use_link(token_of(old), replies.send_nothing_new)
    assert refused.value.why == Refusal.GONE
    assert not Update.objects.exists()
    theirs = replies.link_for(again(heirs[0]), world["city"], MAY)
    sent = replies.use_link(token_of(theirs), replies.send_nothing_new)
    assert (sent.duty.agency, sent.submitted_by) == (cast["ubnd-vung-tau"].agency, heirs[0])
