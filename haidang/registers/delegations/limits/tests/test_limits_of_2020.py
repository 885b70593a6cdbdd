"""2020 as plan 163 orders it: the youth exchange of 3.4, seven leads of 1.4, the congress, fewer than in 2019."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency
from haidang.office.documents import examples as documents
from haidang.office.norms.models import Norm
from haidang.plan.plans.models import Task
from haidang.registers.delegations import examples
from haidang.registers.delegations.choices import Channel, HeadRank, Stage
from haidang.registers.delegations.limits import Kind, checks, overridable, services, stopping
from haidang.registers.delegations.models import Blackout, Delegation, Member, Override, Stop, YearBaseline
from haidang.registers.partners import examples as partners

pytestmark = pytest.mark.django_db

MARCH = date(2020, 3, 2)
#: The seven leads of 1.4.
LEADS = ("SDL", "SKHDT", "BCHQS", "VPHDND", "SCT", "UBVT", "TDOAN")


def trip(cast, code, since, until, **facts):
    """A delegation of an agency with a head and one country."""
    agency = Agency.objects.get(code=code)
    country = facts.pop("country", "Hàn Quốc")
    made = Delegation.objects.create(
        **{
            "title": f"Đoàn của {agency}", "agency": agency, "channel": Channel.STATE, "starts_on": since,
            "ends_on": until, "created_by": cast["so-cong-thuong"], "head_words": f"Trưởng đoàn {code}",
            "purpose": f"Việc riêng của {code}",
        } | facts
    )  # fmt: skip
    Stop.objects.create(delegation=made, country=partners.country(country))
    return made


@pytest.fixture
def congress():
    return Blackout.objects.create(
        name="Chuẩn bị và tổ chức Đại hội Đảng bộ tỉnh", starts_on=date(2020, 8, 1), ends_on=date(2020, 10, 31),
        basis="Thông báo mẫu 05-TB/TU",
    )  # fmt: skip


@pytest.fixture
def ansan(cast, norms):
    """3.4: by April at the latest, along with the trip that the leaders of Tỉnh ủy make to Korea."""
    return trip(
        cast, "TDOAN", date(2020, 4, 20), date(2020, 4, 25), title="Giao lưu thanh niên tại Ansan",
        channel=Channel.PEOPLE, purpose="Giao lưu văn hóa, học tập nông nghiệp công nghệ cao",
    )  # fmt: skip


def found(delegation, code, **more):
    return [each for each in checks(delegation, today=MARCH, **more) if each.code == code]


def kinds(delegation, code):
    return [each.kind for each in found(delegation, code)]


# ── the youth exchange ───────────────────────────────────────────────────────────────────────────


def test_the_youth_exchange_moved_into_the_congress_is_refused_by_its_paper(ansan, congress):
    assert kinds(ansan, "blackout") == [Kind.OK]
    Delegation.objects.filter(pk=ansan.pk).update(starts_on=date(2020, 9, 7), ends_on=date(2020, 9, 12))
    ansan.refresh_from_db()
    (verdict,) = found(ansan, "blackout")
    assert (verdict.kind, verdict.source) == (Kind.REFUSE, "Thông báo mẫu 05-TB/TU")
    assert "7/9/2020 - 12/9/2020" in verdict.sentence
    assert verdict.compared[0].url == congress.get_absolute_url()
    assert verdict in stopping(ansan, today=MARCH)


@pytest.mark.parametrize("day", [date(2020, 7, 31), date(2020, 8, 1), date(2020, 10, 31), date(2020, 11, 1)])
def test_the_first_and_the_last_day_of_the_window_count(cast, norms, congress, day):
    made = trip(cast, "TDOAN", day, day)
    assert kinds(made, "blackout") == [Kind.REFUSE if congress.starts_on <= day <= congress.ends_on else Kind.OK]


def test_moving_the_leaders_trip_warns_on_both_and_names_the_deadline_of_april(ansan, cast, tasks):
    leaders = trip(
        cast, "TU", date(2020, 4, 20), date(2020, 4, 27), title="Thường trực Tỉnh ủy thăm Hàn Quốc, Nhật Bản",
        channel=Channel.PARTY,
    )  # fmt: skip
    leaders.along_with.add(ansan)
    task = tasks["1.1"]
    Task.objects.filter(pk=task.pk).update(due_on=date(2020, 4, 30))
    ansan.tasks.add(task)
    assert kinds(leaders, "along") == kinds(ansan, "along") == [Kind.OK]
    assert kinds(leaders, "due") == []

    Delegation.objects.filter(pk=leaders.pk).update(starts_on=date(2020, 5, 11), ends_on=date(2020, 5, 16))
    leaders.refresh_from_db()
    assert kinds(leaders, "along") == kinds(ansan, "along") == [Kind.WARN]
    (due,) = found(leaders, "due")
    assert "30/4/2020" in due.sentence
    assert due.compared[0].url == task.get_absolute_url()


def test_in_the_partys_channel_the_congress_only_warns(cast, norms, congress):
    made = trip(cast, "TU", date(2020, 9, 7), date(2020, 9, 9), channel=Channel.PARTY)
    assert kinds(made, "blackout") == [Kind.WARN]


# ── seven leads, fewer than in 2019 ──────────────────────────────────────────────────────────────


@pytest.fixture
def seven(cast, norms):
    return [trip(cast, code, date(2020, month, 6), date(2020, month, 9)) for month, code in enumerate(LEADS, start=1)]


def test_without_the_number_of_2019_seven_delegations_are_not_said_to_be_fewer(seven):
    (verdict,) = found(seven[-1], "fewer")
    assert verdict.kind == Kind.UNKNOWN
    assert verdict.sentence.startswith("Chưa có số liệu năm 2019")


@pytest.mark.parametrize(("last", "kind"), [(8, Kind.OK), (7, Kind.WARN), (6, Kind.WARN)])
def test_seven_delegations_are_fewer_than_eight_and_not_than_seven(seven, last, kind):
    YearBaseline.objects.create(year=2019, count=last, source="Báo cáo mẫu 300/BC-UBND")
    (verdict,) = found(seven[-1], "fewer")
    assert verdict.kind == kind
    assert [each.label for each in verdict.compared] == [f"2019: {last} (Báo cáo mẫu 300/BC-UBND)", "2020: 7"]
    assert verdict.compared[1].url == "/doan-ra/?year=2020"


def test_a_delegation_that_was_called_off_is_not_counted(seven):
    YearBaseline.objects.create(year=2019, count=7, source="Báo cáo mẫu 300/BC-UBND")
    Delegation.objects.filter(pk=seven[0].pk).update(stage=Stage.CANCELLED)
    assert kinds(seven[-1], "fewer") == [Kind.OK]


def test_a_year_that_is_over_is_counted_from_the_book_once(cast, norms, desk):
    went = {"stage": Stage.DECIDED, "decided_on": date(2019, 3, 1), "decider": "chair"}
    for code in LEADS:
        trip(cast, code, date(2019, 5, 6), date(2019, 5, 9), **went)
    made = services.count_from_book(2019, today=MARCH, by=desk)
    assert (made.count, made.source) == (7, "Sổ đoàn ra, chốt ngày 02/03/2020")
    with pytest.raises(ValidationError, match="đã có số đoàn: 7"):
        services.count_from_book(2019, today=MARCH, by=desk)
    with pytest.raises(ValidationError, match="chưa hết"):
        services.count_from_book(2020, today=MARCH, by=desk)
    with pytest.raises(ValidationError, match="không có đoàn nào"):
        services.count_from_book(2018, today=MARCH, by=desk)


def test_an_agency_does_not_count_a_year(cast, norms):
    with pytest.raises(PermissionDenied):
        services.count_from_book(2019, today=MARCH, by=cast["so-cong-thuong"])


@pytest.mark.parametrize("agency", [None, "SCT"])
def test_one_number_for_one_year(directory, agency):
    whose = agency and Agency.objects.get(code=agency)
    YearBaseline.objects.create(year=2019, agency=whose, count=7, source="Báo cáo mẫu")
    with pytest.raises(IntegrityError), transaction.atomic():
        YearBaseline.objects.create(year=2019, agency=whose, count=8, source="Báo cáo khác")


# ── who goes, how often, how far ─────────────────────────────────────────────────────────────────


def test_leaders_their_trips_and_countries_are_counted_from_the_book(cast, norms):
    chair = examples.official("Nguyễn Văn Mẫu", agency="UBND", post="Chủ tịch")
    for month in (1, 2):
        trip(cast, "SCT", date(2020, month, 6), date(2020, month, 8), head=chair, head_rank=HeadRank.CHAIR)
    made = trip(cast, "SCT", date(2020, 6, 6), date(2020, 6, 8), head=chair, head_rank=HeadRank.CHAIR)
    Member.objects.create(delegation=made, name="Bí thư Mẫu", is_key_leader=True)
    for name in ("Nhật Bản", "Lào", "Thái Lan"):
        Stop.objects.create(delegation=made, country=partners.country(name))
    transit = Stop.objects.create(delegation=made, country=partners.country("Singapore"), is_transit=True)
    assert kinds(made, "key-leaders") == [Kind.WARN]
    assert sorted(kinds(made, "per-leader")) == [Kind.OK, Kind.WARN]
    assert kinds(made, "countries") == [Kind.WARN]
    Stop.objects.filter(delegation=made, country__name="Lào").delete()
    assert kinds(made, "countries") == [Kind.OK], f"{transit} is only passed through"


def test_a_province_that_sets_its_own_number_is_judged_by_it(cast, norms):
    made = trip(cast, "SCT", date(2020, 6, 6), date(2020, 6, 8))
    Stop.objects.create(delegation=made, country=partners.country("Nhật Bản"))
    Norm.objects.filter(code="TRIP-COUNTRIES").update(
        amount="1", document="Quy chế mẫu 09/2020/QĐ-UBND", tag="S", valid_from=date(2020, 6, 6)
    )
    (verdict,) = found(made, "countries")
    assert (verdict.kind, verdict.source) == (Kind.REFUSE, "Quy chế mẫu 09/2020/QĐ-UBND")
    Norm.objects.filter(code="TRIP-COUNTRIES").update(valid_from=date(2020, 6, 7))
    (verdict,) = found(made, "countries")
    assert verdict.kind == Kind.UNKNOWN
    assert verdict.sentence.startswith("Chưa có quy định")


def test_the_report_of_an_earlier_trip_is_due_after_ten_working_days(cast, norms):
    went = {"stage": Stage.DECIDED, "decided_on": date(2020, 1, 2), "decider": "chair"}
    trip(cast, "SCT", date(2020, 2, 10), date(2020, 2, 14), **went)
    made = trip(cast, "SCT", date(2020, 6, 6), date(2020, 6, 8))
    due = date(2020, 2, 28)
    for today, kind in ((due, Kind.OK), (due + timedelta(1), Kind.WARN)):
        assert [each.kind for each in checks(made, today=today) if each.code == "reports"] == [kind]


def test_the_same_trip_again_within_three_years_is_named(ansan, cast):
    before = trip(
        cast, "TDOAN", date(2018, 4, 1), date(2018, 4, 5), title="Đoàn thanh niên giao lưu Ansan",
        purpose="Giao lưu văn hóa, học tập nông nghiệp công nghệ cao",
    )  # fmt: skip
    (verdict,) = found(ansan, "repeat")
    assert (verdict.kind, verdict.compared[0].url) == (Kind.WARN, before.get_absolute_url())


def test_what_the_reader_may_not_open_is_not_named(ansan, cast):
    shared = Member.objects.create(delegation=ansan, official=examples.official())
    trip(cast, "STC", date(2020, 4, 22), date(2020, 4, 28), title="Đoàn kín", head=shared.official)
    by = cast["so-cong-thuong"]
    (verdict,) = found(ansan, "overlap", by=by)
    assert verdict.kind == Kind.REFUSE
    assert [(each.label, each.url) for each in verdict.compared] == [("… (22/4/2020 - 28/4/2020)", "")]
    (verdict,) = found(ansan, "overlap", by=cast["so-ngoai-vu"])
    assert verdict.compared[0].label.startswith("Đoàn kín")


def test_outside_of_the_plan_it_needs_a_paper(cast, norms):
    made = trip(cast, "SCT", date(2020, 6, 6), date(2020, 6, 8), in_plan=False)
    assert kinds(made, "planned") == [Kind.REFUSE]
    made.extra_opinion = documents.document()
    made.save()
    assert kinds(made, "planned") == [Kind.OK]


# ── letting it go ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def refused(ansan, congress):
    Delegation.objects.filter(pk=ansan.pk).update(starts_on=date(2020, 9, 7), ends_on=date(2020, 9, 12))
    ansan.refresh_from_db()
    return ansan


def blackout_of(delegation):
    (verdict,) = found(delegation, "blackout")
    return verdict


def test_a_refusal_is_let_go_with_a_reason_that_is_logged(refused, desk):
    paper = documents.document()
    mark = blackout_of(refused).mark
    services.override(refused, mark, reason=" Đối tác chỉ nhận tháng 9. ", document=paper, today=MARCH, by=desk)
    verdict = blackout_of(refused)
    assert (verdict.kind, verdict.stops, verdict.override.reason) == (Kind.WARN, False, "Đối tác chỉ nhận tháng 9.")
    assert verdict not in stopping(refused, today=MARCH)
    last = history(refused)[-1]
    assert (last.verb, last.reason) == ("overridden", "Đối tác chỉ nhận tháng 9.")


def test_other_days_are_asked_about_anew(refused, desk):
    services.override(refused, blackout_of(refused).mark, reason="Đã hẹn.", today=MARCH, by=desk)
    Delegation.objects.filter(pk=refused.pk).update(ends_on=date(2020, 9, 13))
    refused.refresh_from_db()
    assert blackout_of(refused).stops


def test_without_a_reason_nothing_is_let_go(refused, desk):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.override(refused, blackout_of(refused).mark, reason="  ", today=MARCH, by=desk)
    assert not Override.objects.exists()


def test_the_agency_that_goes_does_not_let_itself_go(cast, norms, congress):
    made = trip(cast, "SCT", date(2020, 9, 7), date(2020, 9, 9))
    mark = blackout_of(made).mark
    with pytest.raises(PermissionDenied):
        services.override(made, mark, reason="Đã hẹn.", today=MARCH, by=cast["so-cong-thuong"])
    found = checks(made, today=MARCH)
    assert not overridable(found, made, by=cast["so-cong-thuong"])
    assert overridable(found, made, by=cast["lanh-dao-ubnd"]) == {mark}


def test_what_is_not_refused_any_more_is_not_let_go(refused, congress, desk):
    mark = blackout_of(refused).mark
    congress.delete()
    with pytest.raises(ValidationError, match="đã khác so với lúc"):
        services.override(refused, mark, reason="Đã hẹn.", today=MARCH, by=desk)


def test_a_delegation_without_people_is_never_let_go(cast, norms, desk):
    made = trip(cast, "SCT", date(2020, 6, 6), date(2020, 6, 8), head_words="")
    (verdict,) = found(made, "members")
    assert verdict.stops
    with pytest.raises(ValidationError, match="Không thể bỏ qua"):
        services.override(made, verdict.mark, reason="Đã hẹn.", today=MARCH, by=desk)


def test_a_window_that_ends_before_it_begins_is_refused_by_the_book(directory):
    with pytest.raises(IntegrityError), transaction.atomic():
        Blackout.objects.create(name="Ngược", starts_on=date(2020, 9, 2), ends_on=date(2020, 9, 1))


def test_the_number_of_queries_does_not_grow_with_the_book(ansan, cast, desk, congress):
    checks(ansan, today=MARCH, by=desk)
    trip(cast, "TDOAN", date(2020, 1, 6), date(2020, 1, 7))
    with CaptureQueriesContext(connection) as few:
        checks(ansan, today=MARCH, by=desk)
    for number in range(6):
        other = trip(cast, "TDOAN", date(2020, 1, 6), date(2020, 1, 8 + number), country=f"Nước {number}")
        Member.objects.create(delegation=other, name=f"Người {number}")
        Blackout.objects.create(name=f"Đợt {number}", starts_on=date(2020, 12, 1), ends_on=date(2020, 12, 2 + number))
    with CaptureQueriesContext(connection) as many:
        checks(ansan, today=MARCH, by=desk)
    assert len(many) == len(few)
