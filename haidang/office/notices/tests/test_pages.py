"""The pages of the notices and of the outbox, with somebody at the door."""

import pytest
from django.test import Client
from django.urls import reverse

from haidang.office.notices import examples, services
from haidang.office.notices.choices import Kind, MailState, Way
from haidang.office.notices.models import BadAddress, Mail, Notice
from haidang.office.notices.selectors import all_ways_of


@pytest.fixture
def enter():
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def test_the_unread_stand_first_with_the_reason_and_are_counted_in_the_head(officer, enter):
    old, new = examples.notice(), examples.notice()
    services.mark_read(new, by=officer)
    page = enter(officer).get("/thong-bao/").content.decode()
    assert page.index(old.title) < page.index(new.title)
    assert "Bạn nhận vì bạn phụ trách phần việc này" in page
    assert '<span class="hd-bell-count">1<' in page


def test_a_look_changes_nothing_and_opening_is_reading(officer, enter):
    notice = examples.notice()
    client = enter(officer)
    client.get("/thong-bao/")
    assert client.get(reverse("notices:open", args=[notice.pk])).status_code == 405
    assert not Notice.objects.get().is_read
    assert client.post(reverse("notices:open", args=[notice.pk])).url == "/viec-cua-toi/"
    assert Notice.objects.get().is_read


def test_a_notice_never_leads_out_of_the_house(officer, enter):
    notice = examples.notice()
    Notice.objects.update(url="//xa.example/")
    assert enter(officer).post(reverse("notices:open", args=[notice.pk])).url == "/thong-bao/"


def test_all_are_marked_at_once(officer, enter):
    examples.notice(), examples.notice()
    page = enter(officer).post(reverse("notices:read-all"), follow=True).content.decode()
    assert "Đã đánh dấu 2 thông báo" in page
    assert "hd-bell-count" not in page


def test_who_stands_in_opens_the_notices_of_the_absent_and_marks_none(cast, enter, the_day):
    from haidang.office.accounts.examples import stand_in

    taken = stand_in(the_day)
    notice = examples.notice("lanh-dao-ubnd")
    client = enter(cast["pho-chu-tich-ubnd"])
    client.post(reverse("accounts:take-up", args=[taken.pk]))
    assert "Chủ tịch UBND tỉnh nhận vì" in client.get("/thong-bao/").content.decode()
    assert client.post(reverse("notices:open", args=[notice.pk])).url == "/viec-cua-toi/"
    assert client.post(reverse("notices:read", args=[notice.pk])).status_code == 403
    assert not Notice.objects.get().is_read


def test_the_list_asks_the_same_whatever_its_length_and_has_pages(officer, enter, django_assert_num_queries):
    client = enter(officer)
    examples.notice()
    client.get("/thong-bao/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get("/thong-bao/")
    for _ in range(60):
        examples.notice()
    with django_assert_num_queries(len(few)):
        page = client.get("/thong-bao/").content.decode()
    assert "Trang 1/2" in page


def test_the_ways_are_chosen_on_a_page_and_what_is_not_offered_is_refused(officer, enter):
    client = enter(officer)
    page = client.get("/thong-bao/cach-nhan/").content.decode()
    assert "Thư gửi tới so-cong-thuong@vi-du.example" in page
    chosen = {kind.value: way.value for kind, way in all_ways_of(officer).items()}
    client.post("/thong-bao/cach-nhan/", chosen | {"accepted": "never"})
    assert all_ways_of(officer)[Kind.ACCEPTED] == Way.NEVER
    client.post("/thong-bao/cach-nhan/", chosen | {"returned": "never"})
    assert all_ways_of(officer)[Kind.RETURNED] == Way.INSTANT


def test_who_cannot_be_reached_is_told_so_where_they_choose(officer, enter):
    BadAddress.objects.create(address=officer.email)
    page = enter(officer).get("/thong-bao/cach-nhan/").content.decode()
    assert "Hiện không gửi thư cho bạn được: thư gửi tới địa chỉ này bị trả lại." in page


# ── the outbox ───────────────────────────────────────────────────────────────────────────────────


def test_administration_sees_that_a_mail_went_and_not_what_it_is_about(cast, enter):
    mail = examples.mail()
    for name, is_told in (("so-ngoai-vu", True), ("quan-tri", False)):
        client = enter(cast[name])
        for address in ("/thong-bao/thu-di/", mail.get_absolute_url()):
            page = client.get(address).content.decode()
            assert ("3 việc quá hạn" in page) is is_told, (name, address)
            assert "so-cong-thuong@vi-du.example" in page


def test_the_text_is_shown_only_where_nothing_is_ever_sent(desk, enter, settings):
    mail = examples.mail()
    client = enter(desk)
    assert "Kính gửi Đầu mối" in client.get(mail.get_absolute_url()).content.decode()
    settings.HAIDANG_PRACTICE = False
    Mail.objects.update(state=MailState.SENT)
    page = client.get(mail.get_absolute_url()).content.decode()
    assert "Kính gửi Đầu mối" not in page
    assert mail.token not in page


def test_a_practice_space_says_on_every_page_that_it_writes_to_nobody(desk, enter, settings):
    client = enter(desk)
    assert "không gửi thư ra ngoài" in client.get("/thong-bao/").content.decode()
    settings.HAIDANG_DEMO = False
    assert "Bản tập dượt" in client.get("/thong-bao/").content.decode()
    settings.HAIDANG_PRACTICE = False
    assert "không gửi thư ra ngoài" not in client.get("/thong-bao/").content.decode()


def test_the_outbox_is_narrowed_by_state_and_by_person_without_marks(cast, desk, enter):
    examples.mail(), examples.mail("so-du-lich")
    Mail.objects.filter(person=cast["so-du-lich"]).update(state=MailState.FAILED)
    client = enter(desk)

    def found(query):
        return [mail.person.username for mail in client.get(f"/thong-bao/thu-di/?{query}").context["page"]]

    assert found("state=failed") == ["so-du-lich"]
    assert found("q=cong+thuong") == ["so-cong-thuong"]
    assert found("q=so-du-lich@") == ["so-du-lich"]
    assert len(found("state=nothing-known")) == 2


def test_the_outbox_says_since_when_the_server_is_away(desk, enter, settings):
    settings.HAIDANG_PRACTICE = False
    examples.outage()
    page = enter(desk).get("/thong-bao/thu-di/").content.decode()
    assert "Máy chủ thư không nhận từ 05:00 15/6/2020 (Connection refused)" in page


def test_a_mail_is_cancelled_and_sent_again_by_buttons_that_are_there_only_when_they_work(desk, enter, settings):
    settings.HAIDANG_PRACTICE = False
    mail = examples.mail()
    client = enter(desk)
    page = client.get(mail.get_absolute_url()).content.decode()
    assert "Hủy thư" in page
    assert "Gửi lại" not in page
    page = client.post(reverse("notices:mail-cancel", args=[mail.pk]), follow=True).content.decode()
    assert "Đã hủy thư." in page
    assert "Gửi lại" in page
    page = client.post(reverse("notices:mail-retry", args=[mail.pk]), follow=True).content.decode()
    assert "Thư sẽ được gửi lại" in page
    page = client.post(reverse("notices:mail-retry", args=[mail.pk]), follow=True).content.decode()
    assert "Thư đang ở trạng thái “Chờ gửi” nên không gửi lại." in page


def test_a_bad_address_is_shown_with_its_person_and_trusted_again(cast, desk, enter):
    row = BadAddress.objects.create(address=cast["so-cong-thuong"].email, words="550 5.1.1 unknown")
    client = enter(desk)
    page = client.get("/thong-bao/dia-chi-hong/").content.decode()
    assert "Đầu mối Sở Công Thương" in page
    assert "550 5.1.1 unknown" in page
    page = client.post(reverse("notices:address-trust", args=[row.pk]), follow=True).content.decode()
    assert "Từ nay thư lại được gửi tới" in page
    assert client.post(reverse("notices:address-trust", args=[row.pk])).status_code == 404
