"""The hand-over book by its verbs: given on a decision, confirmed by the other side, owed until it is back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.office.directory.models import Agency
from haidang.office.documents.choices import Withdrawal
from haidang.office.documents.models import Document
from haidang.office.norms.models import Norm
from haidang.registers.passports import examples, selectors, services
from haidang.registers.passports.choices import Move, State, TripStage
from haidang.registers.passports.forms import AbtcCardForm, PassportForm, PrivateTripForm
from haidang.registers.passports.happenings import happenings
from haidang.registers.passports.models import Movement, Passport, PrivateTrip
from haidang.registers.passports.owed import owed
from haidang.registers.passports.views import ACTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def owed_of(prefix, on):
    return [each for each in owed(on) if each.key.startswith(prefix)]


def test_a_passport_is_given_out_on_a_decision_and_comes_back(desk, officer):
    row = examples.passport()
    line = services.give_out(row, examples.decision(), date(2021, 3, 10), desk, words="Đoàn đi Nhật Bản")
    assert fresh(row).state == State.OUT
    services.confirm(line, by=officer)
    assert (fresh(line).confirmed_by, fresh(line).confirmed_on) == (officer, clock.today())
    services.take_back(row, by=desk)
    assert fresh(row).state == State.KEPT


def test_without_a_decision_in_force_nothing_is_given(desk):
    row, paper = examples.passport(), examples.decision()
    paper.withdrawn_as, paper.withdrawn_on = Withdrawal.RECALLED, clock.today()
    for decision in (None, paper):
        with pytest.raises(ValidationError) as caught:
            services.give_out(row, decision, date(2021, 3, 10), desk)
        assert "quyết định" in sentence(caught)
    assert fresh(row).state == State.KEPT


@pytest.mark.parametrize(
    ("until", "told"), [(date(2021, 2, 27), "trước ngày giao"), (date(2031, 1, 1), "hết hạn ngày")]
)
def test_a_trip_that_ends_before_it_begins_or_after_the_passport_is_refused(desk, until, told):
    row = examples.passport()
    with pytest.raises(ValidationError) as caught:
        services.give_out(row, examples.decision(), until, desk)
    assert told in sentence(caught)
    assert Movement.objects.filter(passport=row).count() == 1


def test_a_decision_of_a_later_day_lets_nothing_out(desk):
    row = examples.passport()
    with pytest.raises(ValidationError) as caught:
        services.give_out(row, examples.decision(date(2021, 3, 2)), date(2021, 3, 10), desk)
    assert "ký ngày 02/03/2021, sau ngày giao 01/03/2021" in sentence(caught)
    assert fresh(row).state == State.KEPT


def test_what_was_refused_leaves_no_paper_behind_and_is_right_the_second_time(enter, desk):
    row, page = examples.passport(), enter(desk)
    given = {"number": "1999/QĐ-UBND", "issued_on": "2021-03-02", "until": "2021-03-10", "on": "2021-03-01"}
    url = reverse("passports:given", args=[row.pk])
    assert page.post(url, given).status_code == 422
    assert not Document.objects.filter(number="1999/QĐ-UBND").exists()
    assert page.post(url, given | {"issued_on": "2021-03-01"}).status_code == 302
    assert fresh(row).state == State.OUT


def test_what_has_no_figure_is_the_number_of_no_paper(enter, desk):
    row = examples.passport()
    given = {"number": "không số", "issued_on": "2021-03-01", "until": "2021-03-10", "on": "2021-03-01"}
    reply = enter(desk).post(reverse("passports:given", args=[row.pk]), given)
    assert "“không số” không phải số, ký hiệu văn bản" in reply.content.decode()
    assert fresh(row).state == State.KEPT


def test_what_is_out_is_not_given_out_again(desk):
    line = examples.given()
    with pytest.raises(ValidationError) as caught:
        services.give_out(line.passport, examples.decision(), date(2021, 3, 20), desk)
    assert "Đã giao đi công tác" in sentence(caught)


def test_what_is_late_is_owed_by_the_agency_of_its_holder_with_the_day_of_the_norm(settings, officer):
    line = examples.given(until=date(2021, 3, 10))
    assert owed_of("passports:return", date(2021, 3, 10)) == []
    (each,) = owed_of("passports:return", date(2021, 3, 11))
    # five working days after Wednesday 10/3
    assert (each.agency_id, each.due_on) == (officer.agency_id, date(2021, 3, 17))
    settings.HAIDANG_TODAY = date(2021, 3, 18)
    said = {one.code: one for one in selectors.checks(fresh(line.passport), clock.today())}
    assert said["back"].kind == Outcome.WARN
    assert "quá 1 ngày" in said["back"].sentence


def test_what_is_out_stands_on_one_page_the_soonest_due_first(settings, enter, desk, cast):
    later, sooner = examples.given(until=date(2021, 3, 20)), examples.given(until=date(2021, 3, 10))
    settings.HAIDANG_TODAY = date(2021, 3, 18)
    page = enter(desk).get(reverse("passports:out")).content.decode()
    assert page.index(str(sooner.passport.holder)) < page.index(str(later.passport.holder))
    assert page.count("quá hạn") == 1
    assert str(sooner.passport.holder) not in enter(cast["so-du-lich"]).get(reverse("passports:out")).content.decode()


def test_who_wrote_a_line_confirms_only_what_was_signed_on_paper(desk):
    line = examples.given()
    with pytest.raises(ValidationError) as caught:
        services.confirm(line, by=desk)
    assert "ai ký" in sentence(caught)
    services.confirm(line, signed="Ông A ký sổ giấy trang 12", by=desk)
    with pytest.raises(ValidationError):
        services.confirm(line, signed="lần nữa", by=desk)


def test_a_stranger_neither_sees_nor_confirms(cast):
    line = examples.given()
    with pytest.raises(Movement.DoesNotExist):
        services.confirm(line, by=cast["so-du-lich"])
    with pytest.raises(Passport.DoesNotExist):
        services.take_back(line.passport, by=cast["so-du-lich"])
    with pytest.raises(PermissionDenied):
        services.take_back(line.passport, by=cast["kiem-tra"])


def test_a_transfer_makes_the_other_agency_the_keeper_once_it_says_so(desk, cast):
    row, theirs = examples.passport(), cast["so-du-lich"]
    line = services.transfer(row, theirs.agency, by=desk)
    assert (fresh(row).state, fresh(row).agency) == (State.ON_WAY, desk.agency)
    (each,) = owed_of("passports:confirm", clock.today())
    assert each.agency_id == theirs.agency_id
    services.confirm(line, by=theirs)
    assert (fresh(row).state, fresh(row).agency) == (State.KEPT, theirs.agency)


def test_a_passport_is_not_transferred_to_who_keeps_it_or_to_who_is_gone(desk):
    row = examples.passport()
    gone = Agency.objects.create(code="HET", name="Cơ quan đã giải thể", valid_to=date(2020, 1, 1))
    for to, told in ((desk.agency, "đang giữ"), (gone, "không còn hoạt động")):
        with pytest.raises(ValidationError) as caught:
            services.transfer(row, to, by=desk)
        assert told in sentence(caught)


def test_a_lost_one_needs_words_and_is_void(desk):
    row = examples.passport()
    with pytest.raises(ValidationError):
        services.report_lost(row, words=" ", by=desk)
    services.report_lost(row, words="Mất tại sân bay", by=desk)
    assert fresh(row).state == State.LOST
    assert selectors.checks(fresh(row), clock.today()) == []
    with pytest.raises(ValidationError):
        services.receive(row, by=desk)


def test_the_book_is_never_written_ahead_nor_backwards(desk):
    row = examples.passport()
    for on, told in ((date(2021, 3, 2), "chưa đến"), (date(2021, 2, 1), "trước dòng gần nhất")):
        with pytest.raises(ValidationError) as caught:
            services.report_lost(row, words="Mất", on=on, by=desk)
        assert told in sentence(caught)


def test_who_can_go_is_told_for_all_in_a_few_queries(django_assert_max_num_queries, desk):
    ready, out = examples.passport(), examples.given().passport
    short = examples.passport(expires_on=date(2021, 7, 1))
    nobody = examples.official()
    asked = [ready.holder_id, out.holder_id, short.holder_id, nobody.pk]
    with django_assert_max_num_queries(8):
        found = selectors.fit_for_trip(asked, date(2021, 4, 1))
    assert [found[pk].verdict.code for pk in asked] == ["valid", "out", "short", "none"]
    assert [found[pk].is_refused for pk in asked] == [False, False, False, True]
    assert found[ready.holder_id].passport == ready
    # five working days from Monday 1/3
    assert "08/03/2021" in found[nobody.pk].verdict.sentence


def test_a_gap_in_the_norms_is_never_green(desk):
    Norm.objects.filter(code__startswith="PASS").delete()
    row = examples.given(until=date(2021, 3, 10)).passport
    assert {one.kind for one in selectors.checks(fresh(row), date(2021, 4, 1))} == {Outcome.UNKNOWN}
    (each,) = owed_of("passports:return", date(2021, 4, 1))
    assert each.due_on is None


def test_issuing_takes_the_days_of_the_law_and_before_it_nobody_can_say(settings):
    row = examples.asked(asked_on=date(2021, 2, 8))
    said = {one.code: one for one in selectors.checks(row, clock.today())}
    assert said["issuing"].kind == Outcome.WARN
    old = examples.asked(asked_on=date(2020, 6, 30))
    assert selectors.checks(old, clock.today())[0].kind == Outcome.UNKNOWN
    new = examples.asked(asked_on=date(2020, 7, 1))
    assert "08/07/2020" in selectors.checks(new, clock.today())[0].sentence


def test_what_ends_soon_is_told_unless_there_is_a_newer_one(desk):
    old = examples.passport(expires_on=date(2021, 5, 1))
    assert [each.due_on for each in owed_of("passports:expiry", clock.today())] == [old.expires_on]
    examples.passport(holder=old.holder)
    assert owed_of("passports:expiry", clock.today()) == []
    card = examples.abtccard(expires_on=date(2021, 6, 1))
    assert [each.key for each in owed_of("passports:abtc", clock.today())] == [f"passports:abtc:{card.pk}"]


def test_the_calendar_shows_what_ends_to_who_may_see_it(desk, cast):
    row, card = examples.passport(expires_on=date(2021, 5, 1)), examples.abtccard(expires_on=date(2021, 5, 2))
    since, until = date(2021, 4, 1), date(2021, 5, 31)
    found = list(happenings(desk, since, until))
    assert [each.since for each in found] == [row.expires_on, card.expires_on]
    assert {each.kind for each in found} == {"expiry"}
    assert list(happenings(cast["so-du-lich"], since, until)) == []


def test_a_private_trip_is_answered_by_a_paper_and_only_once(officer):
    trip = examples.privatetrip()
    (each,) = owed_of("passports:private", clock.today())
    assert each.agency_id == officer.agency_id
    with pytest.raises(ValidationError) as caught:
        services.allow(trip, document=None, by=officer)
    assert "văn bản đồng ý" in sentence(caught)
    with pytest.raises(ValidationError):
        services.refuse(trip, remark=" ", by=officer)
    services.allow(trip, document=examples.decision(), by=officer)
    assert PrivateTrip.objects.get().stage == TripStage.ALLOWED
    with pytest.raises(ValidationError) as caught:
        services.refuse(trip, remark="Đổi ý", by=officer)
    assert "không đổi được nữa" in sentence(caught)


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2021, 2, 28), "có trước ngày đơn 01/03/2021"), (date(2021, 3, 2), "chưa đến")],
)
def test_a_paper_from_before_the_letter_or_from_tomorrow_answers_nothing(officer, day, told):
    trip = examples.privatetrip()
    with pytest.raises(ValidationError) as caught:
        services.allow(trip, document=examples.decision(day), by=officer)
    assert told in sentence(caught)
    assert PrivateTrip.objects.get().stage == TripStage.ASKED


def test_who_comes_to_answer_a_trip_that_is_answered_is_told_so(enter, officer):
    trip = services.withdraw(examples.privatetrip(), remark="không đi nữa", by=officer)
    reply = enter(officer).get(reverse("passports:trip-allow", args=[trip.pk]), follow=True)
    assert "đã ở trạng thái “Đã rút” từ ngày 01/03/2021" in reply.content.decode()


@pytest.mark.parametrize(
    ("form", "facts", "field", "told"),
    [
        (PassportForm, {"issued_on": "2020-03-01", "expires_on": "2020-02-01"}, "expires_on", "(01/02/2020)"),
        (PassportForm, {"issued_on": "2020-03-01", "expires_on": "2020-03-01"}, "expires_on", "phải sau ngày đó"),
        (PassportForm, {"asked_on": "2020-03-02", "issued_on": "2020-03-01", "expires_on": "2025-02-28"}, "issued_on",
         "(01/03/2020) không thể trước “Nộp hồ sơ xin cấp ngày” (02/03/2020)"),
        (PassportForm, {"asked_on": "2021-03-02"}, "asked_on", "02/03/2021 chưa đến"),
        (PrivateTripForm, {"starts_on": "2021-03-20", "ends_on": "2021-03-19", "asked_on": "2021-02-01"}, "ends_on",
         "“Về ngày” (19/03/2021) không thể trước “Đi ngày” (20/03/2021)"),
        (PrivateTripForm, {"starts_on": "2021-02-20", "ends_on": "2021-02-21", "asked_on": "2021-02-25"}, "asked_on",
         "25/02/2021 sau ngày đi 20/02/2021"),
        (PrivateTripForm, {"starts_on": "2021-03-20", "ends_on": "2021-03-21", "asked_on": "2021-03-02"}, "asked_on",
         "02/03/2021 chưa đến"),
        (AbtcCardForm, {"issued_on": "2020-03-01", "expires_on": "2019-03-01"}, "expires_on", "(01/03/2019)"),
    ],
)  # fmt: skip
def test_days_that_cannot_be_are_named_at_their_field(desk, form, facts, field, told):
    assert told in str(form(facts, by=desk).errors[field])


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: examples.issued(expires_on=date(2019, 1, 1)), "hết hạn"),
        (lambda: examples.issued(asked_on=date(2021, 1, 1)), "nộp hồ sơ"),
        (lambda: examples.privatetrip(ends_on=date(2021, 3, 1)), "Ngày về"),
        (lambda: examples.abtccard(expires_on=date(2019, 1, 1)), "hết hạn"),
    ],
)
def test_days_that_cannot_be_are_refused_by_the_database_with_a_sentence(make, told):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
    # and by the form before, in the words of the office
    constraints = [one for model in (Passport, PrivateTrip, examples.AbtcCard) for one in model._meta.constraints]
    assert any(told in str(one.violation_error_message) for one in constraints)


def test_the_return_day_counts_working_days_over_a_weekend():
    line = examples.given(until=clock.today() + timedelta(days=4))
    # home on Friday 5/3: until Friday 12/3
    assert selectors.back_by(line) == date(2021, 3, 12)


def test_each_move_has_its_page():
    assert set(ACTS) == set(Move)
