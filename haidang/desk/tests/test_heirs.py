"""The districts end on 30/6/2025: what one of them owed is owed, seen and done by who took over from it."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.test import override_settings
from django.urls import reverse

from haidang.desk.owed import owed, owed_by
from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.audit.selectors import history
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency
from haidang.office.directory.services import merge, split
from haidang.office.documents import services as papers
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.office.norms.services import seed
from haidang.plan.followup import services as followup
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import acts_on, open_to, silent
from haidang.plan.money import services as money
from haidang.plan.money.choices import Act
from haidang.plan.money.examples import estimate
from haidang.plan.money.models import Estimate
from haidang.plan.plans.choices import Part
from haidang.plan.plans.examples import TEXT, accepted_plan
from haidang.plan.plans.models import Duty, Plan, Receipt, Task
from haidang.plan.plans.services.duties import give_part
from haidang.plan.plans.services.members import add_member
from haidang.plan.plans.services.receipts import confirm, send
from haidang.plan.plans.tests.rights import named
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.examples import part_request, programme
from haidang.plan.programmes.models import PartRequest, Programme
from tests.people import PEOPLE, by_name
from tests.worlds import World, stands_on

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
MAY = "2025-t05"


@pytest.fixture(autouse=True)
def before(settings, the_day):
    """The last day of the districts."""
    settings.HAIDANG_TODAY = LAST


def body(code, name, kind=Kind.PEOPLES_COMMITTEE):
    return Agency.objects.create(code=code, name=name, kind=kind, level=Level.COMMUNE)


def person(agency, role=Role.FOCAL):
    return User.objects.create(
        username=f"{agency.code}-{role}".lower(), full_name=agency.name, role=role, agency=agency
    )


def again(user):
    """As the next day's first request finds them."""
    return User.objects.get(pk=user.pk)


def _give_out():
    """What Vũng Tàu has in hand on its last day; from the next on, the ward answers for it."""
    seed()
    named()
    cast = by_name()
    desk, old = cast["so-ngoai-vu"], cast["ubnd-vung-tau"]
    city = Agency.objects.get(code="UBVT")
    with override_settings(HAIDANG_TODAY=LAST):
        plan = accepted_plan(by=desk, text=TEXT.replace("2020", "2025"))
        send(plan, [city], by=desk)
        duty = Duty.objects.active().get(task__label="2.3", agency=city, part=Part.LEAD)
        programme(plan, city, by=old, files=False)
        estimate(by=old, task=duty.task, year=2025)
        followup.save_draft(duty, MAY, version=0, by=old, state="doing", done="Đã chọn tiết mục.")
        papers.ask(subject="Dự thảo quy chế đón khách", agencies=[city], by=desk)


def _take_over():
    cast = by_name()
    ward, city = body("X-VT", "Ủy ban nhân dân phường Vũng Tàu"), Agency.objects.get(code="UBVT")
    with override_settings(HAIDANG_TODAY=LAST):
        merge([city], into=ward, since=FIRST, legal_basis="NQ 1685/NQ-UBTVQH15", by=cast["so-ngoai-vu"])
    person(ward)


IN_HAND = World("in the hand of Vũng Tàu", _give_out, on=PEOPLE)
TAKEN_OVER = World("taken over by the ward", _take_over, on=IN_HAND)


@pytest.fixture
@stands_on(IN_HAND)
def world(worlds, db, cast):
    """What Vũng Tàu has in hand."""
    worlds.have(IN_HAND)
    plan, old = Plan.objects.get(), cast["ubnd-vung-tau"].agency
    task = plan.tasks.get(label="2.3")
    return {
        "plan": plan,
        "task": task,
        "duty": Duty.objects.active().get(task=task, agency=old, part=Part.LEAD),
        "receipt": Receipt.objects.get(),
        "estimate": Estimate.objects.get(),
        "programme": Programme.objects.get(),
        "update": Update.objects.get(),
        "opinion": Opinion.objects.get(),
    }


@pytest.fixture
@stands_on(TAKEN_OVER)
def heir(worlds, world):
    """The ward that takes the city in, and its officer."""
    worlds.have(TAKEN_OVER)
    return User.objects.get(agency__code="X-VT")


@pytest.fixture
def next_day(heir, settings):
    settings.HAIDANG_TODAY = FIRST
    return FIRST


SEEN: dict[str, Any] = {
    "plan": Plan, "task": Task, "duty": Duty, "receipt": Receipt, "estimate": Estimate, "programme": Programme,
    "update": Update, "opinion": Opinion,
}  # fmt: skip
CHANGED = ("duty", "receipt", "estimate", "programme", "update", "opinion")


def sees(user, world, verb="view"):
    names = SEEN if verb == "view" else CHANGED
    rows = {name: SEEN[name]._default_manager.for_user(user, verb) for name in names}
    return {name for name, found in rows.items() if found.filter(pk=world[name].pk).exists()}


def test_until_the_last_day_the_heir_sees_nothing(world, heir, cast):
    assert sees(heir, world) == set()
    assert sees(cast["ubnd-vung-tau"], world) == set(SEEN)
    assert sees(cast["ubnd-vung-tau"], world, "change") == set(CHANGED)


def test_from_the_first_day_the_heir_sees_and_does_all_of_it(world, heir, next_day):
    assert sees(heir, world) == set(SEEN)
    assert sees(heir, world, "change") == set(CHANGED)
    assert Consultation.objects.for_user(heir, "view").get() == world["opinion"].consultation


def test_who_worked_at_the_agency_that_is_gone_reads_and_no_longer_acts(world, cast, next_day):
    old = again(cast["ubnd-vung-tau"])
    assert sees(old, world) == set(SEEN)
    assert sees(old, world, "change") == set()
    assert open_to(old, next_day) == []
    assert owed_by(old, next_day).mine == []
    with pytest.raises(ObjectDoesNotExist):
        followup.save_draft(world["duty"], MAY, version=1, by=old, done="Chữ của người cũ.")
    with pytest.raises(ObjectDoesNotExist):
        confirm(world["receipt"], by=old)
    with pytest.raises(PermissionDenied):
        programmes.submit(world["plan"], old.agency, by=old)
    with pytest.raises(PermissionDenied):
        papers.ask(subject="Còn hỏi được không?", agencies=[cast["so-du-lich"].agency], by=old)


def test_a_stranger_finds_no_such_thing_on_either_day(world, heir, cast, settings):
    for day in (LAST, FIRST):
        settings.HAIDANG_TODAY = day
        stranger = again(cast["lien-hiep-huu-nghi"])
        assert sees(stranger, world) == {"plan"}
        assert sees(stranger, world, "change") == set()


def test_what_was_owed_is_owed_by_the_heir(world, heir, cast, next_day):
    mine = {each.key.split(":")[0] for each in owed_by(heir, next_day).mine}
    assert {"receipt", "update", "opinion", "programme"} <= mine
    assert not [each for each in owed(next_day) if each.agency_id == cast["ubnd-vung-tau"].agency_id]


def test_what_one_had_in_hand_is_the_agencys_again_when_it_is_gone(world, heir, cast, next_day, settings):
    settings.HAIDANG_TODAY = LAST
    old = cast["ubnd-vung-tau"]
    followup.put_in_charge(world["duty"], old, by=old)
    settings.HAIDANG_TODAY = FIRST
    with pytest.raises(ObjectDoesNotExist):
        followup.put_in_charge(world["duty"], again(old), by=again(old))
    assert any(each.key == f"update:{world['duty'].pk}:{MAY}" for each in owed_by(heir, FIRST).mine)
    takes = followup.put_in_charge(world["duty"], heir, by=heir)
    assert takes is not None
    assert takes.user == heir


def test_the_heir_does_it_and_the_story_names_both(world, heir, next_day):
    confirm(world["receipt"], by=heir)
    followup.save_draft(world["duty"], MAY, version=1, by=heir, done="Đã chọn tiết mục, chốt danh sách 18 người.")
    sent = followup.submit(Update.objects.get(pk=world["update"].pk), by=heir)
    money.ask(world["estimate"], by=heir, today=next_day)
    programmes.submit(world["plan"], world["duty"].agency, by=heir)
    papers.answer_opinion(world["opinion"], by=heir, stance="agrees")
    said = f"{heir} (thay cho Ủy ban nhân dân thành phố Vũng Tàu)"
    for name in ("receipt", "update", "estimate", "programme"):
        assert history(world[name])[-1].by == said, name
    assert Note.objects.filter(verb="opinion-given", by_name=said).exists()
    # the agency named stays
    assert sent.duty.agency == world["duty"].agency
    assert sent.submitted_by == heir
    assert world["opinion"].consultation.opinions.get().source == ""


def test_the_silence_of_one_that_is_gone_is_its_heir_s(world, heir, cast, next_day):
    quiet = {each.agency for each in silent(next_day)}
    assert heir.agency in quiet
    assert cast["ubnd-vung-tau"].agency not in quiet


def test_the_heir_of_a_lead_says_whom_a_phrase_means(world, heir, cast, settings, next_day):
    settings.HAIDANG_TODAY = LAST
    youth, front = cast["tinh-doan"].agency, body("MTTQ", "Ủy ban Mặt trận Tổ quốc tỉnh", Kind.FRONT)
    merge([youth], into=front, since=FIRST, legal_basis="NQ", by=cast["so-ngoai-vu"])
    takes, task = person(front), world["plan"].tasks.get(label="1.3")
    phrase = task.assignments.get(is_group=True)
    settings.HAIDANG_TODAY = FIRST
    add_member(phrase, cast["so-cong-thuong"].agency, by=takes)
    assert history(task)[-1].by == f"{takes} (thay cho {youth})"
    with pytest.raises(ValidationError):
        add_member(phrase, cast["so-tai-chinh"].agency, by=again(cast["tinh-doan"]))


def test_who_stands_in_for_somebody_of_the_heir_answers_too(world, heir, next_day, cast):
    deputy = again(cast["lien-hiep-huu-nghi"])
    assert not deputy.charge.answers_for(world["duty"].agency_id)
    deputy.act_for(heir)
    assert deputy.charge.answers_for(world["duty"].agency_id)


def test_what_the_heir_does_for_itself_names_nobody_else(world, heir, next_day, cast):
    made = give_part(world["task"], heir.agency, Part.COORDINATING, by=cast["so-ngoai-vu"])
    assert made.in_place_of(heir) is None
    assert made.in_place_of(cast["so-ngoai-vu"]) is None


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("followup:write", lambda world: [world["duty"].pk, MAY]),
        ("followup:task", lambda world: [world["task"].pk]),
        ("plans:task", lambda world: [world["task"].pk]),
        ("plans:plan-receipts", lambda world: [world["plan"].pk]),
        ("programmes:programme", lambda world: [world["plan"].pk, world["duty"].agency_id]),
        ("money:estimate-record", lambda world: [world["estimate"].pk]),
        ("documents:opinion", lambda world: [world["opinion"].pk]),
    ],
)
def test_the_pages_open_to_the_heir_and_to_no_stranger(world, heir, next_day, cast, enter, name, args):
    address = reverse(name, args=args(world))
    assert enter(heir).get(address).status_code == 200
    stranger = enter(cast["cong-an"]).get(address).status_code
    assert stranger == (200 if name == "plans:plan-receipts" else 404)
    old = enter(cast["ubnd-vung-tau"]).get(address).status_code
    assert old == (403 if name in ("followup:write", "documents:opinion") else 200)


def test_the_heir_takes_the_parts_that_were_asked_of_the_one_before(world, cast, next_day, settings):
    settings.HAIDANG_TODAY = LAST
    tourism, desk = cast["so-du-lich"], cast["so-ngoai-vu"]
    asked = part_request(world["plan"], cast["so-cong-thuong"].agency, by=cast["so-cong-thuong"])
    gone = asked.asked.agency
    culture = body("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", Kind.DEPARTMENT)
    merge([gone], into=culture, since=FIRST, legal_basis="NQ", by=desk)
    takes = person(culture)
    assert not PartRequest.objects.for_user(takes, "view").exists()
    settings.HAIDANG_TODAY = FIRST
    answered = programmes.answer_part(asked, accepts=True, by=takes)
    assert history(answered)[-1].by == f"{takes} (thay cho {gone})"
    assert gone == tourism.agency
    with pytest.raises(PermissionDenied):
        programmes.answer_part(asked, accepts=False, reason="Không", by=again(tourism))


# ── several heirs ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def parted(world, cast, settings):
    """Tourism goes to two houses: ships to Transport, everything else to Culture."""
    ships = body("SXD", "Sở Xây dựng", Kind.DEPARTMENT)
    culture = body("SVHTT", "Sở Văn hóa và Thể thao", Kind.DEPARTMENT)
    into = [(culture, "du lịch, lữ hành"), (ships, "tàu chở khách, cảng biển")]
    split(cast["so-du-lich"].agency, into=into, since=FIRST, legal_basis="NQ", by=cast["so-ngoai-vu"])
    settings.HAIDANG_TODAY = FIRST
    task = world["plan"].tasks.get(label="1.2")
    duty = Duty.objects.active().get(task=task, agency__code="SDL", part=Part.LEAD)
    return person(culture), person(ships), duty


def test_every_heir_sees_and_the_one_whose_part_it_is_acts(world, parted):
    culture, ships, duty = parted
    assert duty.responsible(FIRST) == ships.agency
    for one in (culture, ships):
        assert Duty.objects.for_user(one, "view").filter(pk=duty.pk).exists()
    assert not Duty.objects.for_user(culture, "change").filter(pk=duty.pk).exists()
    with pytest.raises(ObjectDoesNotExist):
        followup.save_draft(duty, MAY, version=0, by=culture, done="Không phải phần của mình.")
    kept = followup.save_draft(duty, MAY, version=0, by=ships, state="doing", done="Đã hẹn hãng tàu.")
    assert "submit" in acts_on(kept, ships)
    assert not acts_on(kept, culture)


def test_what_nobody_s_words_speak_of_is_for_the_main_heir(world, parted, cast):
    culture, ships, duty = parted
    others = Duty.objects.active().filter(agency=duty.agency_id).exclude(task=duty.task)
    assert others.exists()
    for other in others:
        assert (other.is_answered_by(culture), other.is_answered_by(ships)) == (True, False)
        assert other in Duty.objects.for_user(culture, "change")
        assert other not in Duty.objects.for_user(ships, "change")


def test_rows_and_the_rule_of_who_answers_agree(world, parted, heir):
    everybody = User.objects.in_use().exclude(role=Role.ADMIN).exclude(agency=None)
    for user in everybody:
        mine = set(Duty.objects.answered_by(user).values_list("pk", flat=True))
        for duty in Duty.objects.select_related("agency", "task"):
            assert (duty.pk in mine) == (duty.responsible(clock.today()) == user.agency), (user, duty)


def test_taking_over_costs_as_many_queries_for_many_as_for_one(
    world, heir, next_day, cast, django_assert_max_num_queries
):
    with django_assert_max_num_queries(1):
        assert heir.charge.sees
        assert heir.charge.answers_for(world["duty"].agency_id)
    with django_assert_max_num_queries(1):
        list(Duty.objects.for_user(heir, "view"))
    with django_assert_max_num_queries(1):
        list(Document.objects.for_user(heir, "view"))
    assert heir.charge.answers == {heir.agency_id, cast["ubnd-vung-tau"].agency_id}
    assert Act.ASK in world["estimate"].acts(heir)
