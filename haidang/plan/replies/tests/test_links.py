"""A link in a mail: one item, one officer, once; whoever opens it changes nothing, whoever sends is seen."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from haidang.kit.audit.models import Note, RowChange
from haidang.office.notices.models import Notice
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.examples import DONE
from haidang.plan.followup.models import Update
from haidang.plan.followup.tests.conftest import MORNING
from haidang.plan.replies import services
from haidang.plan.replies.links import token_of
from haidang.plan.replies.models import SignedLink

MARCH = "2020-t03"
WORDS = {"act": "submit", "state": State.DOING, "done": DONE, "version": "0"}


@pytest.fixture
def link(duty, officer):
    return services.link_for(officer, duty, MARCH)


@pytest.fixture
def stranger():
    """Who has the mail and no account; a form of theirs carries no cookie of ours."""
    return Client(enforce_csrf_checks=True)


def at(link):
    return reverse("replies:link", args=[token_of(link)])


def notes(verb):
    return Note.objects.filter(verb=verb)


def test_whoever_opens_it_reads_for_whom_it_speaks_and_changes_nothing(stranger, link, officer):
    # a scanner of mail opens it three times before its reader does
    for _ in range(3):
        page = stranger.get(at(link))
        assert page.status_code == 200
    assert officer.full_name in page.text
    assert "thay mặt" in page.text
    assert Update.objects.count() == 0
    assert not SignedLink.objects.get().used_at
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]


def test_a_head_request_changes_nothing(stranger, link):
    stranger.head(at(link))
    assert Update.objects.count() == 0


def test_nothing_new_is_one_tap_without_sign_in(stranger, link, officer, duty):
    reply = stranger.post(at(link), {"act": "nothing"}, follow=True)
    assert "Đã gửi" in reply.text
    update = Update.objects.get()
    assert (update.state, update.stage, update.submitted_by) == (State.NOTHING, Stage.SUBMITTED, officer)
    assert notes("link-used").get().by == officer
    assert update.duty == duty


def test_words_are_sent_in_the_name_of_its_owner(stranger, link, officer):
    stranger.post(at(link), WORDS)
    update = Update.objects.get()
    assert (update.done, update.by, update.submitted_by) == (DONE, officer, officer)


def test_its_owner_gets_a_receipt(stranger, link, officer):
    stranger.post(at(link), WORDS)
    told = Notice.objects.get(person=officer)
    assert "bằng đường dẫn trong thư" in told.title
    assert "Hoàn tác" in told.words
    assert token_of(link) not in told.url + told.words


def test_it_is_used_once(stranger, link):
    stranger.post(at(link), WORDS)
    again = stranger.post(at(link), WORDS | {"done": "Lần thứ hai"})
    assert again.status_code == 409
    assert Update.objects.get().done == DONE
    assert notes("link-refused").count() == 1


def test_what_it_sent_is_taken_back_by_it_the_same_day(stranger, link, officer):
    stranger.post(at(link), WORDS)
    page = stranger.post(at(link), {"act": "undo"}, follow=True)
    assert "Đã hoàn tác" in page.text
    assert Update.objects.get().stage == Stage.DRAFT
    assert notes("link-undone").get().by == officer
    # and the same act a second time finds it done
    stranger.post(at(link), {"act": "undo"})
    assert notes("link-undone").count() == 1


def test_the_day_after_it_is_too_late_to_take_it_back(stranger, link, monkeypatch):
    stranger.post(at(link), WORDS)
    monkeypatch.setattr("haidang.kit.clock.now", lambda: MORNING + timedelta(days=1))
    page = stranger.post(at(link), {"act": "undo"}, follow=True)
    assert "Chỉ hoàn tác được trong ngày gửi" in page.text
    assert Update.objects.get().stage == Stage.SUBMITTED


def test_what_was_accepted_meanwhile_is_not_taken_back_by_a_mail(stranger, link, desk):
    stranger.post(at(link), WORDS)
    followup.accept(Update.objects.get(), by=desk)
    page = stranger.post(at(link), {"act": "undo"}, follow=True)
    assert "Sở Ngoại vụ đã nhận" in page.text
    assert Update.objects.get().stage == Stage.ACCEPTED


def test_a_fault_is_said_beside_its_field_and_the_link_stays_good(stranger, link):
    page = stranger.post(at(link), WORDS | {"state": State.DONE})
    assert page.status_code == 422
    assert "chưa có minh chứng" in page.text
    assert DONE in page.text
    assert not SignedLink.objects.get().used_at
    assert Update.objects.count() == 0
    stranger.post(at(link), WORDS)
    assert SignedLink.objects.get().used_at


def test_somebody_wrote_meanwhile_and_the_text_is_kept(stranger, link, duty, officer):
    followup.save_draft(duty, MARCH, version=0, by=officer, state=State.DOING, done="Đã gửi thư mời 20 doanh nghiệp.")
    page = stranger.post(at(link), WORDS)
    assert page.status_code == 409
    assert DONE in page.text
    assert Update.objects.get().done == "Đã gửi thư mời 20 doanh nghiệp."


@pytest.mark.parametrize("damage", ["cut", "letter", "foreign", "other"])
def test_an_altered_link_opens_nothing(stranger, link, damage):
    token = token_of(link)
    said = signing.Signer(salt="haidang.replies.link").unsign_object(token)
    token = {
        "cut": token[:-3],
        "letter": token[:5] + ("a" if token[5] != "a" else "b") + token[6:],
        "foreign": signing.Signer(key="k" * 50, salt="haidang.replies.link").sign_object(said),
        # signed by us, for another use
        "other": signing.Signer(salt="another").sign_object(said),
    }[damage]
    page = stranger.post(reverse("replies:link", args=[token]), WORDS)
    assert page.status_code == 404
    assert "không dùng được" in page.text
    assert Update.objects.count() == 0


def test_the_link_of_an_emptied_house_opens_nothing_in_the_next(stranger, link, duty, officer):
    token = token_of(link)
    SignedLink.objects.all().delete()
    twin = services.link_for(officer, duty, MARCH)
    SignedLink.objects.filter(pk=twin.pk).update(id=link.pk)
    assert stranger.get(reverse("replies:link", args=[token])).status_code == 404


def test_an_old_link_says_when_it_ended(stranger, link, monkeypatch):
    monkeypatch.setattr("haidang.kit.clock.now", lambda: MORNING + timedelta(days=30))
    page = stranger.post(at(link), WORDS)
    assert page.status_code == 410
    assert "hết hạn lúc" in page.text
    assert Update.objects.count() == 0
    assert notes("link-refused").get().reason == "đã hết hạn"


def test_a_link_lives_thirty_days(stranger, link, monkeypatch):
    monkeypatch.setattr("haidang.kit.clock.now", lambda: MORNING + timedelta(days=30, seconds=-1))
    assert stranger.get(at(link)).status_code == 200


def test_the_link_of_who_left_opens_nothing(stranger, link, officer):
    officer.is_active = False
    officer.save()
    assert stranger.post(at(link), WORDS).status_code == 410
    assert Update.objects.count() == 0


def test_the_link_of_who_moved_to_another_agency_opens_nothing(stranger, link, officer, desk):
    officer.agency = desk.agency
    officer.save()
    assert stranger.post(at(link), WORDS).status_code == 410


def test_a_period_that_was_sent_in_another_way_is_closed_to_the_link(stranger, link, duty, officer):
    followup.nothing_new(duty, MARCH, by=officer)
    page = stranger.get(at(link))
    assert page.status_code == 410
    assert "đã được gửi" in page.text


def test_a_mail_on_the_next_day_carries_the_same_link(link, duty, officer):
    assert services.link_for(officer, duty, MARCH) == link


def test_after_it_was_used_or_is_too_old_a_mail_carries_a_new_one(stranger, link, duty, officer):
    stranger.post(at(link), WORDS)
    second = services.link_for(officer, duty, MARCH)
    assert second != link
    third = services.link_for(officer, duty, MARCH, now=MORNING + timedelta(days=31))
    assert third != second


def test_its_owner_revokes_it_and_nobody_else_of_the_agency(enter, stranger, link, officer, leader):
    url = reverse("replies:link-revoke", args=[link.pk])
    assert enter(leader).post(url).status_code == 404
    enter(officer).post(url)
    assert stranger.post(at(link), WORDS).status_code == 410
    assert notes("link-revoked").get().by == officer


def test_the_list_shows_ones_links_without_their_secret(enter, link, officer):
    page = enter(officer).get(reverse("replies:links"))
    assert "Còn dùng được" in page.text
    assert link.nonce not in page.text


def test_the_log_of_rows_does_not_hold_the_secret(link):
    assert link.nonce not in "".join(str(row.after) for row in RowChange.objects.all())


def test_the_agency_whose_leader_approves_gets_it_before_it_goes_out(stranger, link, officer, leader):
    followup.set_way(officer.agency, leader_approves=True, by=leader)
    stranger.post(at(link), WORDS)
    assert Update.objects.get().stage == Stage.WITH_LEADER
