"""The mail of the day: one for each person and working day, with reasons, once, and never to who cannot be reached."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from haidang.desk import digest, jobs, rules
from haidang.desk.choices import Because, When
from haidang.desk.digest import compose, text_of
from haidang.kit.owed import Owed
from haidang.office.accounts.examples import stand_in
from haidang.office.notices import services
from haidang.office.notices.choices import Kind, MailState, Unreached, Way
from haidang.office.notices.models import BadAddress, Mail, Notice

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, SUNDAY = date(2020, 6, 15), date(2020, 6, 16), date(2020, 6, 14)


@pytest.fixture(autouse=True)
def addresses(cast, settings):
    settings.HAIDANG_ADDRESS = "https://doi-ngoai.vi-du.example"
    for name, user in cast.items():
        user.email = f"{name}@vi-du.example"
        user.save(update_fields=["email"])


def of(found, person):
    return next(each for each in found if each.person == person)


def tell(person, number=1, kind=Kind.ACCEPTED):
    return services.tell(
        person,
        kind,
        key=f"n:{number}",
        title=f"Cập nhật {number} được chấp nhận",
        words="Không có ý kiến thêm.",
        url="/theo-doi/1/",
        reason="bạn đã gửi cập nhật này",
    )


@pytest.mark.parametrize(
    ("by_when", "news", "begins_week", "because"),
    [
        ({}, 0, True, None),
        ({When.OVERDUE: 1}, 0, False, Because.OVERDUE),
        ({When.OVERDUE: 1, When.WEEK: 2}, 3, True, Because.OVERDUE),
        ({When.OVERDUE: 0, When.WEEK: 2}, 3, False, Because.WEEK),
        ({When.LATER: 2}, 1, False, Because.NEWS),
        ({When.LATER: 2}, 0, False, None),
        ({When.LATER: 2}, 0, True, Because.MONDAY),
        ({When.UNDATED: 1}, 0, False, None),
        ({When.UNDATED: 1}, 0, True, Because.MONDAY),
    ],
)
def test_a_mail_is_written_only_where_it_tells_something(by_when, news, begins_week, because):
    assert rules.mailed_because(by_when, news, begins_week=begins_week) == because


FOCAL, HEAD = "focal", "agency-leader"


@pytest.mark.parametrize(
    ("key", "role", "person", "near", "has_doer", "is_mailed"),
    [
        ("update:1:2020-t05", FOCAL, None, When.UNDATED, True, True),
        ("update:1:2020-t05", HEAD, None, When.WEEK, True, False),
        ("update:1:2020-t05", HEAD, None, When.OVERDUE, True, True),  # the leader hears from the first day after
        ("update:1:2020-t05", HEAD, None, When.WEEK, False, True),  # nobody else is there
        ("approve:1", HEAD, None, When.UNDATED, True, True),  # only a leader does it
        ("answer:1", HEAD, 7, When.LATER, True, True),
        ("opinion:1", HEAD, 7, When.LATER, True, True),  # theirs by name
        ("estimate:1:decide", "chair", None, When.UNDATED, True, True),
        ("receipt:1", "desk-leader", None, When.LATER, True, False),
    ],
)
def test_a_leader_is_not_written_to_about_what_others_of_the_house_do(key, role, person, near, has_doer, is_mailed):
    assert rules.is_mailed(key, role=role, person=person, near=near, has_doer=has_doer) is is_mailed


def test_each_gets_their_own_work_the_most_pressing_first_with_where_to_do_it(officer, ask):
    late, soon = ask(date(2020, 6, 10), "SCT"), ask(date(2020, 6, 19), "SCT")
    ask(date(2020, 6, 10), "SDL")
    mine = of(compose(MONDAY), officer)
    assert mine.because == Because.OVERDUE
    text = text_of(mine)
    assert "Hôm nay 15/6/2020: 1 việc quá hạn, 1 việc đến hạn trong tuần" in text
    assert text.index("QUÁ HẠN (1)") < text.index(late.get_absolute_url()) < text.index(soon.get_absolute_url())
    assert f"https://doi-ngoai.vi-du.example{late.get_absolute_url()}" in text
    assert "(quá hạn 5 ngày, hạn 10/6/2020)" in text
    assert "Bạn nhận thư này vì có việc chờ bạn hoặc Sở Công Thương." in text


def test_three_lines_stand_ready_for_the_chat_group(officer, ask):
    ask(date(2020, 6, 10), "SCT", subject="V/v " + "rất dài " * 60)
    three = of(compose(MONDAY), officer).three_lines.splitlines()
    assert len(three) == 3
    assert three[0] == "[Sở Công Thương, 15/6/2020] 1 việc quá hạn."
    assert three[1].startswith("Làm trước: ")
    assert "quá hạn 5 ngày" in three[1]
    assert three[2] == "Làm và xem tại: https://doi-ngoai.vi-du.example/viec-cua-toi/"
    assert max(map(len, three)) <= 230


def test_the_mail_is_vietnamese_whatever_the_screen_speaks(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    with translation.override("en"):
        jobs.write(MONDAY)
    mail = Mail.objects.get(person=officer)
    assert "việc quá hạn" in mail.subject
    assert "Trả lời văn bản" in mail.text


def test_run_twice_it_writes_nothing_twice(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    first = jobs.write(MONDAY)
    again = jobs.write(MONDAY)
    assert (len(first.written), len(again.written)) == (len(again.before), 0)
    assert Mail.objects.filter(person=officer).count() == 1
    assert Mail.objects.get(person=officer).key == f"digest:{officer.pk}:2020-06-15"
    assert jobs.send_digests(TUESDAY)["written"] == len(first.written)


def test_the_office_is_not_written_to_on_a_sunday(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    assert jobs.send_digests(SUNDAY) == {"written": 0, "unreached": 0, "before": 0}
    assert not Mail.objects.exists()


def test_a_rehearsal_writes_nothing(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    done = jobs.write(MONDAY, rehearse=True)
    assert officer in {each.person for each in done.written}
    assert not Mail.objects.exists()


def test_notices_wanted_daily_go_in_it_with_their_reason_and_go_once(officer):
    notice = tell(officer)
    found = of(compose(TUESDAY), officer)
    assert found.because == Because.NEWS
    assert "1 thông báo mới" in found.subject
    assert "Bạn nhận vì bạn đã gửi cập nhật này." in text_of(found)
    jobs.write(TUESDAY)
    notice.refresh_from_db()
    assert notice.mail == Mail.objects.get(person=officer)
    Mail.objects.update(state=MailState.SENT)
    assert of(compose(date(2020, 6, 17)), officer).because is None


def test_a_mail_of_yesterday_that_never_went_is_replaced_and_its_notices_are_told_again(officer, settings):
    settings.HAIDANG_PRACTICE = False
    tell(officer, 1)
    jobs.write(MONDAY)
    tell(officer, 2)
    jobs.write(TUESDAY)
    old, new = Mail.objects.filter(person=officer).order_by("key")
    assert (old.state, new.state) == (MailState.CANCELLED, MailState.WAITING)
    assert "Cập nhật 1" in new.text
    assert "Cập nhật 2" in new.text
    assert set(Notice.objects.values_list("mail", flat=True)) == {new.pk}


def test_who_wants_no_list_gets_none_but_is_told_what_is_new(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    services.choose_ways({Kind.OWED: Way.NEVER}, by=officer)
    quiet = of(compose(TUESDAY), officer)
    assert quiet.is_off
    assert quiet.because is None
    tell(officer)
    assert of(compose(TUESDAY), officer).because == Because.NEWS
    assert "QUÁ HẠN" not in text_of(of(compose(TUESDAY), officer))


def test_who_stands_in_gets_the_work_of_the_absent_as_well(cast, monkeypatch):
    stand_in(MONDAY)
    thing = Owed("x:1", "Quyết định", "Dự toán mẫu", "/", person_id=cast["lanh-dao-ubnd"].pk, due_on=MONDAY)
    monkeypatch.setattr("haidang.desk.owed.ROOMS", (lambda on: [thing],))
    deputy = of(compose(MONDAY), cast["pho-chu-tich-ubnd"])
    assert [line.owed for line in deputy.lines] == [thing]
    assert "Có cả việc của Chủ tịch UBND tỉnh, bạn đang làm thay." in text_of(deputy)


def test_administration_and_who_left_get_none(cast, officer, ask):
    ask(date(2020, 6, 10), "SCT")
    officer.is_active = False
    officer.save()
    people = {each.person for each in compose(MONDAY)}
    assert not people & {officer, cast["quan-tri"]}


def test_whom_no_mail_reaches_is_counted_apart_and_why(cast, ask):
    ask(date(2020, 6, 10), "SCT", "SDL", "TDOAN")
    cast["so-du-lich"].email = ""
    cast["so-du-lich"].save()
    BadAddress.objects.create(address=cast["tinh-doan"].email)
    found = {each.person.username: each.unreached for each in jobs.write(MONDAY, rehearse=True).unreached}
    assert found == {"so-du-lich": Unreached.NO_ADDRESS, "tinh-doan": Unreached.BAD_ADDRESS}


def test_a_link_that_acts_can_be_put_in_the_place_of_the_page(officer, ask):
    ask(date(2020, 6, 10), "SCT")
    found = of(compose(MONDAY), officer)
    text = text_of(found, lambda each, person: f"https://la.example/{each.key}/{person.pk}")
    assert f"https://la.example/{found.lines[0].owed.key}/{officer.pk}" in text


def test_a_long_list_is_cut_and_says_how_much_is_left(officer, monkeypatch):
    things = [Owed(f"x:{n}", "Cập nhật", f"Việc số {n}", "/", agency_id=officer.agency_id) for n in range(300)]
    monkeypatch.setattr("haidang.desk.owed.ROOMS", (lambda on: things,))
    text = text_of(of(compose(MONDAY), officer))
    assert "CHƯA CÓ THỜI HẠN (300)" in text
    assert "Và 295 việc nữa" in text
    assert len(text) < 3_000


def test_composing_asks_the_same_however_many_there_are(officer, ask, cast, django_assert_num_queries):
    ask(date(2020, 6, 10), "SCT")
    tell(officer, 1)
    compose(MONDAY)
    with CaptureQueriesContext(connection) as few:
        compose(MONDAY)
    for number in range(6):
        ask(date(2020, 6, 10), "SCT", "SDL", "TDOAN")
        tell(officer, 10 + number)
        tell(cast["so-du-lich"], number)
    with django_assert_num_queries(len(few)):
        compose(MONDAY)


# ── the pages ────────────────────────────────────────────────────────────────────────────────────

PAGE = "/ban-dieu-hanh/thu-hom-nay/"


def test_the_desk_sees_who_would_get_what_why_and_who_cannot_be_reached(enter, desk, cast, ask):
    ask(date(2020, 6, 10), "SCT", "SDL")
    cast["so-du-lich"].email = ""
    cast["so-du-lich"].save()
    client = enter(desk)
    page = client.get(PAGE).content.decode()
    assert "so-cong-thuong@vi-du.example" in page
    assert "có việc quá hạn" in page
    assert "[Tiến độ kế hoạch, 15/6/2020]" in page
    assert "Quá hạn ở 2 cơ quan: " in page
    page = client.get(PAGE + "?xem=khong-toi").content.decode()
    assert "Đầu mối Sở Du lịch" in page
    assert "chưa có địa chỉ thư" in page
    assert "không có việc gần hạn" in client.get(PAGE + "?xem=khong-co").content.decode()
    assert client.get(PAGE + "?xem=khac").status_code == 404
    assert not Mail.objects.exists()


def test_the_desk_reads_a_mail_word_for_word_before_it_goes(enter, desk, officer, ask, cast):
    ask(date(2020, 6, 10), "SCT")
    client = enter(desk)
    page = client.get(f"{PAGE}{officer.pk}/").content.decode()
    assert "Kính gửi Đầu mối Sở Công Thương," in page
    assert "BA DÒNG ĐỂ DÁN VÀO NHÓM CHAT" in page
    assert client.get(f"{PAGE}{cast['quan-tri'].pk}/").status_code == 404


def test_what_was_written_today_is_said_in_the_preview(enter, desk, officer, ask):
    ask(date(2020, 6, 10), "SCT")
    jobs.write(MONDAY)
    page = enter(desk).get(PAGE).content.decode()
    assert Mail.objects.get(person=officer).get_absolute_url() in page
    assert "Giữ lại, bản tập dượt" in page


def test_ones_own_three_lines_stand_on_ones_own_page(enter, officer, ask):
    client = enter(officer)
    assert "nhóm chat" not in client.get("/viec-cua-toi/").content.decode()
    ask(date(2020, 6, 10), "SCT")
    page = client.get("/viec-cua-toi/").content.decode()
    assert "[Sở Công Thương, 15/6/2020] 1 việc quá hạn." in page


def test_the_timer_of_the_mails_stands_in_the_table():
    from django.conf import settings

    assert ("daily-digest", "at 07:30", "haidang.desk.jobs.send_digests") in settings.JOB_TIMERS
    assert digest.is_mailing_day(MONDAY)
