"""Acts: who may, when, what is noted, what is refused and why."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come
from tests.books.examples import book, loan
from tests.books.models import Act, Loan, Stage
from tests.books.registers import lend, take_back

pytestmark = pytest.mark.django_db


def test_an_act_moves_the_dossier_as_its_course_says_and_is_noted(officer):
    row = lend(loan(), by=officer)
    assert row.stage == Stage.OUT
    told = Note.objects.get(verb="lend")
    assert (told.by, told.changes["stage"]) == (officer, ["Đã hỏi mượn", "Đang mượn"])


def test_an_act_out_of_time_is_refused_with_where_it_was_found_and_what_can_be_done(officer):
    with pytest.raises(ValidationError, match=r"“Nhận lại”.*“Đã hỏi mượn”.*“Cho mượn”"):
        take_back(loan(), reason="Còn nguyên", by=officer)


def test_an_act_that_is_never_theirs_is_no_matter_of_time(viewer):
    with pytest.raises(PermissionDenied):
        lend(loan(), by=viewer)


def test_who_may_not_see_it_does_not_find_it(stranger):
    with pytest.raises(Loan.DoesNotExist):
        lend(loan(), by=stranger)


def test_what_stands_in_the_way_is_said_in_its_own_words(officer):
    row = loan(of=book(is_hidden=True))
    assert row.acts(officer) == ()
    with pytest.raises(ValidationError, match="Sách đang giấu"):
        lend(row, by=officer)


def test_facts_that_became_different_are_noted_and_others_are_not(officer):
    row = lend(loan(), by=officer)
    go(held(row, Act.RETURN, by=officer), Act.RETURN, by=officer, reader=row.reader, back_on=date(2020, 6, 1))
    changes = Note.objects.get(verb="return").changes
    assert changes["back_on"] == [None, "2020-06-01"]
    assert "reader" not in changes


def test_the_page_of_an_act_asks_does_and_leads_back(at, officer):
    row = loan()
    desk = at(officer)
    assert "Cho mượn" in desk.get(f"/muon/{row.pk}/").content.decode()
    assert desk.get(f"/muon/{row.pk}/cho-muon/").status_code == 200
    assert desk.post(f"/muon/{row.pk}/cho-muon/").url == f"/muon/{row.pk}/"
    row.refresh_from_db()
    assert row.stage == Stage.OUT


def test_a_refusal_stands_at_its_field_and_nothing_is_done(at, officer):
    row = lend(loan(), by=officer)
    reply = at(officer).post(f"/muon/{row.pk}/nhan-lai/", {"reason": "   "})
    assert reply.status_code == 422
    row.refresh_from_db()
    assert row.stage == Stage.OUT


@pytest.mark.parametrize(("who", "status"), [("officer", 302), ("viewer", 403), ("stranger", 404)])
def test_pages_of_acts_are_closed_by_default(request, at, who, status):
    row = loan()
    assert at(request.getfixturevalue(who)).post(f"/muon/{row.pk}/cho-muon/").status_code == status


def test_the_page_of_an_act_out_of_time_leads_back_with_why(at, officer):
    row = loan()
    reply = at(officer).get(f"/muon/{row.pk}/nhan-lai/", follow=True)
    assert reply.redirect_chain[0][0] == f"/muon/{row.pk}/"
    assert "Chưa làm được “Nhận lại”" in reply.content.decode()


def test_words_with_a_mark_of_secrets_are_not_kept(at, officer):
    row = lend(loan(), by=officer)
    reply = at(officer).post(f"/muon/{row.pk}/nhan-lai/", {"reason": "Độ mật: Tối mật"})
    assert reply.status_code == 422
    assert "bí mật nhà nước" in reply.content.decode()


def test_days_that_have_not_come_or_lie_too_early_are_named():
    with pytest.raises(ValidationError, match="chưa đến"):
        not_to_come(date(2999, 1, 1), "on")
    not_to_come(clock.today())
    with pytest.raises(ValidationError, match=r"01/06/2020 trước ngày nộp \(02/06/2020\)"):
        not_before(date(2020, 6, 1), date(2020, 6, 2), "ngày nộp")
    not_before(date(2020, 6, 2), date(2020, 6, 2), "ngày nộp")


def test_the_page_of_a_record_is_only_read(at, officer):
    assert at(officer).post(loan().get_absolute_url()).status_code == 405
