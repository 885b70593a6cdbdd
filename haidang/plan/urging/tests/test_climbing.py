"""The ladder climbed: who is told by which rule, nothing twice, nothing half, and when it stops."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from haidang.kit.audit.models import Note
from haidang.office.accounts.models import StandIn, User
from haidang.office.norms import services as norms
from haidang.office.norms.models import NoNorm, Norm
from haidang.plan.urging import examples, selectors, services, telling
from haidang.plan.urging.audience import Manners
from haidang.plan.urging.choices import Ending, Fate
from haidang.plan.urging.models import Urging
from haidang.plan.urging.tests.climbing import DUE_AT, TODAY, climb, names

pytestmark = pytest.mark.django_db


# ── who is told ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("days", "who"),
    [
        (-7, ["so-cong-thuong"]),
        (-3, ["so-cong-thuong"]),
        (1, ["so-cong-thuong", "lanh-dao-so-cong-thuong"]),
        (7, ["so-cong-thuong", "lanh-dao-so-cong-thuong"]),
        (15, ["so-cong-thuong", "lanh-dao-so-cong-thuong"]),
    ],
)
def test_before_the_day_the_person_is_told_and_after_it_the_leader_too(cast, told, days, who):
    (made,) = climb(examples.owed(DUE_AT[days]))
    assert (made.rung, made.fate) == (days, Fate.SENT)
    assert names(told) == who
    assert [to.person.username for to in made.told.all()] == who


def test_where_somebody_is_in_charge_the_other_focal_persons_are_left_in_peace(cast, told):
    beside = User.objects.create(username="dau-moi-hai", role="focal", agency=cast["so-cong-thuong"].agency)
    climb(replace(examples.owed(DUE_AT[-3]), person_id=beside.pk))
    assert names(told) == ["dau-moi-hai"]
    assert "phụ trách" in told[0][1]["reason"]


def test_who_has_left_is_not_told_but_the_focal_persons_are(cast, told):
    gone = User.objects.create(username="da-nghi", role="focal", agency=cast["so-cong-thuong"].agency, is_active=False)
    climb(replace(examples.owed(DUE_AT[-3]), person_id=gone.pk))
    assert names(told) == ["so-cong-thuong"]


def test_an_agency_without_a_focal_person_is_told_through_its_leader(cast, told):
    User.objects.filter(pk=cast["so-cong-thuong"].pk).update(is_active=False)
    climb(examples.owed(DUE_AT[-7]))
    assert names(told) == ["lanh-dao-so-cong-thuong"]


def test_who_stands_in_is_told_beside_who_is_away(cast, told):
    StandIn.objects.create(
        absent=cast["so-cong-thuong"],
        deputy=cast["so-du-lich"],
        starts_on=TODAY,
        ends_on=TODAY,
        decision="Giấy ủy quyền (minh họa)",
        granted_by=cast["lanh-dao-so-cong-thuong"],
    )
    climb(examples.owed(DUE_AT[-3]))
    assert names(told) == ["so-cong-thuong", "so-du-lich"]
    assert "thay" in told[1][1]["reason"]


def test_an_agency_that_nobody_answers_for_is_written_down_all_the_same(cast, told):
    User.objects.filter(agency__code="SDL").update(is_active=False)
    (made,) = climb(examples.owed(DUE_AT[1], code="SDL"))
    assert (told, made.told.count()) == ([], 0)


def test_what_only_some_roles_do_is_told_to_them(cast, told):
    manners = Manners(does=lambda role, key: role == "agency-leader")
    climb(examples.owed(DUE_AT[-3]), manners=manners)
    assert names(told) == ["lanh-dao-so-cong-thuong"]


def test_what_was_handed_to_one_person_is_told_to_nobody_beside(cast, told, officer, leader):
    manners = Manners(is_closed=lambda key: True)
    (made,) = climb(replace(examples.owed(DUE_AT[7]), person_id=officer.pk), manners=manners)
    assert names(told) == ["so-cong-thuong"]
    assert not Urging.objects.for_user(leader, "view").exists()
    assert Urging.objects.for_user(officer, "view").get() == made


# ── what is written down ─────────────────────────────────────────────────────────────────────────


def test_a_rung_bears_its_rule_and_says_what_it_said(cast, told):
    owed = examples.owed(DUE_AT[1], key="update:17:2020-t05")
    (made,) = climb(owed)
    norm = Norm.objects.in_force("URGE-RUNGS", on=TODAY)
    assert (made.norm, made.rule, made.rule_value) == (norm, norm.act, norm.value)
    assert made.rule_source == norm.source
    assert made.words == "Đã quá hạn 1 ngày làm việc (hạn 12/6/2020). Đề nghị thực hiện ngay hoặc báo vướng mắc."
    _name, said = told[0]
    assert said["key"] == "urging:update:17:2020-t05:1"
    assert norm.value in said["reason"]
    assert said["url"] == owed.url
    verbs = [note.verb for note in Note.objects.filter(object_id=str(made.pk), verb__startswith="urged")]
    assert verbs == ["urged"]


def test_the_rule_of_the_day_holds_and_the_old_rung_keeps_the_old_one(cast, desk, told):
    (before,) = climb(examples.owed(DUE_AT[-7]), today=TODAY)
    norm = Norm.objects.in_force("URGE-RUNGS", on=TODAY)
    admin = next(user for user in cast.values() if Norm.objects.for_user(user, "change").exists())
    norms.replace(
        norm, since=date(2020, 7, 1), by=admin, amount="-2 2", value="trước 2, sau 2 ngày", document="QĐ 9/QĐ-SNgV"
    )
    (after,) = climb(examples.owed(date(2020, 7, 3)), today=date(2020, 7, 1))
    assert (after.rung, after.rule_value) == (-2, "trước 2, sau 2 ngày")
    before.refresh_from_db()
    assert "7" in before.rule_value


def test_without_a_rule_nothing_climbs(cast):
    Norm.objects.versions("URGE-RUNGS").delete()
    with pytest.raises(NoNorm):
        climb(examples.owed())


# ── nothing twice ────────────────────────────────────────────────────────────────────────────────


def test_run_twice_it_sends_nothing_twice(cast, told):
    owed = [examples.owed(day) for day in DUE_AT.values()]
    assert len(climb(*owed)) == 5
    before = len(told)
    assert climb(*owed) == []
    assert climb(*owed, today=date(2020, 6, 15)) == []
    assert len(told) == before


def test_the_table_itself_refuses_a_rung_twice(cast):
    (made,) = climb(examples.owed())
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_two_runs_at_the_same_moment_climb_once(cast, told, monkeypatch):
    owed = examples.owed()
    plan = selectors.day([owed], today=TODAY, manners=Manners())
    climb(owed)
    # the second had looked before the first wrote
    monkeypatch.setattr(selectors, "day", lambda *_args, **_options: plan)
    assert climb(owed) == []
    assert len(told) == 2
    assert Urging.objects.filter(fate=Fate.SENT).count() == 1


def test_a_run_killed_in_the_middle_leaves_no_half_rung_and_the_next_one_sends_it(cast, monkeypatch):
    owed = examples.owed()

    def killed(*_args, **_said):
        raise SystemExit

    monkeypatch.setattr(telling, "tell_all", killed)
    with pytest.raises(SystemExit):
        climb(owed)
    assert not Urging.objects.exists()
    monkeypatch.undo()
    assert len(climb(owed)) == 1


def test_after_days_without_a_run_only_the_highest_is_sent_and_the_others_are_written_down(cast, told):
    owed = examples.owed(DUE_AT[7])
    (made,) = climb(owed)
    rows = Urging.objects.filter(key=owed.key).order_by("rung")
    assert [(row.rung, row.fate) for row in rows] == [
        (-7, Fate.PASSED),
        (-3, Fate.PASSED),
        (1, Fate.PASSED),
        (7, Fate.SENT),
    ]
    assert {said["key"] for _name, said in told} == {f"urging:{owed.key}:7"}
    assert made.days_late == 7
    assert all("T+7" in row.words for row in rows if row.fate == Fate.PASSED)
    assert all(row.told.count() == 0 for row in rows if row.fate == Fate.PASSED)


def test_day_by_day_it_climbs_rung_by_rung(cast, told):
    owed = examples.owed(date(2020, 6, 15))
    days = (date(2020, 6, 4), date(2020, 6, 10), date(2020, 6, 16), date(2020, 6, 24), date(2020, 7, 6))
    assert [[made.mark for made in climb(owed, today=day)] for day in days] == [
        ["T-7"],
        ["T-3"],
        ["T+1"],
        ["T+7"],
        ["T+15"],
    ]
    assert not Urging.objects.filter(fate=Fate.PASSED).exists()


def test_a_day_put_off_by_decision_is_urged_anew(cast, told):
    owed = examples.owed(DUE_AT[1])
    climb(owed)
    later = replace(owed, due_on=date(2020, 6, 30))
    assert climb(later) == []
    (made,) = climb(later, today=date(2020, 6, 25))
    assert (made.turn, made.mark) == (2, "T-3")
    assert told[-1][1]["key"] == f"urging:{owed.key}:-3:2"


def test_on_a_day_of_rest_nobody_is_urged(cast, desk, told):
    with pytest.raises(ValidationError, match="cơ quan nghỉ"):
        climb(examples.owed(), today=date(2020, 6, 14), by=desk)
    assert (told, Urging.objects.count()) == ([], 0)


def test_only_the_desk_climbs(cast, officer):
    with pytest.raises(PermissionDenied):
        climb(examples.owed(), by=officer)
    with pytest.raises(PermissionDenied):
        climb(examples.owed(), by=cast["lanh-dao-ubnd"])
    assert not Urging.objects.exists()


def test_what_has_no_day_is_never_urged(cast, told):
    assert climb(replace(examples.owed(), due_on=None)) == []


def test_the_queries_of_a_day_do_not_grow_with_it(cast, django_assert_max_num_queries):
    few = [examples.owed() for _ in range(2)]
    many = [examples.owed() for _ in range(60)]
    for owed in (few, many):
        with django_assert_max_num_queries(6):
            plan = selectors.day(owed, today=TODAY, manners=Manners())
            assert len(plan.climbs) == len(owed)


# ── it stops ─────────────────────────────────────────────────────────────────────────────────────


def test_what_was_handed_in_is_urged_no_more_and_its_rungs_say_since_when(cast):
    owed = examples.owed(DUE_AT[1])
    (made,) = climb(owed)
    services.settle([], today=date(2020, 6, 17), answered={owed.key: date(2020, 6, 16)})
    made.refresh_from_db()
    assert (made.ended_on, made.ending) == (date(2020, 6, 16), Ending.ANSWERED)
    assert set(Urging.objects.filter(key=owed.key).values_list("ending", flat=True)) == {Ending.ANSWERED}
    assert Urging.objects.filter(key=owed.key).count() == 3
    # and again changes nothing
    assert services.settle([], today=date(2020, 6, 18), answered={}) == 0


def test_what_nobody_waits_for_any_more_is_not_called_handed_in(cast):
    (made,) = climb(examples.owed(DUE_AT[1]))
    services.settle([], today=date(2020, 6, 17), answered={})
    made.refresh_from_db()
    assert (made.ended_on, made.ending) == (date(2020, 6, 17), Ending.GONE)


def test_what_was_returned_is_owed_again_and_the_ladder_goes_on_where_it_stood(cast, told):
    owed = examples.owed(DUE_AT[1])
    (made,) = climb(owed)
    services.settle([], today=TODAY, answered={owed.key: TODAY})
    services.settle([owed.key], today=date(2020, 6, 18), answered={})
    made.refresh_from_db()
    assert (made.ended_on, made.ending) == (None, "")
    assert climb(owed, today=date(2020, 6, 18)) == []
    (next_one,) = climb(owed, today=date(2020, 6, 23))
    assert next_one.mark == "T+7"
