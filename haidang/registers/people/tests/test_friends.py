"""Friendship: an association founded step by step, an exchange of young people, a friend who withdraws consent."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.plan.followup.models import Hint
from haidang.registers.partners.examples import country
from haidang.registers.people import examples_scholars as examples
from haidang.registers.people import friend_services as services
from haidang.registers.people.friend_choices import ActivityStage, AssociationStage, FriendStage
from haidang.registers.people.friend_selectors import association_checks, friend_checks
from haidang.registers.people.models import ForeignFriend, FriendContact, FriendshipActivity, FriendshipAssociation
from haidang.registers.people.owed_friends import owed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


@pytest.fixture
def union(cast):
    return cast["lien-hiep-huu-nghi"]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def due(what, on=None):
    return [each for each in owed(on or clock.today()) if each.key.startswith(f"people:{what}:")]


def said(row):
    return {each.code: each for each in association_checks(fresh(row))}


# ── associations ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("plan_of_the_year")
def test_an_association_with_laos_is_founded_step_by_step_and_speaks_to_its_task(tasks, union):
    """Task 8.1: associations with Lào, Thái Lan, Indonesia first."""
    row = examples.friendshipassociation()
    row.tasks.add(tasks["1.1"])
    steps = (("leave", 20), ("committee", 15), ("dossier", 12), ("permit", 8), ("congress", 1))
    for kind, ago in steps:
        assert said(row)["founding"].kind == Outcome.WARN
        day = clock.today() - timedelta(days=ago)
        services.take_step(row, kind=kind, on=day, words="", paper=examples.paper(kind, on=day), by=union)
    assert said(row)["founding"].kind == Outcome.OK
    assert said(row)["congress"].kind == Outcome.OK
    assert "đại hội thành lập ngày 01/03/2026" in Hint.objects.get().sentence
    services.found(row, on=clock.today(), chair="Người mẫu A", members=60, paper=examples.paper("quyết định"), by=union)
    told = Hint.objects.get().sentence
    assert "60 hội viên" in told
    assert "Người mẫu A" in told
    assert fresh(row).stage == AssociationStage.FOUNDED


@pytest.mark.parametrize(
    ("on", "law"), [(date(2024, 11, 25), "NĐ 45/2010/NĐ-CP"), (date(2024, 11, 26), "NĐ 126/2024/NĐ-CP")]
)
def test_the_law_on_associations_changes_on_its_very_day(on, law):
    (found,) = association_checks(examples.friendshipassociation(), today=on)
    assert found.source == law


def test_a_congress_after_ninety_days_is_told(union, settings):
    row = examples.friendshipassociation()
    services.take_step(row, kind="permit", on=clock.today(), words="", paper=None, by=union)
    # the ninetieth day is a Sunday: Monday is still in time
    for days, kind in ((91, Outcome.OK), (92, Outcome.WARN)):
        settings.HAIDANG_TODAY = date(2026, 3, 2) + timedelta(days=days)
        assert said(row)["congress"].kind == kind


def test_steps_keep_their_order_and_are_done_once(union):
    row = examples.friendshipassociation()
    today = clock.today()
    services.take_step(row, kind="permit", on=today, words="", paper=None, by=union)
    with pytest.raises(ValidationError, match="đã ghi ngày 02/03/2026 rồi"):
        services.take_step(row, kind="permit", on=today, words="", paper=None, by=union)
    with pytest.raises(ValidationError, match="trước “Quyết định cho phép thành lập”"):
        services.take_step(row, kind="congress", on=today - timedelta(days=1), words="", paper=None, by=union)
    with pytest.raises(ValidationError, match="Chưa ghi quyết định thành lập"):
        services.found(row, on=today, chair="A", members=1, paper=None, by=union)
    assert row.founding_steps.count() == 1


def test_a_step_that_is_meant_for_a_day_is_owed_until_it_is_done(union, enter):
    row = examples.friendshipassociation()
    address = reverse("people:friendshipassociation-step-add", args=[row.pk])
    assert enter(union).post(address, {"kind": "leave", "due_on": "2026-03-20"}).status_code == 302
    (each,) = due("founding-step")
    assert each.due_on == date(2026, 3, 20)
    services.take_step(row, kind="leave", on=clock.today(), words="", paper=None, by=union)
    assert due("founding-step") == []
    assert row.founding_steps.count() == 1


def test_a_branch_is_of_the_country_of_its_association(union, cast):
    row = examples.founded()
    host = cast["so-cong-thuong"].agency
    branch = FriendshipAssociation(
        kind="branch", name="Chi hội mẫu", country=country(), parent=row, host=host, agency=row.agency
    )
    with pytest.raises(ValidationError, match="phải cùng nước"):
        branch.full_clean()
    branch.country = row.country
    branch.full_clean()
    branch.save()
    assert FriendshipAssociation.objects.for_user(cast["so-cong-thuong"], "view").filter(pk=branch.pk).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.friendshipassociation(kind="branch", parent=None)
    with pytest.raises(ValidationError, match="còn 1 chi hội"):
        services.dissolve(row, on=clock.today(), reason="x", paper=None, by=union)


def test_a_branch_is_founded_after_its_association(union):
    row = examples.friendshipassociation()
    branch = examples.friendshipassociation(kind="branch", parent=row, name="Chi hội mẫu")
    facts: dict[str, Any] = {
        "on": clock.today(),
        "chair": "Người mẫu A",
        "members": 12,
        "paper": examples.paper("quyết định"),
    }
    with pytest.raises(ValidationError, match="chi hội thành lập sau hội"):
        services.found(branch, **facts, by=union)
    services.found(row, **facts, by=union)
    assert services.found(fresh(branch), **facts, by=union).stage == AssociationStage.FOUNDED


def test_members_are_counted_on_a_later_day_and_terms_share_none(union, enter):
    row = examples.founded()
    with pytest.raises(ValidationError, match="trước số liệu đã có"):
        services.count(row, on=clock.today() - timedelta(days=1), members=70, chair="", by=union)
    services.count(row, on=clock.today(), members=70, chair="", by=union)
    assert (fresh(row).members, fresh(row).chair) == (70, "Người mẫu A")
    address = reverse("people:friendshipassociation-term-add", args=[row.pk])
    facts = {"number": "1", "since": "2021-01-01", "until": "2026-01-01", "chair": "Người mẫu A"}
    assert enter(union).post(address, facts).status_code == 302
    reply = enter(union).post(address, facts | {"number": "2", "since": "2026-01-01", "until": "2031-01-01"})
    assert reply.status_code == 422
    assert "nhiệm kỳ 1" in reply.content.decode()
    (each,) = due("association-term")
    assert each.since == date(2026, 1, 1)
    assert said(row)["term"].kind == Outcome.WARN


# ── activities ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("plan_of_the_year")
def test_an_exchange_of_young_people_is_held_and_speaks_to_its_task(tasks, union, settings):
    """Task 3.6: exchanges of culture between young people of the province and of other countries."""
    row = examples.friendshipactivity()
    row.tasks.add(tasks["1.1"])
    row.partners.add(examples.laos())
    with pytest.raises(ValidationError, match="chưa đến"):
        services.hold(row, vietnamese=1, foreigners=1, results="x", by=union)
    settings.HAIDANG_TODAY = row.ends_on + timedelta(days=1)
    assert len(due("activity-hold")) == 1
    with pytest.raises(ValidationError, match="Chưa ghi kết quả"):
        services.hold(row, vietnamese=1, foreigners=1, results=" ", by=union)
    services.hold(row, vietnamese=80, foreigners=35, results="Hai bên hẹn gặp lại năm sau.", by=union)
    told = Hint.objects.get().sentence
    for words in ("Lào", "35 người nước ngoài", "hẹn gặp lại"):
        assert words in told
    assert due("activity-hold") == []
    assert fresh(row).stage == ActivityStage.HELD


@pytest.mark.usefixtures("plan_of_the_year")
def test_a_new_year_call_on_a_country_with_an_association_speaks_to_its_task(tasks, union):
    """Task 8.2: anniversaries, meetings, calls at the New Year of countries with an association here."""
    today = clock.today()
    row = examples.friendshipactivity(
        title="Chúc Tết Tổng lãnh sự quán", kind="new-year", association=examples.founded(), starts_on=today,
        ends_on=today,
    )  # fmt: skip
    row.tasks.add(tasks["1.1"])
    services.hold(row, vietnamese=5, foreigners=8, results="Đã chúc Tết.", by=union)
    told = Hint.objects.get().sentence
    assert told.startswith(str(row.association))
    assert "Chúc Tết Tổng lãnh sự quán" in told


def test_what_is_not_held_falls_silent_and_stays_as_it_is(tasks, union, officer, plan_of_the_year):
    row = examples.friendshipactivity()
    row.tasks.add(tasks["1.1"])
    with pytest.raises(FriendshipActivity.DoesNotExist):
        services.cancel(row, reason="x", by=officer)
    services.cancel(row, reason="Đoàn bạn không sang được", by=union)
    assert not Hint.objects.exists()
    assert not FriendshipActivity.objects.for_user(union, "change").filter(pk=row.pk).exists()


# ── friends ──────────────────────────────────────────────────────────────────────────────────────


def _friend(union, **facts):
    return {
        "name": "Người mẫu bạn", "country": examples.laos().pk, "circle": "teacher", "agency": union.agency_id,
        "consent_on": "2026-03-01", "consent_way": "paper", "consent_for": "mời dự hoạt động",
    } | facts  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"consent_on": ""}, "không lưu thông tin của người chưa đồng ý"),
        ({"consent_on": "2026-03-03"}, "chưa đến"),
        ({"name": ""}, "Họ và tên"),
        ({}, ""),
    ],
)
def test_nobody_is_written_down_without_consent(enter, union, facts, words):
    reply = enter(union).post(reverse("people:foreignfriend-add"), _friend(union, **facts))
    assert reply.status_code == (422 if words else 302)
    assert words in reply.content.decode()
    assert ForeignFriend.objects.count() == (0 if words else 1)


def test_who_withdraws_is_taken_out_and_a_code_remains(union, enter, officer):
    row = examples.foreignfriend(name="Khamla Mẫu", story="Dạy ở trường chính trị")
    row.contacts.create(on=clock.today(), words="Gửi thư cảm ơn", is_answered=False)
    assert len(due("friend-answer")) == 1
    with pytest.raises(ForeignFriend.DoesNotExist):
        services.withdraw(row, on=clock.today(), by=officer)
    with pytest.raises(ValidationError, match="trước ngày đồng ý"):
        services.withdraw(row, on=date(2020, 1, 5), by=union)
    done = services.withdraw(row, on=clock.today(), by=union)
    kept = fresh(done)
    assert (kept.name, kept.email, kept.story, kept.organisation, kept.phone) == ("", "", "", "", "")
    assert FriendContact.objects.get().words == ""
    assert (kept.stage, str(kept)) == (FriendStage.WITHDRAWN, "BB-LA-001")
    assert due("friend-answer") == []
    client = enter(union)
    for address in (kept.get_absolute_url(), reverse("people:foreignfriend-history", args=[kept.pk])):
        assert "Khamla" not in client.get(address).content.decode()
    with pytest.raises(ValidationError, match="đang ở bước"):
        services.withdraw(kept, on=clock.today(), by=union)


@pytest.mark.parametrize(
    ("on", "law"),
    [
        (date(2023, 7, 1), "NĐ 13/2023/NĐ-CP"),
        (date(2025, 12, 31), "NĐ 13/2023/NĐ-CP"),
        (date(2026, 1, 1), "Luật 91/2025/QH15"),
    ],
)
def test_consent_stands_on_the_law_of_its_day(on, law):
    (found,) = friend_checks(examples.foreignfriend(consent_on=on))
    assert found.source == law


def test_an_agency_writes_of_itself(enter, union, officer):
    reply = enter(union).post(reverse("people:foreignfriend-add"), _friend(union, agency=officer.agency_id))
    assert reply.status_code == 422
    assert not ForeignFriend.objects.exists()
    with pytest.raises(PermissionDenied):
        services.refuse_others(union.agency, by=examples.person("kiem-tra"))
