"""Acting for somebody absent: by whom, for whom, from when to when; and that both names stay visible."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from haidang.kit.audit.models import Note
from haidang.kit.audit.services import note
from haidang.office.accounts import services
from haidang.office.accounts.choices import Role
from haidang.office.accounts.examples import stand_in
from haidang.office.accounts.models import StandIn, User

TODAY = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = TODAY


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def vice(cast):
    return cast["pho-chu-tich-ubnd"]


def appoint(absent, deputy, by=None, first=0, last=6, **more):
    days = {"starts_on": TODAY + timedelta(days=first), "ends_on": TODAY + timedelta(days=last)}
    return services.appoint_stand_in(absent=absent, deputy=deputy, decision="UQ 01", by=by or absent, **days | more)


def test_the_absent_person_or_administration_decides(chair, vice, admin, cast):
    appoint(chair, vice)
    appoint(vice, chair, by=admin)
    for somebody in (vice, cast["so-ngoai-vu"]):
        with pytest.raises(PermissionDenied):
            appoint(chair, cast["van-thu"], by=somebody)
    assert [one.verb for one in Note.objects.all()] == ["appointed", "appointed"]


@pytest.mark.parametrize(
    ("absent", "deputy", "days", "said"),
    [
        ("quan-tri", "van-thu", {}, "Không ai thay quản trị"),
        ("so-ngoai-vu", "quan-tri", {}, "không thay ai"),
        ("so-ngoai-vu", "so-du-lich", {}, "không cùng cơ quan"),
        ("so-ngoai-vu", "van-thu", {"last": -1, "first": -3}, "đã qua"),
        ("so-ngoai-vu", "van-thu", {"last": 400}, "không quá một năm"),
        ("so-ngoai-vu", "van-thu", {"first": 5, "last": 2}, "từ ngày đầu trở đi"),
        ("so-ngoai-vu", "so-ngoai-vu", {}, "người khác"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(cast, admin, absent, deputy, days, said):
    with pytest.raises(ValidationError, match=said):
        appoint(cast[absent], cast[deputy], by=admin, **days)


def test_nobody_is_appointed_twice_for_the_same_days(chair, vice):
    appoint(chair, vice)
    with pytest.raises(ValidationError, match="Đã có"):
        appoint(chair, vice, first=3, last=9)
    appoint(chair, vice, first=7, last=9)


def test_the_database_refuses_days_in_the_wrong_order(chair, vice):
    row = {"absent": chair, "deputy": vice, "granted_by": chair, "decision": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(**row, starts_on=TODAY, ends_on=TODAY - timedelta(days=1))


def test_who_acts_has_the_role_of_the_absent_person_and_no_longer_their_own(enter, cast):
    leader, clerk = cast["lanh-dao-so-ngoai-vu"], cast["van-thu"]
    row = appoint(leader, clerk)
    assert clerk.may("delete", "plan") is False
    clerk.act_for(leader)
    assert clerk.may("delete", "plan") is True
    assert (clerk.role, clerk.agency) == (Role.DESK_LEADER, leader.agency)
    assert str(clerk) == "Văn thư Sở Ngoại vụ (thay Giám đốc Sở Ngoại vụ)"
    assert note(row, "tried", by=clerk).by_name == str(clerk)


def test_what_was_taken_over_is_never_written_down_as_ones_own(cast):
    clerk = cast["van-thu"]
    clerk.act_for(cast["lanh-dao-so-ngoai-vu"])
    clerk.post = "Văn thư viên"
    clerk.save()
    clerk.save(update_fields=["role"])
    row = User.objects.get(pk=clerk.pk)
    assert (row.role, row.post) == (Role.CLERK, "Văn thư viên")


def test_the_head_of_each_page_says_for_whom_one_acts_until_one_stops(enter, db, vice):
    row = stand_in(TODAY)
    client = enter(vice)
    page = client.get("/tai-khoan/").content.decode()
    assert "Làm thay" in page
    assert "đang thay" not in page
    page = client.post(f"/tai-khoan/thay/{row.pk}/lam-thay/", follow=True).content.decode()
    assert "đang thay <strong>Chủ tịch UBND tỉnh</strong>" in page
    assert "Chủ tịch UBND tỉnh" in page
    client.post("/tai-khoan/thay/thoi-lam/")
    assert "đang thay" not in client.get("/tai-khoan/thay/").content.decode()
    told = list(Note.objects.order_by("pk").values_list("verb", "by_name"))
    assert told == [
        ("taken-up", "Phó Chủ tịch UBND tỉnh"),
        ("laid-down", "Phó Chủ tịch UBND tỉnh (thay Chủ tịch UBND tỉnh)"),
    ]


@pytest.mark.parametrize("change", ["day", "ended", "closed"])
def test_standing_in_ends_by_itself(enter, vice, chair, settings, change):
    row = stand_in(TODAY)
    client = enter(vice)
    client.post(f"/tai-khoan/thay/{row.pk}/lam-thay/")
    if change == "day":
        settings.HAIDANG_TODAY = TODAY + timedelta(days=7)
    elif change == "ended":
        services.end_stand_in(row, by=chair)
    else:
        User.objects.filter(pk=chair.pk).update(is_active=False)
    page = client.get("/", follow=True).content.decode()
    assert "đang thay" not in page
    assert "đã hết" in page


def test_only_the_deputy_takes_up_and_only_in_its_days(enter, cast, vice, settings):
    row = stand_in(TODAY)
    assert enter(cast["so-du-lich"]).post(f"/tai-khoan/thay/{row.pk}/lam-thay/").status_code == 404
    assert enter(cast["lanh-dao-ubnd"]).post(f"/tai-khoan/thay/{row.pk}/lam-thay/").status_code == 404
    settings.HAIDANG_TODAY = TODAY - timedelta(days=1)
    page = enter(vice).post(f"/tai-khoan/thay/{row.pk}/lam-thay/", follow=True).content.decode()
    assert "không có căn cứ nào còn hiệu lực" in page


def test_who_acts_for_another_hands_nothing_on(enter, vice, cast):
    row = stand_in(TODAY)
    vice.act_for(row.absent)
    with pytest.raises(PermissionDenied):
        appoint(row.absent, cast["van-phong-ubnd"], by=vice)
    with pytest.raises(PermissionDenied):
        services.end_stand_in(row, by=vice)
    client = enter(cast["pho-chu-tich-ubnd"])
    client.post(f"/tai-khoan/thay/{row.pk}/lam-thay/")
    assert "Giao người thay" not in client.get("/tai-khoan/thay/").content.decode()


def test_the_absent_person_appoints_and_ends_at_the_screen(enter, chair, vice):
    client = enter(chair)
    fields = {"deputy": vice.pk, "starts_on": "2020-06-15", "ends_on": "2020-06-20", "decision": "UQ 02"}
    client.post("/tai-khoan/thay/", fields)
    row = StandIn.objects.get()
    assert (row.absent, row.granted_by) == (chair, chair)
    assert "Đã có" in client.post("/tai-khoan/thay/", fields).content.decode()
    client.post(f"/tai-khoan/thay/{row.pk}/thoi/")
    row.refresh_from_db()
    assert row.ended_at
    assert enter(vice).post(f"/tai-khoan/thay/{row.pk}/thoi/").status_code == 403
