"""Somebody is told something once, with the reason, in the way they chose."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from haidang.kit.audit.models import Note, RowChange
from haidang.office.notices import selectors, services
from haidang.office.notices.choices import Kind, MailState, Way
from haidang.office.notices.models import Mail, Notice
from haidang.office.notices.services import tell, tell_all
from haidang.office.notices.tests.conftest import MORNING
from haidang.office.notices.tests.made import posted, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def said(**other):
    return {
        "key": "update:7:returned:1",
        "title": "Cập nhật tháng 5 bị trả lại",
        "words": "Thiếu số liệu.",
        "url": "/theo-doi/7/",
        "reason": "bạn phụ trách phần việc này",
    } | other


def test_told_twice_is_told_once(officer, desk):
    assert tell(officer, Kind.RETURNED, **said(), by=desk)
    assert tell(officer, Kind.RETURNED, **said(title="Nói lại"), by=desk) is None
    assert [notice.title for notice in Notice.objects.all()] == ["Cập nhật tháng 5 bị trả lại"]
    assert Mail.objects.count() == 1


def test_the_same_thing_is_told_to_each_of_several_people(cast, desk):
    several = tell_all([cast["so-cong-thuong"], cast["so-du-lich"], desk], Kind.GIVEN, **said(), by=desk)
    assert {notice.person for notice in several} == {cast["so-cong-thuong"], cast["so-du-lich"]}


def test_who_has_left_is_told_nothing(officer, desk):
    officer.is_active = False
    assert tell(officer, Kind.RETURNED, **said(), by=desk) is None
    assert tell(None, Kind.RETURNED, **said(), by=desk) is None


@transaction.atomic
def an_act_that_fails(person, by):
    tell(person, Kind.RETURNED, **said(), by=by)
    raise RuntimeError


def test_an_act_that_fails_has_told_nobody(officer, desk):
    with pytest.raises(RuntimeError):
        an_act_that_fails(officer, desk)
    assert not Notice.objects.exists()
    assert not Mail.objects.exists()


def test_what_is_wanted_at_once_is_a_mail_of_its_own_with_the_reason(officer, desk):
    notice = told(officer, Kind.RETURNED, **said(), by=desk)
    mail = Mail.objects.get()
    assert notice.way == Way.INSTANT
    assert notice.mail == mail
    assert mail.next_try_at == MORNING
    for words in (
        "Kính gửi Đầu mối Sở Công Thương",
        "Thiếu số liệu.",
        "https://doi-ngoai.vi-du.example/theo-doi/7/",
        "Bạn nhận thư này vì bạn phụ trách phần việc này.",
        "https://doi-ngoai.vi-du.example/thong-bao/cach-nhan/",
    ):
        assert words in mail.text


def test_what_is_wanted_daily_waits_for_the_mail_of_the_day(officer, desk):
    services.choose_ways({Kind.RETURNED: Way.DAILY}, by=officer)
    notice = told(officer, Kind.RETURNED, **said(), by=desk)
    assert not Mail.objects.exists()
    assert list(Notice.objects.for_the_digest(MORNING)) == [notice]


def test_the_mail_of_the_day_leaves_out_what_was_read_carried_or_forgotten(officer, desk):
    services.choose_ways({Kind.RETURNED: Way.DAILY}, by=officer)
    read, carried, free, old = (told(officer, Kind.RETURNED, **said(key=f"u:{n}"), by=desk) for n in range(4))
    services.mark_read(read, by=officer)
    goes = posted(officer, "Thư ngày", "…", key="digest:1")
    gone = posted(officer, "Thư ngày", "…", key="digest:2")
    Mail.objects.filter(pk=gone.pk).update(state=MailState.CANCELLED)
    Notice.objects.filter(pk=carried.pk).update(mail=goes)
    Notice.objects.filter(pk=free.pk).update(mail=gone)
    Notice.objects.filter(pk=old.pk).update(made_at=MORNING - timedelta(days=15))
    assert list(Notice.objects.for_the_digest(MORNING)) == [free]


def test_what_is_wanted_never_stands_in_the_list_alone(officer, desk):
    services.choose_ways({Kind.ACCEPTED: Way.NEVER}, by=officer)
    tell(officer, Kind.ACCEPTED, **said(), by=desk)
    assert not Mail.objects.exists()
    assert not Notice.objects.for_the_digest(MORNING).exists()
    assert selectors.unread_count(officer) == 1


def test_in_the_evening_a_mail_waits_for_the_morning_and_a_receipt_does_not(officer, now):
    now.is_now = MORNING + timedelta(hours=10)
    tell(officer, Kind.RETURNED, **said(key="a"))
    tell(officer, Kind.RECEIPT, **said(key="b"), by=officer)
    at = dict(Mail.objects.values_list("key", "next_try_at"))
    assert at[f"notice:{officer.pk}:a"] == MORNING + timedelta(hours=21)
    assert at[f"notice:{officer.pk}:b"] == now.is_now


def test_telling_many_asks_no_more_than_telling_one_beside_their_mails(cast, desk, django_assert_max_num_queries):
    people = [user for user in cast.values() if user != desk]
    for user in people:
        services.choose_ways({Kind.ACCEPTED: Way.DAILY}, by=user)
    # known, ways, insert, read back; and the frame of the transaction
    with django_assert_max_num_queries(7):
        assert len(tell_all(people, Kind.ACCEPTED, **said(), by=desk)) == len(people)


def test_one_marks_only_ones_own(officer, desk):
    notice = told(officer, Kind.RETURNED, **said(), by=desk)
    with pytest.raises(Notice.DoesNotExist):
        services.mark_read(notice, by=desk)
    assert services.mark_read(notice, by=officer).is_read
    assert services.mark_all_read(by=officer) == 0


def test_who_stands_in_reads_the_notices_of_the_absent_and_marks_none(cast, desk):
    absent, deputy = cast["lanh-dao-ubnd"], cast["pho-chu-tich-ubnd"]
    notice = told(absent, Kind.DECIDED, **said(), by=desk)
    deputy.act_for(absent)
    assert list(Notice.objects.for_user(deputy, "view")) == [notice]
    with pytest.raises(Notice.DoesNotExist):
        services.mark_read(notice, by=deputy)


def test_choosing_a_way_is_told_in_ones_history_and_only_what_changed(officer):
    services.choose_ways({Kind.ACCEPTED: Way.NEVER, Kind.RETURNED: Way.INSTANT}, by=officer)
    (line,) = Note.objects.filter(verb="ways-chosen")
    assert list(line.changes) == ["Đã được chấp nhận"]
    assert selectors.all_ways_of(officer)[Kind.ACCEPTED] == Way.NEVER


def test_a_way_that_is_not_offered_is_refused_and_nothing_is_kept(officer):
    with pytest.raises(ValidationError, match="Bị trả lại"):
        services.choose_ways({Kind.ACCEPTED: Way.NEVER, Kind.RETURNED: Way.NEVER}, by=officer)
    assert selectors.all_ways_of(officer)[Kind.ACCEPTED] == Way.DAILY


def test_an_agency_is_told_through_its_focal_point_and_without_one_through_its_leader(cast):
    agency = cast["so-cong-thuong"].agency
    assert selectors.people_of([agency.pk]) == [cast["so-cong-thuong"]]
    cast["so-cong-thuong"].is_active = False
    cast["so-cong-thuong"].save()
    assert selectors.people_of([agency.pk]) == [cast["lanh-dao-so-cong-thuong"]]


def test_the_log_of_rows_never_holds_what_a_mail_says(officer, desk):
    tell(officer, Kind.RETURNED, **said(), by=desk)
    copies = list(RowChange.objects.filter(table="notices_mail"))
    assert copies
    assert all("Thiếu số liệu" not in str(row.__dict__) for row in copies)
    token = Mail.objects.get().token
    assert all(token not in str(row.__dict__) for row in copies)
