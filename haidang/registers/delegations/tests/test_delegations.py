"""A delegation from the scheme to the look back: who may, when not, what is kept."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Stance
from haidang.office.norms.models import Norm
from haidang.office.norms.rules import Calendar
from haidang.plan.followup.models import Update
from haidang.registers.delegations import checking, examples, services
from haidang.registers.delegations.choices import Decider, Effect, HeadRank, Part, Stage
from haidang.registers.delegations.forms import DelegationForm
from haidang.registers.delegations.law import Terms, law_of
from haidang.registers.delegations.models import Delegation, Member
from haidang.registers.delegations.owed import owed

pytestmark = pytest.mark.django_db


def refused(verb, *args, **facts):
    with pytest.raises(ValidationError) as told:
        verb(*args, **facts)
    return " ".join(told.value.messages)


def test_a_scheme_that_lacks_something_is_not_filed_and_says_all_it_lacks_at_once(norms, today, officer):
    bare = examples.delegation(by=officer, purpose="", in_plan=False)
    told = refused(services.ask, bare, by=officer)
    for gap in ("mục đích", "chương trình từng ngày", "đối tác", "dự toán", "lý do", "chưa có văn bản cho ý kiến"):
        assert gap in told
    assert Delegation.objects.get().stage == Stage.DRAFT


def test_a_delegation_without_members_is_named(trip, officer):
    trip.members.all().delete()
    assert "chưa có thành viên nào" in refused(services.ask, trip, by=officer)


def test_another_agency_knows_nothing_of_it_until_it_is_asked(asked, cast, desk):
    police = cast["cong-an"]
    assert not Delegation.objects.for_user(police, "view").exists()
    with pytest.raises(Delegation.DoesNotExist):
        services.appraise(asked, words="Đồng ý", by=police)
    agencies = Agency.objects.filter(code__in=("CAT", "STC"))
    consultation = services.consult(asked, agencies, words="Ý kiến về an ninh, kinh phí.", by=desk)
    assert list(Delegation.objects.for_user(police, "view")) == [asked]
    with pytest.raises(PermissionDenied):
        services.appraise(asked, words="Đồng ý", by=police)
    assert consultation.link_url == asked.get_absolute_url()
    theirs = consultation.opinions.get(agency__code="CAT")
    documents.answer_opinion(theirs, by=police, stance=Stance.AGREES, words="Không có ý kiến khác.")
    assert [each.agency.code for each in consultation.opinions.filter(answered_on__isnull=False)] == ["CAT"]


def test_what_was_sent_back_is_mended_and_filed_again(asked, desk, officer):
    services.send_back(asked, reason="Bổ sung thư mời.", by=desk)
    row = Delegation.objects.get()
    assert (row.stage, row.returned_why) == (Stage.RETURNED, "Bổ sung thư mời.")
    assert Delegation.objects.for_user(officer, "change").exists()
    services.ask(row, by=officer)
    assert Delegation.objects.get().returned_why == ""


def test_while_it_lies_with_the_desk_its_agency_does_not_write_it(asked, officer):
    assert not Delegation.objects.for_user(officer, "change").exists()
    told = refused(services.ask, asked, by=officer)
    assert "Đã trình, chờ thẩm định" in told


@pytest.mark.parametrize(
    ("rank", "on", "deciders", "stops"),
    [
        # the day before NĐ 191/2026 the custom is known from hearsay: it warns
        (HeadRank.CHAIR, date(2026, 5, 28), (Decider.PREMIER,), False),
        (HeadRank.CHAIR, date(2026, 5, 29), (Decider.PREMIER,), True),
        (HeadRank.STATE, date(2020, 6, 30), (Decider.CHAIR, Decider.DELEGATED), False),
        (HeadRank.STATE, date(2020, 7, 1), (Decider.CHAIR, Decider.DELEGATED), False),
        (HeadRank.PARTY, date(2020, 6, 30), (Decider.PARTY,), False),
        (HeadRank.PARTY, date(2020, 7, 1), (Decider.PARTY,), True),
        (HeadRank.COUNCIL, date(2020, 7, 1), (Decider.COUNCIL,), True),
        (HeadRank.CENTRAL, date(2026, 5, 29), (Decider.CENTRAL,), False),
    ],
)
def test_who_decides_follows_the_law_of_the_day(norms, rank, on, deciders, stops):
    held = law_of(rank, on)
    assert (held.deciders, held.stops(Decider.CHAIR)) == (deciders, stops)


def test_the_chairman_does_not_send_himself_since_the_decree_of_2026(settings, appraised, chair, desk):
    settings.HAIDANG_TODAY = date(2026, 5, 29)
    Delegation.objects.update(head_rank=HeadRank.CHAIR)
    told = refused(services.decide, appraised, by=chair)
    assert "NĐ 191/2026/NĐ-CP Đ25.2" in told
    assert "Thủ tướng" in told
    row = services.record(
        appraised, decider=Decider.PREMIER, number="512/TTg-QHQT", issued_on=date(2026, 5, 29), by=desk
    )
    assert row.decision
    assert (row.stage, row.decider, row.decision.number) == (Stage.DECIDED, Decider.PREMIER, "512/TTg-QHQT")


def test_two_norms_on_one_day_mean_that_nobody_knows_who_decides(norms, appraised, chair):
    held = Norm.objects.get(code="TRIP-BY-STATE-1")
    Norm.objects.create(
        code="TRIP-BY-STATE-9", act=held.act, value="khác", amount="UBND", document="QĐ khác",
        valid_from=date(2020, 1, 1), valid_to=date(2020, 6, 30), tag="S",
    )  # fmt: skip
    found = {each.code: each for each in checking.verdicts(appraised, today=date(2020, 3, 2))}
    assert found["decider"].kind == checking.UNKNOWN
    assert "2 dòng" in found["decider"].sentence
    assert services.decide(appraised, by=chair).stage == Stage.DECIDED


def test_a_leader_decides_and_the_number_comes_later(appraised, chair, desk):
    row = services.decide(appraised, words="Đồng ý.", by=chair)
    assert (row.stage, row.decider, row.decision) == (Stage.DECIDED, Decider.CHAIR, None)
    services.number(row, number="77/QĐ-UBND", issued_on=date(2020, 3, 2), by=desk)
    assert Delegation.objects.filter(decision__number="77/QĐ-UBND").exists()
    assert "đã có số" in refused(services.number, row, number="78/QĐ-UBND", issued_on=date(2020, 3, 2), by=desk)


def test_a_paper_older_than_the_request_is_no_decision_of_it(appraised, desk):
    told = refused(
        services.record, appraised, decider=Decider.CHAIR, number="1/QĐ-UBND", issued_on=date(2020, 3, 1), by=desk
    )
    assert "trước ngày trình" in told


def test_a_number_without_its_day_names_no_paper(appraised, chair):
    assert "Ghi ngày của văn bản" in refused(services.decide, appraised, number="1/QĐ-UBND", by=chair)
    assert Delegation.objects.get().stage == Stage.APPRAISED


@pytest.mark.parametrize(
    ("rank", "back", "due"),
    [
        # ten working days over the holidays of 30/4 and 1/5/2020
        (HeadRank.STATE, date(2020, 4, 24), date(2020, 5, 12)),
        # over Tết 2020 (23-29/1)
        (HeadRank.STATE, date(2020, 1, 17), date(2020, 2, 7)),
        (HeadRank.CHAIR, date(2020, 4, 24), date(2020, 5, 12)),
        # the decree's first day, and the day before
        (HeadRank.CHAIR, date(2026, 5, 28), date(2026, 6, 11)),
        (HeadRank.CHAIR, date(2026, 5, 29), date(2026, 6, 5)),
        (HeadRank.SECRETARY, date(2026, 5, 29), date(2026, 6, 12)),
    ],
)
def test_the_report_is_due_by_the_law_of_the_day_of_return(norms, rank, back, due):
    assert Terms().report(rank, back).due_on == due


def test_without_a_norm_the_report_has_no_day_and_says_why(db):
    term = Terms(Calendar()).report(HeadRank.STATE, date(2020, 6, 19))
    assert term.due_on is None
    assert "TRIP-RPT" in term.problem


def _back(settings, decided, on=date(2020, 6, 24)):
    settings.HAIDANG_TODAY = on
    return decided


REPORT: dict[str, Any] = {"course": "Đúng chương trình.", "achieved": "Hai doanh nghiệp cảng nhận lời khảo sát."}


def test_nobody_reports_before_they_are_back(decided, officer):
    assert "Đoàn về ngày 19/06/2020" in refused(services.report, decided, by=officer, **REPORT)


def test_a_report_drafts_a_sentence_for_the_task_and_sends_nothing(settings, decided, duty, officer):
    services.report(_back(settings, decided), by=officer, **REPORT)
    update = Update.objects.get(duty=duty)
    said = update.hints.get().sentence
    for part in ("1/QĐ-UBND", "15/06/2020–19/06/2020", "Osaka, Nhật Bản", "Thành phố mẫu 1", "nhận lời khảo sát"):
        assert part in said
    assert update.stage == "draft"
    row = Delegation.objects.get()
    assert (row.stage, row.report.due_on) == (Stage.REPORTED, date(2020, 7, 3))


def test_what_was_promised_becomes_a_task_once(settings, decided, duty, officer, desk):
    row = services.report(_back(settings, decided), by=officer, **REPORT)
    line = examples.commitment(row)
    with pytest.raises(PermissionDenied):
        services.give(line, by=officer)
    task = services.give(line, by=desk)
    assert (task.plan, task.due_on) == (duty.task.plan, date(2020, 12, 1))
    assert [part.agency for part in task.duties.all()] == [line.agency]
    assert "đã giao" in refused(services.give, line, by=desk)


def test_the_account_is_closed_when_its_estimate_is(settings, decided, officer):
    row = services.report(_back(settings, decided), by=officer, **REPORT)
    Delegation.objects.update(no_estimate_why="")
    assert "ghi ai đã chi" in refused(services.settle, row, by=officer)
    done = services.settle(row, words="Đối tác đài thọ.", by=officer)
    assert (done.stage, done.no_estimate_why) == (Stage.SETTLED, "Đối tác đài thọ.")


def test_an_estimate_that_is_open_holds_the_account_open(settings, trip, officer, desk, chair):
    estimate = services.begin_estimate(trip, by=officer, currency="USD", rate=23200, rate_on=date(2020, 3, 2))
    assert estimate.norm
    assert (estimate.norm.code, estimate.year, estimate.task) == ("TRIP-NORM-1", 2020, trip.tasks.get())
    assert "đã có dự toán" in refused(services.begin_estimate, trip, by=officer)
    row = services.ask(trip, by=officer)
    row = services.appraise(row, words="Đề nghị cử.", by=desk)
    row = services.decide(row, by=chair)
    settings.HAIDANG_TODAY = date(2020, 6, 24)
    row = services.report(row, by=officer, **REPORT)
    assert "Đang lập" in refused(services.settle, row, by=officer)


def test_each_year_is_looked_at_once(settings, decided, officer):
    row = services.report(_back(settings, decided), by=officer, **REPORT)
    services.assess(row, year=2020, effect=Effect.PARTLY, words="Một doanh nghiệp đã khảo sát.", by=officer)
    assert "đã được đánh giá" in refused(
        services.assess, row, year=2020, effect=Effect.REACHED, words="Khác.", by=officer
    )
    assert "năm 2020" in refused(services.assess, row, year=2021, effect=Effect.REACHED, words="Sớm.", by=officer)


def test_a_stopped_trip_is_kept_with_its_reason(decided, desk, officer):
    with pytest.raises(ValidationError):
        services.cancel(decided, reason="Dịch bệnh.", by=officer)
    row = services.cancel(decided, reason="Dịch bệnh.", by=desk)
    assert (row.stage, row.stopped_why, row.acts(officer)) == (Stage.CANCELLED, "Dịch bệnh.", ())


def test_when_days_move_whoever_goes_along_hears_of_it(decided, desk, officer):
    other = examples.delegation(by=officer, title="Đoàn giao lưu thanh niên (minh họa)")
    decided.along_with.add(other)
    row = services.move(
        decided, starts_on=date(2020, 9, 7), ends_on=date(2020, 9, 11), reason="Bạn đề nghị lùi.", by=desk
    )
    assert (row.starts_on, row.ends_on) == (date(2020, 9, 7), date(2020, 9, 11))
    assert any("07/09/2020" in each.reason for each in history(other))


def test_a_trip_that_ends_before_it_begins_is_refused_by_the_table_too(trip):
    trip.ends_on = date(2020, 6, 14)
    with pytest.raises(ValidationError, match="Ngày về phải từ ngày đi"):
        trip.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        trip.save()


def test_two_heads_are_refused_by_the_table(trip):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(delegation=trip, part=Part.HEAD, name="Người khác")


@pytest.mark.parametrize(
    ("fixture", "on", "what", "code", "due"),
    [
        ("trip", date(2020, 5, 1), "ask", "SCT", date(2020, 5, 16)),
        ("asked", date(2020, 3, 3), "appraise", "SNGV", date(2020, 3, 9)),
        ("appraised", date(2020, 3, 3), "decide", "UBND", date(2020, 6, 15)),
        ("decided", date(2020, 3, 3), "papers", "SCT", date(2020, 6, 15)),
        ("decided", date(2020, 6, 20), "report", "SCT", date(2020, 7, 3)),
    ],
)
def test_what_is_waited_for_lies_with_whoever_has_to_do_it(request, trip, fixture, on, what, code, due):
    row = request.getfixturevalue(fixture)
    found = {each.key: each for each in owed(on)}
    each = found[f"delegations:{what}:{row.pk}"]
    assert (Agency.objects.get(pk=each.agency_id or 0).code, each.due_on) == (code, due)


def test_a_decision_the_committee_may_not_take_waits_at_the_desk(settings, appraised):
    Delegation.objects.update(head_rank=HeadRank.PARTY, starts_on=date(2020, 8, 3), ends_on=date(2020, 8, 5))
    each = {one.key: one for one in owed(date(2020, 7, 1))}[f"delegations:decide:{appraised.pk}"]
    assert Agency.objects.get(pk=each.agency_id or 0).code == "SNGV"


def test_at_the_end_of_the_year_its_trips_are_looked_at(settings, decided, officer):
    row = services.report(_back(settings, decided), by=officer, **REPORT)
    assert not [each for each in owed(date(2020, 10, 1)) if "assess" in each.key]
    each = next(each for each in owed(date(2020, 12, 1)) if "assess" in each.key)
    assert (each.key, each.due_on) == (f"delegations:assess:2020:{row.pk}", date(2020, 12, 14))


def test_what_the_desk_tied_to_a_trip_stays_though_its_agency_may_not_see_it(trip, officer):
    other = examples.delegation(by=trip.created_by, title="Đoàn của Tỉnh ủy", agency=Agency.objects.get(code="SDL"))
    trip.along_with.add(other)
    assert other not in Delegation.objects.for_user(officer, "view")
    form = DelegationForm(instance=trip, by=officer)
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}
    services.save(DelegationForm(sent | {"along_with": [], "purpose": "Khác."}, instance=trip, by=officer), by=officer)
    assert list(trip.along_with.all()) == [other]
